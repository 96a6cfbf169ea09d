import { closest } from '../domain/checks/closest.js';
import { type Dialect, dialects, type Timing } from '../domain/dialect.js';
import { OptionError, wholeNumber } from '../domain/option-error.js';
import type { Retention } from '../executions/history/executions.js';
import type { FaultGiven } from '../faults/fault.js';
import type { JournalLimits } from '../journal/journal.js';
import type { JournalEntry } from '../journal/to-journal-entry.js';
import type { ScenarioSource } from './scenario-cache.js';
import type { ClockSetting } from './time/clock-setting.js';

type Names<T> = Readonly<Record<keyof T, true>>;

const ofSandbox: Names<SandboxOptions> = {
  scenario: true,
  seed: true,
  clock: true,
  dialect: true,
  timing: true,
  transitionMs: true,
  strict: true,
  faults: true,
};

const ofMock: Names<ServerOptions> = {
  scenario: true,
  seed: true,
  token: true,
  timing: true,
  transitionMs: true,
  dialect: true,
  strict: true,
  faults: true,
  bodyTimeoutMs: true,
  journalSize: true,
  journalBodyBytes: true,
  journalBytes: true,
  journalSecrets: true,
  executionsPerFlow: true,
  maxExecutions: true,
  executionCharacters: true,
  data: true,
  durability: true,
  compactAt: true,
  onNote: true,
  controlToken: true,
  maxSandboxes: true,
  onEntry: true,
  host: true,
  port: true,
  ownProcess: true,
};

// The compiler says the same, but not everybody has one.

/** Throws an OptionError for the first option that a mock does not have. */
export const refuseUnknownOfMock = (given: object): void => refuseUnknown(given, 'a mock', ofMock);

/** Throws an OptionError for the first option that a sandbox does not have. */
export const refuseUnknownOfSandbox = (given: object): void => refuseUnknown(given, 'a sandbox', ofSandbox);

function refuseUnknown(given: object, owner: string, known: object): void {
  const names = Object.keys(known);
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new OptionError(
      `the options of ${owner} can't be ${JSON.stringify(given)}: an object with ${names.join(', ')}`,
    );
  }
  const unknown = Object.keys(given).find((name) => !names.includes(name));
  if (unknown !== undefined) {
    const near = closest(unknown, names);
    const meant = near === undefined ? `it has ${names.join(', ')}` : `is ${near} meant?`;
    throw new OptionError(`${owner} has no option ${JSON.stringify(unknown)}: ${meant}`);
  }
}

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

function atLeastOne(name: string, value: number): number {
  if (wholeNumber(name, value) === 0) {
    throw new OptionError(`${name} can't be 0: a whole number of 1 or more`);
  }
  return value;
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

/** What a sandbox may have of its own. What is left out is as in the default world. */
export interface SandboxOptions {
  readonly scenario?: ScenarioSource;
  readonly seed?: number;
  readonly clock?: ClockSetting;
  readonly dialect?: Partial<Dialect>;
  readonly timing?: Timing;
  readonly transitionMs?: number;
  readonly strict?: boolean;
  /** Armed from the start, behind the scenario's own. */
  readonly faults?: readonly FaultGiven[];
}
