import { lstatSync } from 'node:fs';
import { readlink, realpath } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { codeOf, describe, PersistenceError } from './engine.js';

/** The names of the files that a data file consists of. They lie in one folder. */
export interface DataFiles {
  /** What lowdb reads and writes. */
  readonly checkpoint: string;
  /** Every write since the checkpoint, or since `older` was closed. */
  readonly wal: string;
  /** A write-ahead log that is being brought into the checkpoint. */
  readonly older: string;
  /** A folder for what is being written, until it is whole and renamed. */
  readonly draft: string;
  /** A whole checkpoint that is being copied, where the checkpoint cannot be renamed. */
  readonly next: string;
  /** Says which process has the data open. */
  readonly lock: string;
  readonly folder: string;
}

const MOST_LINKS = 40;

/**
 * Links are followed, so that all names of one file mean the same data. The file itself need not exist.
 * @throws PersistenceError `missing` or `unreadable`
 */
export async function locateData(file: string): Promise<DataFiles> {
  const cannot = `cannot use ${file} as data file`;
  try {
    const checkpoint = await resolveFile(file);
    if (statOf(checkpoint)?.isFile() === false) {
      throw new PersistenceError('unreadable', `${cannot}: it is no file. Name a file; it need not exist yet.`);
    }
    return namesOf(checkpoint);
  } catch (error) {
    if (error instanceof PersistenceError) {
      throw error;
    }
    const isMissing = codeOf(error) === 'ENOENT';
    const why = isMissing ? 'its folder does not exist. Make it first' : describe(error);
    throw new PersistenceError(isMissing ? 'missing' : 'unreadable', `${cannot}: ${why}.`);
  }
}

/** @param checkpoint a whole path without links */
export function namesOf(checkpoint: string): DataFiles {
  return {
    checkpoint,
    wal: `${checkpoint}.wal`,
    older: `${checkpoint}.wal-old`,
    draft: `${checkpoint}.draft`,
    next: `${checkpoint}.next`,
    lock: `${checkpoint}.lock`,
    folder: dirname(checkpoint),
  };
}

/** The target of a link counts even where it does not exist yet. */
async function resolveFile(file: string, links = 0): Promise<string> {
  const path = join(await realpath(`${dirname(resolve(file))}/`), basename(file));
  return statOf(path)?.isSymbolicLink() && links < MOST_LINKS
    ? resolveFile(resolve(dirname(path), await readlink(path)), links + 1)
    : path;
}

/** What is looked at of a file; of Node's own types users need none. */
interface FileState {
  readonly dev: number;
  readonly ino: number;
  readonly size: number;
  readonly mtimeMs: number;
  isFile(): boolean;
  isSymbolicLink(): boolean;
}

/** Links are not followed. Undefined: there is nothing. */
export function statOf(path: string): FileState | undefined {
  return lstatSync(path, { throwIfNoEntry: false });
}

/** 0: there is nothing. */
export const sizeOf = (path: string): number => statOf(path)?.size ?? 0;

/** @throws PersistenceError where something else than a file, such as a link, stands in the place of one of ours */
export function refuseOthers({ wal, older, next }: DataFiles): void {
  for (const path of [wal, older, next]) {
    if (statOf(path)?.isFile() === false) {
      throw new PersistenceError('unreadable', `cannot use ${path}: it is no file of flowmate-mock. Move it away.`);
    }
  }
}

/** Equal as long as it is the same file with the same content, as far as the system shows. */
export function identityOf(path: string): string | undefined {
  const stats = statOf(path);
  return stats?.isFile() ? `${stats.dev} ${stats.ino} ${stats.size} ${stats.mtimeMs}` : undefined;
}
