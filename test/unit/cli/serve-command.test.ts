import { afterEach, describe, expect, it, vi } from 'vitest';
import { commandOptions, type FlagSpec } from '../../../mock/index.js';
import {
  createServeCommand,
  type ServeOptions,
  settleEnvironment,
  takenByNpm,
} from '../../../src/cli/serve-command.js';

afterEach(() => vi.unstubAllEnvs());

const defaults = {
  host: '127.0.0.1',
  port: 4010,
  scenario: 'demo',
  log: 'pretty',
};

/** What the command makes of its arguments: the options it would run with, or what it says on stderr. */
function parse(argv: string[]): { options?: ServeOptions; complaint: string } {
  const seen: { options?: ServeOptions; complaint: string } = { complaint: '' };
  const command = createServeCommand(async (options) => {
    seen.options = { ...options };
  })
    .exitOverride()
    .configureOutput({
      writeErr: (text) => {
        seen.complaint += text;
      },
    });
  try {
    command.parse(argv, { from: 'user' });
  } catch (error) {
    if (seen.complaint === '') throw error;
  }
  return seen;
}

describe('serve', () => {
  it('runs with defaults when nothing is given', () => {
    expect(parse([]).options).toEqual(defaults);
  });

  it.each<[argv: string[], expected: Partial<ServeOptions>]>([
    [['--host', '0.0.0.0'], { host: '0.0.0.0' }],
    [['--host', '::1'], { host: '::1' }],
    [['--host', 'my-machine.local'], { host: 'my-machine.local' }],
    [['--port', '0'], { port: 0 }],
    [['--port=65535'], { port: 65_535 }],
    [['--scenario', './world.yaml'], { scenario: './world.yaml' }],
    [['--seed', '0'], { seed: 0 }],
    [['--seed', '4294967295'], { seed: 4_294_967_295 }],
    [['--token', 'abc.DEF-1=='], { token: 'abc.DEF-1==' }],
    [['--timing', 'real', '--transition-ms', '20'], { timing: 'real', transitionMs: 20 }],
    [['--dialect', 'userId=both'], { dialect: { userId: 'both' } }],
    [['--dialect', 'a=1', '--dialect', 'b=2,c=3'], { dialect: { a: '1', b: '2', c: '3' } }],
    [['--dialect', 'a=1', '--dialect', 'a=2'], { dialect: { a: '2' } }],
    [['--strict'], { strict: true }],
    [['--strict', 'off'], { strict: false }],
    [['--strict', '--port', '0'], { strict: true, port: 0 }],
    [['--log', 'json'], { log: 'json' }],
    [['--data', './world.json', '--durability', 'fsync'], { data: './world.json', durability: 'fsync' }],
    [['--fault', 'getFlows:503x2', '--fault', ' slow '], { fault: ['getFlows:503x2', 'slow'] }],
    [['--data', 'w.json', '--compact-at', '0'], { data: 'w.json', compactAt: 0 }],
    [['--max-sandboxes', '5'], { maxSandboxes: 5 }],
    [['--control-token', 'abc'], { controlToken: 'abc' }],
    [['--journal-size', '0', '--journal-body-bytes', '1048576'], { journalSize: 0, journalBodyBytes: 1_048_576 }],
    [['--journal-secrets', 'keep'], { journalSecrets: 'keep' }],
    [['--executions-per-flow', '5', '--max-executions', '50'], { executionsPerFlow: 5, maxExecutions: 50 }],
  ])('reads %j', (argv, expected) => {
    expect(parse(argv).options).toEqual({ ...defaults, ...expected });
  });

  const wrong: [argv: string[], complaint: RegExp][] = [
    ...['65536', '-1', 'abc', '', '1.5', '1e3', '0x10', ' 80', '9'.repeat(40)].map((port): [string[], RegExp] => [
      ['--port', port],
      /A port is a whole number from 0 \(any free one\) to 65535/,
    ]),
    [['--seed', '-1'], /A seed is a whole number from 0 to 4294967295/],
    [['--seed', '4294967296'], /A seed is a whole number/],
    [['--seed', 'x'], /A seed is a whole number/],
    [['--transition-ms', '-5'], /A duration is a whole number of milliseconds from 0 to 2147483647/],
    [['--transition-ms', '1.5s'], /A duration is a whole number/],
    [['--control-token', 'a b'], /A token is made of visible ASCII characters/],
    [['--journal-size', '-1'], /A size is a whole number from 0 to 10000000/],
    [['--journal-body-bytes', '1k'], /A size is a whole number from 0 to 1073741824/],
    [['--journal-secrets', 'no'], /Allowed choices are redact, keep/],
    [['--executions-per-flow', '0'], /A number of executions is a whole number from 1 to 10000000/],
    [['--timing', 'slow'], /Allowed choices are instant, real/],
    [['--log', 'xml'], /Allowed choices are pretty, json, silent/],
    ...['', 'http://localhost', '127.0.0.1:80', '[::1]', 'a b', '-x'].map((host): [string[], RegExp] => [
      ['--host', host],
      /A host is a name or an IP address/,
    ]),
    [['--token', 'two words'], /A token is made of visible ASCII/],
    [['--token', ''], /A token is made of visible ASCII/],
    [['--token', 'smörgås'], /A token is made of visible ASCII/],
    [['--scenario', ''], /A scenario is the name/],
    ...['', 'a', 'a=', '=b', 'a=1,', 'a=1,b'].map((dialect): [string[], RegExp] => [
      ['--dialect', dialect],
      /A dialect is written key=value/,
    ]),
    [['--fault', ''], /A fault is written such as getFlows:503x2, or names a preset/],
    [['--prot', '1'], /unknown option '--prot'[\s\S]*Did you mean --port/],
    [['demo'], /too many arguments/],
    [['--port'], /argument missing/],
  ];
  it.each(wrong)('refuses %j', (argv, complaint) => {
    const { options, complaint: said } = parse(argv);
    expect(said).toMatch(complaint);
    expect(said).toMatch(/^error: /);
    expect(options).toBeUndefined();
  });

  it('keeps a dialect called __proto__ a key like any other', () => {
    const { options } = parse(['--dialect', '__proto__=x']);
    expect(Object.entries(options?.dialect ?? {})).toEqual([['__proto__', 'x']]);
  });
});

