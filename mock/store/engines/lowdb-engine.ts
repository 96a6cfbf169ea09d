import * as fs from 'node:fs';
import { copyNext, syncFolder } from './checkpoint.js';
import { Compactor } from './compactor.js';
import { type DataFiles, identityOf, locateData, refuseOthers, sizeOf, statOf } from './data-files.js';
import {
  type Change,
  codeOf,
  describe,
  type Engine,
  PersistenceError,
  StateNeeded,
  type StoredRecord,
} from './engine.js';
import { type Lock, takeLock } from './lock.js';
import { LockWatch } from './lock-watch.js';
import { type DataContent, readData, refuseIn, tooDeep } from './read-data.js';
import { changesIn } from './record-values.js';
import { WalFile } from './wal-file.js';

export interface LowdbOptions {
  /**
   * What an acknowledged write survives. `os`, the default: the end of the process, kill -9 included. `fsync`: a power cut as
   * well.
   */
  readonly durability?: 'os' | 'fsync';
  /** Called with notes for the operator that need no action. */
  readonly onNote?: (note: string) => void;
  /** The write-ahead log is compacted when it is larger than this and than the checkpoint, in bytes. Default 8 MB. */
  readonly compactAt?: number;
}

const COMPACT_AT = 8_388_608;

/**
 * Opens a data file for this process alone. Nothing of it is read before `load`, and it is made at the first write.
 * @throws PersistenceError `in-use`, `unreadable`, `unwritable` or `full`
 */
export async function openLowdbEngine(file: string, options: LowdbOptions): Promise<Engine> {
  const data = await locateData(file);
  try {
    const lock = await takeLock(data.lock, file);
    const { tookOverFrom } = lock;
    if (tookOverFrom !== undefined) {
      options.onNote?.(`${file}: process ${tookOverFrom.pid} ended without closing it; its lock was taken over`);
    }
    return new LowdbEngine(file, data, lock, options);
  } catch (error) {
    if (error instanceof PersistenceError) {
      throw error;
    }
    const isFull = codeOf(error) === 'ENOSPC';
    const next = isFull ? 'Make room.' : 'Choose a place where this user may write.';
    throw new PersistenceError(isFull ? 'full' : 'unwritable', `cannot open ${file}: ${describe(error)}. ${next}`, {
      cause: error,
    });
  }
}

/**
 * lowdb's file, and what was written since in a write-ahead log. The order of steps makes a crash harmless: the log is renamed
 * before it is compacted, and stays until the file that contains it has its name.
 */
class LowdbEngine implements Engine {
  readonly #file: string;
  readonly #data: DataFiles;
  readonly #watch: LockWatch;
  readonly #compactAt: number;
  readonly #isSynced: boolean;
  readonly #note: (note: string) => void;
  readonly #compactor: Compactor;
  #wal: WalFile | undefined;
  /** Of the last write-ahead log. */
  #number = 0;

  constructor(file: string, data: DataFiles, lock: Lock, options: LowdbOptions) {
    this.#file = file;
    this.#data = data;
    this.#compactAt = options.compactAt ?? COMPACT_AT;
    this.#isSynced = options.durability === 'fsync';
    this.#note = (note) => options.onNote?.(`${file}: ${note}`);
    this.#watch = new LockWatch(lock, data.lock, this.#note);
    this.#compactor = new Compactor(data, this.#compactAt, this.#note);
  }

