/**
 * Ends what takes too long, to a quarter of the time allowed. One timer for all of them: a timer of its own would cost each
 * request more than reading its body does.
 */
export class Deadlines {
  readonly #limitMs: number;
  /** What to do when the time is over, and since when (performance.now()) it runs. */
  readonly #running = new Map<() => void, number>();
  #timer: NodeJS.Timeout | undefined;

  constructor(limitMs: number) {
    this.#limitMs = limitMs;
  }

  get limitMs(): number {
    return this.#limitMs;
  }

  start(onTooLate: () => void): void {
    this.#running.set(onTooLate, performance.now());
    this.#timer ??= setInterval(() => this.#look(), Math.max(1, this.#limitMs / 4)).unref();
  }

  stop(onTooLate: () => void): void {
    this.#running.delete(onTooLate);
  }

  #look(): void {
    const latest = performance.now() - this.#limitMs;
    for (const [onTooLate, since] of this.#running) {
      if (since <= latest) {
        this.#running.delete(onTooLate);
        onTooLate();
      }
    }
    if (this.#running.size === 0) {
      clearInterval(this.#timer);
      this.#timer = undefined;
    }
  }
}
