import type { EventType, WorldEvent } from './event.js';
import { type Listener, Subscription } from './subscription.js';

/** How many events of all types are held for readers; the oldest are dropped first. */
export const MAX_EVENTS = 4_096;

/** About how much memory one of them takes. */
const EVENT_BYTES = 1_024;

/**
 * The events of one world. All readers share the newest events, each with its own position: a slow reader costs neither time nor
 * memory, and learns later how many events it missed. Without readers no event is made or held.
 */
export class EventBus {
  readonly #wanted = record(false);
  readonly #readers = new Set<Subscription>();
  /** Event `n` stands at `n % MAX_EVENTS`. */
  #events: WorldEvent[] = [];
  #last = 0;
  /** Number of the last event that was dropped. */
  #gone = 0;
  /** How many of each type were dropped. */
  #goneOf = record(0);
  readonly #readersOf = record(0);
  /** Without readers of a type, its events up to this number are still held, for a reader that lost its connection and returns. */
  readonly #lingerUntil = record(0);
  /** Where a type was held no longer. */
  readonly #endOf = record(-1);
  #closed = false;
  /** Types of the events since readers were woken last. */
  readonly #news = new Set<EventType>();

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
    const { type } = event;
    if (this.#readersOf[type] === 0 && this.#last >= this.#lingerUntil[type]) {
      this.#forget(type);
      return;
    }
    this.#last += 1;
    const place = this.#last % MAX_EVENTS;
    const old = this.#events[place];
    if (old !== undefined) {
      this.#gone += 1;
      this.#goneOf[old.type] += 1;
    }
    this.#events[place] = event;
    if (this.#news.size === 0) {
      setImmediate(() => this.#wake());
    }
    this.#news.add(type);
  }

  /**
   * Reads events of these types, from now on or from the one after `after`. `onMore` is called when there are new events, once
   * after each read that found none; `onEnd` when the world is closed.
   */
  listen(types: readonly EventType[], after: number | undefined, listener: Listener): Subscription {
    const isLost =
      after !== undefined &&
      (after < this.#gone || after > this.#last || types.some((type) => after <= this.#endOf[type]));
    const start = after === undefined ? this.#last : isLost ? this.#gone : after;
    const reader = new Subscription({
      types: new Set(types),
      listener,
      isLost,
      last: start,
      passed: this.#passedAt(start),
      look: (number) => (number > this.#last ? undefined : this.#events[number % MAX_EVENTS]),
      gone: () => ({ last: this.#gone, of: this.#goneOf }),
      leave: (leaving) => this.#leave(leaving),
    });
    if (this.#closed) {
      listener.onEnd();
      return reader;
    }
    this.#readers.add(reader);
    for (const type of reader.types) {
      this.#wanted[type] = true;
      this.#readersOf[type] += 1;
    }
    return reader;
  }

  /** Drops all events held; readers learn how many they missed. Returns about how many bytes that frees. */
  shed(): number {
    const held = this.#events.filter((event) => event !== undefined);
    for (const { type } of held) {
      this.#goneOf[type] += 1;
    }
    this.#gone = this.#last;
    this.#events = [];
    return held.length * EVENT_BYTES;
  }

  /** Ends all readers; later ones end at once. */
  close(): void {
    this.#closed = true;
    const readers = [...this.#readers];
    this.#readers.clear();
    this.#rest();
    for (const reader of readers) {
      reader.listener.onEnd();
    }
  }

  #leave(reader: Subscription): void {
    if (this.#readers.delete(reader)) {
      for (const type of reader.types) {
        this.#readersOf[type] -= 1;
        this.#lingerUntil[type] = this.#last + MAX_EVENTS;
      }
    }
  }

  /** What wakes a reader is an event of a type that it wants. */
  #wake(): void {
    const news = [...this.#news];
    this.#news.clear();
    for (const reader of this.#readers) {
      if (reader.waits && news.some((type) => reader.types.has(type))) {
        reader.waits = false;
        reader.listener.onMore();
      }
    }
  }

  /** Events of this type are made no longer. */
  #forget(type: EventType): void {
    this.#wanted[type] = false;
    this.#endOf[type] = this.#last;
    if (this.#readers.size === 0 && Object.values(this.#lingerUntil).every((until) => this.#last >= until)) {
      this.#rest();
    }
  }

  #rest(): void {
    Object.assign(this.#wanted, record(false));
    Object.assign(this.#endOf, record(this.#last));
    this.#events = [];
    this.#gone = this.#last;
    this.#goneOf = record(0);
  }

  #passedAt(number: number): Record<EventType, number> {
    const passed = { ...this.#goneOf };
    for (let each = this.#gone + 1; each <= number; each += 1) {
      const type = this.#events[each % MAX_EVENTS]?.type;
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
