/** The JSON of a list whose items are made one by one, between two texts. */
export function* jsonList<T>(
  before: string,
  items: Iterable<T>,
  after: string,
  toJson: (item: T) => string,
): Iterable<string> {
  let text = before;
  for (const item of items) {
    yield text + toJson(item);
    text = ',';
  }
  yield (text === before ? before : '') + after;
}
