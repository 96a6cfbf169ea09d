import { closest } from './closest.js';

/** One step from a value to a value inside it. */
export type Segment = string | number;

/** A problem with its path; lines and columns are looked up when it is reported. */
export interface Finding {
  readonly path: readonly Segment[];
  /** Whether the member's name or its value is to blame. */
  readonly blame: 'key' | 'value';
  readonly message: string;
}

/** A suggestion costs a comparison with every candidate: only so many wrong words get one. */
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

/** Collects problems while a value is walked. `path` is the current place: push before going in, pop after. */
export class Report {
  readonly path: Segment[] = [];
  readonly findings: Finding[] = [];
  /** The base world while its records are walked: what they claim is reported as that world's. */
  origin: string | undefined;
  readonly #claims = new Map<string, Map<string, string | number>>();
  #suggestions = MOST_SUGGESTIONS;

  add(message: string, blame: 'key' | 'value' = 'value'): void {
    if (this.findings.length < MOST_PROBLEMS) this.findings.push({ path: [...this.path], blame, message });
  }

  /** The same for a value further in. */
  addAt(place: Segment | readonly Segment[], message: string, blame: 'key' | 'value' = 'value'): void {
    this.inside(place, () => this.add(message, blame));
  }

  /** Walks on with a value further in. */
  inside(place: Segment | readonly Segment[], walk: () => void): void {
    const { length } = this.path;
    this.path.push(...[place].flat());
    walk();
    this.path.length = length;
  }

  /** Notes that a record in a list of the file uses a value that must be unique. */
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

/** Problems beyond this number are not collected: a hostile file could hold millions. */
export const MOST_PROBLEMS = 10_000;
