import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { builtinScenarios, dialects } from '../../../mock/index.js';

/** The first cells of each row of the table under a heading of a page. */
function rowsUnder(page: string, heading: string, cells: number): string[][] {
  const text = readFileSync(new URL(`../../../docs/${page}`, import.meta.url), 'utf8');
  const [, section = ''] = text.split(`\n## ${heading}\n`);
  const lines = section.split('\n');
  const start = lines.findIndex((line) => line.startsWith('| -'));
  const rows = lines.slice(start + 1, lines.indexOf('', start));
  return rows.map((row) =>
    row
      .split(/(?<!\\)\|/)
      .slice(1, cells + 1)
      .map((cell) => cell.trim()),
  );
}

const code = (text: string): string => `\`${text}\``;

describe('the tables of the documentation', () => {
  it('list the dialects with their values', () => {
    const declared = Object.entries(dialects).map(([key, values]) => [code(key), values.map(code).join(', ')]);
    expect(rowsUnder('fidelity.md', 'Dialects', 2)).toEqual(declared);
  });

  it('list the built-in worlds', () => {
    const listed = rowsUnder('worlds.md', 'The built-in ones', 1).flat();
    expect(listed).toEqual(builtinScenarios.map(code));
  });
});
