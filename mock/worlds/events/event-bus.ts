import type { EventType, WorldEvent } from './event.js';
import { Subscription, type Told } from './subscription.js';

/** How many events of all types are held for readers; the oldest are dropped first. */
export const KEPT_EVENTS = 4_096;

/**
 * The events of one world. All readers share the newest events, each with its own position: a slow reader costs neither time nor
 * memory, and learns later how many events it missed. Without readers no event is made or held.
 */
export class EventBus {
  readonly #wanted = record(false);
  readonly #readers = new Set<Subscription>();
  /** Event `n` stands at `n % KEPT_EVENTS`. */
  #kept: WorldEvent[] = [];
  #last = 0;
  /** Number of the last event that was dropped. */
  #gone = 0;
  /** How many of each type were dropped. */
  #goneOf = record(0);
  /** Without readers, events up to this number are still held, for a reader that lost its connection and returns. */
  #lingerUntil = 0;
  #closed = false;
  #waking = false;

  /** Whether a reader wants events of this type. Ask before making one. */
  wanted(type: EventType): boolean {
    return this.#wanted[type];
  }

  /** Number of readers. */
  get readers(): number {
    return this.#readers.size;
  }

  emit(event: WorldEvent): void {
    if (!this.#wanted[event.type]) {
      return;
    }
    if (this.#readers.size === 0 && this.#last >= this.#lingerUntil) {
      this.#rest();
      return;
    }
    this.#last += 1;
    const place = this.#last % KEPT_EVENTS;
    const old = this.#kept[place];
    if (old !== undefined) {
      this.#gone += 1;
      this.#goneOf[old.type] += 1;
    }
    this.#kept[place] = event;
    if (!this.#waking) {
      this.#waking = true;
      setImmediate(() => this.#wake());
    }
  }

  /**
   * Reads events of these types, from now on or from the one after `after`. `onMore` is called when there are new events, once
   * after each read that found none; `onEnd` when the world is closed.
   */
  listen(types: readonly EventType[], after: number | undefined, told: Told): Subscription {
    const isLost = after !== undefined && (after < this.#gone || after > this.#last);
    const start = after === undefined ? this.#last : isLost ? this.#gone : after;
    const reader = new Subscription({
      types: new Set(types),
      told,
      isLost,
      last: start,
      passed: this.#passedAt(start),
      look: (number) => (number > this.#last ? undefined : this.#kept[number % KEPT_EVENTS]),
      gone: () => ({ last: this.#gone, of: this.#goneOf }),
      leave: (leaving) => this.#leave(leaving),
    });
    if (this.#closed) {
      told.onEnd();
      return reader;
    }
    this.#readers.add(reader);
    for (const type of types) {
      this.#wanted[type] = true;
    }
    return reader;
  }

  /** Ends all readers; later ones end at once. */
  close(): void {
    this.#closed = true;
    const readers = [...this.#readers];
    this.#readers.clear();
    this.#rest();
    for (const reader of readers) {
      reader.told.onEnd();
    }
  }

  #leave(reader: Subscription): void {
    this.#readers.delete(reader);
    this.#lingerUntil = this.#last + KEPT_EVENTS;
  }

  #wake(): void {
    this.#waking = false;
    for (const reader of this.#readers) {
      if (reader.waits) {
        reader.waits = false;
        reader.told.onMore();
      }
    }
  }

  #rest(): void {
    Object.assign(this.#wanted, record(false));
    this.#kept = [];
    this.#gone = this.#last;
    this.#goneOf = record(0);
  }

  #passedAt(number: number): Record<EventType, number> {
    const passed = { ...this.#goneOf };
    for (let each = this.#gone + 1; each <= number; each += 1) {
      const type = this.#kept[each % KEPT_EVENTS]?.type;
      if (type !== undefined) {
        passed[type] += 1;
      }
    }
    return passed;
  }
}

function record<V>(value: V): Record<EventType, V> {
  return { request: value, execution: value, log: value, state: value, fault: value };
}
