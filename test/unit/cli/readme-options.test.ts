import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { commandOptions, dialects, type FlagSpec } from '../../../mock/index.js';
import { createServeCommand } from '../../../src/cli/serve-command.js';

const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');

/** The first cells of each row of the table under a heading. */
function rowsUnder(heading: string, cells: number): string[][] {
  const [, section = ''] = readme.split(`\n## ${heading}\n`);
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

function defaultCell(value: unknown): string {
  if (value === undefined) return '';
  return value === false ? 'off' : code(String(value));
}

describe('the tables of README.md', () => {
  it('list the flags of serve with their variables and defaults', () => {
    const specs = new Map(Object.entries<FlagSpec>(commandOptions));
    const declared = createServeCommand(async () => {}).options.map((option) => [
      option.long,
      option.envVar,
      defaultCell(option.defaultValue ?? specs.get(option.attributeName())?.default),
    ]);
    const listed = rowsUnder('Command', 3).map(([flag = '', variable = '', otherwise]) => [
      /^`(--[a-z-]+)/.exec(flag)?.[1],
      variable.replaceAll('`', ''),
      otherwise,
    ]);
    expect(listed).toEqual(declared);
  });

  it('list the dialects with their values', () => {
    const declared = Object.entries(dialects).map(([key, values]) => [code(key), values.map(code).join(', ')]);
    expect(rowsUnder('Dialects', 2)).toEqual(declared);
  });
});
