import type { EntryWorld, JournalEntry } from '../../mock/index.js';
import { printable, printableLines } from '../harness/reports/printable.js';

/** How long lines are collected: a write per request costs more than the request. */
const batchMs = 5;
/** Limit of what waits for a slow reader. A full pipe never blocks Node; it fills its memory. */
const maxUnreadBytes = 1_048_576;
const maxUrlLength = 300;
const maxNoteLength = 400;
const maxNameLength = 60;

/** The part of a stream the log writes to. */
export interface LogSink {
  write(text: string, done?: () => void): boolean;
  readonly writable: boolean;
  readonly writableLength: number;
}

/** Makes the lines of a request. */
export type Format = (entry: JournalEntry, world?: EntryWorld) => string;

/** Logs requests a few milliseconds later, many lines in one write. */
export interface RequestLog {
  add(entry: JournalEntry, world?: EntryWorld): void;
  /** Writes what waits; resolves when the reader has it, or at once when the reader has gone. */
  close(): Promise<void>;
}

/** A log whose lines are made by `format`, each ending in a line break. */
export function createRequestLog(sink: LogSink, format: Format): RequestLog {
  let waiting: [entry: JournalEntry, world: EntryWorld | undefined][] = [];
  let left = 0;
  let timer: NodeJS.Timeout | undefined;

  const flush = (done?: () => void): void => {
    clearTimeout(timer);
    timer = undefined;
    const entries = waiting;
    waiting = [];
    if (!sink.writable) {
      done?.();
      return;
    }
    if (sink.writableLength > maxUnreadBytes) {
      left += entries.length;
      done?.();
      return;
    }
    // stderr, not this stream: with --log json every line here is an object that a program reads.
    if (left > 0) process.stderr.write(`${left} requests were not logged: the lines before them were not read.\n`);
    left = 0;
    sink.write(entries.map(([entry, world]) => format(entry, world)).join(''), done);
  };

  return {
    add(entry, world) {
      waiting.push([entry, world]);
      timer ??= setTimeout(flush, batchMs);
    },
    close: () => new Promise((resolve) => flush(resolve)),
  };
}

/** The line that `--log json` writes for a request. */
export function toJsonLine(entry: JournalEntry): string {
  return printableLines(`${JSON.stringify({ event: 'request', ...Object.fromEntries(membersOf(entry)) })}\n`);
}

// Headers and bodies are lazy, and a line needs neither.
function membersOf(entry: JournalEntry): [string, unknown][] {
  const names = Object.keys(entry).filter((name) => name !== 'request' && name !== 'response');
  return names.map((name) => [name, Reflect.get(entry, name)]);
}

const colors = { red: 31, green: 32, yellow: 33, cyan: 36, dim: 90 } as const;

/**
 * Makes the lines that `--log pretty` writes: local time, method, path, status, milliseconds, caller; below it what departs from
 * the document, and why.
 */
export function createPrettyFormat(color: boolean): Format {
  const paint = (name: keyof typeof colors, text: string): string =>
    color ? `\u001b[${colors[name]}m${text}\u001b[39m` : text;

  const status = (code: number): string => {
    if (code === 0) return paint('yellow', 'no answer');
    return paint(code >= 500 ? 'red' : code >= 400 ? 'yellow' : code >= 300 ? 'cyan' : 'green', String(code));
  };

  return (entry, world) => {
    const { wallTime, method, url, status: code, durationMs, caller, execution, violations, faults, note } = entry;
    const time = paint('dim', timeOf(wallTime));
    const who = caller === undefined ? '' : paint('dim', `  ${printable(caller.username, maxNameLength)}`);
    const took = paint('dim', `${durationMs.toFixed(1)} ms`);
    const fired = faults.length === 0 ? [] : [printable(`on purpose, by ${faults.join(', ')}`, maxNoteLength)];
    const why = note === undefined ? [] : [printable(note, maxNoteLength)];
    const notes = [...violations.map(toSentence), ...fired, ...why, ...(isWithoutToken(entry) ? [NO_TOKEN] : [])];
    const what = `${printable(method, maxUrlLength).padEnd(6)} ${printable(url, maxUrlLength)}`;
    const line = `${time} ${what} ${status(code)} ${took}${who}\n`;
    const failure = execution === undefined ? undefined : world?.failureOf(execution);
    const outcome =
      failure === undefined
        ? ''
        : `         -> ${paint('red', 'execution failed')} in ${printable(failure, maxNoteLength)}\n`;
    return line + outcome + notes.map((text) => `         ${paint('yellow', '!')} ${text}\n`).join('');
  };
}

const NO_TOKEN =
  'no token came that is valid in this world: send Authorization: Bearer TOKEN, with the one of the banner or of --token';

/** Whether a request was refused for its token. What else is said of it has another cause. */
function isWithoutToken({ status, caller, operation, faults, note }: JournalEntry): boolean {
  return status === 401 && caller === undefined && operation !== 'login' && faults.length === 0 && note === undefined;
}

/** `09:05:07` in the time zone of this machine. */
const timeOf = (wallTime: string): string => new Date(wallTime).toTimeString().slice(0, 8);

function toSentence({ place, message, right }: JournalEntry['violations'][number]): string {
  return [`${place}:`, `${message};`, right].map((part) => printable(part, maxNoteLength)).join(' ');
}
