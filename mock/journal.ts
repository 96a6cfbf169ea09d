import type { OperationId } from '../openapi/index.js';
import type { Violation } from './validate.js';

/** One request and what became of it. */
export interface JournalEntry {
  /** Counts from 1 and is never used twice, also after a reset. */
  sequence: number;
  /** When it came in, milliseconds since 1970. */
  readonly time: number;
  readonly method: string;
  /** As sent, query included; cut after 2,000 characters. */
  readonly url: string;
  /** Absent when no operation of the API document has this path and method. */
  readonly operation: OperationId | undefined;
  /** Username of the caller; absent when there is none or he is not known. */
  readonly caller: string | undefined;
  /** The answer's status; 0 when the request stays unanswered. */
  readonly status: number;
  readonly durationMs: number;
  readonly violations: readonly Violation[];
  /** Ids of the faults that fired on it, in their order. */
  readonly faults: readonly string[];
  /** False when the answer did not come to its end at the client: cut, lost, or the client had gone. */
  readonly delivered: boolean;
  /** The run of a flow that it started. */
  readonly execution: string | undefined;
  /** Why there is no answer, or what went wrong in the mock itself. */
  readonly note: string | undefined;
}

/** What came in, the newest `size` entries of it. */
export class Journal {
  readonly #size: number;
  readonly #listener: ((entry: JournalEntry) => void) | undefined;
  #entries: JournalEntry[] = [];
  #sequence = 0;
  #dropped = 0;

  constructor(size: number, listener?: (entry: JournalEntry) => void) {
    this.#size = size;
    this.#listener = listener;
  }

  /** Takes the entry over and numbers it. Gives the number. */
  add(entry: JournalEntry): number {
    this.#sequence += 1;
    entry.sequence = this.#sequence;
    this.#entries.push(entry);
    // Twice the size before the old half goes: that makes dropping free on average.
    if (this.#entries.length > 2 * this.#size) {
      this.#dropped += this.#entries.length - this.#size;
      this.#entries = this.#size === 0 ? [] : this.#entries.slice(-this.#size);
    }
    this.#listener?.(entry);
    return entry.sequence;
  }

  /** Oldest first. */
  entries(): readonly JournalEntry[] {
    return this.#size === 0 ? [] : this.#entries.slice(-this.#size);
  }

  /** How many entries came in since the last `clear`, dropped ones included. */
  get count(): number {
    return this.#dropped + this.#entries.length;
  }

  clear(): void {
    this.#entries = [];
    this.#dropped = 0;
  }
}
