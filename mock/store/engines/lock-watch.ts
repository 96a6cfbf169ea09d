import { describe, PersistenceError, StateNeeded } from './engine.js';
import type { Lock } from './lock.js';

/** How often to look while there are writes. */
const LOOK_MS = 1_000;

/** Looks now and then whether the lock is still there: somebody may remove it by hand. */
export class LockWatch {
  readonly #lock: Lock;
  readonly #path: string;
  readonly #note: (note: string) => void;
  #looked = performance.now();

  constructor(lock: Lock, path: string, note: (note: string) => void) {
    this.#lock = lock;
    this.#path = path;
    this.#note = note;
  }

  /** @throws PersistenceError when another process has the data: then nothing of it may be touched */
  look(isDue: boolean): void {
    if (isDue || performance.now() - this.#looked > LOOK_MS) {
      // As long as it fails, each write looks again.
      this.#looked = Number.NEGATIVE_INFINITY;
      if (this.#renew()) {
        this.#note(`its lock was removed and was made again. Leave ${this.#path} while process ${process.pid} runs`);
      }
      this.#looked = performance.now();
    }
  }

  release(): Promise<void> {
    return this.#lock.release();
  }

  #renew(): boolean {
    try {
      return this.#lock.renew();
    } catch (error) {
      if (error instanceof PersistenceError) {
        throw error;
      }
      throw new StateNeeded(`${this.#path} is gone, and cannot be made again: ${describe(error)}`);
    }
  }
}
