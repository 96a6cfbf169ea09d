import { crc32 } from 'node:zlib';
import type { Change } from './persistence.js';

/*
 * A record on a line of its own, valid JSON: ["checksum","kind","key",{...}] in a checkpoint, and in a write-ahead log
 * ["checksum",number,more,"kind","key",{...}], without the last part when the record was deleted. The checksum is the CRC-32 of the
 * bytes between its comma and the last bracket, in hexadecimal.
 */

const OPENING = Buffer.from('["00000000",');

const HEX = new Uint8Array(Buffer.from('0123456789abcdef'));

const FIRST_CAPACITY = 65_536;

/** A UTF-16 unit takes at most three bytes. */
const MAX_BYTES_PER_UNIT = 3;

const QUOTE = 0x22;

const COMMA = 0x2c;

const OPENING_BRACKET = 0x5b;

const BACKSLASH = 0x5c;

const CLOSING_BRACKET = 0x5d;

/** Lines as bytes, in one reused buffer. */
export class LineBuffer {
  bytes = Buffer.allocUnsafe(FIRST_CAPACITY);
  length = 0;

  clear(): void {
    this.length = 0;
    if (this.bytes.length > 64 * FIRST_CAPACITY) {
      this.bytes = Buffer.allocUnsafe(FIRST_CAPACITY);
    }
  }

  add(text: string): void {
    this.reserve(text.length * MAX_BYTES_PER_UNIT);
    this.length += this.bytes.write(text, this.length);
  }

  /** `head` comes between the checksum and the kind. */
  addRecord(head: string, { kind, key, text }: Change): void {
    const names = `${head}${JSON.stringify(kind)},${JSON.stringify(key)}`;
    this.reserve((names.length + (text?.length ?? 0)) * MAX_BYTES_PER_UNIT + OPENING.length + 2);
    const { bytes } = this;
    const body = this.length + OPENING.length;
    let end = body + bytes.write(names, body);
    if (text !== undefined) {
      bytes[end++] = COMMA;
      // A line break in JSON text can only be white space.
      end += bytes.write(text.includes('\n') ? text.replaceAll('\n', ' ') : text, end);
    }
    this.seal(end);
  }

  /** Adds bytes that are finished lines, or parts of one. */
  addBytes(bytes: Buffer, start: number, end: number): void {
    this.reserve(end - start);
    bytes.copy(this.bytes, this.length, start, end);
    this.length += end - start;
  }

  /** Reserves room for a record whose body has this many bytes. Returns where the body begins. */
  bodyOf(length: number): number {
    this.reserve(length + OPENING.length + 1);
    return this.length + OPENING.length;
  }

  /** Completes the record whose body has been written and ends at `end`. */
  seal(end: number): void {
    const { bytes, length } = this;
    bytes.set(OPENING, length);
    writeHex(bytes, length + 2, crc32(bytes.subarray(length + OPENING.length, end)));
    bytes[end] = CLOSING_BRACKET;
    this.length = end + 1;
  }

  /** Makes room for this many more bytes. */
  reserve(more: number): void {
    const needed = this.length + more;
    if (needed > this.bytes.length) {
      const larger = Buffer.allocUnsafe(Math.max(needed, this.bytes.length * 2));
      this.bytes.copy(larger, 0, 0, this.length);
      this.bytes = larger;
    }
  }
}

function writeHex(bytes: Buffer, at: number, value: number): void {
  for (let digit = 0; digit < 8; digit++) {
    bytes[at + digit] = HEX[(value >>> (28 - 4 * digit)) & 15] ?? 0;
  }
}

/** Whether the bytes are a whole line with the right checksum. */
export function isSound(bytes: Buffer, start: number, end: number): boolean {
  const body = start + OPENING.length;
  const isFramed =
    end > body &&
    bytes[start] === OPENING_BRACKET &&
    bytes[start + 1] === QUOTE &&
    bytes[body - 2] === QUOTE &&
    bytes[body - 1] === COMMA &&
    bytes[end - 1] === CLOSING_BRACKET;
  return isFramed && readHex(bytes, start + 2) === crc32(bytes.subarray(body, end - 1));
}

/** The number in eight hexadecimal digits; NaN when they are something else. */
function readHex(bytes: Buffer, at: number): number {
  let value = 0;
  for (let index = at; index < at + 8; index++) {
    const digit = HEX.indexOf(bytes[index] ?? 0);
    value = digit < 0 ? Number.NaN : value * 16 + digit;
  }
  return value;
}

/** Places in a line of the parts that all lines of a record share. */
interface RecordPlaces {
  /** Start of the kind. */
  readonly start: number;
  /** End of the key. */
  readonly namesEnd: number;
  /** End of the text; equals `namesEnd` when the record was deleted. */
  readonly end: number;
}

/** Reads a sound line part by part; the record's text is not parsed. */
export class LineReader {
  #bytes: Buffer = OPENING;
  #at = 0;
  #end = 0;
  #kind = '';

  start(bytes: Buffer, start: number, end: number): void {
    this.#bytes = bytes;
    this.#at = start + OPENING.length;
    this.#end = end - 1;
  }

  number(): number {
    let value = 0;
    for (let byte = this.#bytes[this.#at++]; byte !== COMMA && byte !== undefined; byte = this.#bytes[this.#at++]) {
      value = value * 10 + byte - 0x30;
    }
    return value;
  }

  change(): Change {
    const kind = this.#string();
    // All records of a kind share one string.
    this.#kind = kind === this.#kind ? this.#kind : kind;
    const key = this.#string();
    const text = this.#at < this.#end ? this.#bytes.toString('utf8', this.#at, this.#end) : undefined;
    return { kind: this.#kind, key, text };
  }

  /** Places of kind, key and text: records are equal when these bytes are. */
  places(): RecordPlaces {
    const start = this.#at;
    this.#skipString();
    this.#skipString();
    return { start, namesEnd: Math.min(this.#at - 1, this.#end), end: this.#end };
  }

  /** Reads a JSON string and the comma after it. */
  #string(): string {
    const start = this.#at + 1;
    const escaped = this.#skipString();
    const end = this.#at - 2;
    return escaped
      ? (JSON.parse(this.#bytes.toString('utf8', start - 1, end + 1)) as string)
      : this.#bytes.toString('utf8', start, end);
  }

  /** Skips a JSON string and the comma after it. True when the string has escapes. */
  #skipString(): boolean {
    const start = this.#at + 1;
    let at = start;
    let escaped = false;
    while (at < this.#end && this.#bytes[at] !== QUOTE) {
      if (this.#bytes[at] === BACKSLASH) {
        escaped = true;
        at += 1;
      }
      at += 1;
    }
    this.#at = at + 2;
    return escaped;
  }
}
