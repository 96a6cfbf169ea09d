import type { Retention } from './executions/executions.js';
import type { FaultGiven } from './faults/fault.js';
import type { JournalLimits } from './journal/journal.js';
import type { JournalEntry } from './journal/show.js';

/**
 * Where sources contradict each other, each option picks one of them. The first value is the default: the better evidence.
 * README.md lists them with their evidence.
 */
export const dialects = {
  /** Under which member a user's internal id stands on FlowMate's own user paths. */
  userId: ['_id', 'id', 'both'],
  /** Starting a flow that is not inactive, or stopping one that is not active: upstream never minds, FlowMate documents 409. */
  startConflict: ['never', 'documented'],
  /** Upstream's search minds upper and lower case, FlowMate's reference says that it does not. */
  search: ['case-sensitive', 'insensitive'],
  /** Generating a flow: upstream answers 201 with the whole flow, FlowMate documents 200 with id and `starting`. */
  generate: ['created', 'documented'],
  /** Permission for PATCH /flows/bulk: upstream wants `flows.bulk`, FlowMate documents `flows.write`. */
  bulkPermission: ['flows.bulk', 'flows.write'],
  /** Whether GET /logs wants `filter[tenant]`: one page says so, another leaves it out of its examples. */
  logsTenant: ['optional', 'required'],
  /** What an owner sees in a single secret: FlowMate documents the credentials, upstream masks them without `secrets.secret.readRaw`. */
  secretValue: ['credentials', 'masked'],
  /**
   * What becomes of a webhook call whose data is not what the flow's `inputParameters` declare: it is answered with 200 and its
   * run fails (assumed of the real service, which accepts first), or it is refused at the door with 400 and starts nothing.
   */
  webhookValidation: ['execution', 'door'],
} as const;

export type Dialect = { -readonly [Name in keyof typeof dialects]: (typeof dialects)[Name][number] };

/** `instant`: no waiting anywhere. `real`: flows take their time to start, unknown webhooks answer after 1 s, hangs hang. */
export type Timing = 'instant' | 'real';

/** `redact`: what is shown of a request has no secrets any more. `keep`: it is shown as it came. */
export type JournalSecrets = 'redact' | 'keep';

export interface MockOptions {
  /** Name of a built-in scenario, the path of a scenario file, or a whole scenario. Default `demo`. */
  readonly scenario?: string | object;
  /** What everything made up depends on. Default: the scenario's own, else 1. */
  readonly seed?: number;
  /** The partner's bearer token, instead of the one the world gives him. */
  readonly token?: string;
  /** Default `instant`. */
  readonly timing?: Timing;
  /** How long starting and stopping last with `timing: real`, in milliseconds. Default 1500. */
  readonly transitionMs?: number;
  readonly dialect?: Partial<Dialect>;
  /** Refuse requests that the API document does not allow, with 422. Default false: they are noted in the journal only. */
  readonly strict?: boolean;
  /** Misbehaviour that is armed from the start, behind the scenario's own; sandboxes have it, too. */
  readonly faults?: readonly FaultGiven[];
  /** How long a request body may take to arrive, in milliseconds. Default 10000. */
  readonly bodyTimeoutMs?: number;
  /** How many requests the journal keeps. Default 1000; the oldest go first. 0: it is off. */
  readonly journalSize?: number;
  /** How many bytes of each body the journal keeps. Default 65536. */
  readonly journalBodyBytes?: number;
  /** How many bytes of all bodies together it keeps, about. Default 67108864 (64 MiB); the oldest bodies go first. */
  readonly journalBytes?: number;
  /** What is shown of the tokens, passwords and keys in it. Default `redact`: `<redacted>` stands in their place. */
  readonly journalSecrets?: JournalSecrets;
  /** How many runs of one flow a world keeps. Default 10000; the oldest go first, their counts stay. */
  readonly executionsPerFlow?: number;
  /** How many runs a world keeps in all. Default 100000. */
  readonly maxExecutions?: number;
  /** How much trigger data a world keeps with its runs, in characters. Default 67108864 (64 Mi). */
  readonly executionCharacters?: number;
  /** File that the default world lives in: it is there again at the next start. Absent: the world ends with the process. */
  readonly data?: string;
  /** What an acknowledged write survives: the end of the process (`os`, the default), or a power cut as well (`fsync`). */
  readonly durability?: 'os' | 'fsync';
  /**
   * What is written goes to a journal beside the data file. The file is written anew when the journal has more bytes than this
   * and than the file. Default 8388608.
   */
  readonly compactAt?: number;
  /** Told of what is worth knowing: of the data file, and how far a clock has come that is on a long way. */
  readonly onNote?: (note: string) => void;
  /**
   * What requests to the control API (`/_mock`) have to carry, as `Authorization: Bearer` or `x-control-token`, wherever they come
   * from. Absent: they have to come from this machine. `/_mock/health` is open to all.
   */
  readonly controlToken?: string;
  /** How many sandboxes there may be beside the default world. Default 100000. */
  readonly maxSandboxes?: number;
  /** Told of every request once it is answered, or known never to be. */
  readonly onEntry?: (entry: JournalEntry) => void;
}

