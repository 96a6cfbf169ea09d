import type { CheckpointFile } from './checkpoint-file.js';
import { sourceOf } from './checkpoint-lines.js';
import { type ClosedWal, compactedSource } from './compaction.js';
import type { DataFiles } from './data-files.js';
import type { FileOperations } from './file-operations.js';
import { applyChange, type MemoryRecords } from './memory-store.js';
import type { Change } from './persistence.js';
import type { OnProblem } from './problem.js';
import type { DataContent } from './read-data.js';
import { WalFile } from './wal-file.js';

export interface WriterOptions {
  readonly durability: 'os' | 'fsync';
  /** The background work failed; nothing is lost by it. */
  readonly onPostponed: (error: unknown) => void;
  /** Throws. */
  readonly onProblem: OnProblem;
  readonly compactAt: number;
}

/**
 * Writes batches to the write-ahead log and, when that has grown, a new checkpoint in the background. The order of steps makes a
 * crash harmless: the next write-ahead log exists before anything is written to it, and the old ones stay until the checkpoint
 * that contains them has its name.
 */
export class DataWriter {
  readonly #files: FileOperations;
  readonly #data: DataFiles;
  readonly #checkpoint: CheckpointFile;
  readonly #options: WriterOptions;
  /** Where batches go; undefined before the first. */
  #wal: WalFile | undefined;
  /** Closed ones that the checkpoint on disk does not contain yet. */
  #older: readonly ClosedWal[] = [];
  /** A write-ahead log that could be neither completed nor removed. */
  #stray: string | undefined;
  #compaction: Promise<void> | undefined;
  readonly #end = new AbortController();
  /** After a failed compaction, the next is tried when the write-ahead logs have this many bytes. */
  #postponedTo = 0;

  constructor(files: FileOperations, data: DataFiles, checkpoint: CheckpointFile, options: WriterOptions) {
    this.#files = files;
    this.#data = data;
    this.#checkpoint = checkpoint;
    this.#options = options;
  }

  /** Continues the files that were read. */
  async resume({ wals, leftovers }: DataContent): Promise<void> {
    const last = wals.at(-1);
    if (last === undefined) {
      throw new Error('data without a journal has to be refused');
    }
    for (const generation of leftovers) {
      await this.#files.remove(this.#data.wal(generation));
    }
    const older = wals.slice(0, -1);
    this.#older = older.map(({ generation, bytes }) => ({ path: this.#data.wal(generation), size: bytes }));
    const before = older.at(-1)?.entries ?? 0;
    this.#wal = await WalFile.reopen(this.#files, this.#data.wal(last.generation), last, before);
  }

  /** Resolves when the batch is safe; when it rejects, it is as if the batch had never come. */
  async write(batch: readonly Change[]): Promise<void> {
    const wal = this.#wal;
    if (wal === undefined) {
      await this.#begin(batch);
      return;
    }
    if (this.#stray !== undefined) {
      await this.#files.remove(this.#stray);
      this.#stray = undefined;
    }
    await this.#add(wal, batch);
    if (this.#isDue(wal)) {
      await this.#rotate(wal);
    }
  }

  /** Call after the last write. Updates the checkpoint if that is quick. */
  async close(): Promise<void> {
    const isSmall = this.#checkpoint.bytes + this.#walBytes() <= this.#options.compactAt;
    if (isSmall) {
      await this.#compaction;
      const wal = this.#wal;
      if (wal !== undefined && (wal.entries > 0 || this.#older.length > 0)) {
        await this.#rotate(wal);
        await this.#compaction;
      }
    }
    await this.release();
  }

  /** Closes the files as they are. */
  async release(): Promise<void> {
    this.#end.abort();
    await this.#compaction;
    await this.#wal?.close();
    this.#wal = undefined;
  }

  /** The first batch becomes the checkpoint, so that a large world needs no large write-ahead log. */
  async #begin(batch: readonly Change[]): Promise<void> {
    const records: MemoryRecords = new Map();
    for (const change of batch) {
      applyChange(records, change);
    }
    const wal = await this.#createWal(1, 0);
    try {
      await this.#checkpoint.write(1, sourceOf(records.values()));
    } catch (error) {
      await wal.close();
      await this.#files.remove(wal.path);
      throw error;
    }
    this.#wal = wal;
    // A write-ahead log with an entry proves that there was a checkpoint, should that be lost. It changes nothing.
    await this.#add(wal, batch.slice(-1)).catch(() => {});
  }

  async #add(wal: WalFile, batch: readonly Change[]): Promise<void> {
    const { size, entries } = wal;
    // While a checkpoint is being written the disk may stall, and then only writes should wait.
    await wal.add(batch, this.#compaction === undefined);
    if (this.#options.durability === 'fsync') {
      try {
        await wal.sync();
      } catch (error) {
        wal.undo(size, entries);
        throw error;
      }
    }
  }

  #walBytes(): number {
    return this.#older.reduce((sum, { size }) => sum + size, this.#wal?.size ?? 0);
  }

  #isDue(wal: WalFile): boolean {
    if (this.#compaction !== undefined || wal.entries === 0) {
      return false;
    }
    return this.#walBytes() > Math.max(this.#options.compactAt, this.#checkpoint.bytes, this.#postponedTo);
  }

  /** Continues with a new write-ahead log, and starts a checkpoint of all before it. */
  async #rotate(wal: WalFile): Promise<void> {
    try {
      this.#wal = await this.#createWal(wal.generation + 1, wal.entries);
    } catch (error) {
      this.#postpone(error);
      return;
    }
    this.#older = [...this.#older, { path: wal.path, size: wal.size }];
    this.#compaction = this.#compact(this.#wal.generation);
    // All of it is written already.
    await wal.close().catch(() => {});
  }

  async #createWal(generation: number, before: number): Promise<WalFile> {
    const path = this.#data.wal(generation);
    this.#stray = path;
    try {
      const wal = await WalFile.create(this.#files, path, generation, before);
      if (this.#options.durability === 'fsync') {
        await this.#files.syncFolder(this.#data.folder);
      }
      this.#stray = undefined;
      return wal;
    } catch (error) {
      await this.#files.remove(path).then(
        () => {
          this.#stray = undefined;
        },
        () => {},
      );
      throw error;
    }
  }

  async #compact(generation: number): Promise<void> {
    const contained = this.#older;
    const { signal } = this.#end;
    try {
      const source = compactedSource(this.#files, this.#data.checkpoint, contained, this.#options.onProblem);
      await this.#checkpoint.write(generation, source, signal);
      this.#older = [];
      this.#postponedTo = 0;
      // One that stays is not read any more, and goes at the next start.
      await Promise.allSettled(contained.map(({ path }) => this.#files.remove(path)));
    } catch (error) {
      if (!signal.aborted) {
        this.#postpone(error);
      }
    } finally {
      this.#compaction = undefined;
    }
  }

  #postpone(error: unknown): void {
    this.#postponedTo = this.#walBytes() + this.#options.compactAt;
    this.#options.onPostponed(error);
  }
}
