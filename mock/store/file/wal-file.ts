import { type FileOperations, writeFully } from './file-operations.js';
import type { Change } from './persistence.js';
import { type WalContent, walHead } from './read-wal.js';
import { LineBuffer } from './record-line.js';

/** Bytes of one write, about: preparing more would block other requests. */
const MAX_WRITE = 1_048_576;

interface Extent {
  readonly generation: number;
  readonly size: number;
  readonly entries: number;
}

/** A write-ahead log that is being written, one batch at a time. */
export class WalFile {
  readonly generation: number;
  readonly path: string;
  /** Bytes up to the end of the last whole batch. */
  size: number;
  /** How many changes it has. */
  entries: number;
  readonly #files: FileOperations;
  readonly #fd: number;
  readonly #lines = new LineBuffer();
  /** There may be bytes after `size` that do not belong there. */
  #spoilt = false;

  private constructor(files: FileOperations, path: string, fd: number, { generation, size, entries }: Extent) {
    this.#files = files;
    this.#fd = fd;
    this.path = path;
    this.generation = generation;
    this.size = size;
    this.entries = entries;
  }

  /** Creates one; `before` is how many changes the previous one has. */
  static async create(files: FileOperations, path: string, generation: number, before: number): Promise<WalFile> {
    const fd = await files.open(path, 'w');
    try {
      return await WalFile.#begin(files, path, fd, generation, before);
    } catch (error) {
      await files.close(fd);
      throw error;
    }
  }

  /** Opens an existing one, to continue where its last whole batch ends. */
  static async reopen(files: FileOperations, path: string, content: WalContent, before: number): Promise<WalFile> {
    const fd = await files.open(path, 'r+');
    try {
      if (content.bytes > content.soundBytes) {
        // The rest must not look like damage once another write-ahead log follows.
        await files.truncate(fd, content.soundBytes);
      }
      const { generation, soundBytes: bytes } = content;
      // The process ended when the write-ahead log had just been made.
      return bytes === 0
        ? await WalFile.#begin(files, path, fd, generation, before)
        : new WalFile(files, path, fd, { generation, size: bytes, entries: content.entries });
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
  ): Promise<WalFile> {
    const head = Buffer.from(walHead(generation, before));
    const { length } = head;
    await writeFully(files, fd, head, length, 0);
    return new WalFile(files, path, fd, { generation, size: length, entries: 0 });
  }

  /**
   * Adds a batch. Undefined: that is done already. `quick` writes a small one synchronously to the system's cache: 2 us against 36
   * for a trip through the thread pool, but the process is blocked when the disk stalls. After a failure the write-ahead log is as
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

  /** Takes back a batch that was written but could not be synced. */
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
