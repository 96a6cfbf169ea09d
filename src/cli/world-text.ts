/** How many users of a world are shown. */
export const maxUsers = 15;

/** `1 user`, `2 users`. */
export function countOf(count: number, plural: string): string {
  return `${count} ${count === 1 ? plural.replace(/s$/, '') : plural}`;
}

/** Rows with their columns aligned, and how many rows are `left` out. */
export function toRows(rows: readonly (readonly string[])[], left: number): string[] {
  const widths = [0, 1, 2].map((column) => Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`);
  return left > 0 ? [...lines, `  and ${left} more`] : lines;
}
