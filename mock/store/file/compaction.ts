import type { RecordSource, StateLines } from './checkpoint-lines.js';
import type { FileOperations } from './file-operations.js';
import { type Line, readOpenedLines } from './lines.js';
import { type OnProblem, problemAt } from './problem.js';
import { footCount } from './read-checkpoint.js';
import { isSound, LineReader } from './record-line.js';

/** A journal that nothing is written to any more. */
export interface ClosedJournal {
  readonly path: string;
  /** Up to the end of its last batch. */
  readonly size: number;
}

/** The last that the journals say of a record. */
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
 * The records of a state and of the journals behind it, as the next state has them. It reads files that nobody writes, bit by
 * bit, and leaves the world alone: a copy of what 100,000 writes changed in it takes 20 to 40 ms, in which nobody is served.
 * `onProblem` throws: what is damaged must not become a state.
 */
export function compactedSource(
  files: FileOperations,
  state: string,
  journals: readonly ClosedJournal[],
  onProblem: OnProblem,
): RecordSource {
  return async (lines, rest) => {
    const opened: number[] = [];
    try {
      const compaction = new Compaction(files, lines, onProblem);
      for (const { path, size } of journals) {
        const fd = await files.open(path, 'r');
        opened.push(fd);
        const visit = (line: Line) => compaction.index(path, fd, line);
        await readOpenedLines(files, fd, visit, { chunk: CHUNK, end: size });
      }
      const fd = await files.open(state, 'r');
      opened.push(fd);
      await readOpenedLines(files, fd, (line) => compaction.copy(state, line), { chunk: CHUNK, rest });
      compaction.endState(state);
      await compaction.append(rest);
    } finally {
      await Promise.all(opened.map((fd) => files.close(fd)));
    }
  };
}

class Compaction {
  readonly #files: FileOperations;
  readonly #lines: StateLines;
  readonly #onProblem: OnProblem;
  readonly #reader = new LineReader();
  /** By the bytes of kind and key; in the order in which those come that the state does not have. */
  readonly #latest = new Map<string, Latest>();
  #copied = 0;
  #counted: number | undefined;

  constructor(files: FileOperations, lines: StateLines, onProblem: OnProblem) {
    this.#files = files;
    this.#lines = lines;
    this.#onProblem = onProblem;
  }

  /** Takes notice of a line of a journal. */
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

  /** Puts a record of the state in its place again, as it is by now. */
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

  endState(path: string): void {
    if (this.#counted !== this.#copied) {
      const what = `${this.#copied} records are there, and its last line should say so`;
      this.#onProblem({ file: path, place: undefined, what, repair: 'those that are there are kept' });
    }
  }

  /** Adds the records that the state does not have. */
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
