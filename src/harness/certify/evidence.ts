import type { JournalEntry } from '../../../mock/index.js';
import type { ControlSchema } from '../../../openapi/index.js';
import type { BuiltWorld, MeantEvent } from './world/built-world.js';

/** All that a case is judged by. */
export interface Evidence {
  readonly world: BuiltWorld;
  readonly events: readonly MeantEvent[];
  /** Oldest first. */
  readonly entries: readonly JournalEntry[];
  /** Number of earlier requests that the journal dropped. If there are any, the evidence is too incomplete to judge. */
  readonly dropped: number;
  /** Oldest first. */
  readonly executions: readonly ControlSchema<'Execution'>[];
  /** What became of the faults of the case. Absent: it has none. */
  readonly injections?: readonly Injection[];
  readonly ending: Ending;
  /** The end of what the client printed. */
  readonly outputTail?: string;
  /** Secrets of the job that it printed, also before that end. */
  readonly printedSecrets?: readonly string[];
  /** Tokens that it sent, those of logins included. `entries` show none. */
  readonly tokens?: readonly string[];
  /** Secrets that went over the line. `entries` show none. */
  readonly secrets?: readonly string[];
}

/** A fault of a case. */
export interface Injection {
  readonly id: string;
  /** What it does, and how often: `503 once`. */
  readonly what: string;
  /** Operations that it waits for; empty: any. */
  readonly where: string;
  /** How many requests it hit. */
  readonly fired: number;
}

/** How the client ended. */
export type Ending =
  | { readonly kind: 'exited'; readonly exitCode: number }
  /** Something other than the harness ended it, such as its own memory fault. */
  | { readonly kind: 'signalled'; readonly signal: string }
  | { readonly kind: 'timed-out'; readonly afterMs: number }
  /** It cannot be started per case and goes on running: nothing is known of how it thinks it did. */
  | { readonly kind: 'watched' };

/** What a judge thinks. */
export interface Opinion {
  /** `silent`: the client gave no occasion to judge. `not-applicable`: it lawfully does without what the case is about. */
  readonly kind: 'kept' | 'broken' | 'silent' | 'not-applicable';
  readonly expected: string;
  readonly observed: string;
  /** What to do about what was observed. Absent: the hint of the case. */
  readonly fix?: string;
  /** Sequence of the first exchange that shows it. */
  readonly exchange?: number;
}

/** Looks at one thing. Undefined: cannot be judged in this kind of run, and is left out. */
export type Judge<Given = unknown> = (evidence: Evidence, given: Given) => Opinion | undefined;
