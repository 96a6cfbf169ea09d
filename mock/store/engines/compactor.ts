import { compactAside } from './compaction.js';
import { type DataFiles, identityOf, sizeOf } from './data-files.js';
import { describe, StateNeeded } from './engine.js';

/** Brings the older write-ahead log into the checkpoint, in the background, and knows the checkpoint that is to be there. */
export class Compactor {
  readonly #data: DataFiles;
  readonly #compactAt: number;
  readonly #note: (note: string) => void;
  readonly #end = new AbortController();
  /** Of the checkpoint as it was written or read last. */
  #identity: string | undefined;
  #lost: StateNeeded | undefined;
  #running: Promise<void> | undefined;
  /** After a failure, the next try comes when the write-ahead log has this many bytes. */
  postponedTo = 0;

  constructor(data: DataFiles, compactAt: number, note: (note: string) => void) {
    this.#data = data;
    this.#compactAt = compactAt;
    this.#note = note;
  }

  /** Resolves when what is under way has ended, well or not. */
  get running(): Promise<void> | undefined {
    return this.#running;
  }

  /** Whether the checkpoint is the one that was written or read last, as far as that can be known now. */
  get isIntact(): boolean {
    return this.#running !== undefined || identityOf(this.#data.checkpoint) === this.#identity;
  }

  /** @throws StateNeeded when the files turned out not to be what was written */
  throwIfLost(): void {
    if (this.#lost !== undefined) {
      throw this.#lost;
    }
  }

  /** Takes the checkpoint as it is now. */
  accept(): void {
    this.#identity = identityOf(this.#data.checkpoint);
    this.#lost = undefined;
  }

  start(): void {
    this.#running = this.#run();
  }

  stop(): Promise<void> | undefined {
    this.#end.abort();
    return this.#running;
  }

  /** `log` has all that is not in the checkpoint yet. */
  postpone(error: unknown, log: string): void {
    const { checkpoint, wal } = this.#data;
    if (sizeOf(log) === 0) {
      this.#lost = new StateNeeded(`${log} was removed by something else`);
      return;
    }
    this.postponedTo = sizeOf(wal) + this.#compactAt;
    this.#note(
      `it could not be written anew (${describe(error)}). Nothing is lost: all is in ${wal} and beside it, which grow until ${checkpoint} can be written`,
    );
  }

  async #run(): Promise<void> {
    const { signal } = this.#end;
    try {
      this.#identity = await compactAside({ data: this.#data, identity: this.#identity }, signal);
      this.postponedTo = 0;
    } catch (error) {
      if (error instanceof StateNeeded) {
        this.#lost = error;
      } else if (!signal.aborted) {
        this.postpone(error, this.#data.older);
      }
    } finally {
      this.#running = undefined;
    }
  }
}
