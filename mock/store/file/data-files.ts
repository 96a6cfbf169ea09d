import { realpath, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { codeOf, type FileOperations } from './file-operations.js';
import { PersistenceError } from './persistence.js';

/** The names of the files that a data file consists of. They lie in one folder. */
export interface DataFiles {
  /** The checkpoint. */
  readonly checkpoint: string;
  /** The next checkpoint until it is complete and renamed. */
  readonly unfinished: string;
  /** Says which process has the data open. */
  readonly lock: string;
  readonly folder: string;
  /** Of the checkpoint, without its folder. */
  readonly name: string;
  /** Every write since the checkpoint of this generation. */
  wal(generation: number): string;
}

/** Links are followed, so that all names of one file mean the same data. The file itself need not exist. */
export async function locateData(file: string): Promise<DataFiles> {
  return namesOf(await resolveFile(file));
}

/** @param checkpoint a whole path without links */
export function namesOf(checkpoint: string): DataFiles {
  return {
    checkpoint,
    unfinished: `${checkpoint}.unfinished`,
    lock: `${checkpoint}.lock`,
    folder: dirname(checkpoint),
    name: basename(checkpoint),
    wal: (generation) => `${checkpoint}.journal-${generation}`,
  };
}

async function resolveFile(file: string): Promise<string> {
  const cannot = `cannot use ${file} as data file`;
  try {
    const checkpoint = await realpath(file);
    if (!(await stat(checkpoint)).isFile()) {
      throw new PersistenceError('unreadable', `${cannot}: it is no file. Name a file; it need not exist yet.`);
    }
    return checkpoint;
  } catch (error) {
    if (error instanceof PersistenceError) {
      throw error;
    }
    if (codeOf(error) !== 'ENOENT') {
      throw new PersistenceError('unreadable', `${cannot}: ${describe(error)}.`);
    }
  }
  try {
    return join(await realpath(dirname(file)), basename(file));
  } catch (error) {
    const isMissing = codeOf(error) === 'ENOENT';
    const why = isMissing ? 'its folder does not exist. Make it first' : describe(error);
    throw new PersistenceError(isMissing ? 'missing' : 'unreadable', `${cannot}: ${why}.`);
  }
}

/** Generations of the write-ahead logs that exist, lowest first. */
export async function listGenerations(files: FileOperations, data: DataFiles): Promise<number[]> {
  const prefix = `${data.name}.journal-`;
  const names = await files.names(data.folder);
  return names
    .filter((name) => name.startsWith(prefix))
    .map((name) => name.slice(prefix.length))
    .filter((rest) => /^[1-9]\d{0,14}$/.test(rest))
    .map(Number)
    .sort((a, b) => a - b);
}

/** What the system says without its code, path and call: they are said already. */
export function describe(error: unknown): string {
  if (!(error instanceof Error)) {
    return String(error);
  }
  return error.message.replace(/^E[A-Z\d]+: /, '').replace(/, \w+( '.*')?$/, '');
}
