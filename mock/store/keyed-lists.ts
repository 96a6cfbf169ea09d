import { LayeredMap } from './layered-map.js';
import { SortedList } from './sorted-list.js';

/** Sorted lists by key. Copies share a list until one of them writes to it. */
export class KeyedLists<T> {
  readonly #compare: (a: T, b: T) => number;
  readonly #empty: SortedList<T>;
  #lists: LayeredMap<SortedList<T>>;

  /** `groups` are sorted; `compare` must be a total order. */
  constructor(compare: (a: T, b: T) => number, groups: ReadonlyMap<string, readonly T[]> = new Map()) {
    this.#compare = compare;
    this.#empty = new SortedList(compare);
    this.#lists = new LayeredMap(new Map([...groups].map(([key, items]) => [key, new SortedList(compare, items)])));
  }

  /** An independent copy, at the cost of the lists written to. What is copied from for the first time is not to be written. */
  fork(): KeyedLists<T> {
    const copy = new KeyedLists(this.#compare);
    copy.#lists = this.#lists.fork();
    for (const [key, list] of this.#lists.ownEntries()) {
      copy.#lists.set(key, list.fork());
    }
    return copy;
  }

  /** Not to be written. */
  get(key: string): SortedList<T> {
    return this.#lists.get(key) ?? this.#empty;
  }

  entries(): IterableIterator<[string, SortedList<T>]> {
    return this.#lists.entries();
  }

  insert(key: string, item: T): void {
    this.#writable(key).insert(item);
  }

  remove(key: string, item: T): void {
    this.#writable(key).remove(item);
  }

  #writable(key: string): SortedList<T> {
    const own = this.#lists.own(key);
    if (own !== undefined) {
      return own;
    }
    const list = this.get(key).fork();
    this.#lists.set(key, list);
    return list;
  }
}

/** Adds an item to the group of its key. */
export function addToGroup<K, T>(groups: Map<K, T[]>, key: K, item: T): void {
  const known = groups.get(key);
  if (known === undefined) {
    groups.set(key, [item]);
  } else {
    known.push(item);
  }
}
