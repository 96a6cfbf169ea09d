import type { StateFile } from './checkpoint-file.js';
import { sourceOf } from './checkpoint-lines.js';
import { type ClosedJournal, compactedSource } from './compaction.js';
import type { DataFiles } from './data-files.js';
import type { FileOperations } from './file-operations.js';
import { applyChange, type MemoryRecords } from './memory-store.js';
import type { Change } from './persistence.js';
import type { OnProblem } from './problem.js';
import type { DataContent } from './read-data.js';
import { JournalFile } from './wal-file.js';

export interface WriterOptions {
  readonly durability: 'os' | 'fsync';
  /** The background work failed; nothing is lost by it. */
  readonly onPostponed: (error: unknown) => void;
  /** Throws. */
  readonly onProblem: OnProblem;
  readonly compactAt: number;
}

/**
 * Writes batches to the journal and, when that has grown, a new state behind their back. The order of steps is what makes a
 * crash harmless: the next journal is there before anything goes into it, the old ones stay until the state that contains
 * them has its name.
 */
export class DataWriter {
  readonly #files: FileOperations;
  readonly #data: DataFiles;
  readonly #state: StateFile;
  readonly #options: WriterOptions;
  /** Where batches go; undefined before the first. */
  #journal: JournalFile | undefined;
  /** Those that the state on disk does not contain yet. */
  #older: readonly ClosedJournal[] = [];
  /** A journal that could not be made and could not be removed. */
  #stray: string | undefined;
  #compaction: Promise<void> | undefined;
  readonly #end = new AbortController();
  /** After a compaction that failed, the next is tried when the journals have this many bytes. */
  #postponedTo = 0;

  constructor(files: FileOperations, data: DataFiles, state: StateFile, options: WriterOptions) {
    this.#files = files;
    this.#data = data;
    this.#state = state;
    this.#options = options;
  }

  /** Goes on where what was read ends. */
  async resume({ journals, leftovers }: DataContent): Promise<void> {
    const last = journals.at(-1);
    if (last === undefined) {
      throw new Error('data without a journal has to be refused');
    }
    for (const generation of leftovers) {
      await this.#files.remove(this.#data.journal(generation));
    }
    const older = journals.slice(0, -1);
    this.#older = older.map(({ generation, bytes }) => ({ path: this.#data.journal(generation), size: bytes }));
    const before = older.at(-1)?.entries ?? 0;
    this.#journal = await JournalFile.reopen(this.#files, this.#data.journal(last.generation), last, before);
  }

  /** Resolves when the batch is safe; when it rejects, it is as if the batch had never come. */
  async write(batch: readonly Change[]): Promise<void> {
    const journal = this.#journal;
    if (journal === undefined) {
      await this.#begin(batch);
      return;
    }
    if (this.#stray !== undefined) {
      await this.#files.remove(this.#stray);
      this.#stray = undefined;
    }
    await this.#add(journal, batch);
    if (this.#isDue(journal)) {
      await this.#rotate(journal);
    }
  }

  /** Nothing more will be written: brings the state up to date if that takes no time. */
  async close(): Promise<void> {
    const isSmall = this.#state.bytes + this.#journalBytes() <= this.#options.compactAt;
    if (isSmall) {
      await this.#compaction;
      const journal = this.#journal;
      if (journal !== undefined && (journal.entries > 0 || this.#older.length > 0)) {
        await this.#rotate(journal);
        await this.#compaction;
      }
    }
    await this.release();
  }

  /** Lets go of the files as they are. */
  async release(): Promise<void> {
    this.#end.abort();
    await this.#compaction;
    await this.#journal?.close();
    this.#journal = undefined;
  }

  /** The first batch becomes the state, so that a large world needs no journal as large. */
  async #begin(batch: readonly Change[]): Promise<void> {
    const records: MemoryRecords = new Map();
    for (const change of batch) {
      applyChange(records, change);
    }
    const journal = await this.#createJournal(1, 0);
    try {
      await this.#state.write(1, sourceOf(records.values()));
    } catch (error) {
      await journal.close();
      await this.#files.remove(journal.path);
      throw error;
    }
    this.#journal = journal;
    // A journal with something in it says that there was a state, should that be gone some day. It changes nothing.
    await this.#add(journal, batch.slice(-1)).catch(() => {});
  }

  async #add(journal: JournalFile, batch: readonly Change[]): Promise<void> {
    const { size, entries } = journal;
    // While a state is being written the disk may stall, and then only those who write should wait.
    await journal.add(batch, this.#compaction === undefined);
    if (this.#options.durability === 'fsync') {
      try {
        await journal.sync();
      } catch (error) {
        journal.undo(size, entries);
        throw error;
      }
    }
  }

  #journalBytes(): number {
    return this.#older.reduce((sum, { size }) => sum + size, this.#journal?.size ?? 0);
  }

  #isDue(journal: JournalFile): boolean {
    if (this.#compaction !== undefined || journal.entries === 0) {
      return false;
    }
    return this.#journalBytes() > Math.max(this.#options.compactAt, this.#state.bytes, this.#postponedTo);
  }

  /** Goes on with a new journal, and has a state made of all before it. */
  async #rotate(journal: JournalFile): Promise<void> {
    try {
      this.#journal = await this.#createJournal(journal.generation + 1, journal.entries);
    } catch (error) {
      this.#postpone(error);
      return;
    }
    this.#older = [...this.#older, { path: journal.path, size: journal.size }];
    this.#compaction = this.#compact(this.#journal.generation);
    // All of it is written already.
    await journal.close().catch(() => {});
  }

  async #createJournal(generation: number, before: number): Promise<JournalFile> {
    const path = this.#data.journal(generation);
    this.#stray = path;
    try {
      const journal = await JournalFile.create(this.#files, path, generation, before);
      if (this.#options.durability === 'fsync') {
        await this.#files.syncFolder(this.#data.folder);
      }
      this.#stray = undefined;
      return journal;
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
      const source = compactedSource(this.#files, this.#data.state, contained, this.#options.onProblem);
      await this.#state.write(generation, source, signal);
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
    this.#postponedTo = this.#journalBytes() + this.#options.compactAt;
    this.#options.onPostponed(error);
  }
}
