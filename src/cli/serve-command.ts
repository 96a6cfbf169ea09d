import { Command, Option } from 'commander';
import { dialect, fault, file, host, onOrOff, scenario, seed, token, wholeNumber } from './option-values.js';

/** What `serve` was asked for, from flags and the environment behind them. Absent means the mock's own default. */
export interface ServeOptions {
  readonly host: string;
  readonly port: number;
  /** Name of a built-in world, or path of a world file. */
  readonly scenario: string;
  readonly seed?: number;
  readonly token?: string;
  readonly timing?: 'instant' | 'real';
  readonly transitionMs?: number;
  /** As written; which keys and words there are is the mock's to say, and it is not loaded yet. */
  readonly dialect?: Readonly<Record<string, string>>;
  readonly strict?: boolean;
  /** As written: texts, names of presets, JSON objects. */
  readonly fault?: readonly string[];
  /** File that the world is kept in. Absent: it ends with the process. */
  readonly data?: string;
  readonly durability?: 'os' | 'fsync';
  /** Bytes of journal from which on the file is written anew. */
  readonly compactAt?: number;
  readonly maxSandboxes?: number;
  /** What requests to the control API have to carry. Absent: they have to come from this machine. */
  readonly controlToken?: string;
  readonly journalSize?: number;
  readonly journalBodyBytes?: number;
  readonly journalSecrets?: 'redact' | 'keep';
  readonly executionsPerFlow?: number;
  readonly maxExecutions?: number;
  readonly log: 'pretty' | 'json' | 'silent';
}

const prefix = 'FLOWMATE_MOCK_';

const option = (flags: string, description: string, variable: string): Option =>
  new Option(flags, description).env(`${prefix}${variable}`);

const examples = `
Examples:
  $ flowmate-mock serve
  $ flowmate-mock serve --scenario guide --token my-token
  $ flowmate-mock serve --scenario ./world.yaml --timing real --log json
  $ flowmate-mock serve --port 0 --dialect userId=both --dialect search=insensitive
  $ flowmate-mock serve --data ./flowmate.json
  $ flowmate-mock serve --fault 'getFlows:503(retry-after=1)x2' --fault slow
  $ FLOWMATE_MOCK_PORT=8080 FLOWMATE_MOCK_STRICT=true flowmate-mock serve

A flag wins over its variable. SIGINT and SIGTERM end the server with exit code 0; a wrong option, value or scenario
name gives 2, any other failure 1.`;

/** `serve` with its options. What it does is handed in, so that asking for help or a wrong flag loads no server. */
export function createServeCommand(run: (options: ServeOptions) => Promise<void>): Command {
  return new Command('serve')
    .description('Start the fake FlowMate, print who lives in it and how to talk to it.')
    .addOption(option('--host <host>', 'address to listen on', 'HOST').default('127.0.0.1').argParser(host))
    .addOption(
      option('--port <number>', 'port to listen on, 0 for any free one', 'PORT')
        .default(4010)
        .argParser(wholeNumber('A port is a whole number from 0 (any free one)', 65_535)),
    )
    .addOption(
      option('--scenario <name|file>', 'world to start with: built-in name or YAML/JSON file', 'SCENARIO')
        .default('demo')
        .argParser(scenario),
    )
    .addOption(option('--seed <number>', 'what made-up values are made from', 'SEED').argParser(seed))
    .addOption(option('--token <token>', "the partner's bearer token", 'TOKEN').argParser(token))
    .addOption(
      option(
        '--timing <word>',
        'real: starting, stopping and hanging take their time (default: instant)',
        'TIMING',
      ).choices(['instant', 'real']),
    )
    .addOption(
      option(
        '--transition-ms <number>',
        'how long starting and stopping take with real timing',
        'TRANSITION_MS',
      ).argParser(wholeNumber('A duration is a whole number of milliseconds from 0', 2_147_483_647)),
    )
    .addOption(
      option(
        '--dialect <key=value>',
        'settle where sources contradict; repeatable, a wrong key lists all',
        'DIALECT',
      ).argParser(dialect),
    )
    .addOption(
      option(
        '--strict [on|off]',
        'refuse with 422 what the API document does not allow (default: as the world says, else off)',
        'STRICT',
      ).argParser(onOrOff),
    )
    .addOption(
      option(
        '--fault <text>',
        'misbehave on purpose, such as getFlows:503x2, or by preset: flaky, slow, rate-limited, outage; repeatable',
        'FAULT',
      ).argParser(fault),
    )
    .addOption(
      option('--data <file>', 'keep the world in this file: it is there again at the next start', 'DATA').argParser(
        file,
      ),
    )
    .addOption(
      option(
        '--durability <word>',
        'what a write survives: the process (os, default) or a power cut (fsync)',
        'DURABILITY',
      ).choices(['os', 'fsync']),
    )
    .addOption(
      option(
        '--compact-at <bytes>',
        "how long the journal beside --data's file gets before the file is written anew (default: 8388608)",
        'COMPACT_AT',
      ).argParser(wholeNumber('A length is a whole number of bytes from 0', Number.MAX_SAFE_INTEGER)),
    )
    .addOption(
      option(
        '--max-sandboxes <number>',
        'how many sandboxes there may be (default: 100000)',
        'MAX_SANDBOXES',
      ).argParser(wholeNumber('A limit is a whole number from 0', 10_000_000)),
    )
    .addOption(
      option(
        '--control-token <token>',
        'the control API (/_mock) wants this bearer token, and answers from anywhere',
        'CONTROL_TOKEN',
      ).argParser(token),
    )
    .addOption(
      option(
        '--journal-size <number>',
        'how many requests the journal keeps, 0 for none (default: 1000)',
        'JOURNAL_SIZE',
      ).argParser(wholeNumber('A size is a whole number from 0', 10_000_000)),
    )
    .addOption(
      option(
        '--journal-body-bytes <number>',
        'how many bytes it keeps of each body (default: 65536)',
        'JOURNAL_BODY_BYTES',
      ).argParser(wholeNumber('A size is a whole number from 0', 1_073_741_824)),
    )
    .addOption(
      option(
        '--journal-secrets <word>',
        'keep: tokens and passwords stand in it as they came (default: redact)',
        'JOURNAL_SECRETS',
      ).choices(['redact', 'keep']),
    )
    .addOption(
      option(
        '--executions-per-flow <number>',
        'how many executions of one flow are kept (default: 10000)',
        'EXECUTIONS_PER_FLOW',
      ).argParser(wholeNumber('A number of executions is a whole number from 1', 10_000_000, 1)),
    )
    .addOption(
      option(
        '--max-executions <number>',
        'how many executions are kept in all (default: 100000)',
        'MAX_EXECUTIONS',
      ).argParser(wholeNumber('A number of executions is a whole number from 1', 10_000_000, 1)),
    )
    .addOption(
      option('--log <format>', 'one line per request, to stdout', 'LOG')
        .choices(['pretty', 'json', 'silent'])
        .default('pretty'),
    )
    .addHelpText('after', examples)
    .action(run);
}

/** Compose files and CI forms leave variables empty to mean unset, which Commander takes for a value. */
export function settleEnvironment(env: Record<string, string | undefined>): void {
  for (const name of Object.keys(env)) if (name.startsWith(prefix) && env[name] === '') delete env[name];
}
