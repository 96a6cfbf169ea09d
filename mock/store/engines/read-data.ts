import { type Checkpoint, readCheckpoint } from './checkpoint.js';
import type { DataFiles } from './data-files.js';
import { PersistenceError } from './engine.js';
import type { RecordValues } from './record-values.js';
import { type OnProblem, type Problem, readWal, type WalContent } from './wal.js';

interface ReadWal extends WalContent {
  /** The checkpoint contains it: the process ended before it could be removed. */
  readonly isContained: boolean;
}

/** A checkpoint and its write-ahead logs together. */
export interface DataContent {
  readonly checkpoint: Checkpoint | undefined;
  readonly older: ReadWal | undefined;
  readonly wal: ReadWal | undefined;
  /** Of the last write-ahead log, at least 1. */
  readonly number: number;
  readonly records: RecordValues;
}

/** Refuses data with a problem; `file` is the data file it belongs to. */
export function refuseIn(file: string): (problem: Problem) => never {
  return ({ what, isForeign }) => {
    const next = isForeign
      ? 'Name another file.'
      : `Everything was left as it is. \`flowmate-mock data check ${file}\` lists all that is wrong, \`flowmate-mock data repair ${file}\` keeps what can be read.`;
    throw new PersistenceError('damaged', `${what}. ${next}`);
  };
}

/** The problem of a record that cannot be written as text. */
export function tooDeep({ checkpoint }: DataFiles, what: string): Problem {
  return { what: `${checkpoint}: ${what}`, repair: 'it is dropped' };
}

/** Reads everything and changes nothing. Undefined: nothing was ever stored. */
export async function readData(data: DataFiles, onProblem: OnProblem): Promise<DataContent | undefined> {
  /** Of what counts only as long as no log takes its place. */
  const before: Problem[] = [];
  const checkpoint = await readCheckpoint(data.checkpoint, (problem) => before.push(problem));
  let records: RecordValues | undefined = checkpoint?.records;
  let number = checkpoint?.log;
  let gap: Problem | undefined;
  const read = (path: string): ReadWal | undefined => {
    let isContained = false;
    const content = readWal(
      path,
      (head) => {
        isContained = head !== undefined && checkpoint?.log !== undefined && head.number <= checkpoint.log;
        if (isContained) {
          return undefined;
        }
        if (head?.isWhole) {
          records = new Map();
          gap = undefined;
          before.length = 0;
        } else if (records === undefined) {
          const what = `${data.checkpoint}: the file is missing or empty, and its log is there`;
          gap ??= { what, repair: 'it is made anew from what the log says, without what it does not' };
        } else if (head !== undefined && number !== undefined && head.number !== number + 1) {
          const what = `${path}: it continues another state of ${data.checkpoint} (log ${head.number}, where ${number + 1} is due)`;
          gap ??= { what, repair: 'what it says is taken as it is' };
        }
        number = head?.number ?? number;
        records ??= new Map();
        return records;
      },
      onProblem,
    );
    return content && { ...content, isContained };
  };
  const older = read(data.older);
  const wal = read(data.wal);
  for (const problem of gap === undefined || before.length > 0 ? before : [gap]) {
    onProblem(problem);
  }
  return records && { checkpoint, older, wal, records, number: Math.max(1, number ?? 1) };
}
