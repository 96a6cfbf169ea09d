/** How long work goes on at a stretch while others wait. */
const STRETCH_MS = 20;

/** Keeps long work from holding up everybody else: `if (pace.due) await pace.rest();` between its pieces. */
export class Pace {
  #since = performance.now();

  /** Whether it is time that others get their turn. */
  get due(): boolean {
    return performance.now() - this.#since >= STRETCH_MS;
  }

  /** Resolves when they had it. */
  async rest(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    this.#since = performance.now();
  }
}
