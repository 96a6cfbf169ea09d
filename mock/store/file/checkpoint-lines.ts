import type { Change } from './persistence.js';
import { checkpointFoot, checkpointHead } from './read-checkpoint.js';
import { LineBuffer } from './record-line.js';

/** The process belongs to requests again after this long, or this many bytes. */
const SLICE_MS = 2;

const SLICE_BYTES = 262_144;

/** Asking for the time costs more than a record does. */
const RECORDS_PER_LOOK = 8;

/**
 * Adds the records of a checkpoint in order. Awaits `rest` whenever `lines` is full, or sooner: then they are written and other
 * requests are served.
 */
export type RecordSource = (lines: CheckpointLines, rest: () => Promise<void>) => Promise<void>;

/** Lines of a checkpoint that is being made. */
export class CheckpointLines {
  readonly #lines = new LineBuffer();
  #count = 0;
  #began = performance.now();

  /** What was added since the last `clear`. */
  get bytes(): Buffer {
    return this.#lines.bytes;
  }

  get length(): number {
    return this.#lines.length;
  }

  get isFull(): boolean {
    const isLate = this.#count % RECORDS_PER_LOOK === 0 && performance.now() - this.#began > SLICE_MS;
    return isLate || this.#lines.length > SLICE_BYTES;
  }

  clear(): void {
    this.#lines.clear();
    this.#began = performance.now();
  }

  begin(generation: number): void {
    this.#lines.add(checkpointHead(generation));
  }

  add(record: Change): void {
    this.#separate();
    this.#lines.addRecord('', record);
  }

  /** A record that is a line of a checkpoint already, from its first bracket to its last. */
  addLine(bytes: Buffer, start: number, end: number): void {
    this.#separate();
    this.#lines.addBytes(bytes, start, end);
  }

  /** A record of which there is everything but the checksum: `write` puts so many bytes of kind, key and text into place. */
  addBody(length: number, write: (bytes: Buffer, at: number) => void): void {
    this.#separate();
    const at = this.#lines.bodyOf(length);
    write(this.#lines.bytes, at);
    this.#lines.seal(at + length);
  }

  finish(): void {
    this.#lines.add(`\n${checkpointFoot(this.#count)}\n`);
  }

  #separate(): void {
    this.#lines.add(this.#count === 0 ? '\n' : ',\n');
    this.#count += 1;
  }
}

/** These records, one after the other. */
export function sourceOf(records: Iterable<Change>): RecordSource {
  return async (lines, rest) => {
    for (const record of records) {
      lines.add(record);
      if (lines.isFull) {
        await rest();
      }
    }
  };
}
