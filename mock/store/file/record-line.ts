import { crc32 } from 'node:zlib';
import type { Change } from './persistence.js';

/*
 * A record on a line of its own, valid JSON: ["checksum","kind","key",{...}] in the state file, and in a journal
 * ["checksum",number,more,"kind","key",{...}] without the last part when the record is gone. The checksum is the CRC-32 of the
 * bytes between its comma and the last bracket, in hexadecimal.
 */

const OPENING = Buffer.from('["00000000",');

const HEX = new Uint8Array(Buffer.from('0123456789abcdef'));

const FIRST_CAPACITY = 65_536;

/** A UTF-16 unit makes three bytes at most. */
const MAX_BYTES_PER_UNIT = 3;

const QUOTE = 0x22;

const COMMA = 0x2c;

const OPENING_BRACKET = 0x5b;

const BACKSLASH = 0x5c;

const CLOSING_BRACKET = 0x5d;

/** Lines as bytes, in one buffer that is used again and again. */
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

  /** `head` is what stands between the checksum and the kind. */
  addRecord(head: string, { kind, key, text }: Change): void {
    const names = `${head}${JSON.stringify(kind)},${JSON.stringify(key)}`;
    this.reserve((names.length + (text?.length ?? 0)) * MAX_BYTES_PER_UNIT + OPENING.length + 2);
    const { bytes } = this;
    const body = this.length + OPENING.length;
    let end = body + bytes.write(names, body);
    if (text !== undefined) {
      bytes[end++] = COMMA;
      // A line break in JSON is white space.
      end += bytes.write(text.includes('\n') ? text.replaceAll('\n', ' ') : text, end);
    }
    this.seal(end);
  }

  /** Bytes that are lines, or parts of one, already. */
  addBytes(bytes: Buffer, start: number, end: number): void {
    this.reserve(end - start);
    bytes.copy(this.bytes, this.length, start, end);
    this.length += end - start;
  }

  /** Makes room for a record whose body has this many bytes, and says where the body goes. */
  bodyOf(length: number): number {
    this.reserve(length + OPENING.length + 1);
    return this.length + OPENING.length;
  }

  /** Makes the body that is in its place by now, and ends there, a record. */
  seal(end: number): void {
    const { bytes, length } = this;
    bytes.set(OPENING, length);
    writeHex(bytes, length + 2, crc32(bytes.subarray(length + OPENING.length, end)));
    bytes[end] = CLOSING_BRACKET;
    this.length = end + 1;
  }

  /** Afterwards `bytes` has room for this many more. */
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

/** Whether the bytes are a whole line of ours, and nobody changed them since. */
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

/** The eight digits there; not a number when they are something else. */
function readHex(bytes: Buffer, at: number): number {
  let value = 0;
  for (let index = at; index < at + 8; index++) {
    const digit = HEX.indexOf(bytes[index] ?? 0);
    value = digit < 0 ? Number.NaN : value * 16 + digit;
  }
  return value;
}

/** Where in its bytes a record has what stays the same in every line of it. */
interface RecordPlaces {
  /** Of its kind. */
  readonly start: number;
  /** Of its key. */
  readonly namesEnd: number;
  /** Of its text; the same as `namesEnd` when the record is gone. */
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
    // One string for all records of a kind.
    this.#kind = kind === this.#kind ? this.#kind : kind;
    const key = this.#string();
    const text = this.#at < this.#end ? this.#bytes.toString('utf8', this.#at, this.#end) : undefined;
    return { kind: this.#kind, key, text };
  }

  /** Where kind and key stand in the bytes, and what comes behind them: records are the same when these bytes are. */
  places(): RecordPlaces {
    const start = this.#at;
    this.#skipString();
    this.#skipString();
    return { start, namesEnd: Math.min(this.#at - 1, this.#end), end: this.#end };
  }

  /** A JSON string and the comma behind it. */
  #string(): string {
    const start = this.#at + 1;
    const escaped = this.#skipString();
    const end = this.#at - 2;
    return escaped
      ? (JSON.parse(this.#bytes.toString('utf8', start - 1, end + 1)) as string)
      : this.#bytes.toString('utf8', start, end);
  }

  /** Whether there is something in it that stands for something else. */
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
