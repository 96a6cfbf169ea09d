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
  readonly ending: Ending;
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
  /** `silent`: the client gave no occasion to judge. */
  readonly kind: 'kept' | 'broken' | 'silent';
  readonly expected: string;
  readonly observed: string;
  /** Sequence of the first exchange that shows it. */
  readonly exchange?: number;
}

/** Looks at one thing. Undefined: cannot be judged in this kind of run, and is left out. */
export type Judge<Given = unknown> = (evidence: Evidence, given: Given) => Opinion | undefined;
