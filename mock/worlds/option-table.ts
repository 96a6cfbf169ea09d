import {
  checkReports,
  checkWholeNumber,
  dialectText,
  faultTexts,
  host,
  hostName,
  listOf,
  oneOf,
  onOrOff,
  origin,
  port,
  type Spelling,
  someText,
  token,
  webUrl,
  wholeNumber,
} from './option-kinds.js';
import type { ServerOptions } from './options.js';
import { beginning } from './time/beginning.js';

/** How the command gives an option. */
export interface FlagSpec {
  /** Absent: there is no default, or the scenario has it. */
  readonly default?: unknown;
  /** With what follows it, such as `--port <number>`. Absent: only code can give it. */
  readonly flag?: string;
  /** What the command's help says; `{default}` stands for the default. */
  readonly help?: string;
  readonly text?: Spelling;
}

export interface OptionSpec<T> extends FlagSpec {
  readonly default?: T;
  /** Absent: the compiler alone checks it. Throws an OptionError. */
  readonly check?: (name: string, value: T) => void;
}

type Given = Required<ServerOptions>;
type Table = { readonly [Name in keyof Given]: OptionSpec<Given[Name]> };

const world = {
  scenario: {
    default: 'demo',
    flag: '--scenario <name|file>',
    help: 'world to start with: built-in name or YAML/JSON file',
    text: someText('A scenario is the name of a built-in world or a file.'),
  },
  seed: {
    flag: '--seed <number>',
    help: 'what made-up values are made from (default: as the world says, else 1)',
    ...wholeNumber('A seed is a whole number from 0', 4_294_967_295),
  },
  clock: {
    default: 'scenario',
    flag: '--clock <when>',
    help: 'when the world begins, its dates move along: now, scenario (as its file says), or a time such as 2026-11-24T09:00:00Z (default: now for demo and outage, else scenario)',
    ...beginning,
  },
  token: { flag: '--token <token>', help: "the partner's bearer token (default: made from the seed)", ...token },
  timing: {
    default: 'instant',
    flag: '--timing <word>',
    help: 'real: starting, stopping and hanging take their time (default: {default})',
    ...oneOf('instant', 'real'),
  },
  transitionMs: {
    default: 1_500,
    flag: '--transition-ms <number>',
    help: 'how many milliseconds starting and stopping take with real timing (default: {default})',
    ...wholeNumber('A duration is a whole number of milliseconds from 0', 2_147_483_647),
  },
  dialect: {
    flag: '--dialect <key=value>',
    help: 'settle where sources contradict; repeatable, a wrong key lists all (default: the better evidence)',
    text: dialectText,
  },
  strict: {
    default: false,
    flag: '--strict [on|off]',
    help: 'refuse with 422 what the API document does not allow (default: as the world says, else off)',
    text: onOrOff,
  },
  faults: {
    flag: '--fault <text>',
    help: 'misbehave on purpose, such as getFlows:503x2, or by preset: flaky, slow, rate-limited, outage; repeatable',
    text: faultTexts,
  },
} satisfies Partial<Table>;

const journal = {
  bodyTimeoutMs: { default: 10_000, check: checkWholeNumber },
  journalSize: {
    default: 1_000,
    flag: '--journal-size <number>',
    help: 'how many requests the journal keeps, 0 for none (default: {default})',
    ...wholeNumber('A size is a whole number from 0', 10_000_000),
  },
  journalBodyBytes: {
    default: 65_536,
    flag: '--journal-body-bytes <number>',
    help: 'how many bytes it keeps of each body (default: {default})',
    ...wholeNumber('A size is a whole number from 0', 1_073_741_824),
  },
  journalSecrets: {
    default: 'redact',
    flag: '--journal-secrets <word>',
    help: 'keep: tokens and passwords stand in it as they came (default: {default})',
    ...oneOf('redact', 'keep'),
  },
} satisfies Partial<Table>;

const executions = {
  executionsPerFlow: {
    default: 10_000,
    flag: '--executions-per-flow <number>',
    help: 'how many executions of one flow are kept (default: {default})',
    ...wholeNumber('A number of executions is a whole number from 1', 10_000_000, 1),
  },
  maxExecutions: {
    default: 100_000,
    flag: '--max-executions <number>',
    help: 'how many executions are kept in all (default: {default})',
    ...wholeNumber('A number of executions is a whole number from 1', 10_000_000, 1),
  },
} satisfies Partial<Table>;

const data = {
  data: {
    flag: '--data <file>',
    help: 'store the world in this file: it is there again at the next start',
    text: someText('A file has a name.'),
  },
  durability: {
    default: 'os',
    flag: '--durability <word>',
    help: 'what a write survives: os the end of the process, fsync a power cut (default: {default})',
    ...oneOf('os', 'fsync'),
  },
  compactAt: {
    default: 8_388_608,
    flag: '--compact-at <bytes>',
    help: "how long the write-ahead log beside --data's file gets before the file is written anew (default: {default})",
    ...wholeNumber('A length is a whole number of bytes from 0', Number.MAX_SAFE_INTEGER),
  },
  onNote: {},
} satisfies Partial<Table>;

const control = {
  controlToken: {
    flag: '--control-token <token>',
    help: 'the control API (/_mock) wants this bearer token, and answers from anywhere',
    ...token,
  },
} satisfies Partial<Table>;

const access = {
  allowHost: {
    flag: '--allow-host <name>',
    help: 'a name by which programs of this machine reach the mock, beside localhost; repeatable',
    ...listOf(
      'A host is a name such as flowmate.test, without scheme and port; several have commas between them.',
      hostName,
    ),
  },
  cors: {
    flag: '--cors <origin>',
    help: "let pages of this origin use FlowMate's API, or of any; repeatable",
    ...listOf(
      'An origin is written such as https://app.example:8443, or any; several have commas between them.',
      origin,
    ),
  },
  publicUrl: {
    flag: '--public-url <url>',
    help: 'how clients reach the mock, such as through a reverse proxy (default: where it listens)',
    ...webUrl,
  },
  trustForwarded: {
    default: false,
    flag: '--trust-forwarded [on|off]',
    help: 'take how clients reach the mock from the headers of a proxy: Forwarded, X-Forwarded-Proto, -Host, -Prefix (default: off)',
    text: onOrOff,
  },
} satisfies Partial<Table>;

const sandboxes = {
  maxSandboxes: {
    default: 100_000,
    flag: '--max-sandboxes <number>',
    help: 'how many sandboxes there may be (default: {default})',
    ...wholeNumber('A limit is a whole number from 0', 10_000_000),
  },
  memory: {
    flag: '--memory <bytes>',
    help: "what all worlds, journals and bodies may hold together (default and most: 55 % of Node's heap)",
    ...wholeNumber('A size is a whole number of bytes from 1', Number.MAX_SAFE_INTEGER, 1),
  },
  change: {},
  reports: { check: checkReports },
  onEntry: {},
} satisfies Partial<Table>;

const server = {
  host: { default: '127.0.0.1', flag: '--host <host>', help: 'address to listen on', text: host },
  port: { default: 4_010, flag: '--port <number>', help: 'port to listen on, 0 for any free one', ...port },
  ownProcess: { default: false },
  tls: {},
} satisfies Partial<Table>;

/** Every option, in the order in which errors list them. */
export const optionTable = {
  ...world,
  ...journal,
  ...executions,
  ...data,
  ...control,
  ...access,
  ...sandboxes,
  ...server,
};

/** Every option in the order of the command's help. */
export const commandOptions = {
  ...server,
  ...world,
  ...data,
  ...sandboxes,
  ...control,
  ...access,
  ...journal,
  ...executions,
};
