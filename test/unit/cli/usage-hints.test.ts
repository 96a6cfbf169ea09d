import { Command, CommanderError } from 'commander';
import { describe, expect, it } from 'vitest';
import { createCertifyCommand } from '../../../src/cli/certify-command.js';
import { createCompareCommand } from '../../../src/cli/compare-command.js';
import { createDataCommand } from '../../../src/cli/data-command.js';
import { createInitCommand } from '../../../src/cli/init-command.js';
import { createPactCommand } from '../../../src/cli/pact-command.js';
import { createScenarioCommand } from '../../../src/cli/scenario-command.js';
import { createServeCommand } from '../../../src/cli/serve-command.js';
import { createServerCommands } from '../../../src/cli/server-commands.js';
import { hintFor } from '../../../src/cli/usage-hints.js';
import { createVerifyCommand } from '../../../src/cli/verify-command.js';

const nothing = async (): Promise<void> => {};

/** The command with all its verbs, which do nothing. */
function createProgram(): Command {
  const program = new Command('flowmate-mock').exitOverride().configureOutput({ writeErr: () => {} });
  const commands = [
    createServeCommand(nothing).copyInheritedSettings(program),
    createInitCommand(nothing, program),
    ...createServerCommands(nothing, program),
    createScenarioCommand(nothing, program),
    createDataCommand(nothing, program),
    createCertifyCommand(nothing, program),
    createVerifyCommand(nothing, program),
    createCompareCommand(nothing, program),
    createPactCommand(nothing, program),
  ];
  for (const command of commands) program.addCommand(command);
  return program;
}

/** How words are refused. Undefined: they are taken. */
async function refusalOf(words: readonly string[]): Promise<{ message: string; hint?: string } | undefined> {
  const program = createProgram();
  const { argv } = process;
  process.argv = ['node', 'flowmate-mock', ...words];
  try {
    await program.parseAsync(words, { from: 'user' });
    return undefined;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    const hint = hintFor(error, program, words, ['flowmate-mock']);
    return { message: error.message, ...(hint === undefined ? {} : { hint }) };
  } finally {
    process.argv = argv;
  }
}

const split = (line: string): string[] =>
  [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');

describe('a command line that is refused', () => {
  const id = '6762e154616e91cb8d8b1aaf';

  it.each([
    // Options in the wrong place.
    ['--scenario guide', 'serve --scenario guide'],
    ['--port 4011 serve', 'serve --port 4011'],
    ['--suite core certify -- ./client', 'certify --suite core -- ./client'],
    ['tail --port 4011', 'tail --url http://127.0.0.1:4011'],
    ['wait --port=4011', 'wait --url http://127.0.0.1:4011'],
    ['open --host mock.local --port 80', 'open --url http://mock.local:80'],
    // Commands by other names, or without the one before them.
    ['start', 'serve'],
    ['run --scenario guide', 'serve --scenario guide'],
    ['test -- ./client', 'certify -- ./client'],
    ['logs', 'tail'],
    ['validate world.yaml', 'scenario validate world.yaml'],
    ['record -- ./client', 'pact record -- ./client'],
    ['pact verify', 'verify'],
    ['scenario init', 'init'],
    ['guide', 'serve --scenario guide'],
    ['./world.yaml --watch', 'serve --scenario ./world.yaml --watch'],
    ['scenario demo', 'scenario show demo'],
    // Arguments that are values of options.
    ['serve guide', 'serve --scenario guide'],
    ['serve ./world.yml --token secret', 'serve --token secret --scenario ./world.yml'],
    ['serve 4011', 'serve --port 4011'],
    ['serve guide 4011', 'serve --scenario guide --port 4011'],
    ['serve serve --port 4011', 'serve --port 4011'],
    ['serve tail', 'tail'],
    [`trigger ${id} '{"firstName":"Ada"}'`, `trigger ${id} --data '{"firstName":"Ada"}'`],
    ['tail http://127.0.0.1:4011', 'tail --url http://127.0.0.1:4011'],
    ['open http://127.0.0.1:4011/@ci-1', 'open --url http://127.0.0.1:4011/@ci-1'],
    // A client without -- before it.
    ['certify python3 -u client.py', 'certify -- python3 -u client.py'],
    ['certify --suite core node --no-warnings client.mjs', 'certify --suite core -- node --no-warnings client.mjs'],
    ['pact record --consumer crm node -r ./x.js client.js', 'pact record --consumer crm -- node -r ./x.js client.js'],
  ])('%s: the line that would be right is shown, and is taken', async (typed, right) => {
    const { hint = '' } = (await refusalOf(split(typed))) ?? {};
    expect(hint).toMatch(/^[^\n]+: |^There is /);
    expect(hint.endsWith(` flowmate-mock ${right}`), hint).toBe(true);
    expect(await refusalOf(split(right))).toBeUndefined();
  });

  it.each([
    ['serve --xyz', "unknown option '--xyz'", 'Its options: flowmate-mock serve --help'],
    ['tail --suite core', "'--suite'", '--suite is an option of certify. Those of tail: flowmate-mock tail --help'],
    ['nonsense', "unknown command 'nonsense'", /^Commands: serve, init, wait, .*, pact\.$/],
    ['scenario nonsense', "unknown command 'nonsense'", 'Commands: list, show, validate, schema, export.'],
    ['trigger', "'flow'", 'Usage: flowmate-mock trigger [options] <flow>; --help has examples.'],
    ['scenario validate', "'file'", 'Usage: flowmate-mock scenario validate [options] <file...>; --help has examples.'],
    ['init one two', 'too many arguments', 'Usage: flowmate-mock init [options] [folder]'],
    ['serve --scenario', 'argument missing', /^--scenario <name\|file>: .*built-in/],
    ['certify --init', 'argument missing', /^--init <language>: .*choices: "node", "python"/],
    ['certify --only-failed', 'argument missing', /^--only-failed <file>: .*report\.json/],
  ])('%s: it is said what there is', async (typed, refused, hint) => {
    expect(await refusalOf(split(typed))).toEqual({
      message: expect.stringContaining(refused),
      hint: typeof hint === 'string' ? hint : expect.stringMatching(hint),
    });
  });

  it.each([
    ['certify', 'there is no command to start: put it behind --'],
    ['certify -- --suite core node client.mjs', '--suite stands before it'],
    ['pact record -- --state x node client.mjs', '--state stands before it'],
    ['certify init node', 'init is an option: --init <language>'],
    ['init node', 'is written by certify --init node'],
    ['certify list', 'list is an option: --list'],
    ["certify -- 'node client.mjs'", 'leave the quotes out, as in -- node client.mjs'],
    ["pact record 'python3 client.py'", 'leave the quotes out, as in -- python3 client.py'],
    ['wait --url localhost:4010', 'such as http://127.0.0.1:4010'],
    ['wait --url http://127.0.0.1:4010/?a=1', 'The base URL of a mock is wanted'],
  ])('%s: the refusal itself says what would be right', async (typed, part) => {
    expect((await refusalOf(split(typed)))?.message).toContain(part);
  });

  it.each(['serv', 'serve --prot 4011'])('%s: a guess of a name that is spelled alike is enough', async (typed) => {
    const { message = '', hint } = (await refusalOf(split(typed))) ?? {};
    expect(message + hint).toMatch(/Did you mean|There is/);
  });

  it('shows nothing that moves the cursor', async () => {
    const { hint = '' } = (await refusalOf(['serve', '\u001b[2Jworld.yaml'])) ?? {};
    expect(hint).toContain('\\u001b[2Jworld.yaml');
    expect(hint).not.toMatch(/\p{Cc}/u);
  });
});