export interface ServerOptions extends MockOptions {
  /** Address to listen on. Default 127.0.0.1. */
  readonly host?: string;
  /** Port to listen on, 0 for a free one. Default 4010. */
  readonly port?: number;
  /**
   * The process serves nothing but this mock: the HTTP adapter may put faster ones in the place of the global Request and
   * Response. Default false, because a mock has no business with the globals of a test.
   */
  readonly ownProcess?: boolean;
}

/** Options with every default filled in. */
export interface Settings {
  readonly timing: Timing;
  readonly transitionMs: number;
  readonly dialect: Dialect;
  readonly strict: boolean;
  readonly bodyTimeoutMs: number;
  readonly journal: JournalLimits;
  readonly journalSecrets: JournalSecrets;
  readonly retention: Retention;
  readonly onEntry: ((entry: JournalEntry) => void) | undefined;
  readonly onNote: ((note: string) => void) | undefined;
}

/** An option that can't be used; `message` says what would be right. */
export class OptionError extends Error {
  override readonly name = 'OptionError';
}

/** What a world runs by: the options, then what its scenario says, then the defaults. */
export function resolveOptions(options: MockOptions, scenario: ScenarioSettings = {}): Settings {
  const timing = options.timing ?? scenario.timing ?? 'instant';
  if (timing !== 'instant' && timing !== 'real') {
    throw new OptionError(`unknown timing ${JSON.stringify(timing)}: instant or real`);
  }
  const journalSecrets = options.journalSecrets ?? 'redact';
  if (journalSecrets !== 'redact' && journalSecrets !== 'keep') {
    throw new OptionError(`unknown journalSecrets ${JSON.stringify(journalSecrets)}: redact or keep`);
  }
  return {
    timing,
    transitionMs: wholeNumber('transitionMs', options.transitionMs ?? 1_500),
    dialect: resolveDialect({ ...scenario.dialect, ...options.dialect }),
    strict: options.strict ?? scenario.strict ?? false,
    bodyTimeoutMs: wholeNumber('bodyTimeoutMs', options.bodyTimeoutMs ?? 10_000),
    journal: {
      size: wholeNumber('journalSize', options.journalSize ?? 1_000),
      bodyBytes: wholeNumber('journalBodyBytes', options.journalBodyBytes ?? 65_536),
      bytes: wholeNumber('journalBytes', options.journalBytes ?? 67_108_864),
    },
    journalSecrets,
    retention: {
      perFlow: atLeastOne('executionsPerFlow', options.executionsPerFlow ?? 10_000),
      inAll: atLeastOne('maxExecutions', options.maxExecutions ?? 100_000),
      characters: wholeNumber('executionCharacters', options.executionCharacters ?? 67_108_864),
    },
    onEntry: options.onEntry,
    onNote: options.onNote,
  };
}

/** What a scenario may say about the world that starts from it. */
export interface ScenarioSettings {
  readonly dialect?: Partial<Dialect>;
  readonly timing?: Timing;
  readonly strict?: boolean;
}

export function wholeNumber(name: string, value: number): number {
  if (!Number.isSafeInteger(value) || value < 0) {
    throw new OptionError(`${name} can't be ${JSON.stringify(value)}: a whole number of 0 or more`);
  }
  return value;
}

function atLeastOne(name: string, value: number): number {
  if (wholeNumber(name, value) === 0) {
    throw new OptionError(`${name} can't be 0: a whole number of 1 or more`);
  }
  return value;
}

export function tokenOf(token: string | undefined, name = 'token'): string | undefined {
  if (token !== undefined && !/^[\x21-\x7e]+$/.test(token)) {
    throw new OptionError(
      `${name} can't be ${JSON.stringify(token)}: visible ASCII characters without blanks, at least one`,
    );
  }
  return token;
}

function resolveDialect(given: Partial<Dialect>): Dialect {
  const names = Object.keys(dialects);
  for (const [name, value] of Object.entries(given)) {
    const allowed: readonly string[] | undefined = Object.entries(dialects).find(([known]) => known === name)?.[1];
    if (allowed === undefined) {
      throw new OptionError(`unknown dialect option ${JSON.stringify(name)}: ${names.join(', ')}`);
    }
    if (value !== undefined && !allowed.includes(value)) {
      throw new OptionError(`dialect ${name} can't be ${JSON.stringify(value)}: ${allowed.join(', ')}`);
    }
  }
  return {
    userId: given.userId ?? dialects.userId[0],
    startConflict: given.startConflict ?? dialects.startConflict[0],
    search: given.search ?? dialects.search[0],
    generate: given.generate ?? dialects.generate[0],
    bulkPermission: given.bulkPermission ?? dialects.bulkPermission[0],
    logsTenant: given.logsTenant ?? dialects.logsTenant[0],
    secretValue: given.secretValue ?? dialects.secretValue[0],
    webhookValidation: given.webhookValidation ?? dialects.webhookValidation[0],
  };
}
