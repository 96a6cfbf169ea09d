/** The time of a world between two of its beginnings. What waits in it ends with it, and does nothing in the next. */
export class Lifetime {
  #isOver = false;
  /** Absent as long as nobody waits, as in most worlds. */
  #waiting: Set<() => void> | undefined;

  get isOver(): boolean {
    return this.#isOver;
  }

  /** Has this done when the time ends; at once where it has. */
  onEnd(act: () => void): void {
    if (this.#isOver) {
      act();
      return;
    }
    this.#waiting ??= new Set();
    this.#waiting.add(act);
  }

  off(act: () => void): void {
    this.#waiting?.delete(act);
  }

  end(): void {
    this.#isOver = true;
    const waiting = this.#waiting ?? [];
    this.#waiting = undefined;
    for (const act of waiting) {
      act();
    }
  }
}
