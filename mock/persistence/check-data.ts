import { describe, locateData } from './data-files.js';
import { nodeFiles } from './file-operations.js';
import { findHolder } from './lock.js';
import { PersistenceError } from './persistence.js';
import type { Problem } from './problem.js';
import { type DataContent, readData } from './read-data.js';
import { StateFile } from './state-file.js';

/** What `data check` found. */
export interface DataReport {
  /** The files that count, the state first. Empty when nothing was ever stored there. */
  readonly files: readonly { readonly file: string; readonly bytes: number; readonly says: string }[];
  /** How many records all of them together make. */
  readonly records: number;
  /** The first of what is wrong. */
  readonly problems: readonly Problem[];
  /** How many problems there are in all. */
  readonly problemCount: number;
  /** What is as it may be after a crash. */
  readonly notes: readonly string[];
}

/** Problems beyond these are counted only. */
const MAX_PROBLEMS = 1_000;

/** Collects problems instead of refusing at the first. */
export class Problems {
  readonly first: Problem[] = [];
  count = 0;

  readonly add = (problem: Problem): void => {
    this.count += 1;
    if (this.first.length < MAX_PROBLEMS) {
      this.first.push(problem);
    }
  };
}

/**
 * Looks at a data file and its journals, and changes nothing.
 * @throws PersistenceError `in-use` because what is being written looks damaged, or `unreadable`
 */
export async function checkData(file: string): Promise<DataReport> {
  const data = await locateData(file);
  const holder = await findHolder(data.lock);
  if (holder !== undefined) {
    throw new PersistenceError('in-use', `cannot check ${file}: process ${holder.pid} has it open. Stop that first.`);
  }
  const problems = new Problems();
  try {
    const stateFile = new StateFile(nodeFiles, data, problems.add);
    const content = await readData(nodeFiles, data, stateFile, problems.add);
    return {
      files: content === undefined ? [] : describeFiles(content, data.state, stateFile.bytes, data.journal),
      records: content?.records.length ?? 0,
      problems: problems.first,
      problemCount: problems.count,
      notes: content === undefined ? [] : notesOf(content, data.journal),
    };
  } catch (error) {
    throw toReadError(error, `cannot check ${file}`);
  }
}

export function toReadError(error: unknown, cannot: string): PersistenceError {
  return error instanceof PersistenceError
    ? error
    : new PersistenceError('unreadable', `${cannot}: ${describe(error)}.`, { cause: error });
}

function describeFiles(
  { state, journals }: DataContent,
  path: string,
  bytes: number,
  journal: (generation: number) => string,
): DataReport['files'] {
  const records = [...(state?.records ?? [])].length;
  const first = state === undefined ? [] : [{ file: path, bytes, says: `state, ${count(records, 'record')}` }];
  return [
    ...first,
    ...journals.map(({ generation, bytes, entries }) => ({
      file: journal(generation),
      bytes,
      says: `journal, ${count(entries, 'change')}`,
    })),
  ];
}

function notesOf({ journals, leftovers }: DataContent, journal: (generation: number) => string): string[] {
  const last = journals.at(-1);
  const torn = last === undefined ? 0 : last.bytes - last.soundBytes;
  return [
    ...leftovers.map((generation) => `${journal(generation)}: superfluous, the next start removes it`),
    ...(last === undefined || torn === 0
      ? []
      : [
          `${journal(last.generation)}: its last ${torn} bytes are of a write never acknowledged, the next start drops them`,
        ]),
  ];
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
