/** Items of a full piece; one that grows to twice as many is cut in two. */
const PIECE = 512;

interface Piece<T> {
  /** Only the list of this edition may write to it; others copy it first. */
  readonly edition: number;
  readonly items: T[];
}

let editions = 0;

/**
 * A sorted list in pieces: inserting into 100,000 items moves a thousand of them at most, and copies share all pieces until one
 * of them writes.
 */
export class SortedList<T> {
  readonly #compare: (a: T, b: T) => number;
  #pieces: Piece<T>[] = [];
  #edition = ++editions;
  #length: number;

  /** `compare` must be a total order. */
  constructor(compare: (a: T, b: T) => number, sorted: readonly T[] = []) {
    this.#compare = compare;
    for (let from = 0; from < sorted.length; from += PIECE) {
      this.#pieces.push(this.#piece(sorted.slice(from, from + PIECE)));
    }
    this.#length = sorted.length;
  }

  /** An independent copy, at the cost of one reference for each piece. */
  fork(): SortedList<T> {
    const copy = new SortedList(this.#compare);
    copy.#pieces = [...this.#pieces];
    copy.#length = this.#length;
    this.#edition = ++editions;
    return copy;
  }

  get length(): number {
    return this.#length;
  }

  /** From position `from` to before position `to`. */
  slice(from: number, to: number): T[] {
    const found: T[] = [];
    let start = 0;
    for (const { items } of this.#pieces) {
      const end = start + items.length;
      if (end > from) {
        if (start >= to) {
          break;
        }
        found.push(...items.slice(Math.max(0, from - start), to - start));
      }
      start = end;
    }
    return found;
  }

  first(): T | undefined {
    return this.#pieces[0]?.items[0];
  }

  *[Symbol.iterator](): IterableIterator<T> {
    for (const { items } of this.#pieces) {
      yield* items;
    }
  }

  /** From the first item on that is not below; those below come first. */
  *from(isBelow: (item: T) => boolean): IterableIterator<T> {
    let isFound = false;
    for (const { items } of this.#pieces) {
      const last = items.at(-1);
      if (isFound) {
        yield* items;
      } else if (last !== undefined && !isBelow(last)) {
        isFound = true;
        yield* items.slice(items.findIndex((item) => !isBelow(item)));
      }
    }
  }

  /** The last item first. */
  *reversed(): IterableIterator<T> {
    for (let at = this.#pieces.length - 1; at >= 0; at--) {
      yield* [...(this.#pieces[at]?.items ?? [])].reverse();
    }
  }

  insert(item: T): void {
    const at = this.#pieceOf(item);
    const items = this.#writable(at);
    const position = this.#positionIn(items, item);
    // Faster than splice by far, and most lists grow at their end and shrink at their start.
    if (position === items.length) {
      items.push(item);
    } else {
      items.splice(position, 0, item);
    }
    this.#length += 1;
    if (items.length >= 2 * PIECE) {
      this.#pieces.splice(at + 1, 0, this.#piece(items.splice(PIECE)));
    }
  }

  /** Takes the item out; false when it is not there. */
  remove(item: T): boolean {
    const at = this.#pieceOf(item);
    const known = this.#pieces[at]?.items ?? [];
    const position = this.#positionIn(known, item);
    const found = known[position];
    if (found === undefined || this.#compare(found, item) !== 0) {
      return false;
    }
    const items = this.#writable(at);
    if (position === 0) {
      items.shift();
    } else {
      items.splice(position, 1);
    }
    this.#length -= 1;
    if (items.length === 0) {
      this.#pieces.splice(at, 1);
    }
    if (items.length <= PIECE / 2) {
      this.#join(at);
      this.#join(at - 1);
    }
    return true;
  }

  /** Joins a piece with the next one when both are small, so that there are never many more pieces than needed. */
  #join(at: number): void {
    const one = this.#pieces[at]?.items;
    const next = this.#pieces[at + 1]?.items;
    if (one !== undefined && next !== undefined && one.length + next.length <= PIECE / 2) {
      this.#pieces.splice(at, 2, this.#piece([...one, ...next]));
    }
  }

  /** The first piece that does not end before the item, or the last one. */
  #pieceOf(item: T): number {
    let low = 0;
    let high = this.#pieces.length - 1;
    // Most writes are at one of the ends.
    if (!this.#endsBefore(low, item)) {
      return 0;
    }
    if (this.#endsBefore(high - 1, item)) {
      return high;
    }
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#endsBefore(middle, item)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  #endsBefore(at: number, item: T): boolean {
    const last = this.#pieces[at]?.items.at(-1);
    return last !== undefined && this.#compare(last, item) < 0;
  }

  #positionIn(items: readonly T[], item: T): number {
    let low = 0;
    let high = items.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const known = items[middle];
      if (known !== undefined && this.#compare(known, item) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  #writable(at: number): T[] {
    const known = this.#pieces[at];
    if (known?.edition === this.#edition) {
      return known.items;
    }
    const copy = this.#piece([...(known?.items ?? [])]);
    this.#pieces[at] = copy;
    return copy.items;
  }

  #piece(items: T[]): Piece<T> {
    return { edition: this.#edition, items };
  }
}
