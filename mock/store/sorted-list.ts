/** Items of a full piece; one that grows to twice as many is cut in two. */
const PIECE = 512;

/**
 * A sorted list in pieces, so that inserting into 100,000 items moves a thousand of them at most, and copies share all
 * pieces until one of them writes.
 */
export class SortedList<T> {
  readonly #compare: (a: T, b: T) => number;
  #pieces: T[][];
  /** The pieces that no copy has; the others are copied before they are written to. */
  #own: Set<T[]>;
  #length: number;

  /** `sorted` is taken over; `compare` must be a total order. */
  constructor(compare: (a: T, b: T) => number, sorted: readonly T[] = []) {
    this.#compare = compare;
    this.#pieces = [];
    for (let from = 0; from < sorted.length; from += PIECE) {
      this.#pieces.push(sorted.slice(from, from + PIECE));
    }
    this.#own = new Set(this.#pieces);
    this.#length = sorted.length;
  }

  /** A copy that goes its own way, at the cost of one reference for each piece. */
  fork(): SortedList<T> {
    const copy = new SortedList(this.#compare);
    copy.#pieces = [...this.#pieces];
    copy.#length = this.#length;
    this.#own = new Set();
    return copy;
  }

  get length(): number {
    return this.#length;
  }

  /** From position `from` to before position `to`. */
  slice(from: number, to: number): T[] {
    const found: T[] = [];
    let start = 0;
    for (const piece of this.#pieces) {
      const end = start + piece.length;
      if (end > from) {
        if (start >= to) {
          break;
        }
        found.push(...piece.slice(Math.max(0, from - start), to - start));
      }
      start = end;
    }
    return found;
  }

  first(): T | undefined {
    return this.#pieces[0]?.[0];
  }

  *[Symbol.iterator](): IterableIterator<T> {
    for (const piece of this.#pieces) {
      yield* piece;
    }
  }

  insert(item: T): void {
    const at = this.#pieceOf(item);
    const piece = this.#writable(at);
    piece.splice(this.#positionIn(piece, item), 0, item);
    this.#length += 1;
    if (piece.length >= 2 * PIECE) {
      const rest = piece.splice(PIECE);
      this.#pieces.splice(at + 1, 0, rest);
      this.#own.add(rest);
    }
  }

  /** Takes the item out; false when it is not there. */
  remove(item: T): boolean {
    const at = this.#pieceOf(item);
    const known = this.#pieces[at];
    const position = known === undefined ? 0 : this.#positionIn(known, item);
    const found = known?.[position];
    if (found === undefined || this.#compare(found, item) !== 0) {
      return false;
    }
    const piece = this.#writable(at);
    piece.splice(position, 1);
    this.#length -= 1;
    if (piece.length === 0) {
      this.#pieces.splice(at, 1);
      this.#own.delete(piece);
    }
    return true;
  }

  /** The first piece that does not end before the item, or the last one. */
  #pieceOf(item: T): number {
    let low = 0;
    let high = this.#pieces.length - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const last = this.#pieces[middle]?.at(-1);
      if (last !== undefined && this.#compare(last, item) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return Math.max(low, 0);
  }

  #positionIn(piece: readonly T[], item: T): number {
    let low = 0;
    let high = piece.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const at = piece[middle];
      if (at !== undefined && this.#compare(at, item) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  #writable(at: number): T[] {
    const known = this.#pieces[at];
    if (known !== undefined && this.#own.has(known)) {
      return known;
    }
    const copy = known === undefined ? [] : [...known];
    this.#pieces[at] = copy;
    this.#own.add(copy);
    return copy;
  }
}
