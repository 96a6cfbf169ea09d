/**
 * Ends request bodies that take too long, with a tolerance of a quarter of the limit. One timer serves all: a timer per request
 * would cost more than reading its body.
 */
export class BodyTimeouts {
  readonly #limitMs: number;
  /** What to call at the limit, and when it started (performance.now()). */
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
