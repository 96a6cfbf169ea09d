import type { Dialect, Timing } from '../domain/dialect.js';
import type { FaultGiven } from '../faults/fault.js';
import type { JournalEntry } from '../journal/to-journal-entry.js';
import type { ApiChange } from './api-change.js';
import type { ReportSource } from './report-source.js';
import type { ClockSetting } from './time/clock-setting.js';

// The types of the options. Their defaults, checks, flags and help texts stand in option-table.ts.

export interface MockOptions {
  /** Name of a built-in scenario, the path of a scenario file, or a whole scenario. Default `demo`. */
  readonly scenario?: string | object;
  /** What everything made up depends on. Default: the scenario's own, else 1. */
  readonly seed?: number;
  /**
   * When worlds begin; the dates in them move along by whole days. `scenario` (the default): as the scenario says. `now`: at the
   * machine's time, which their clocks then show. `auto`: `now` for the built-in worlds that are there to be shown, else `scenario`. Or a
   * moment such as `2026-11-24T09:00:00Z`. A sandbox with a `now` of its own begins as its scenario says.
   */
  readonly clock?: string;
  /** The partner's bearer token, instead of the scenario's. */
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
  /** How many requests the journal holds. Default 1000; the oldest are dropped first. 0 turns it off. */
  readonly journalSize?: number;
  /** How many bytes of each body the journal holds. Default 65536. */
  readonly journalBodyBytes?: number;
  /**
   * How the tokens, passwords and keys in the journal are shown: as `<redacted>` (the default), or as they were received.
   */
  readonly journalSecrets?: 'redact' | 'keep';
  /** How many executions of one flow a world holds. Default 10000; the oldest are dropped first, but stay counted. */
  readonly executionsPerFlow?: number;
  /** How many executions a world holds in all. Default 100000. */
  readonly maxExecutions?: number;
  /** File that stores the default world, which goes on at the next start. Absent: the world ends with the process. */
  readonly data?: string;
  /** What an acknowledged write survives: the end of the process (`os`, the default), or a power cut as well (`fsync`). */
  readonly durability?: 'os' | 'fsync';
  /**
   * Writes go to a write-ahead log beside the data file. The file is written anew when the log has more bytes than this and than
   * the file. Default 8388608.
   */
  readonly compactAt?: number;
  /** Called with notes: about the data file, and how far a long advance of a clock has come. */
  readonly onNote?: (note: string) => void;
  /**
   * What requests to the control API (`/_mock`) have to carry, as `Authorization: Bearer` or `x-control-token`, from any machine.
   * Absent: they have to come from this machine. `/_mock/health` is open to all.
   */
  readonly controlToken?: string;
  /** Names of this machine, beside its own ones, that requests from it may have in their Host header. */
  readonly allowHost?: readonly string[];
  /** Origins whose pages may use FlowMate's API, beside those that the real service lets in; `any` stands for all. */
  readonly cors?: readonly string[];
  /** Base URL by which clients reach the mock, such as that of a reverse proxy. Its host is allowed. */
  readonly publicUrl?: string;
  /** Whether `Forwarded` and `X-Forwarded-Proto`, `-Host`, `-Prefix` say how clients reach the mock. Default false. */
  readonly trustForwarded?: boolean;
  /** How many sandboxes there may be beside the default world. Default 100000. */
  readonly maxSandboxes?: number;
  /**
   * How many bytes the process may hold for all of its worlds, journals and bodies together. What can be dropped is dropped first;
   * then requests that need more get 507 or 503. Default, and the most: 55 % of the heap of Node.
   */
  readonly memory?: number;
  /** Where the control API has reports of certification runs from. Absent: it has none. */
  readonly reports?: ReportSource;
  /** What is to change in FlowMate's API, as if it had changed already. Absent: nothing. */
  readonly change?: ApiChange;
  /** Called for every request once it is answered, or can no longer be. */
  readonly onEntry?: (entry: JournalEntry, world: EntryWorld) => void;
}

/** Questions about the world that a request went to. */
export interface EntryWorld {
  /** Why an execution failed, step and reason. Undefined where it has not failed, by now. */
  failureOf(flowExecId: string): string | undefined;
}

export interface ServerOptions extends MockOptions {
  /** Address to listen on. Default 127.0.0.1. */
  readonly host?: string;
  /** Port to listen on, 0 for a free one. Default 4010. */
  readonly port?: number;
  /**
   * The process serves nothing but this mock: the HTTP adapter may replace the global Request and Response by faster ones.
   * Default false, because a mock has no business with the globals of a test.
   */
  readonly ownProcess?: boolean;
  /** Serve HTTPS with these. */
  readonly tls?: TlsFiles;
}

/** A private key and its certificate, as PEM. */
export interface TlsFiles {
  readonly key: string;
  readonly cert: string;
}

/** The options of a sandbox, in the order in which errors list them. */
export const sandboxOptions = [
  'scenario',
  'seed',
  'clock',
  'dialect',
  'timing',
  'transitionMs',
  'strict',
  'faults',
] as const;

/** What a sandbox may have of its own. What is left out is as in the default world. */
export interface SandboxOptions extends Pick<MockOptions, Exclude<(typeof sandboxOptions)[number], 'clock'>> {
  readonly clock?: ClockSetting;
  /** Armed from the start, behind the scenario's own. */
  readonly faults?: readonly FaultGiven[];
}

type Settled =
  | 'timing'
  | 'transitionMs'
  | 'strict'
  | 'bodyTimeoutMs'
  | 'journalSize'
  | 'journalBodyBytes'
  | 'journalSecrets'
  | 'executionsPerFlow'
  | 'maxExecutions';

/** Options with every default filled in. */
export interface Settings extends Required<Pick<MockOptions, Settled>> {
  readonly dialect: Dialect;
  readonly onEntry: MockOptions['onEntry'];
  readonly onNote: MockOptions['onNote'];
  readonly change: MockOptions['change'];
}

/** What a scenario may say about the world that starts from it. */
export type ScenarioSettings = Pick<MockOptions, 'dialect' | 'timing' | 'strict'>;
