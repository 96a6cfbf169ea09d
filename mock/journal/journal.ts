import { dropBodies, type StoredBody, type StoredEntry, weightOf } from './entry.js';

export interface JournalLimits {
  /** How many entries are stored. 0: entries are not even made. */
  readonly size: number;
  /** Bytes stored of each body. */
  readonly bodyBytes: number;
  /** Roughly the bytes stored of all bodies together. */
  readonly bytes: number;
}

/** A journal whose bodies weigh less than this, in bytes, has none worth dropping. */
const LIGHT = 65_536;

/** About how much memory an entry takes without its bodies. */
const ENTRY_BYTES = 2_048;

/** Notified of changes of the journal. */
export interface JournalWatcher {
  /** An entry came in; or, with `again`, the body of one came in after it. */
  readonly onEntry: (entry: StoredEntry, again: boolean) => void;
  /** It was emptied, or went back to an earlier place. */
  readonly onClear?: () => void;
  /** The world is gone. */
  readonly onClose?: () => void;
}

/** Where a journal stood at a moment. */
export interface JournalPlace {
  readonly last: number;
  readonly arrived: number;
}

/** The newest requests, numbered as they end. */
export class Journal {
  readonly limits: JournalLimits;
  /** Entry `n` stands at `n % size`. */
  #entries: StoredEntry[] = [];
  readonly #watchers = new Set<JournalWatcher>();
  #arrived = 0;
  #last = 0;
  /** Number of the entry before the oldest one stored. */
  #gone = 0;
  #clearedAt = 0;
  #weight = 0;
  /** Bodies of entries up to here were dropped to make room. */
  #bare = 0;
  #closed = false;

  constructor(limits: JournalLimits) {
    this.limits = limits;
  }

  /** Whether entries are stored or watched at all. */
  get isWanted(): boolean {
    return this.limits.size > 0 || this.#watchers.size > 0;
  }

  /** Counts a request that has come in. Returns its place among them. */
  arrive(): number {
    this.#arrived += 1;
    return this.#arrived;
  }

  /** Counts a request without an entry. */
  pass(): number {
    this.#last += 1;
    this.#gone = this.#last;
    return this.#last;
  }

  /** Takes the entry over and numbers it. Returns the number. */
  add(entry: StoredEntry): number {
    const { size } = this.limits;
    this.#last += 1;
    entry.sequence = this.#last;
    if (size === 0) {
      this.#gone = this.#last;
    } else {
      const place = this.#last % size;
      const old = this.#entries[place];
      if (old !== undefined) {
        this.#gone = old.sequence;
        this.#weight -= weightOf(old);
      }
      this.#entries[place] = entry;
      this.#weight += weightOf(entry);
      this.#makeRoom();
    }
    this.#notify(entry, false);
    return entry.sequence;
  }

  /** The body of an entry's request came in after all. */
  complete(entry: StoredEntry, body: StoredBody): void {
    if (this.get(entry.sequence) !== entry || body.bytes === undefined) {
      return;
    }
    const before = weightOf(entry);
    entry.request = body;
    this.#weight += weightOf(entry) - before;
    this.#bare = Math.min(this.#bare, entry.sequence - 1);
    this.#makeRoom();
    this.#notify(entry, true);
  }

  get(sequence: number): StoredEntry | undefined {
    const { size } = this.limits;
    return sequence > this.#gone && sequence <= this.#last ? this.#entries[sequence % size] : undefined;
  }

  /** Those after a number, oldest first. */
  *entries(since = 0): IterableIterator<StoredEntry> {
    for (let sequence = Math.max(this.#gone, since) + 1; sequence <= this.#last; sequence += 1) {
      const entry = this.get(sequence);
      if (entry !== undefined) {
        yield entry;
      }
    }
  }

  /** Number of the newest entry; 0 before the first. */
  get last(): number {
    return this.#last;
  }

  /** Number of the oldest entry stored; one more than `last` when the journal is empty. */
  get first(): number {
    return this.#gone + 1;
  }

  /** How many requests came in since the last `clear`. */
  get count(): number {
    return this.#last - this.#clearedAt;
  }

  /** How many entries of those went to make room. */
  get dropped(): number {
    return this.#gone - this.#clearedAt;
  }

  /** Calls `watcher` for each entry from now on. Returns a function that unsubscribes. */
  watch(watcher: JournalWatcher): () => void {
    if (this.#closed) {
      watcher.onClose?.();
      return () => {};
    }
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  /** Drops all entries. Numbers go on. */
  clear(): void {
    this.#entries = [];
    this.#gone = this.#last;
    this.#clearedAt = this.#last;
    this.#bare = this.#last;
    this.#weight = 0;
    this.#notifyCleared();
  }

  /** Where it stands now. */
  get place(): JournalPlace {
    return { last: this.#last, arrived: this.#arrived };
  }

  /** Drops what came in since it stood at a place, and numbers on from there. What was dropped before does not come back. */
  goBack({ last, arrived }: JournalPlace): void {
    for (let sequence = Math.max(this.#gone, last) + 1; sequence <= this.#last; sequence += 1) {
      const entry = this.get(sequence);
      if (entry !== undefined) {
        this.#weight -= weightOf(entry);
        delete this.#entries[sequence % this.limits.size];
      }
    }
    this.#last = last;
    this.#arrived = arrived;
    this.#gone = Math.min(this.#gone, last);
    this.#clearedAt = Math.min(this.#clearedAt, last);
    this.#bare = Math.min(this.#bare, last);
    this.#notifyCleared();
  }

  /** Ends all watching. */
  close(): void {
    this.#closed = true;
    const watchers = [...this.#watchers];
    this.#watchers.clear();
    for (const { onClose } of watchers) {
      onClose?.();
    }
  }

  /** Drops all bodies, or the older half of the entries where there are no bodies. Returns about how many bytes that frees. */
  shed(): number {
    if (this.#weight > LIGHT) {
      const weight = this.#weight;
      this.#dropBodies(0);
      return weight;
    }
    const count = Math.ceil((this.#last - this.#gone) / 2);
    for (let sequence = this.#gone + 1; sequence <= this.#gone + count; sequence += 1) {
      const entry = this.get(sequence);
      if (entry !== undefined) {
        this.#weight -= weightOf(entry);
        delete this.#entries[sequence % this.limits.size];
      }
    }
    this.#gone += count;
    return count * ENTRY_BYTES;
  }

  #makeRoom(): void {
    this.#dropBodies(this.limits.bytes);
  }

  #dropBodies(weight: number): void {
    for (; this.#weight > weight && this.#bare < this.#last; this.#bare += 1) {
      const entry = this.get(this.#bare + 1);
      if (entry !== undefined) {
        this.#weight -= weightOf(entry);
        dropBodies(entry);
      }
    }
  }

  #notifyCleared(): void {
    for (const { onClear } of [...this.#watchers]) {
      onClear?.();
    }
  }

  #notify(entry: StoredEntry, again: boolean): void {
    if (this.#watchers.size > 0) {
      for (const { onEntry } of [...this.#watchers]) {
        onEntry(entry, again);
      }
    }
  }
}
