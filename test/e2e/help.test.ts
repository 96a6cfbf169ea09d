import { describe, expect, it } from 'vitest';
import { runCli } from './cli-process.js';

const helpOf = async (words: readonly string[]): Promise<string> => {
  const { code, stdout } = await runCli([...words, '--help'], { COLUMNS: '80', NO_COLOR: '1' });
  expect(code).toBe(0);
  return stdout;
};

/** The words that may follow. */
const verbsIn = (help: string): string[] =>
  [...(help.split('\nCommands:\n')[1] ?? '').matchAll(/^ {2}([a-z]+)/gm)]
    .map(([, word = '']) => word)
    .filter((word) => word !== 'help');

/** Every command with its help. */
async function visit(words: readonly string[] = []): Promise<[name: string, help: string][]> {
  const help = await helpOf(words);
  const below = await Promise.all(verbsIn(help).map((verb) => visit([...words, verb])));
  return [[words.join(' '), help], ...below.flat()];
}

const commands = await visit();

it('every command is there', () => {
  expect(commands.map(([name]) => name)).toEqual([
    '',
    'serve',
    'init',
    'wait',
    'open',
    'tail',
    'trigger',
    'scenario',
    'scenario list',
    'scenario show',
    'scenario validate',
    'scenario schema',
    'scenario export',
    'data',
    'data check',
    'data repair',
    'data convert',
    'certify',
    'verify',
    'compare',
    'evidence',
    'rehearse',
    'pact',
    'pact record',
    'record',
  ]);
});

describe.each(commands)('flowmate-mock %s --help', (name, help) => {
  it('fits 80 columns, and begins with a sentence', () => {
    expect(help.split('\n').filter((line) => line.length > 80)).toEqual([]);
    expect(help.split('\n\n')[1]).toMatch(/^[A-Z][\s\S]*\.$/);
  });

  it('has examples', () => {
    const examples = help.split('\nExamples:\n')[1] ?? '';
    expect(examples).toContain(`  $ flowmate-mock ${name}`.trimEnd());
  });

  it('says of each option with a value what it is when left out', () => {
    const options = (help.split('\nOptions:\n')[1] ?? '').split('\n\n')[0] ?? '';
    const rows = options.split(/\n(?= {2}-)/).map((row) => row.replaceAll(/\s+/g, ' '));
    const silent = rows.filter((row) => /^ ?--[\w-]+ [<[]/.test(row) && !/\bdefault\b/.test(row));
    expect(silent).toEqual([]);
  });
});
