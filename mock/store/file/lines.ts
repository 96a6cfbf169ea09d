import type { FileOperations } from './file-operations.js';

/** A line of a file as bytes; good only until the next one is read. */
export interface Line {
  readonly bytes: Buffer;
  readonly start: number;
  /** Where it ends, its line break not included. */
  readonly end: number;
  /** From 1. */
  readonly number: number;
  /** Where it starts in the file, in bytes. */
  readonly offset: number;
  /** False for a last line without line break. */
  readonly complete: boolean;
}

export interface LineReading {
  /** Bytes to read at once: how long `visit` is called without a break. Default 1 MB. */
  readonly chunk?: number;
  /** Where to end, in bytes from the start of the file. Default: at its end. */
  readonly end?: number;
  /** Awaited after each chunk. */
  readonly rest?: () => Promise<void>;
}

const FIRST_CHUNK = 65_536;

const CHUNK = 1_048_576;

/** What a string can hold, about. */
const MAX_LINE = 512 * CHUNK;

const LINE_BREAK = 0x0a;

/** Shows `visit` every line in order; what it throws ends the reading. Returns the file's length in bytes. */
export async function readLines(files: FileOperations, path: string, visit: (line: Line) => void): Promise<number> {
  const fd = await files.open(path, 'r');
  try {
    return await readOpenedLines(files, fd, visit);
  } finally {
    await files.close(fd);
  }
}

/** The same for a file that is open already. */
export async function readOpenedLines(
  files: FileOperations,
  fd: number,
  visit: (line: Line) => void,
  { chunk = CHUNK, end: last = Number.POSITIVE_INFINITY, rest }: LineReading = {},
): Promise<number> {
  let bytes = Buffer.allocUnsafe(Math.min(chunk, FIRST_CHUNK));
  /** Where the first byte of `bytes` is in the file, and how many of them are filled. */
  let base = 0;
  let filled = 0;
  let number = 1;
  for (;;) {
    const wanted = Math.min(bytes.length - filled, last - base - filled);
    const count = wanted === 0 ? 0 : await files.read(fd, bytes, filled, wanted, base + filled);
    if (count === 0) {
      break;
    }
    const searched = filled;
    filled += count;
    let start = 0;
    let from = searched;
    for (;;) {
      const end = bytes.indexOf(LINE_BREAK, from);
      if (end < 0 || end >= filled) {
        break;
      }
      visit({ bytes, start, end, number, offset: base + start, complete: true });
      number += 1;
      start = end + 1;
      from = start;
    }
    // The line that goes on behind what was read moves to the front, and gets room if it fills everything.
    if (filled - start >= MAX_LINE) {
      throw new Error(`line ${number} is longer than ${MAX_LINE} bytes`);
    }
    const room = filled - start === bytes.length ? bytes.length * 2 : count < wanted ? bytes.length : chunk;
    const next = room > bytes.length ? Buffer.allocUnsafe(room) : bytes;
    bytes.copy(next, 0, start, filled);
    bytes = next;
    base += start;
    filled -= start;
    await rest?.();
  }
  if (filled > 0) {
    visit({ bytes, start: 0, end: filled, number, offset: base, complete: false });
  }
  return base + filled;
}
