import type { StateFile } from './checkpoint-file.js';
import { type DataFiles, listGenerations } from './data-files.js';
import type { FileOperations } from './file-operations.js';
import { applyChange, type MemoryRecords } from './memory-store.js';
import type { Change } from './persistence.js';
import type { OnProblem } from './problem.js';
import type { StateContent } from './read-checkpoint.js';
import { type JournalContent, readJournal } from './read-wal.js';

/** All that a data file and its journals say together. */
export interface DataContent {
  readonly state: StateContent | undefined;
  /** Those that count, lowest generation first. */
  readonly journals: readonly JournalContent[];
  /** Journals that the state makes superfluous: the process ended before it could remove them. */
  readonly leftovers: readonly number[];
  /** In order of first insertion. */
  readonly records: readonly Change[];
}

/** Reads everything and changes nothing. Undefined: nothing was ever stored. `stateFile` tells its problems itself. */
export async function readData(
  files: FileOperations,
  data: DataFiles,
  stateFile: StateFile,
  onProblem: OnProblem,
): Promise<DataContent | undefined> {
  const generations = await listGenerations(files, data);
  const state = await stateFile.read();
  const first = state?.generation ?? generations[0];
  if (first === undefined && state === undefined) {
    return undefined;
  }
  const from = first ?? 1;
  const counting = generations.filter((generation) => generation >= from);
  const merge = new Merge(state?.records ?? []);
  const journals: JournalContent[] = [];
  for (const generation of counting) {
    journals.push(
      await readJournal(files, data.journal(generation), {
        generation,
        last: generation === counting.at(-1),
        onChange: (change) => merge.apply(change),
        onProblem,
      }),
    );
  }
  // The first state is there only after its journal is, and nothing is acknowledged before it.
  if (state === undefined && generations.length === 1 && from === 1 && journals[0]?.entries === 0) {
    return undefined;
  }
  findMissing(data, state, journals, from, onProblem);
  return { state, journals, leftovers: generations.filter((each) => each < from), records: merge.records() };
}

function findMissing(
  data: DataFiles,
  state: StateContent | undefined,
  journals: readonly JournalContent[],
  from: number,
  onProblem: OnProblem,
): void {
  const tell = (file: string, what: string, repair: string): void =>
    onProblem({ file, place: undefined, what, repair });
  if (state === undefined) {
    const what = 'the file is missing or empty, and its journals are there';
    tell(data.state, what, 'it is made anew from what the journals say, without what they do not');
  }
  let expected = from;
  let previous: JournalContent | undefined;
  for (const journal of journals) {
    const { generation, before } = journal;
    if (generation !== expected) {
      const others = generation === expected + 1 ? '' : `, and so are those up to journal-${generation - 1}`;
      tell(data.journal(expected), `this journal is missing${others}`, 'what it said is lost');
    } else if (previous !== undefined && before !== undefined && before !== previous.entries) {
      const what = `the journal has ${previous.entries} changes, and the next one says that there were ${before}`;
      tell(data.journal(previous.generation), what, 'what is missing is lost');
    }
    previous = journal;
    expected = generation + 1;
  }
  if (previous === undefined) {
    tell(data.journal(from), 'this journal is missing', 'what it said is lost');
  }
}

/** The records of the state with the changes of the journals. Without changes it costs nothing. */
class Merge {
  readonly #state: Iterable<Change>;
  #records: MemoryRecords | undefined;

  constructor(state: Iterable<Change>) {
    this.#state = state;
  }

  apply(change: Change): void {
    if (this.#records === undefined) {
      this.#records = new Map();
      for (const record of this.#state) {
        applyChange(this.#records, record);
      }
    }
    applyChange(this.#records, change);
  }

  records(): readonly Change[] {
    return [...(this.#records?.values() ?? this.#state)];
  }
}
