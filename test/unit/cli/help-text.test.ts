import { describe, expect, it } from 'vitest';
import { toHelpText } from '../../../src/cli/help-text.js';

const long = 'word '.repeat(40).trim();

describe('the text below the options', () => {
  it.each([
    ['a paragraph', long],
    ['a row of two columns', `  NAME     ${long}`],
    ['a command', `  $ flowmate-mock ${long}`],
  ])('has no line of more than 80 columns: %s', (_, text) => {
    const lines = toHelpText(text).split('\n');
    expect(lines.length).toBeGreaterThan(3);
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
  });

  it('joins the lines of a paragraph, and leaves short rows and commands as they are', () => {
    const text = 'One\ntwo.\n\nExamples:\n  $ a --b c\n  $ d\n\n  X  y\n';
    expect(toHelpText(text)).toBe('\nOne two.\n\nExamples:\n  $ a --b c\n  $ d\n\n  X  y');
  });

  it('goes on below the second column, and behind a backslash', () => {
    const [, row, next] = toHelpText(`  NAME     ${long}`).split('\n');
    expect([row?.indexOf('word'), next?.indexOf('word')]).toEqual([11, 11]);
    const [, command, rest] = toHelpText(`  $ x ${long}`).split('\n');
    expect([command?.endsWith(' \\'), rest?.startsWith('      word')]).toEqual([true, true]);
  });

  it('breaks no quoted argument', () => {
    const quoted = `'${'a b '.repeat(10)}'`;
    expect(toHelpText(`  $ flowmate-mock ${'x'.repeat(50)} --data ${quoted}`)).toContain(quoted);
  });
});
