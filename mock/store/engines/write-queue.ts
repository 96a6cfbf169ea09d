import { type Change, codeOf, describe, type Engine, PersistenceError, StateNeeded } from './engine.js';

interface Waiting {
  readonly promise: Promise<void>;
  resolve(): void;
  reject(error: PersistenceError): void;
}

interface QueueOptions {
  /** What is written to, in messages. */
  readonly name: string;
  /** All records as they are now, with everything that was appended. It stays as it is while it is read. */
  readonly state: () => Iterable<Change>;
  /** Called with notes for the operator, and with a failure that no `flush` waits for: once, until a write succeeds. */
  readonly onNote?: ((note: string) => void) | undefined;
}

// Taken before a test can fake the timers: that concerns the world, not the disk.
const soon = setImmediate;

/** No space left; a quota used up; longer than this process may make a file. */
const FULL = ['ENOSPC', 'EDQUOT', 'EFBIG'];

const SAFE = 'What was acknowledged is safe, and the rest is written with the next try.';

const UNSAFE =
  'The whole world is in memory only until a later try writes it anew: mend that, and do not stop the server before.';

const ENDED = 'What was acknowledged may be lost: the world is stored no more, and ends with this process.';

/**
 * Collects changes and writes them in batches, one at a time: all that comes in one turn of the event loop, or while the
 * batch before is being written, shares a write. What could not be written stays first in the queue.
 */
export class WriteQueue {
  readonly #engine: Engine;
  readonly #options: QueueOptions;
  #queue: Change[] = [];
  #scheduled = false;
  #writing = false;
  /** What was stored is not there any more, and is to be written anew. */
  #lost = false;
  /** Waiting for the batch that is being written, and for what is in the queue. */
  #current: Waiting | undefined;
  #next: Waiting | undefined;
  #failure: PersistenceError | undefined;
  #closed: Promise<void> | undefined;

  constructor(engine: Engine, options: QueueOptions) {
    this.#engine = engine;
    this.#options = options;
  }

  /** Whether something was appended that is not safe yet. */
  get pending(): boolean {
    return this.#writing || this.#queue.length > 0;
  }

  /** Why the last try to write failed; undefined as soon as one succeeds. */
  get failure(): PersistenceError | undefined {
    return this.#failure;
  }

  /** Takes changes in order, to be written soon. Those of one turn of the event loop become safe together or not at all. */
  append(change: Change): void {
    if (this.#closed === undefined) {
      this.#queue.push(change);
      this.#schedule();
    }
  }

  /**
   * Resolves when all appended so far is safe. All that wait share one write.
   * @throws PersistenceError the changes stay queued, and the next flush tries again
   */
  flush(): Promise<void> {
    if (this.#closed !== undefined) {
      return Promise.reject(new PersistenceError('unwritable', `cannot write ${this.#options.name}: it is closed.`));
    }
    return this.#flush();
  }

  /** Makes everything safe, tidies, and closes the engine, even if it throws. */
  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  #flush(): Promise<void> {
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

  async #close(): Promise<void> {
    try {
      while (this.pending) {
        await this.#flush();
      }
      await this.#tidy().catch(() => this.#tidy());
    } catch (error) {
      throw this.#toFailure(error);
    } finally {
      await this.#engine.close();
    }
  }

  /** Also looks whether what was stored is still there. */
  async #tidy(): Promise<void> {
    await this.#write([]);
    await this.#engine.tidy?.();
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
      const failure = this.#toFailure(error);
      if (this.#current === undefined && this.#failure === undefined) {
        this.#options.onNote?.(failure.message);
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

  async #write(batch: readonly Change[]): Promise<void> {
    if (!this.#lost) {
      try {
        await this.#engine.write(batch);
        return;
      } catch (error) {
        if (!(error instanceof StateNeeded)) {
          throw error;
        }
        this.#lost = true;
        this.#options.onNote?.(`${this.#options.name}: ${error.message}`);
      }
    }
    const state = this.#options.state();
    // The state has them.
    const queued = this.#queue;
    this.#queue = [];
    try {
      await this.#engine.rewrite(state);
      this.#lost = false;
    } catch (error) {
      this.#queue = [...queued, ...this.#queue];
      throw error;
    }
  }

  #toFailure(error: unknown): PersistenceError {
    if (error instanceof PersistenceError) {
      return error;
    }
    const isFull = FULL.includes(codeOf(error));
    const unsafe = this.#closed === undefined ? UNSAFE : ENDED;
    const next = this.#lost ? unsafe : SAFE;
    const message = `cannot write ${this.#options.name}: ${describe(error)}. ${isFull ? 'Make room. ' : ''}${next}`;
    return new PersistenceError(isFull ? 'full' : 'unwritable', message, { cause: error });
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