  async load(): Promise<Iterable<StoredRecord> | undefined> {
    try {
      refuseOthers(this.#data);
      await copyNext(this.#data);
      const refuse = refuseIn(this.#file);
      const content = await readData(this.#data, refuse);
      if (content !== undefined) {
        this.#resume(content);
      }
      await fs.promises.rm(this.#data.draft, { recursive: true, force: true });
      return content && changesIn(content.records, (what) => refuse(tooDeep(this.#data, what)));
    } catch (error) {
      await this.close();
      if (error instanceof PersistenceError) {
        throw error;
      }
      throw new PersistenceError('unreadable', `cannot read ${this.#file}: ${describe(error)}.`, { cause: error });
    }
  }

  async write(batch: readonly Change[]): Promise<void> {
    this.#watch.look(batch.length === 0);
    this.#compactor.throwIfLost();
    if (this.#number === 0) {
      return batch.length === 0 ? undefined : this.rewrite(batch);
    }
    this.#check();
    if (batch.length > 0) {
      this.#wal ??= this.#begin();
      const isNew = this.#wal.size === 0;
      // While a checkpoint is written the disk may stall, and only writes should wait.
      await this.#wal.add(batch, this.#compactor.running === undefined);
      if (isNew) {
        await this.#syncNames();
      }
    }
    const bytes = this.#wal?.size ?? 0;
    if (bytes > Math.max(this.#compactAt, sizeOf(this.#data.checkpoint), this.#compactor.postponedTo)) {
      this.#rotate();
    }
  }

  /** The new log has its name when it is whole, and counts from then on. */
  async rewrite(state: Iterable<Change>): Promise<void> {
    this.#watch.look(true);
    await this.#compactor.running;
    const { draft, wal, older } = this.#data;
    await fs.promises.rm(draft, { recursive: true, force: true });
    const made = WalFile.create(draft, this.#number + 1, this.#isSynced);
    try {
      await made.addState(state);
      fs.renameSync(draft, wal);
    } catch (error) {
      made.close();
      fs.rmSync(draft, { force: true });
      throw error;
    }
    this.#closeWal();
    this.#wal = made;
    this.#number = made.number;
    this.#compactor.accept();
    fs.rmSync(older, { force: true });
    await this.#syncNames();
    this.#rotate();
  }

  /** A log that is large stays as it is: the next start reads it. */
  async tidy(): Promise<void> {
    await this.#compactor.running;
    const { checkpoint, wal, older } = this.#data;
    const bytes = sizeOf(checkpoint) + sizeOf(wal) + sizeOf(older);
    if (bytes <= this.#compactAt || identityOf(checkpoint) === undefined) {
      // What an earlier compaction has left comes first.
      for (let round = 0; round < 2 && this.#number > 0 && sizeOf(wal) + sizeOf(older) > 0; round++) {
        this.#rotate();
        await this.#compactor.running;
        if (this.#compactor.postponedTo > 0) {
          break;
        }
      }
    }
    this.#compactor.throwIfLost();
  }

  async close(): Promise<void> {
    await this.#compactor.stop();
    this.#closeWal();
    await this.#watch.release();
  }

  /** Makes sure that what was written is in the files that have the names: two calls of the system, 3 us each. */
  #check(): void {
    const { wal, checkpoint } = this.#data;
    if (this.#wal !== undefined && this.#wal.size > 0 && !this.#wal.isAt(wal)) {
      this.#fail(wal);
    }
    if (!this.#compactor.isIntact) {
      this.#fail(checkpoint);
    }
  }

  #fail(path: string): never {
    this.#watch.look(true);
    throw new StateNeeded(`${path} was changed or removed by something else; the world is written anew from memory`);
  }

  #resume({ number, wal, older }: DataContent): void {
    this.#number = number;
    this.#compactor.accept();
    if (older?.isContained) {
      fs.rmSync(this.#data.older, { force: true });
    }
    if (wal === undefined) {
      return;
    }
    const torn = wal.bytes - wal.soundBytes;
    if (torn > 0) {
      this.#note(`the last ${torn} bytes of its log belong to a write that was never acknowledged; they are dropped`);
    }
    if (wal.soundBytes === 0 || wal.isContained) {
      fs.rmSync(this.#data.wal, { force: true });
    } else {
      this.#wal = WalFile.reopen(this.#data.wal, number, this.#isSynced, wal.soundBytes);
    }
  }

  #begin(): WalFile {
    const { wal } = this.#data;
    fs.rmSync(wal, { force: true });
    const made = WalFile.create(wal, this.#number + 1, this.#isSynced);
    this.#number = made.number;
    return made;
  }

  async #syncNames(): Promise<void> {
    if (this.#isSynced) {
      await syncFolder(this.#data.folder);
    }
  }

  /** Closes the log, and has it brought into the checkpoint while the next one is written. */
  #rotate(): void {
    const { wal, older } = this.#data;
    if (this.#compactor.running !== undefined) {
      return;
    }
    try {
      if (statOf(older) === undefined) {
        this.#wal?.trim();
        fs.renameSync(wal, older);
        this.#closeWal();
      }
    } catch (error) {
      this.#compactor.postpone(error, wal);
      return;
    }
    this.#compactor.start();
  }

  #closeWal(): void {
    this.#wal?.close();
    this.#wal = undefined;
  }
}