describe('help', () => {
  const help = createServeCommand(async () => {}).helpInformation();
  const rows = (help.split('\nOptions:\n')[1] ?? '').split(/\n(?= {2}-)/).map((row) => row.replaceAll(/\s+/g, ' '));

  it.each(
    Object.values(commandOptions).flatMap((spec) => {
      const { flag, default: otherwise } = { default: undefined, ...spec } as FlagSpec;
      return flag === undefined || otherwise === undefined ? [] : [[flag, otherwise]];
    }),
  )('says what %s is when it is left out: %s', (flag, otherwise) => {
    const shown = typeof otherwise === 'boolean' ? { true: 'on', false: 'off' }[`${otherwise}`] : `${otherwise}`;
    expect(rows.find((row) => row.includes(`${flag} `))).toMatch(new RegExp(`\\(default: [^)]*\\b${shown}\\b`));
  });
});

describe('the environment', () => {
  it.each<[name: string, text: string, expected: Partial<ServeOptions>]>([
    ['HOST', '::', { host: '::' }],
    ['PORT', '8080', { port: 8080 }],
    ['SCENARIO', 'guide', { scenario: 'guide' }],
    ['SEED', '7', { seed: 7 }],
    ['TOKEN', 'abc', { token: 'abc' }],
    ['TIMING', 'real', { timing: 'real' }],
    ['TRANSITION_MS', '9', { transitionMs: 9 }],
    ['DIALECT', 'a=1,b=2', { dialect: { a: '1', b: '2' } }],
    ['STRICT', 'true', { strict: true }],
    ['FAULT', 'getFlows:503x2\n  slow\n', { fault: ['getFlows:503x2', 'slow'] }],
    ['CONTROL_TOKEN', 'abc', { controlToken: 'abc' }],
    ['JOURNAL_SIZE', '7', { journalSize: 7 }],
    ['JOURNAL_BODY_BYTES', '7', { journalBodyBytes: 7 }],
    ['JOURNAL_SECRETS', 'keep', { journalSecrets: 'keep' }],
    ['EXECUTIONS_PER_FLOW', '5', { executionsPerFlow: 5 }],
    ['MAX_EXECUTIONS', '50', { maxExecutions: 50 }],
    ['LOG', 'silent', { log: 'silent' }],
  ])('is read: FLOWMATE_MOCK_%s=%s', (name, text, expected) => {
    vi.stubEnv(`FLOWMATE_MOCK_${name}`, text);
    expect(parse([]).options).toEqual({ ...defaults, ...expected });
  });

  it('stands behind the flags', () => {
    vi.stubEnv('FLOWMATE_MOCK_PORT', '8080');
    vi.stubEnv('FLOWMATE_MOCK_DIALECT', 'a=1');
    expect(parse(['--port', '9', '--dialect', 'b=2']).options).toEqual({ ...defaults, port: 9, dialect: { b: '2' } });
  });

  it('is named when it holds a wrong value', () => {
    vi.stubEnv('FLOWMATE_MOCK_PORT', 'abc');
    expect(parse([]).complaint).toMatch(/value 'abc' from env 'FLOWMATE_MOCK_PORT' is invalid/);
  });

  it.each([
    ['true', true],
    ['1', true],
    ['ON', true],
    ['false', false],
    ['0', false],
    ['off', false],
    ['No', false],
    ['', undefined],
  ])('turns strictness by the word %j into %s', (word, strict) => {
    vi.stubEnv('FLOWMATE_MOCK_STRICT', word);
    settleEnvironment(process.env);
    expect(parse([]).options?.strict).toBe(strict);
  });

  it('stands behind the flag that turns strictness off', () => {
    vi.stubEnv('FLOWMATE_MOCK_STRICT', 'true');
    expect(parse(['--strict', 'off']).options?.strict).toBe(false);
  });

  it('is refused when strictness is neither on nor off', () => {
    vi.stubEnv('FLOWMATE_MOCK_STRICT', 'maybe');
    expect(parse([]).complaint).toMatch(/value 'maybe' from env 'FLOWMATE_MOCK_STRICT' is invalid.*on \(true/);
  });

  it('counts as unset where a variable is empty, and others are left alone', () => {
    const env = { FLOWMATE_MOCK_PORT: '', FLOWMATE_MOCK_SEED: '1', PATH: '' };
    settleEnvironment(env);
    expect(env).toEqual({ FLOWMATE_MOCK_SEED: '1', PATH: '' });
  });
});

describe('npm, which takes options without -- before them for its own', () => {
  it.each([
    [{ npm_command: 'start', npm_config_port: '4011' }, 'npm start -- --port 4011'],
    [
      { npm_command: 'run-script', npm_lifecycle_event: 'mock', npm_config_max_executions: '9' },
      'npm run mock -- --max-executions 9',
    ],
    // As npm 11 has it: the values are arguments of the script.
    [
      { npm_command: 'start', npm_config_port: 'true', npm_config_scenario: 'true' },
      'npm start -- --port <number> --scenario <name|file>',
    ],
  ])('%j', (env, right) => {
    expect(takenByNpm(env)).toBe(`npm took options for its own. They stand behind --: ${right}`);
  });

  it.each([
    [{ npm_config_port: '4011' }],
    [{ npm_command: 'exec', npm_config_port: '4011' }],
    [{ npm_command: 'start', npm_config_timing: 'true', npm_config_loglevel: 'silent', npm_config_cache: '/x' }],
  ])('is not blamed for %j', (env) => {
    expect(takenByNpm(env)).toBeUndefined();
  });
});
