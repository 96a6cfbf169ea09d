/** How long work may run without a pause. */
const STRETCH_MS = 20;

/** Lets other work run between the pieces of long work: `if (pace.due) await pace.rest();` between them. */
export class Yielder {
  #since = performance.now();

  /** Whether it is time for a pause. */
  get due(): boolean {
    return performance.now() - this.#since >= STRETCH_MS;
  }

  /** Resolves after other work has run. */
  async rest(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    this.#since = performance.now();
  }
}
