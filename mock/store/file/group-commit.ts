import type { Change, PersistenceError } from './persistence.js';

interface Waiting {
  readonly promise: Promise<void>;
  resolve(): void;
  reject(error: PersistenceError): void;
}

/** Handling of writes that fail. */
interface Failures {
  toFailure(error: unknown): PersistenceError;
  /** Called for a failure that no `flush` waits for: once, until a write succeeds. */
  onUnheard(failure: PersistenceError): void;
}

// Taken before a test can fake the timers: that concerns the world, not the disk.
const soon = setImmediate;

/**
 * Collects changes and writes them in batches, one at a time: all that comes in one turn of the event loop, or while the
 * batch before is being written, shares a write. What could not be written stays first in the queue.
 */
export class GroupCommit {
  readonly #write: (batch: readonly Change[]) => Promise<void>;
  readonly #failures: Failures;
  #queue: Change[] = [];
  #scheduled = false;
  #writing = false;
  /** Waiting for the batch that is being written, and for what is in the queue. */
  #current: Waiting | undefined;
  #next: Waiting | undefined;
  #failure: PersistenceError | undefined;

  /** `write` is called in the same turn in which its batch leaves the queue. */
  constructor(write: (batch: readonly Change[]) => Promise<void>, failures: Failures) {
    this.#write = write;
    this.#failures = failures;
  }

  get pending(): boolean {
    return this.#writing || this.#queue.length > 0;
  }

  get failure(): PersistenceError | undefined {
    return this.#failure;
  }

  append(change: Change): void {
    this.#queue.push(change);
    this.#schedule();
  }

  flush(): Promise<void> {
    if (this.#queue.length > 0) {
      this.#schedule();
      this.#next ??= waiting();
      return this.#next.promise;
    }
    if (this.#writing) {
      this.#current ??= waiting();
      return this.#current.promise;
    }
    return Promise.resolve();
  }

  #schedule(): void {
    if (!this.#scheduled && !this.#writing) {
      this.#scheduled = true;
      soon(() => void this.#turn());
    }
  }

  async #turn(): Promise<void> {
    const batch = this.#queue;
    this.#queue = [];
    this.#current = this.#next;
    this.#next = undefined;
    this.#scheduled = false;
    this.#writing = true;
    try {
      await this.#write(batch);
      this.#failure = undefined;
    } catch (error) {
      const failure = this.#failures.toFailure(error);
      if (this.#current === undefined && this.#failure === undefined) {
        this.#failures.onUnheard(failure);
      }
      this.#failure = failure;
      this.#queue = [...batch, ...this.#queue];
    }
    this.#writing = false;
    const done = this.#current;
    this.#current = undefined;
    // After a failure, only a waiting flush is a reason to try again.
    if (this.#next !== undefined || (this.#failure === undefined && this.#queue.length > 0)) {
      this.#schedule();
    }
    if (this.#failure === undefined) {
      done?.resolve();
    } else {
      done?.reject(this.#failure);
    }
  }
}

function waiting(): Waiting {
  let resolve = (): void => {};
  let reject = (_: PersistenceError): void => {};
  const promise = new Promise<void>((onDone, onFailure) => {
    resolve = onDone;
    reject = onFailure;
  });
  return { promise, resolve, reject };
}
