import { basename } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import type { FileOperations } from '../../mock/store/file/file-operations.js';

/** What a disk holds, by name without folder. */
export type Image = ReadonlyMap<string, Buffer>;

/** One thing that the store asks of the disk, before it is done. */
export interface Operation {
  readonly kind: keyof FileOperations;
  /** Name without folder. Empty for a folder. */
  readonly name: string;
  /** Of `write` and `writeSync`: what is to be written. */
  readonly bytes?: Buffer;
  readonly position?: number;
}

/** Makes an operation fail. With `written`, so many bytes of it get to the disk before that. */
export class DiskFault extends Error {
  constructor(
    readonly code: string,
    readonly written = 0,
  ) {
    super(`${code}: the disk does not want to`);
  }
}

class File {
  bytes = Buffer.alloc(0);
  /** What a power cut leaves of it. */
  synced = Buffer.alloc(0);

  put(bytes: Buffer, position: number): void {
    const length = Math.max(this.bytes.length, position + bytes.length);
    const next = Buffer.alloc(length);
    this.bytes.copy(next);
    bytes.copy(next, position);
    this.bytes = next;
  }
}

/**
 * A disk in memory. It tells of every operation before doing it, fails when told to, and shows what is on it at that moment:
 * as another process would see it, or as it is after a power cut.
 */
export class FakeDisk implements FileOperations {
  /** Called before each operation; what it throws is how the operation ends. */
  onOperation: (operation: Operation) => void = () => {};
  readonly #files = new Map<string, File>();
  /** Names that a power cut leaves. */
  #syncedNames = new Map<string, File>();
  readonly #opened = new Map<number, { readonly name: string; readonly file: File }>();
  #lastFd = 100;

  readonly #takesTurns: boolean;

  /** `takesTurns`: whether others get their turn during its operations, as during those of a real one. */
  constructor(image: Image = new Map(), takesTurns = true) {
    this.#takesTurns = takesTurns;
    for (const [name, bytes] of image) {
      const file = new File();
      file.bytes = Buffer.from(bytes);
      file.synced = file.bytes;
      this.#files.set(name, file);
    }
    this.#syncedNames = new Map(this.#files);
  }

  image(): Map<string, Buffer> {
    return new Map([...this.#files].map(([name, { bytes }]) => [name, Buffer.from(bytes)]));
  }

  /** What is there when the machine loses its power now, at worst: nothing that was not synced. */
  imageAfterPowerCut(): Map<string, Buffer> {
    return new Map([...this.#syncedNames].map(([name, { synced }]) => [name, Buffer.from(synced)]));
  }

  get openFiles(): number {
    return this.#opened.size;
  }

  async open(path: string, flags: string): Promise<number> {
    if (this.#takesTurns) await turn();
    const name = this.#tell('open', path);
    let file = this.#files.get(name);
    if (file === undefined && flags !== 'w') throw failure('ENOENT');
    if (file === undefined) {
      file = new File();
      this.#files.set(name, file);
    } else if (flags === 'w') {
      file.bytes = Buffer.alloc(0);
    }
    this.#lastFd += 1;
    this.#opened.set(this.#lastFd, { name, file });
    return this.#lastFd;
  }

  async close(fd: number): Promise<void> {
    if (this.#takesTurns) await turn();
    this.#tell('close', this.#at(fd).name);
    this.#opened.delete(fd);
  }

  async read(fd: number, bytes: Buffer, offset: number, length: number, position: number): Promise<number> {
    if (this.#takesTurns) await turn();
    this.#tell('read', this.#at(fd).name);
    return this.#at(fd).file.bytes.copy(bytes, offset, position, position + length);
  }

  readSync(fd: number, bytes: Buffer, offset: number, length: number, position: number): number {
    this.#tell('readSync', this.#at(fd).name);
    return this.#at(fd).file.bytes.copy(bytes, offset, position, position + length);
  }

  async write(fd: number, bytes: Buffer, offset: number, length: number, position: number): Promise<number> {
    if (this.#takesTurns) await turn();
    return this.#write('write', fd, bytes.subarray(offset, offset + length), position);
  }

  writeSync(fd: number, bytes: Buffer, offset: number, length: number, position: number): number {
    return this.#write('writeSync', fd, bytes.subarray(offset, offset + length), position);
  }

  async truncate(fd: number, length: number): Promise<void> {
    if (this.#takesTurns) await turn();
    const { name, file } = this.#at(fd);
    this.#tell('truncate', name);
    file.bytes = Buffer.from(file.bytes.subarray(0, length));
  }

  async sync(fd: number): Promise<void> {
    if (this.#takesTurns) await turn();
    const { name, file } = this.#at(fd);
    this.#tell('sync', name);
    file.synced = file.bytes;
  }

  async syncFolder(): Promise<void> {
    if (this.#takesTurns) await turn();
    this.#tell('syncFolder', '');
    this.#syncedNames = new Map(this.#files);
  }

  async rename(from: string, to: string): Promise<void> {
    if (this.#takesTurns) await turn();
    const name = this.#tell('rename', from);
    const file = this.#files.get(name);
    if (file === undefined) throw failure('ENOENT');
    this.#files.set(basename(to), file);
    this.#files.delete(name);
  }

  async duplicate(from: string, to: string): Promise<void> {
    if (this.#takesTurns) await turn();
    const file = this.#files.get(this.#tell('duplicate', from));
    if (file === undefined) throw failure('ENOENT');
    if (this.#files.has(basename(to))) throw failure('EEXIST');
    this.#files.set(basename(to), file);
  }

  async remove(path: string): Promise<void> {
    if (this.#takesTurns) await turn();
    this.#files.delete(this.#tell('remove', path));
  }

  async names(): Promise<string[]> {
    if (this.#takesTurns) await turn();
    this.#tell('names', '');
    return [...this.#files.keys()];
  }

  #write(kind: 'write' | 'writeSync', fd: number, bytes: Buffer, position: number): number {
    const { name, file } = this.#at(fd);
    try {
      this.onOperation({ kind, name, bytes, position });
    } catch (error) {
      if (error instanceof DiskFault && error.written > 0) file.put(bytes.subarray(0, error.written), position);
      throw error;
    }
    file.put(bytes, position);
    return bytes.length;
  }

  #tell(kind: keyof FileOperations, path: string): string {
    const name = basename(path);
    this.onOperation({ kind, name });
    return name;
  }

  #at(fd: number): { readonly name: string; readonly file: File } {
    const opened = this.#opened.get(fd);
    if (opened === undefined) throw failure('EBADF');
    return opened;
  }
}

function failure(code: string): Error {
  return Object.assign(new Error(`${code}: no such thing on the fake disk`), { code });
}
