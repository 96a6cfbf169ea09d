import stringWidth from 'fast-string-width';

/** How many users of a world are shown. */
export const maxUsers = 15;

/** `1 user`, `2 users`. */
export function countOf(count: number, plural: string): string {
  return `${count} ${count === 1 ? plural.replace(/s$/, '') : plural}`;
}

/** Rows with their columns aligned, and how many rows are `left` out, with what shows them. */
export function toRows(rows: readonly (readonly string[])[], left: number, more: string): string[] {
  const widths = [0, 1, 2].map((column) => Math.max(0, ...rows.map((row) => stringWidth(row[column] ?? ''))));
  const padded = (cell: string, column: number) =>
    cell + ' '.repeat(Math.max(0, (widths[column] ?? 0) - stringWidth(cell)));
  const lines = rows.map((row) => `  ${row.map(padded).join('  ')}`);
  return left > 0 ? [...lines, `  and ${left} more: ${more}`] : lines;
}
