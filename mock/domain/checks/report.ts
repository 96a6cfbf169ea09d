import { closest } from './closest.js';

/** One step from a value to a value inside it. */
export type Segment = string | number;

/** A problem whose place is known by path only; lines and columns are looked up when there is something to report. */
export interface Finding {
  readonly path: readonly Segment[];
  /** Whether the member's name or its value is to blame. */
  readonly blame: 'key' | 'value';
  readonly message: string;
}

/** Suggestions cost a comparison with every candidate, so only the first so many wrong words get one. */
const MOST_SUGGESTIONS = 200;

const LONGEST_QUOTE = 60;

/** A value as it is shown in a message: in quotes if text, shortened. */
export function quote(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  if (typeof value !== 'string') return String(value);
  return JSON.stringify(value.length > LONGEST_QUOTE ? `${value.slice(0, LONGEST_QUOTE)}...` : value);
}

/** `flows[3].owners[0].id` */
export function toPath(path: readonly Segment[]): string {
  let text = '';
  for (const segment of path) {
    if (typeof segment === 'number') text += `[${segment}]`;
    else if (!/^[A-Za-z_$][\w$]*$/.test(segment) || segment.length > LONGEST_QUOTE) text += `[${quote(segment)}]`;
    else text += text === '' ? segment : `.${segment}`;
  }
  return text;
}

/** Collects what is wrong while a value is walked. `path` is where the walk stands: push before going in, pop after. */
export class Report {
  readonly path: Segment[] = [];
  readonly findings: Finding[] = [];
  /** The world whose records are walked, where it is not the file's own: what they claim is reported as that world's. */
  origin: string | undefined;
  readonly #claims = new Map<string, Map<string, string | number>>();
  #suggestions = MOST_SUGGESTIONS;

  add(message: string, blame: 'key' | 'value' = 'value'): void {
    if (this.findings.length < MOST_PROBLEMS) this.findings.push({ path: [...this.path], blame, message });
  }

  /** The same for a value one step further in. */
  addAt(segment: Segment, message: string, blame: 'key' | 'value' = 'value'): void {
    this.path.push(segment);
    this.add(message, blame);
    this.path.pop();
  }

  /** Notes that a record, of a list of the file, uses a value that one record only may have. */
  claim(what: string, value: string): void {
    let claimed = this.#claims.get(what);
    if (!claimed) {
      claimed = new Map();
      this.#claims.set(what, claimed);
    }
    const [list, index] = this.path;
    if (list === undefined || typeof index !== 'number') return;
    const before = claimed.get(value);
    if (before === undefined) {
      claimed.set(value, this.origin === undefined ? index : `${toPath([list, index])} of ${this.origin}`);
      return;
    }
    const place = typeof before === 'string' ? before : toPath([list, before]);
    this.add(`the ${what} ${quote(value)} is taken by ${place} already; each needs its own`);
  }

  /** ` (did you mean "x"?)`, or nothing. */
  suggest(word: string, candidates: Iterable<string>): string {
    if (this.#suggestions <= 0) return '';
    this.#suggestions -= 1;
    const near = closest(word, candidates);
    return near === undefined ? '' : ` (did you mean ${quote(near)}?)`;
  }
}

/** More than this many problems are not collected: nobody reads them, and a hostile file could hold millions. */
export const MOST_PROBLEMS = 10_000;
