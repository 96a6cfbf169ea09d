import { performance } from 'node:perf_hooks';
import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** There is no room for what a request wants to hold, even after everything that can be dropped was dropped. */
export class NoRoom extends Error {
  override readonly name = 'NoRoom';
  /** 503: there is room again when requests under way have ended. 507: something has to be deleted first. */
  readonly status: 503 | 507;

  constructor(status: 503 | 507, message: string) {
    super(message);
    this.status = status;
  }
}

/** Bytes in use and the most that there may be, as the engine counts them. */
export interface Usage {
  readonly used: number;
  readonly limit: number;
}

/** Drops what can be made again or was not used for the longest time, about so many bytes. */
export type Shed = (bytes: number) => void;

/** How the bytes are counted, how the engine is asked to collect garbage, and the time by which both are rationed, in milliseconds. */
export interface Gauge {
  measure(): Usage;
  collect(): void;
  now(): number;
}

const MB = 1_048_576;

/** V8 counts its young generation in the limit of the heap; what is held has to do without it. */
const YOUNG_BYTES = 48 * MB;

/** What worlds, journals and bodies may hold of the heap by default. */
const SHARE = 0.55;

/** From here on the heap is collected to see what of it is garbage. The rest up to the limit is lost to fragments, or needed while it is collected. */
const ALARM = 0.75;

/** How long a measurement counts. */
const LOOK_MS = 25;

/** So often, at most, garbage is collected for one more measurement; as long as nothing gets better, ever more seldom. */
const COLLECT_MS = 250;

const LONGEST_COLLECT_MS = 4_000;

const heap: Gauge = {
  measure() {
    const { used_heap_size: used, external_memory: external, heap_size_limit: limit } = getHeapStatistics();
    return { used: used + external, limit: Math.max(limit - YOUNG_BYTES, limit / 2) };
  },
  collect: () => collector()(),
  now: () => performance.now(),
};

let collectGarbage: (() => void) | undefined;

function collector(): () => void {
  if (collectGarbage === undefined) {
    setFlagsFromString('--expose-gc');
    collectGarbage = runInNewContext('gc') as () => void;
  }
  return collectGarbage;
}

/**
 * The memory of the process, which all of its worlds share. It is measured, not added up, so that it bounds whatever is held:
 * records, journals, executions, snapshots, faults, bodies on their way. Only what is about to come is estimated.
 */
export class Memory {
  readonly #gauge: Gauge;
  /** Given by the option; absent: a share of the heap. */
  #most: number | undefined;
  #reserved = 0;
  #isFull = false;
  #lookedAt = Number.NEGATIVE_INFINITY;
  #collectedAt = Number.NEGATIVE_INFINITY;
  #patience = COLLECT_MS;
  readonly #sheds = new Set<WeakRef<{ readonly shed: Shed }>>();

  constructor(gauge: Gauge = heap) {
    this.#gauge = gauge;
  }

  /** Sets how many bytes may be held. Absent: a share of the heap. */
  bound(most: number | undefined): void {
    this.#most = most;
    this.#lookedAt = Number.NEGATIVE_INFINITY;
  }

  /** Asks `owner` to drop things from now on, as long as it is there. */
  register(owner: { readonly shed: Shed }): void {
    for (const known of this.#sheds) {
      if (known.deref() === undefined) {
        this.#sheds.delete(known);
      }
    }
    this.#sheds.add(new WeakRef(owner));
  }

  /** Whether nothing more can be held. Cheap: it is measured now and then only. */
  get isFull(): boolean {
    const now = this.#gauge.now();
    if (now - this.#lookedAt >= LOOK_MS) {
      this.#lookedAt = now;
      this.#look(0);
    }
    return this.#isFull;
  }

  /** Throws NoRoom where nothing more can be held. */
  refuseFull(): void {
    if (this.isFull) {
      throw this.#full();
    }
  }

  /** Throws NoRoom where so many bytes more would not fit now. */
  need(bytes: number): void {
    if (!this.#look(bytes)) {
      throw this.#isFull ? this.#full() : this.#busy(bytes);
    }
  }

  /** Holds room for something under way. Returns what gives it back, once. Throws NoRoom. */
  reserve(bytes: number): () => void {
    this.need(bytes);
    this.#reserved += bytes;
    let isHeld = true;
    return () => {
      this.#reserved -= isHeld ? bytes : 0;
      isHeld = false;
    };
  }

  /** Call when something was deleted: what is left is measured soon, however long memory has been full. */
  freed(): void {
    this.#patience = COLLECT_MS;
    this.#lookedAt = Number.NEGATIVE_INFINITY;
  }

  /** Whether so many bytes fit, after dropping what can be dropped. Says as well whether what is held is too much already. */
  #look(bytes: number): boolean {
    const { limit } = this.#gauge.measure();
    const most = Math.min(this.#most ?? limit * SHARE, limit * SHARE);
    const alarm = Math.min(limit * ALARM, most / SHARE);
    const isTight = () => this.#gauge.measure().used + this.#reserved + bytes > alarm;
    if (!isTight()) {
      this.#isFull &&= this.#gauge.measure().used > most;
      return true;
    }
    if (!this.#collect()) {
      return !this.#isFull && this.#gauge.measure().used + this.#reserved + bytes <= limit * ALARM;
    }
    const over = () => Math.max(this.#gauge.measure().used - most, isTight() ? bytes : 0);
    if (over() > 0) {
      for (const owner of this.#sheds) {
        owner.deref()?.shed(over() + most / 8);
      }
      this.#gauge.collect();
    }
    this.#isFull = this.#gauge.measure().used > most;
    this.#patience = this.#isFull ? Math.min(2 * this.#patience, LONGEST_COLLECT_MS) : COLLECT_MS;
    return !this.#isFull && !isTight();
  }

  /** False: it was done a moment ago. */
  #collect(): boolean {
    const now = this.#gauge.now();
    if (now - this.#collectedAt < this.#patience) {
      return false;
    }
    this.#gauge.collect();
    this.#collectedAt = this.#gauge.now();
    return true;
  }

  #full(): NoRoom {
    return new NoRoom(
      507,
      `The mock has no room for more: its worlds and journals hold ${toMB(this.#gauge.measure().used)} MB. Delete sandboxes, snapshots or records, reset a world, or start the mock with more memory (NODE_OPTIONS=--max-old-space-size=<MB>, --memory <bytes>)`,
    );
  }

  #busy(bytes: number): NoRoom {
    return new NoRoom(
      503,
      `The mock has no room for this now: it takes about ${toMB(bytes)} MB, beside ${toMB(this.#gauge.measure().used + this.#reserved)} MB in use. Try again when other requests have ended, send less, or start the mock with more memory (NODE_OPTIONS=--max-old-space-size=<MB>)`,
    );
  }
}

function toMB(bytes: number): number {
  return Math.max(1, Math.round(bytes / MB));
}

/** The memory of this process. */
export const memory = new Memory();

/** What a byte of a JSON text adds beside itself: objects, lists, and the members and texts inside. */
const WEIGHTS = new Uint8Array(256);
for (const [byte, weight] of Object.entries({ '{': 64, '[': 48, ',': 12, '"': 12 }))
  WEIGHTS[byte.charCodeAt(0)] = weight;

/** About how many bytes the value of a JSON text takes, at most: empty objects weigh twenty times what is written of them. */
export function weightOfJson(json: Uint8Array): number {
  let weight = json.length;
  // An iterator would take ten times as long.
  for (let i = 0; i < json.length; i += 1) {
    weight += WEIGHTS[json[i] ?? 0] ?? 0;
  }
  return weight;
}
