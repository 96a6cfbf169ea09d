import type { CheckpointFile } from './checkpoint-file.js';
import { type DataFiles, listGenerations } from './data-files.js';
import type { FileOperations } from './file-operations.js';
import { applyChange, type MemoryRecords } from './memory-store.js';
import type { Change } from './persistence.js';
import type { OnProblem } from './problem.js';
import type { CheckpointContent } from './read-checkpoint.js';
import { readWal, type WalContent } from './read-wal.js';

/** The content of a checkpoint and its write-ahead logs together. */
export interface DataContent {
  readonly checkpoint: CheckpointContent | undefined;
  /** Those that count, lowest generation first. */
  readonly wals: readonly WalContent[];
  /** Write-ahead logs that the checkpoint contains: the process ended before it could remove them. */
  readonly leftovers: readonly number[];
  /** In order of first insertion. */
  readonly records: readonly Change[];
}

/** Reads everything and changes nothing. Undefined: nothing was ever stored. `checkpointFile` reports its problems itself. */
export async function readData(
  files: FileOperations,
  data: DataFiles,
  checkpointFile: CheckpointFile,
  onProblem: OnProblem,
): Promise<DataContent | undefined> {
  const generations = await listGenerations(files, data);
  const checkpoint = await checkpointFile.read();
  const first = checkpoint?.generation ?? generations[0];
  if (first === undefined && checkpoint === undefined) {
    return undefined;
  }
  const from = first ?? 1;
  const counting = generations.filter((generation) => generation >= from);
  const merge = new Merge(checkpoint?.records ?? []);
  const wals: WalContent[] = [];
  for (const generation of counting) {
    wals.push(
      await readWal(files, data.wal(generation), {
        generation,
        last: generation === counting.at(-1),
        onChange: (change) => merge.apply(change),
        onProblem,
      }),
    );
  }
  // The first checkpoint is there only after its write-ahead log is, and nothing is acknowledged before it.
  if (checkpoint === undefined && generations.length === 1 && from === 1 && wals[0]?.entries === 0) {
    return undefined;
  }
  findMissing(data, checkpoint, wals, from, onProblem);
  return { checkpoint, wals, leftovers: generations.filter((each) => each < from), records: merge.records() };
}

function findMissing(
  data: DataFiles,
  checkpoint: CheckpointContent | undefined,
  wals: readonly WalContent[],
  from: number,
  onProblem: OnProblem,
): void {
  const report = (file: string, what: string, repair: string): void =>
    onProblem({ file, place: undefined, what, repair });
  if (checkpoint === undefined) {
    const what = 'the file is missing or empty, and its journals are there';
    report(data.checkpoint, what, 'it is made anew from what the journals say, without what they do not');
  }
  let expected = from;
  let previous: WalContent | undefined;
  for (const wal of wals) {
    const { generation, before } = wal;
    if (generation !== expected) {
      const others = generation === expected + 1 ? '' : `, and so are those up to journal-${generation - 1}`;
      report(data.wal(expected), `this journal is missing${others}`, 'what it said is lost');
    } else if (previous !== undefined && before !== undefined && before !== previous.entries) {
      const what = `the journal has ${previous.entries} changes, and the next one says that there were ${before}`;
      report(data.wal(previous.generation), what, 'what is missing is lost');
    }
    previous = wal;
    expected = generation + 1;
  }
  if (previous === undefined) {
    report(data.wal(from), 'this journal is missing', 'what it said is lost');
  }
}

/** The records of the checkpoint with the changes of the write-ahead logs. Without changes it costs nothing. */
class Merge {
  readonly #checkpoint: Iterable<Change>;
  #records: MemoryRecords | undefined;

  constructor(checkpoint: Iterable<Change>) {
    this.#checkpoint = checkpoint;
  }

  apply(change: Change): void {
    if (this.#records === undefined) {
      this.#records = new Map();
      for (const record of this.#checkpoint) {
        applyChange(this.#records, record);
      }
    }
    applyChange(this.#records, change);
  }

  records(): readonly Change[] {
    return [...(this.#records?.values() ?? this.#checkpoint)];
  }
}
