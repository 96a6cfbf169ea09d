import { performance } from 'node:perf_hooks';

/** How long the event loop has waited for something to come in, in milliseconds. */
const listened = (): number => performance.eventLoopUtilization().idle;

/**
 * Ends request bodies that take too long, with a tolerance of a quarter of the limit. Only time in which the process waited for
 * input counts: while it works, what was sent waits for it. One timer serves all: a timer per request would cost more than reading
 * its body.
 */
export class BodyTimeouts {
  readonly #limitMs: number;
  /** What to call at the limit, and how long the process had listened at its start. */
  readonly #running = new Map<() => void, number>();
  #timer: NodeJS.Timeout | undefined;

  constructor(limitMs: number) {
    this.#limitMs = limitMs;
  }

  get limitMs(): number {
    return this.#limitMs;
  }

  start(onTooLate: () => void): void {
    this.#running.set(onTooLate, listened());
    this.#timer ??= setInterval(() => this.#look(), Math.max(1, this.#limitMs / 4)).unref();
  }

  stop(onTooLate: () => void): void {
    this.#running.delete(onTooLate);
  }

  #look(): void {
    const latest = listened() - this.#limitMs;
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
