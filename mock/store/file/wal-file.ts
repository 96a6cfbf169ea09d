import { type FileOperations, writeFully } from './file-operations.js';
import type { Change } from './persistence.js';
import { type JournalContent, journalHead } from './read-wal.js';
import { LineBuffer } from './record-line.js';

/** A write takes no more than about this at once, so that making it ready holds nobody up. */
const MAX_WRITE = 1_048_576;

interface Extent {
  readonly generation: number;
  readonly size: number;
  readonly entries: number;
}

/** The end of a journal, where writes go. One batch at a time. */
export class JournalFile {
  readonly generation: number;
  readonly path: string;
  /** Bytes up to the end of the last whole batch. */
  size: number;
  /** How many changes it has. */
  entries: number;
  readonly #files: FileOperations;
  readonly #fd: number;
  readonly #lines = new LineBuffer();
  /** There may be something behind `size` that does not belong there. */
  #spoilt = false;

  private constructor(files: FileOperations, path: string, fd: number, { generation, size, entries }: Extent) {
    this.#files = files;
    this.#fd = fd;
    this.path = path;
    this.generation = generation;
    this.size = size;
    this.entries = entries;
  }

  /** A new one; `before` is how many changes the last one has. */
  static async create(files: FileOperations, path: string, generation: number, before: number): Promise<JournalFile> {
    const fd = await files.open(path, 'w');
    try {
      return await JournalFile.#begin(files, path, fd, generation, before);
    } catch (error) {
      await files.close(fd);
      throw error;
    }
  }

  /** One that is there, to be gone on with where its last whole batch ends. */
  static async reopen(
    files: FileOperations,
    path: string,
    content: JournalContent,
    before: number,
  ): Promise<JournalFile> {
    const fd = await files.open(path, 'r+');
    try {
      if (content.bytes > content.soundBytes) {
        // What follows must not look like damage once another journal is behind this one.
        await files.truncate(fd, content.soundBytes);
      }
      const { generation, soundBytes: bytes } = content;
      // The process ended when the journal had just been made.
      return bytes === 0
        ? await JournalFile.#begin(files, path, fd, generation, before)
        : new JournalFile(files, path, fd, { generation, size: bytes, entries: content.entries });
    } catch (error) {
      await files.close(fd);
      throw error;
    }
  }

  static async #begin(
    files: FileOperations,
    path: string,
    fd: number,
    generation: number,
    before: number,
  ): Promise<JournalFile> {
    const head = Buffer.from(journalHead(generation, before));
    const { length } = head;
    await writeFully(files, fd, head, length, 0);
    return new JournalFile(files, path, fd, { generation, size: length, entries: 0 });
  }

  /**
   * Adds a batch; undefined when that is done already. `quick` copies a small one to the system's cache at once: that takes
   * 2 us, a trip through the thread pool 36 us, but nobody is served when the disk stalls. When it fails, the journal is as
   * if nothing had been added.
   */
  add(changes: readonly Change[], quick: boolean): Promise<void> | undefined {
    const next = this.#fill(changes, 0);
    if (!quick || this.#spoilt || next < changes.length) {
      return this.#addSlowly(changes, next);
    }
    const { bytes, length } = this.#lines;
    this.#spoilt = true;
    const written = this.#files.writeSync(this.#fd, bytes, 0, length, this.size);
    if (written < length) {
      return this.#addSlowly(changes, next);
    }
    this.#added(changes, length);
    return undefined;
  }

  /** Returns when all that was added would survive a power cut. */
  sync(): Promise<void> {
    return this.#files.sync(this.#fd);
  }

  /** A batch that is written but can't be made to last counts as not added. */
  undo(size: number, entries: number): void {
    this.size = size;
    this.entries = entries;
    this.#spoilt = true;
  }

  close(): Promise<void> {
    return this.#files.close(this.#fd);
  }

  async #addSlowly(changes: readonly Change[], filled: number): Promise<void> {
    if (this.#spoilt) {
      await this.#files.truncate(this.#fd, this.size);
    }
    this.#spoilt = true;
    let end = this.size;
    let next = filled;
    for (;;) {
      await writeFully(this.#files, this.#fd, this.#lines.bytes, this.#lines.length, end);
      end += this.#lines.length;
      if (next === changes.length) {
        break;
      }
      next = this.#fill(changes, next);
    }
    this.#added(changes, end - this.size);
  }

  /** Makes lines of changes until they are enough for one write; returns the first that is left. */
  #fill(changes: readonly Change[], from: number): number {
    const lines = this.#lines;
    lines.clear();
    let next = from;
    for (; next < changes.length && lines.length < MAX_WRITE; next++) {
      const change = changes[next];
      if (change !== undefined) {
        const more = next < changes.length - 1 ? 1 : 0;
        lines.addRecord(`${this.entries + next + 1},${more},`, change);
        lines.add('\n');
      }
    }
    return next;
  }

  #added(changes: readonly Change[], bytes: number): void {
    this.size += bytes;
    this.entries += changes.length;
    this.#spoilt = false;
  }
}
