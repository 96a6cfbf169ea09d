import { type DataFiles, locateData, statOf } from './data-files.js';
import { describe, PersistenceError } from './engine.js';
import { findHolder } from './lock.js';
import { type DataContent, readData, tooDeep } from './read-data.js';
import { changesIn, type RecordValues } from './record-values.js';
import type { OnProblem, Problem } from './wal.js';

/** The files of a data file, and what is wrong with them. */
export interface DataReport {
  /** The files in use, the one that lowdb reads first. Empty when nothing was ever stored there. */
  readonly files: readonly { readonly file: string; readonly bytes: number; readonly says: string }[];
  /** How many records all of them together make. */
  readonly records: number;
  /** The first of what is wrong, at most 1,000. */
  readonly problems: readonly Pick<Problem, 'what' | 'repair'>[];
  /** How many problems there are in all. */
  readonly problemCount: number;
  /** A repair would do harm: this is no data file, or one of another version. */
  readonly isForeign: boolean;
  /** Harmless traces of a crash. */
  readonly notes: readonly string[];
}

/** Problems beyond these are counted only. */
const MAX_PROBLEMS = 1_000;

/**
 * Checks a data file and its write-ahead log, and changes nothing.
 * @throws PersistenceError `missing`, `unreadable`, or `in-use` because what is being written looks damaged
 */
export async function checkData(file: string): Promise<DataReport> {
  const data = await locateData(file);
  const holder = await findHolder(data.lock);
  if (holder !== undefined) {
    throw new PersistenceError('in-use', `cannot check ${file}: process ${holder.pid} has it open. Stop that first.`);
  }
  return (await inspectData(file, data, 'check')).report;
}

export interface Inspection {
  readonly content: DataContent | undefined;
  readonly report: DataReport;
}

/** @throws PersistenceError `missing` or `unreadable` */
export async function inspectData(file: string, data: DataFiles, purpose: 'check' | 'repair'): Promise<Inspection> {
  const cannot = `cannot ${purpose} ${file}`;
  if ([data.checkpoint, data.wal, data.older, data.next].every((path) => statOf(path) === undefined)) {
    throw new PersistenceError('missing', `${cannot}: there is no such file.`);
  }
  const problems: Problem[] = [];
  let problemCount = 0;
  const add: OnProblem = (problem) => {
    problemCount += 1;
    if (problems.length < MAX_PROBLEMS || problem.isForeign) {
      problems.push(problem);
    }
  };
  try {
    const content = await readData(data, add);
    for (const _ of content === undefined ? [] : changesIn(content.records, (what) => add(tooDeep(data, what))));
    const foreign = problems.find(({ isForeign }) => isForeign);
    const shown = foreign === undefined ? problems : [foreign];
    const report: DataReport = {
      files: content === undefined || foreign !== undefined ? [] : describeFiles(content, data),
      records: content === undefined || foreign !== undefined ? 0 : countRecords(content.records),
      problems: shown.map(({ what, repair }) => ({ what, repair })),
      problemCount: foreign === undefined ? problemCount : 1,
      isForeign: foreign !== undefined,
      notes: content === undefined || foreign !== undefined ? [] : notesOf(content, data),
    };
    return { content, report };
  } catch (error) {
    throw new PersistenceError('unreadable', `${cannot}: ${describe(error)}.`, { cause: error });
  }
}

function countRecords(records: RecordValues): number {
  return [...records.values()].reduce((sum, { size }) => sum + size, 0);
}

function describeFiles({ checkpoint, older, wal }: DataContent, data: DataFiles): DataReport['files'] {
  return [
    ...(checkpoint === undefined
      ? []
      : [{ file: data.checkpoint, bytes: statOf(data.checkpoint)?.size ?? 0, says: 'records' }]),
    ...[
      { file: data.older, log: older },
      { file: data.wal, log: wal },
    ].flatMap(({ file, log }) =>
      log === undefined || log.isContained
        ? []
        : [{ file, bytes: log.bytes, says: `log, ${log.batches} batch${log.batches === 1 ? '' : 'es'} of changes` }],
    ),
  ];
}

function notesOf({ older, wal }: DataContent, data: DataFiles): string[] {
  const torn = wal === undefined ? 0 : wal.bytes - wal.soundBytes;
  return [
    ...(older?.isContained ? [`${data.older}: superfluous, the next start removes it`] : []),
    ...(torn === 0
      ? []
      : [`${data.wal}: its last ${torn} bytes are of a write never acknowledged, the next start drops them`]),
  ];
}
