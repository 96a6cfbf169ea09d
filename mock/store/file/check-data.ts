import { CheckpointFile } from './checkpoint-file.js';
import { type DataFiles, describe, listGenerations, locateData } from './data-files.js';
import { type FileOperations, nodeFiles } from './file-operations.js';
import { findHolder } from './lock.js';
import { PersistenceError } from './persistence.js';
import { formatPlace, type Problem } from './problem.js';
import { type DataContent, readData } from './read-data.js';

/** The files of a data file, and what is wrong with them. */
export interface DataReport {
  /** The files in use, the checkpoint first. Empty when nothing was ever stored there. */
  readonly files: readonly { readonly file: string; readonly bytes: number; readonly says: string }[];
  /** How many records all of them together make. */
  readonly records: number;
  /** The first of what is wrong, at most 1,000. */
  readonly problems: readonly DataProblem[];
  /** How many problems there are in all. */
  readonly problemCount: number;
  /** A repair would do harm: this is no data file, or one of a later version. */
  readonly isForeign: boolean;
  /** Harmless traces of a crash. */
  readonly notes: readonly string[];
}

export interface DataProblem {
  /** With file, line and byte. */
  readonly what: string;
  /** What a repair makes of it. */
  readonly repair: string;
}

/** Problems beyond these are counted only. */
const MAX_PROBLEMS = 1_000;

/** Collects problems instead of refusing at the first. */
export class Problems {
  readonly first: DataProblem[] = [];
  count = 0;
  /** The first that says that the files are not ours to change. */
  foreign: Problem | undefined;

  readonly add = (problem: Problem): void => {
    this.count += 1;
    if (problem.foreign) {
      this.foreign ??= problem;
    }
    if (this.first.length < MAX_PROBLEMS) {
      this.first.push(shown(problem));
    }
  };
}

function shown(problem: Problem): DataProblem {
  return { what: formatPlace(problem), repair: problem.repair };
}

/** Everything that can be read of a data file, and what can't. Changes nothing. */
export interface Inspection {
  readonly content: DataContent | undefined;
  readonly checkpointFile: CheckpointFile;
  readonly problems: Problems;
  readonly report: DataReport;
}

interface Inspecting {
  /** As it was asked for. */
  readonly file: string;
  readonly data: DataFiles;
  readonly files: FileOperations;
  readonly purpose: 'check' | 'repair';
}

/**
 * Checks a checkpoint and its write-ahead logs, and changes nothing.
 * @throws PersistenceError `missing`, `unreadable`, or `in-use` because what is being written looks damaged
 */
export async function checkData(file: string, files: FileOperations = nodeFiles): Promise<DataReport> {
  const data = await locateData(file);
  const holder = await findHolder(data.lock);
  if (holder !== undefined) {
    throw new PersistenceError('in-use', `cannot check ${file}: process ${holder.pid} has it open. Stop that first.`);
  }
  return (await inspectData({ file, data, files, purpose: 'check' })).report;
}

/** @throws PersistenceError `missing` or `unreadable` */
export async function inspectData({ file, data, files, purpose }: Inspecting): Promise<Inspection> {
  const cannot = `cannot ${purpose} ${file}`;
  const problems = new Problems();
  try {
    const checkpointFile = new CheckpointFile(files, data, problems.add);
    const content = await readData(files, data, checkpointFile, problems.add);
    if (content === undefined && !(await isThere(files, data))) {
      throw new PersistenceError('missing', `${cannot}: there is no such file.`);
    }
    const { foreign } = problems;
    const isForeign = foreign !== undefined;
    const report: DataReport = {
      files: content === undefined || isForeign ? [] : describeFiles(content, data, checkpointFile.bytes),
      records: isForeign ? 0 : (content?.records.length ?? 0),
      // Held against our format, nothing is right in a file of others.
      problems: isForeign ? [shown(foreign)] : problems.first,
      problemCount: isForeign ? 1 : problems.count,
      isForeign,
      notes: content === undefined || isForeign ? [] : notesOf(content, data),
    };
    return { content, checkpointFile, problems, report };
  } catch (error) {
    if (error instanceof PersistenceError) {
      throw error;
    }
    throw new PersistenceError('unreadable', `${cannot}: ${describe(error)}.`, { cause: error });
  }
}

async function isThere(files: FileOperations, data: DataFiles): Promise<boolean> {
  const names = await files.names(data.folder);
  return names.includes(data.name) || (await listGenerations(files, data)).length > 0;
}

function describeFiles({ checkpoint, wals }: DataContent, data: DataFiles, bytes: number): DataReport['files'] {
  const records = checkpoint?.records.length ?? 0;
  const first =
    checkpoint === undefined ? [] : [{ file: data.checkpoint, bytes, says: `state, ${count(records, 'record')}` }];
  return [
    ...first,
    ...wals.map(({ generation, bytes, entries }) => ({
      file: data.wal(generation),
      bytes,
      says: `journal, ${count(entries, 'change')}`,
    })),
  ];
}

function notesOf({ wals, leftovers }: DataContent, data: DataFiles): string[] {
  const last = wals.at(-1);
  const torn = last === undefined ? 0 : last.bytes - last.soundBytes;
  return [
    ...leftovers.map((generation) => `${data.wal(generation)}: superfluous, the next start removes it`),
    ...(last === undefined || torn === 0
      ? []
      : [
          `${data.wal(last.generation)}: its last ${torn} bytes are of a write never acknowledged, the next start drops them`,
        ]),
  ];
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
