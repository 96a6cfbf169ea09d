import { codeOf, type FileOperations } from './file-operations.js';
import { type Line, readLines } from './lines.js';
import type { Change } from './persistence.js';
import { type OnProblem, problemAt, unloadable } from './problem.js';
import { isSound, LineReader } from './record-line.js';

/** Version of the layout of checkpoint and write-ahead logs together. */
export const FORMAT = 1;

/** The content of a checkpoint. */
export interface CheckpointContent {
  /** The write-ahead log that continues this checkpoint; undefined when the file does not say. */
  readonly generation: number | undefined;
  readonly records: readonly Change[];
  readonly bytes: number;
}

export const checkpointHead = (generation: number): string =>
  `{"flowmate-mock":{"format":${FORMAT},"generation":${generation}},"records":[`;

export const checkpointFoot = (count: number): string => `],"count":${count}}`;

const HEAD = /^\{"flowmate-mock":\{"format":(\d{1,9}),"generation":([1-9]\d{0,14})\},"records":\[$/;

const FOOT = /^\],"count":(\d{1,15})\}$/;

const OPENING_BRACKET = 0x5b;

const CLOSING_BRACKET = 0x5d;

const COMMA = 0x2c;

/** A head or foot is not longer. */
const MAX_FRAME = 200;

/**
 * Reads a checkpoint line by line. Undefined: it is not there, or empty. Changed lines that are still records are reported as
 * problems and then taken as they are.
 */
export async function readCheckpoint(
  files: FileOperations,
  path: string,
  onProblem: OnProblem,
): Promise<CheckpointContent | undefined> {
  const scan = new CheckpointScan(path, onProblem);
  try {
    const bytes = await readLines(files, path, (line) => scan.line(line));
    return bytes === 0 ? undefined : { ...scan.finish(), bytes };
  } catch (error) {
    if (codeOf(error) === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
}

class CheckpointScan {
  readonly #path: string;
  readonly #onProblem: OnProblem;
  readonly #reader = new LineReader();
  readonly #records: Change[] = [];
  #generation: number | undefined;
  #unreadable = 0;
  #unloadable = 0;
  #ended = false;

  constructor(path: string, onProblem: OnProblem) {
    this.#path = path;
    this.#onProblem = onProblem;
  }

  line(line: Line): void {
    const { bytes, start, end } = line;
    if (line.number === 1) {
      this.#head(line);
    } else if (this.#ended) {
      this.#onProblem(problemAt(this.#path, line, 'the file should have ended before this line', 'it is dropped'));
    } else if (bytes[start] === CLOSING_BRACKET) {
      this.#foot(line);
    } else {
      const last = bytes[end - 1] === COMMA ? end - 1 : end;
      if (isSound(bytes, start, last)) {
        this.#reader.start(bytes, start, last);
        this.#sound(line, this.#reader.change());
      } else {
        this.#changed(line, last);
      }
    }
  }

  #sound(line: Line, change: Change): void {
    const wrong = unloadable(change);
    if (wrong === undefined) {
      this.#records.push(change);
    } else {
      this.#unloadable += 1;
      this.#onProblem(problemAt(this.#path, line, wrong, 'it is dropped'));
    }
  }

  finish(): Omit<CheckpointContent, 'bytes'> {
    const file = this.#path;
    const report = (what: string, repair: string): void => this.#onProblem({ file, place: undefined, what, repair });
    if (this.#generation === undefined && this.#records.length === 0) {
      const what = 'this is no data file of flowmate-mock';
      this.#onProblem({ file, place: undefined, what, repair: 'it is not touched', foreign: true });
    } else if (this.#generation === undefined) {
      report('the first line is not that of a data file', 'the records behind it are kept');
    }
    if (this.#unreadable > 0) {
      report(`${this.#unreadable} lines are no records`, 'they are dropped');
    }
    if (!this.#ended) {
      report(`the file ends early, after ${this.#records.length} records`, 'what stood behind is lost');
    }
    return { generation: this.#generation, records: this.#records };
  }

  #head(line: Line): void {
    const [, format, generation] = HEAD.exec(frameOf(line)) ?? [];
    if (generation === undefined) {
      // Reported at the end, when it is known whether anything in this file is ours.
      return;
    }
    this.#generation = Number(generation);
    if (Number(format) !== FORMAT) {
      const what = `the file is of format ${format}, and this version of flowmate-mock knows format ${FORMAT} only`;
      this.#onProblem({ ...problemAt(this.#path, line, what, 'it is not touched'), foreign: true });
    }
  }

  #foot(line: Line): void {
    const count = footCount(line);
    if (count === undefined) {
      this.#onProblem(problemAt(this.#path, line, 'this is neither a record nor the last line', 'it is dropped'));
      return;
    }
    this.#ended = true;
    const found = this.#records.length + this.#unloadable;
    if (count !== found) {
      const what = `the last line counts ${count} records, and the file has ${found}`;
      this.#onProblem(problemAt(this.#path, line, what, 'those that are there are kept'));
    }
  }

  #changed(line: Line, end: number): void {
    const record =
      line.bytes[line.start] === OPENING_BRACKET ? toRecord(line.bytes.toString('utf8', line.start, end)) : undefined;
    if (record !== undefined) {
      const what = `the checksum does not fit: ${record.kind} ${JSON.stringify(record.key)} was changed from outside`;
      this.#onProblem(problemAt(this.#path, line, what, 'it is kept as it is now'));
      this.#records.push(record);
    } else if (this.#generation === undefined) {
      this.#unreadable += 1;
    } else {
      this.#onProblem(problemAt(this.#path, line, 'this line is no record', 'it is dropped'));
    }
  }
}

/** How many records the last line of a checkpoint says there are; undefined when it is another line. */
export function footCount(line: Line): number | undefined {
  if (line.bytes[line.start] !== CLOSING_BRACKET) {
    return undefined;
  }
  const [, count] = FOOT.exec(frameOf(line)) ?? [];
  return count === undefined ? undefined : Number(count);
}

function frameOf({ bytes, start, end }: Line): string {
  return end - start > MAX_FRAME ? '' : bytes.toString('utf8', start, end);
}

/** Parses a record of the checkpoint without checking its checksum. */
function toRecord(json: string): Change | undefined {
  try {
    const [sum, kind, key, value, ...others]: unknown[] = JSON.parse(json);
    const isRecord =
      typeof sum === 'string' && typeof kind === 'string' && typeof key === 'string' && others.length === 0;
    return isRecord && value !== undefined ? { kind, key, text: JSON.stringify(value) } : undefined;
  } catch {
    return undefined;
  }
}
