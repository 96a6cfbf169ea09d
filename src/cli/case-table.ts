/** A case as lists show it. */
export interface ListedCase {
  readonly id: string;
  readonly suite: string;
  readonly level: string;
  readonly title: string;
  readonly feature?: string;
}

/** One line a case, under the name of its suite. */
export function toCaseTable(cases: readonly ListedCase[]): string {
  const width = Math.max(0, ...cases.map(({ id }) => id.length));
  const lines = cases.flatMap(({ id, suite, level, title, feature }, at) => {
    const needs = feature === undefined ? '' : ` (needs --features ${feature})`;
    const line = `  ${id.padEnd(width)}  ${level.padEnd(6)}  ${title}${needs}`;
    return cases[at - 1]?.suite === suite ? [line] : [...(at === 0 ? [] : ['']), suite, line];
  });
  return `${lines.join('\n')}\n`;
}
