import * as fs from 'node:fs';
import { promisify } from 'node:util';

/** What the store asks of the file system. A seam: tests put a full or failing disk here. */
export interface FileOperations {
  /** Flags as in `fs.open`; what it creates only its owner can read, because tokens and passwords are stored. */
  open(path: string, flags: string): Promise<number>;
  close(fd: number): Promise<void>;
  /** How many bytes were read; 0 at the end. */
  read(fd: number, bytes: Buffer, offset: number, length: number, position: number): Promise<number>;
  readSync(fd: number, bytes: Buffer, offset: number, length: number, position: number): number;
  /** How many bytes were written, which may be fewer than asked. */
  write(fd: number, bytes: Buffer, offset: number, length: number, position: number): Promise<number>;
  writeSync(fd: number, bytes: Buffer, offset: number, length: number, position: number): number;
  truncate(fd: number, length: number): Promise<void>;
  /** Returns when the file's bytes and length would survive a power cut. */
  sync(fd: number): Promise<void>;
  /** The same for the names in a folder. Does nothing where folders can't be synced. */
  syncFolder(path: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  /** A second name for the file's present content, or a copy where there are no links. Fails when `to` exists. */
  duplicate(from: string, to: string): Promise<void>;
  /** Does nothing when it is not there. */
  remove(path: string): Promise<void>;
  names(folder: string): Promise<string[]>;
}

const onlyOwner = 0o600;

const open = promisify(fs.open);

const close = promisify(fs.close);

const read = promisify(fs.read);

const write = promisify(fs.write);

const sync = promisify(fs.fdatasync);

export const nodeFiles: FileOperations = {
  open: (path, flags) => open(path, flags, onlyOwner),
  close,
  read: async (fd, bytes, offset, length, position) => (await read(fd, bytes, offset, length, position)).bytesRead,
  readSync: fs.readSync,
  write: async (fd, bytes, offset, length, position) => (await write(fd, bytes, offset, length, position)).bytesWritten,
  writeSync: fs.writeSync,
  truncate: promisify(fs.ftruncate),
  sync,
  async syncFolder(path) {
    // Windows can neither open nor sync one.
    const fd = await open(path, 'r').catch(() => undefined);
    if (fd !== undefined) {
      await sync(fd).catch(() => undefined);
      await close(fd);
    }
  },
  rename: fs.promises.rename,
  async duplicate(from, to) {
    try {
      await fs.promises.link(from, to);
    } catch (error) {
      if (codeOf(error) === 'EEXIST' || codeOf(error) === 'ENOENT') {
        throw error;
      }
      await fs.promises.copyFile(from, to, fs.constants.COPYFILE_EXCL);
    }
  },
  remove: (path) => fs.promises.rm(path, { force: true }),
  names: (folder) => fs.promises.readdir(folder),
};

/** The system's name for what went wrong (`ENOENT`), or nothing. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** Writes all of it, in several goes if need be. */
export async function writeFully(
  files: FileOperations,
  fd: number,
  bytes: Buffer,
  length: number,
  position: number,
): Promise<void> {
  for (let done = 0; done < length; ) {
    const written = await files.write(fd, bytes, done, length - done, position + done);
    if (written === 0) {
      throw new Error('the system wrote nothing and did not say why');
    }
    done += written;
  }
}
