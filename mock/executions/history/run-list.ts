import type { Run } from './run.js';

const PIECE = 1_024;

/**
 * Runs in the order in which they began, in pieces: new ones come at the end, old ones go at the start, and copies share all
 * pieces until one of them writes.
 */
export class RunList {
  #pieces: (Run | undefined)[][] = [];
  /** The pieces that no copy has; the others are copied before they are written to. */
  #own = new Set<(Run | undefined)[]>();
  /** How many places at the start of the first piece are empty. */
  #gone = 0;
  #length = 0;

  constructor(runs: Iterable<Run> = []) {
    for (const run of runs) {
      this.push(run);
    }
  }

  /** A copy that goes its own way, at the cost of one reference for each piece. */
  fork(): RunList {
    const copy = new RunList();
    copy.#pieces = [...this.#pieces];
    copy.#gone = this.#gone;
    copy.#length = this.#length;
    this.#own = new Set();
    return copy;
  }

  get length(): number {
    return this.#length;
  }

  at(index: number): Run | undefined {
    const place = index + this.#gone;
    return index < 0 || index >= this.#length ? undefined : this.#pieces[Math.floor(place / PIECE)]?.[place % PIECE];
  }

  push(run: Run): void {
    const place = this.#gone + this.#length;
    if (place % PIECE === 0) {
      const piece = [run];
      this.#pieces.push(piece);
      this.#own.add(piece);
    } else {
      this.#writable(this.#pieces.length - 1).push(run);
    }
    this.#length += 1;
  }

  /** Takes the oldest out. */
  shift(): Run | undefined {
    const first = this.at(0);
    if (first === undefined) {
      return undefined;
    }
    const [piece] = this.#pieces;
    // What a copy still needs stays where it is; what nobody needs must not be held here.
    if (piece !== undefined && this.#own.has(piece)) {
      piece[this.#gone] = undefined;
    }
    this.#gone += 1;
    this.#length -= 1;
    if (this.#gone === PIECE || this.#length === 0) {
      for (const passed of this.#pieces.splice(0, this.#length === 0 ? this.#pieces.length : 1)) {
        this.#own.delete(passed);
      }
      this.#gone = 0;
    }
    return first;
  }

  *[Symbol.iterator](): IterableIterator<Run> {
    for (let index = 0; index < this.#length; index += 1) {
      const run = this.at(index);
      if (run !== undefined) {
        yield run;
      }
    }
  }

  #writable(at: number): (Run | undefined)[] {
    const known = this.#pieces[at] ?? [];
    if (this.#own.has(known)) {
      return known;
    }
    const copy = [...known];
    this.#pieces[at] = copy;
    this.#own.add(copy);
    return copy;
  }
}
