import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { type Change, codeOf } from './engine.js';
import { applyChange, type RecordValues } from './record-values.js';

/*
 * A write-ahead log is lines of JSON. The first is ["log",number], or ["log",number,"whole"] when its records take the place of all
 * that was there before; each of the others is a batch: [["kind","key",{...}],["kind","key"]], without the last part when
 * the record is gone. A line without its line break was never acknowledged.
 */

const CHUNK = 1_048_576;

const LINE_BREAK = 0x0a;

export const walHead = (number: number, isWhole: boolean): string => `["log",${number}${isWhole ? ',"whole"' : ''}]\n`;

export function toText({ kind, key, text }: Change): string {
  const names = `[${JSON.stringify(kind)},${JSON.stringify(key)}`;
  // A line break in JSON text can only be white space.
  return text === undefined ? `${names}]` : `${names},${text.includes('\n') ? text.replaceAll('\n', ' ') : text}]`;
}

/** Something in the files that is not as it was written. */
export interface Problem {
  /** With file and line. */
  readonly what: string;
  /** What a repair makes of it. */
  readonly repair: string;
  /** A repair would do harm: the file is not ours, or that of another version. */
  readonly isForeign?: boolean;
}

export type OnProblem = (problem: Problem) => void;

interface WalHead {
  readonly number: number;
  /** What was there before does not count. */
  readonly isWhole: boolean;
}

export interface WalContent {
  readonly batches: number;
  /** Bytes up to the end of the last line; the rest was never acknowledged. */
  readonly soundBytes: number;
  readonly bytes: number;
}

const MAX_HEAD = 64;

/** What the first line of a write-ahead log says; undefined without one. */
export function readHead(path: string): WalHead | undefined {
  const fd = openLog(path);
  if (fd === undefined) {
    return undefined;
  }
  try {
    const bytes = Buffer.alloc(MAX_HEAD);
    readSync(fd, bytes, 0, MAX_HEAD, 0);
    return toHead(bytes.subarray(0, bytes.indexOf(LINE_BREAK)));
  } finally {
    closeSync(fd);
  }
}

function toHead(line: Buffer): WalHead | undefined {
  const value = parseLine(line);
  const [word, number, whole] = Array.isArray(value) ? value : [];
  return word === 'log' && Number.isSafeInteger(number) ? { number, isWhole: whole === 'whole' } : undefined;
}

function openLog(path: string): number | undefined {
  try {
    return openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
}

/**
 * Undefined: it is not there. `start` is called with what the first line says, undefined for a damaged one, and returns where the
 * batches go; undefined: nowhere.
 */
export function readWal(
  path: string,
  start: (head: WalHead | undefined) => RecordValues | undefined,
  onProblem: OnProblem,
): WalContent | undefined {
  const fd = openLog(path);
  if (fd === undefined) {
    return undefined;
  }
  let line = 0;
  let soundBytes = 0;
  let records: RecordValues | undefined;
  const damaged = (what: string) => onProblem({ what: `${path}:${line}: ${what}`, repair: 'it is dropped' });
  try {
    for (const bytes of linesOf(fd)) {
      line += 1;
      soundBytes += bytes.length + 1;
      if (line === 1) {
        const head = toHead(bytes);
        if (head === undefined) {
          damaged('this line does not begin a log');
        }
        records = start(head);
      } else if (records !== undefined) {
        const batch = parseLine(bytes);
        if (isBatch(batch)) {
          for (const [kind, key, value] of batch) {
            applyChange(records, kind, key, value);
          }
        } else {
          damaged('this line is no batch of changes');
        }
      }
    }
    return { batches: Math.max(0, line - 1), soundBytes, bytes: fstatSync(fd).size };
  } finally {
    closeSync(fd);
  }
}

function parseLine(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString());
  } catch {
    return undefined;
  }
}

function isBatch(value: unknown): value is [kind: string, key: string, value?: unknown][] {
  return (
    Array.isArray(value) &&
    value.every(
      (each) =>
        Array.isArray(each) &&
        (each.length === 2 || each.length === 3) &&
        typeof each[0] === 'string' &&
        typeof each[1] === 'string',
    )
  );
}

/** Lines with their line break, without it. */
function* linesOf(fd: number): IterableIterator<Buffer> {
  let parts: Buffer[] = [];
  for (;;) {
    const chunk = Buffer.allocUnsafe(CHUNK);
    const length = readSync(fd, chunk, 0, CHUNK, null);
    if (length === 0) {
      return;
    }
    let start = 0;
    for (let end = chunk.indexOf(LINE_BREAK); end >= 0 && end < length; end = chunk.indexOf(LINE_BREAK, start)) {
      const last = chunk.subarray(start, end);
      yield parts.length === 0 ? last : Buffer.concat([...parts, last]);
      parts = [];
      start = end + 1;
    }
    parts.push(chunk.subarray(start, length));
  }
}
