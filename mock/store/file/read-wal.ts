import type { FileOperations } from './file-operations.js';
import { type Line, readLines } from './lines.js';
import type { Change } from './persistence.js';
import { type OnProblem, problemAt, unloadable } from './problem.js';
import { FORMAT } from './read-checkpoint.js';
import { isSound, LineReader } from './record-line.js';

/** The content of a write-ahead log. */
export interface WalContent {
  readonly generation: number;
  /** How many changes count. */
  readonly entries: number;
  /** The bytes up to the end of the last batch; 0 when not even the first line is whole. */
  readonly soundBytes: number;
  readonly bytes: number;
  /** How many changes the previous write-ahead log has; undefined when this one does not say. */
  readonly before: number | undefined;
}

export interface WalReading {
  readonly generation: number;
  /** The newest one, which may end in the middle of a batch: that was never acknowledged. */
  readonly last: boolean;
  readonly onChange: (change: Change) => void;
  readonly onProblem: OnProblem;
}

export const walHead = (generation: number, before: number): string =>
  `{"flowmate-mock":"journal","format":${FORMAT},"generation":${generation},"before":${before}}\n`;

const HEAD = /^\{"flowmate-mock":"journal","format":(\d{1,9}),"generation":(\d{1,15}),"before":(\d{1,15})\}$/;

const MAX_HEAD = 200;

const DROPPED = 'it is dropped';

const HEX_DIGIT = /[\da-f]/;

const BLANK = 0x20;

/** Reads a write-ahead log line by line; the changes of a batch come when its last line is there. */
export async function readWal(files: FileOperations, path: string, reading: WalReading): Promise<WalContent> {
  const scan = new WalScan(path, reading);
  const bytes = await readLines(files, path, (line) => scan.line(line));
  return scan.finish(bytes);
}

interface Entry {
  /** Its place in the write-ahead log, from 1. */
  readonly number: number;
  /** 0: the batch ends with it. */
  readonly more: number;
  readonly change: Change;
}

class WalScan {
  readonly #path: string;
  readonly #reading: WalReading;
  readonly #reader = new LineReader();
  #batch: Change[] = [];
  /** The number of the next line's entry. */
  #next = 1;
  #entries = 0;
  #soundBytes = 0;
  #before: number | undefined;

  constructor(path: string, reading: WalReading) {
    this.#path = path;
    this.#reading = reading;
  }

  line(line: Line): void {
    if (!line.complete) {
      this.#incomplete(line);
    } else if (line.number === 1) {
      this.#head(line);
      this.#soundBytes = line.end - line.start + 1;
    } else if (isSound(line.bytes, line.start, line.end)) {
      this.#reader.start(line.bytes, line.start, line.end);
      const number = this.#reader.number();
      this.#entry(line, { number, more: this.#reader.number(), change: this.#reader.change() });
    } else {
      this.#changed(line);
    }
  }

  finish(bytes: number): WalContent {
    const { generation, last, onProblem } = this.#reading;
    if (!last && this.#batch.length > 0) {
      const what = 'the file ends early, in the middle of a batch';
      onProblem({ file: this.#path, place: undefined, what, repair: 'the batch is dropped' });
    }
    return { generation, entries: this.#entries, soundBytes: this.#soundBytes, bytes, before: this.#before };
  }

  #entry(line: Line, { number, more, change }: Entry): void {
    if (number !== this.#next) {
      const what = `this is entry ${number}, and entry ${this.#next} was expected`;
      this.#reading.onProblem(problemAt(this.#path, line, what, 'what is there is kept'));
    }
    this.#next = number + 1;
    const wrong = unloadable(change);
    if (wrong === undefined) {
      this.#batch.push(change);
    } else {
      this.#reading.onProblem(problemAt(this.#path, line, wrong, DROPPED));
    }
    if (more === 0) {
      this.#take();
      this.#entries = number;
      this.#soundBytes = line.offset + line.end - line.start + 1;
    }
  }

  #take(): void {
    this.#batch.forEach(this.#reading.onChange);
    this.#batch = [];
  }

  #changed(line: Line): void {
    const entry = entryOf(line.bytes.toString('utf8', line.start, line.end));
    const report = (what: string, repair: string): void =>
      this.#reading.onProblem(problemAt(this.#path, line, `the checksum does not fit: ${what}`, repair));
    if (entry === undefined) {
      report('the line is not as it was written', DROPPED);
      this.#next += 1;
      // It may have been the end of its batch, and the rest of that is worth something.
      this.#take();
    } else {
      const { kind, key } = entry.change;
      report(`what it says of ${kind} ${JSON.stringify(key)} was changed from outside`, 'it is kept as it is now');
      this.#entry(line, entry);
    }
  }

  #head(line: Line): void {
    const text = line.end - line.start > MAX_HEAD ? '' : line.bytes.toString('utf8', line.start, line.end);
    const [, format, generation, before] = HEAD.exec(text) ?? [];
    const report = (what: string, repair: string, foreign = false): void =>
      this.#reading.onProblem({ ...problemAt(this.#path, line, what, repair), foreign });
    if (format === undefined) {
      report('the first line is not that of a journal', DROPPED);
    } else if (Number(format) !== FORMAT) {
      const what = `the journal is of format ${format}, and this version of flowmate-mock knows format ${FORMAT} only`;
      report(what, 'it is not touched', true);
    } else if (Number(generation) !== this.#reading.generation) {
      report(`this is journal ${generation} under the name of another`, 'its changes are taken');
    } else {
      this.#before = Number(before);
    }
  }

  #incomplete(line: Line): void {
    if (!this.#reading.last) {
      this.#reading.onProblem(problemAt(this.#path, line, 'the file ends early, in the middle of a line', DROPPED));
    } else if (isSound(line.bytes, line.start, line.end - 1)) {
      // A write that ended early would have left less: this line was whole, and safe.
      this.#reading.onProblem(problemAt(this.#path, line, 'something else stands for its line break', DROPPED));
    } else if (!this.#isTorn(line)) {
      const what = 'the file ends with what is no write of ours, not even one that ended early';
      this.#reading.onProblem(problemAt(this.#path, line, what, DROPPED));
    }
  }

  /** Whether it is the beginning of the line that had to come here. */
  #isTorn(line: Line): boolean {
    const head = walHead(this.#reading.generation, 0).replace(/0\}\n$/, '');
    return isBeginning(line, line.number === 1 ? head : `["########",${this.#next},?,"`);
  }
}

/** Whether a line may go on as `template` begins: `#` stands for a hexadecimal digit, `?` for 0 or 1. Behind it is text. */
function isBeginning({ bytes, start, end }: Line, template: string): boolean {
  const isOpened = [...template].slice(0, end - start).every((wanted, index) => {
    const found = String.fromCharCode(bytes[start + index] ?? 0);
    return wanted === '#' ? HEX_DIGIT.test(found) : wanted === '?' ? found === '0' || found === '1' : found === wanted;
  });
  return isOpened && bytes.subarray(start, end).every((byte) => byte >= BLANK);
}

/** Parses an entry without checking its checksum. */
function entryOf(json: string): Entry | undefined {
  try {
    const [sum, number, more, kind, key, value, ...others] = JSON.parse(json);
    const isEntry =
      typeof sum === 'string' &&
      Number.isSafeInteger(number) &&
      (more === 0 || more === 1) &&
      typeof kind === 'string' &&
      typeof key === 'string' &&
      others.length === 0;
    return isEntry ? { number, more, change: { kind, key, text: JSON.stringify(value) } } : undefined;
  } catch {
    return undefined;
  }
}
