import type { EventType, WorldEvent } from './event.js';

/** The result of one read. */
export type Reading =
  | { readonly kind: 'event'; readonly number: number; readonly event: WorldEvent }
  /** Events were dropped before this reader came to them. `count` is undefined when their number is unknown. */
  | { readonly kind: 'dropped'; readonly number: number; readonly count: number | undefined }
  | { readonly kind: 'none' };

/** The callbacks of a reader. */
export interface Listener {
  readonly onMore: () => void;
  readonly onEnd: () => void;
}

interface ReaderParts {
  readonly types: ReadonlySet<EventType>;
  readonly listener: Listener;
  readonly isLost: boolean;
  readonly last: number;
  readonly passed: Record<EventType, number>;
  readonly look: (number: number) => WorldEvent | undefined;
  readonly gone: () => { readonly last: number; readonly of: Readonly<Record<EventType, number>> };
  readonly leave: (reader: Subscription) => void;
}

/** A position in the events of a world. */
export class Subscription {
  readonly listener: Listener;
  readonly types: ReadonlySet<EventType>;
  /** It has read all events so far. */
  waits = false;
  readonly #parts: ReaderParts;
  #last: number;
  #passed: Record<EventType, number>;
  #isLost: boolean;

  constructor(parts: ReaderParts) {
    this.listener = parts.listener;
    this.types = parts.types;
    this.#parts = parts;
    this.#last = parts.last;
    this.#passed = parts.passed;
    this.#isLost = parts.isLost;
  }

  read(): Reading {
    const { look, gone } = this.#parts;
    const { types } = this;
    if (this.#isLost) {
      this.#isLost = false;
      return { kind: 'dropped', number: this.#last, count: undefined };
    }
    const { last, of } = gone();
    if (last > this.#last) {
      const count = [...types].reduce((sum, type) => sum + of[type] - this.#passed[type], 0);
      this.#last = last;
      this.#passed = { ...of };
      if (count > 0) {
        return { kind: 'dropped', number: last, count };
      }
    }
    for (let event = look(this.#last + 1); event !== undefined; event = look(this.#last + 1)) {
      this.#last += 1;
      this.#passed[event.type] += 1;
      if (types.has(event.type)) {
        return { kind: 'event', number: this.#last, event };
      }
    }
    this.waits = true;
    return { kind: 'none' };
  }

  /** Ends this reader. */
  stop(): void {
    this.#parts.leave(this);
  }
}
