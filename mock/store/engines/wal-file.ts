import * as fs from 'node:fs';
import { promisify } from 'node:util';
import { statOf } from './data-files.js';
import { type Change, StateNeeded } from './engine.js';
import { toText, walHead } from './wal.js';

/** Bytes of one write, about: preparing more would block other requests. */
const MAX_WRITE = 1_048_576;

/** A longer line could not be read any more. */
const MAX_BATCH = 134_217_728;

/** Only the owner reads it: tokens and passwords are in it. */
const ONLY_OWNER = 0o600;

const write = promisify(
  (
    fd: number,
    bytes: Buffer,
    offset: number,
    length: number,
    position: number,
    done: (error: Error | null, written: number) => void,
  ) => fs.write(fd, bytes, offset, length, position, done),
);

const sync = promisify((fd: number, done: fs.NoParamCallback) => fs.fdatasync(fd, done));

/** A write-ahead log that is being written, one batch at a time. */
export class WalFile {
  readonly number: number;
  readonly #fd: number;
  readonly #ino: number;
  readonly #isSynced: boolean;
  /** Up to the end of the last whole batch. */
  #size: number;
  /** There may be bytes after that. */
  #isSpoilt = false;

  private constructor(fd: number, number: number, isSynced: boolean, size = 0) {
    this.#fd = fd;
    this.#ino = fs.fstatSync(fd).ino;
    this.#isSynced = isSynced;
    this.#size = size;
    this.number = number;
  }

  /** There must be nothing under this name: links are not followed. Its first line is written with the first batch. */
  static create(path: string, number: number, isSynced: boolean): WalFile {
    return new WalFile(fs.openSync(path, 'wx', ONLY_OWNER), number, isSynced);
  }

  /** Goes on after `size` bytes. */
  static reopen(path: string, number: number, isSynced: boolean, size: number): WalFile {
    const wal = new WalFile(fs.openSync(path, 'r+'), number, isSynced, size);
    wal.#isSpoilt = true;
    wal.trim();
    return wal;
  }

  get size(): number {
    return this.#size;
  }

  /** Whether the file of this name is this one, and as long as it was written. */
  isAt(path: string): boolean {
    const found = statOf(path);
    const size = found?.size ?? -1;
    return found?.ino === this.#ino && (this.#isSpoilt ? size >= this.#size : size === this.#size);
  }

  /**
   * All or nothing. `quick` writes a small batch synchronously to the system's cache: 2 us against 36 for a trip through the thread
   * pool, but the process is blocked when the disk stalls.
   */
  add(batch: readonly Change[], quick: boolean): Promise<void> {
    return this.#put(batchPieces(this.#size === 0 ? walHead(this.number, false) : '', batch), quick);
  }

  /** The records take the place of all that was there before. Until the file has its name nothing of it counts. */
  addState(state: Iterable<Change>): Promise<void> {
    return this.#put(statePieces(walHead(this.number, true), state), false);
  }

  /** Cuts off what a write that failed has left. */
  trim(): void {
    if (this.#isSpoilt) {
      fs.ftruncateSync(this.#fd, this.#size);
      this.#isSpoilt = false;
    }
  }

  close(): void {
    fs.closeSync(this.#fd);
  }

  async #put(pieces: Iterable<Buffer>, quick: boolean): Promise<void> {
    this.trim();
    this.#isSpoilt = true;
    let end = this.#size;
    for (const piece of pieces) {
      for (let done = 0; done < piece.length; ) {
        const rest = piece.length - done;
        done +=
          quick && rest < MAX_WRITE
            ? fs.writeSync(this.#fd, piece, done, rest, end + done)
            : await write(this.#fd, piece, done, rest, end + done);
      }
      end += piece.length;
    }
    if (this.#isSynced) {
      await sync(this.#fd);
    }
    this.#size = end;
    this.#isSpoilt = false;
  }
}

/** One line. */
function* batchPieces(head: string, batch: readonly Change[]): IterableIterator<Buffer> {
  let text = head;
  let bytes = 0;
  let separator = '[';
  for (const change of batch) {
    text += separator + toText(change);
    separator = ',';
    if (text.length > MAX_WRITE) {
      const piece = Buffer.from(text);
      bytes += piece.length;
      if (bytes > MAX_BATCH) {
        throw new StateNeeded('a change of nearly everything; the world is written anew');
      }
      yield piece;
      text = '';
    }
  }
  yield Buffer.from(`${text}]\n`);
}

/** Many lines, of which none is long. */
function* statePieces(head: string, state: Iterable<Change>): IterableIterator<Buffer> {
  let text = head;
  for (const change of state) {
    text += `[${toText(change)}]\n`;
    if (text.length > MAX_WRITE) {
      yield Buffer.from(text);
      text = '';
    }
  }
  yield Buffer.from(text);
}
