import type { CheckpointLines, RecordSource } from './checkpoint-lines.js';
import type { FileOperations } from './file-operations.js';
import { type Line, readOpenedLines } from './lines.js';
import { type OnProblem, problemAt } from './problem.js';
import { footCount } from './read-checkpoint.js';
import { isSound, LineReader } from './record-line.js';

/** A write-ahead log that is no longer written. */
export interface ClosedWal {
  readonly path: string;
  /** Up to the end of its last batch. */
  readonly size: number;
}

/** The last change of a record in the write-ahead logs. */
interface Latest {
  readonly fd: number;
  /** Where its kind, key and text are in that file, in bytes. */
  readonly offset: number;
  readonly length: number;
  /** It was gone in between, and has its place at the end. */
  readonly isReborn: boolean;
}

const GONE: Latest = { fd: -1, offset: 0, length: 0, isReborn: true };

/** Bytes looked at without a break: about a millisecond. */
const CHUNK = 131_072;

const COMMA = 0x2c;

/**
 * The records of a checkpoint and of the write-ahead logs after it, as the next checkpoint has them. It reads files that are no
 * longer written, piece by piece, and leaves the world alone: copying what 100,000 writes changed there blocks the process for 20
 * to 40 ms. `onProblem` throws: damaged data must not become a checkpoint.
 */
export function compactedSource(
  files: FileOperations,
  checkpoint: string,
  wals: readonly ClosedWal[],
  onProblem: OnProblem,
): RecordSource {
  return async (lines, rest) => {
    const opened: number[] = [];
    try {
      const compaction = new Compaction(files, lines, onProblem);
      for (const { path, size } of wals) {
        const fd = await files.open(path, 'r');
        opened.push(fd);
        const visit = (line: Line) => compaction.index(path, fd, line);
        await readOpenedLines(files, fd, visit, { chunk: CHUNK, end: size });
      }
      const fd = await files.open(checkpoint, 'r');
      opened.push(fd);
      await readOpenedLines(files, fd, (line) => compaction.copy(checkpoint, line), { chunk: CHUNK, rest });
      compaction.endCheckpoint(checkpoint);
      await compaction.append(rest);
    } finally {
      await Promise.all(opened.map((fd) => files.close(fd)));
    }
  };
}

class Compaction {
  readonly #files: FileOperations;
  readonly #lines: CheckpointLines;
  readonly #onProblem: OnProblem;
  readonly #reader = new LineReader();
  /** By the bytes of kind and key. New records are in the order in which they were added. */
  readonly #latest = new Map<string, Latest>();
  #copied = 0;
  #counted: number | undefined;

  constructor(files: FileOperations, lines: CheckpointLines, onProblem: OnProblem) {
    this.#files = files;
    this.#lines = lines;
    this.#onProblem = onProblem;
  }

  /** Notes the change in a line of a write-ahead log. */
  index(path: string, fd: number, line: Line): void {
    if (line.number === 1) {
      return;
    }
    if (!line.complete || !isSound(line.bytes, line.start, line.end)) {
      this.#refuse(path, line);
    }
    this.#reader.start(line.bytes, line.start, line.end);
    this.#reader.number();
    this.#reader.number();
    const { start, namesEnd, end } = this.#reader.places();
    const name = line.bytes.toString('latin1', start, namesEnd);
    if (namesEnd === end) {
      this.#latest.set(name, GONE);
      return;
    }
    const known = this.#latest.get(name);
    if (known === GONE) {
      this.#latest.delete(name);
    }
    const offset = line.offset + start - line.start;
    this.#latest.set(name, { fd, offset, length: end - start, isReborn: known?.isReborn ?? false });
  }

  /** Copies a record of the checkpoint to its place, with its latest change. */
  copy(path: string, line: Line): void {
    const { bytes, start } = line;
    if (line.number === 1) {
      return;
    }
    const count = footCount(line);
    if (count !== undefined) {
      this.#counted = count;
      return;
    }
    const end = bytes[line.end - 1] === COMMA ? line.end - 1 : line.end;
    if (!isSound(bytes, start, end)) {
      this.#refuse(path, line);
    }
    this.#copied += 1;
    this.#reader.start(bytes, start, end);
    const places = this.#reader.places();
    const name = bytes.toString('latin1', places.start, places.namesEnd);
    const latest = this.#latest.get(name);
    if (latest === undefined) {
      this.#lines.addLine(bytes, start, end);
    } else if (!latest.isReborn) {
      this.#latest.delete(name);
      this.#add(latest);
    }
  }

  endCheckpoint(path: string): void {
    if (this.#counted !== this.#copied) {
      const what = `${this.#copied} records are there, and its last line should say so`;
      this.#onProblem({ file: path, place: undefined, what, repair: 'those that are there are kept' });
    }
  }

  /** Adds the records that the checkpoint does not have. */
  async append(rest: () => Promise<void>): Promise<void> {
    for (const latest of this.#latest.values()) {
      if (latest !== GONE) {
        this.#add(latest);
        if (this.#lines.isFull) {
          await rest();
        }
      }
    }
  }

  // It was written a while ago and is in the system's cache: 2 us, against 36 for a trip through the thread pool.
  #add({ fd, offset, length }: Latest): void {
    this.#lines.addBody(length, (bytes, at) => {
      for (let done = 0; done < length; ) {
        const count = this.#files.readSync(fd, bytes, at + done, length - done, offset + done);
        if (count === 0) {
          throw new Error('a journal has become shorter');
        }
        done += count;
      }
    });
  }

  #refuse(path: string, line: Line): void {
    this.#onProblem(problemAt(path, line, 'the line is not as it was written', 'it is dropped'));
  }
}
