/** Bounds of a cache. At least one of them should be finite. */
interface Bounds<V> {
  readonly entries: number;
  /** Of all values together. */
  readonly weight?: number;
  readonly weightOf?: (value: V) => number;
}

/** Values by key, within bounds: the least recently used go first. */
export class BoundedCache<K, V extends object> {
  readonly #values = new Map<K, V>();
  readonly #bounds: Required<Bounds<V>>;
  #weight = 0;
  #newest: K | undefined;

  constructor(bounds: Bounds<V>) {
    this.#bounds = { weight: Number.POSITIVE_INFINITY, weightOf: () => 0, ...bounds };
  }

  get(key: K): V | undefined {
    const value = this.#values.get(key);
    if (value !== undefined && key !== this.#newest) {
      this.#values.delete(key);
      this.#values.set(key, value);
      this.#newest = key;
    }
    return value;
  }

  /** Returns the value, which is not stored when it is too heavy alone. */
  set(key: K, value: V): V {
    const { entries, weight, weightOf } = this.#bounds;
    this.delete(key);
    this.#values.set(key, value);
    this.#weight += weightOf(value);
    this.#newest = key;
    for (const oldest of this.#values.keys()) {
      if (this.#values.size <= entries && this.#weight <= weight) {
        break;
      }
      this.delete(oldest);
    }
    return value;
  }

  delete(key: K): void {
    const value = this.#values.get(key);
    if (value !== undefined) {
      this.#values.delete(key);
      this.#weight -= this.#bounds.weightOf(value);
    }
  }

  clear(): void {
    this.#values.clear();
    this.#weight = 0;
  }

  /** The least recently used first. */
  values(): IterableIterator<V> {
    return this.#values.values();
  }
}
