/**
 * Puts the members that were made up where upstream has them: behind the last written member that upstream sends before them.
 * What was written stays in its order. `whole` must begin with those members of `written` that it has, as a spread does, so that
 * only additions can be out of place.
 */
export function inOrder<T extends object>(whole: T, written: object, order: readonly string[]): T {
  const added = Object.keys(whole).filter((name) => !Object.hasOwn(written, name));
  if (added.length === 0) return whole;
  const names = Object.keys(written).filter((name) => Object.hasOwn(whole, name));
  for (const name of added.sort((a, b) => order.indexOf(a) - order.indexOf(b))) {
    const rank = order.indexOf(name);
    names.splice(names.findLastIndex((other) => order.indexOf(other) < rank) + 1, 0, name);
  }
  // The same members in another order: the compiler cannot see that.
  return Object.fromEntries(names.map((name) => [name, Reflect.get(whole, name)])) as T;
}
