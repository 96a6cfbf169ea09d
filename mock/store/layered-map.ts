/**
 * A map over one that is shared and never changes: it costs memory only for what was set or deleted. Keys are in order of
 * insertion, as in a Map: a key set again stays in its place, one deleted and set again moves to the end.
 */
export class LayeredMap<V> {
  readonly #base: ReadonlyMap<string, V>;
  readonly #own: Map<string, V>;
  /** Keys of the base that were ever deleted; those set again since are in `#own`. */
  readonly #gone: Set<string>;
  #size: number;
  /** Called after every write. */
  onChange: ((key: string, value: V | undefined) => void) | undefined;

  constructor(base: ReadonlyMap<string, V> = EMPTY) {
    this.#base = base;
    this.#own = new Map();
    this.#gone = new Set();
    this.#size = base.size;
  }

  /** An independent copy, at the cost of what was changed only. */
  fork(): LayeredMap<V> {
    const copy = new LayeredMap(this.#base);
    for (const [key, value] of this.#own) {
      copy.#own.set(key, value);
    }
    for (const key of this.#gone) {
      copy.#gone.add(key);
    }
    copy.#size = this.#size;
    return copy;
  }

  get size(): number {
    return this.#size;
  }

  get(key: string): V | undefined {
    const own = this.#own.get(key);
    return own !== undefined || this.#gone.has(key) ? own : this.#base.get(key);
  }

  has(key: string): boolean {
    return this.get(key) !== undefined;
  }

  set(key: string, value: V): this {
    if (!this.has(key)) {
      this.#size += 1;
    }
    this.#own.set(key, value);
    this.onChange?.(key, value);
    return this;
  }

  delete(key: string): boolean {
    if (!this.has(key)) {
      return false;
    }
    this.#size -= 1;
    this.#own.delete(key);
    if (this.#base.has(key)) {
      this.#gone.add(key);
    }
    this.onChange?.(key, undefined);
    return true;
  }

  *entries(): IterableIterator<[string, V]> {
    for (const entry of this.#base) {
      const [key] = entry;
      if (!this.#gone.has(key)) {
        const own = this.#own.get(key);
        yield own === undefined ? entry : [key, own];
      }
    }
    for (const entry of this.#own) {
      if (!this.#base.has(entry[0]) || this.#gone.has(entry[0])) {
        yield entry;
      }
    }
  }

  *values(): IterableIterator<V> {
    for (const [, value] of this.entries()) {
      yield value;
    }
  }

  /** Entries set here, not in the base. */
  ownEntries(): IterableIterator<[string, V]> {
    return this.#own.entries();
  }

  /** The value of a key that was set here, not in the base. */
  own(key: string): V | undefined {
    return this.#own.get(key);
  }

  /** How many keys were touched. */
  get changes(): number {
    return this.#own.size + this.#gone.size;
  }

  /** What differs from the base: the value there and the value now, each absent where the key is not there. */
  *changed(): IterableIterator<{ readonly before: V | undefined; readonly after: V | undefined }> {
    for (const [key, after] of this.#own) {
      yield { before: this.#base.get(key), after };
    }
    for (const key of this.#gone) {
      if (!this.#own.has(key)) {
        yield { before: this.#base.get(key), after: undefined };
      }
    }
  }
}

const EMPTY: ReadonlyMap<string, never> = new Map<string, never>();
