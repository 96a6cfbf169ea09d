import type { EventType, WorldEvent } from './event.js';

/** What a reader gets next. */
export type Reading =
  | { readonly kind: 'event'; readonly number: number; readonly event: WorldEvent }
  /** Events went before he came to them. `count` is absent when nobody knows how many. */
  | { readonly kind: 'dropped'; readonly number: number; readonly count: number | undefined }
  | { readonly kind: 'none' };

/** What a reader is told. */
export interface Told {
  readonly onMore: () => void;
  readonly onEnd: () => void;
}

interface ReaderParts {
  readonly types: ReadonlySet<EventType>;
  readonly told: Told;
  readonly isLost: boolean;
  readonly last: number;
  readonly passed: Record<EventType, number>;
  readonly look: (number: number) => WorldEvent | undefined;
  readonly gone: () => { readonly last: number; readonly of: Readonly<Record<EventType, number>> };
  readonly leave: (reader: EventReader) => void;
}

/** One who listens. */
export class EventReader {
  readonly told: Told;
  /** He has read all there is. */
  waits = false;
  readonly #parts: ReaderParts;
  #last: number;
  #passed: Record<EventType, number>;
  #isLost: boolean;

  constructor(parts: ReaderParts) {
    this.told = parts.told;
    this.#parts = parts;
    this.#last = parts.last;
    this.#passed = parts.passed;
    this.#isLost = parts.isLost;
  }

  read(): Reading {
    const { types, look, gone } = this.#parts;
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

  /** He listens no more. */
  stop(): void {
    this.#parts.leave(this);
  }
}
