import { createRequire } from 'node:module';
import { quote, type Report } from './report.js';

/** Reports what is wrong with a value. */
export type Check = (value: unknown, report: Report) => void;

interface Member {
  readonly check: Check;
  readonly required: boolean;
}

/** The members of an object, in the order upstream sends them. */
export type Members = Readonly<Record<string, Check | Member>>;

/** Deeper values overflow the stack of whoever walks them. */
const DEEPEST = 100;

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function wrongType(value: unknown, wanted: string): string {
  const hint =
    wanted.includes('text') && (typeof value === 'number' || typeof value === 'boolean') ? '; put it in quotes' : '';
  return `${quote(value)} is not ${wanted}${hint}`;
}

export const text: Check = (value, report) => {
  if (typeof value !== 'string') report.add(wrongType(value, 'text'));
};

export const someText: Check = (value, report) => {
  if (typeof value !== 'string') report.add(wrongType(value, 'text'));
  else if (value === '') report.add('must not be empty');
};

export const textOrNull: Check = (value, report) => {
  if (typeof value !== 'string' && value !== null) report.add(wrongType(value, 'text or null'));
};

export function shortText(longest: number): Check {
  return (value, report) => {
    someText(value, report);
    if (typeof value === 'string' && value.length > longest)
      report.add(`${value.length} characters are too many; at most ${longest}`);
  };
}

export const truth: Check = (value, report) => {
  if (typeof value !== 'boolean') report.add(wrongType(value, 'true or false'));
};

export const count: Check = (value, report) => {
  if (!Number.isSafeInteger(value) || Number(value) < 0) report.add(`${quote(value)} is not a whole number from 0 up`);
};

export function oneOf(...words: readonly (string | null)[]): Check {
  const allowed = new Set<unknown>(words);
  const list = words.map((word) => (word === null || word === '' ? JSON.stringify(word) : word)).join(', ');
  const candidates = words.filter((word) => word !== null);
  return (value, report) => {
    if (allowed.has(value)) return;
    report.add(
      `${quote(value)} is none of ${list}${typeof value === 'string' ? report.suggest(value, candidates) : ''}`,
    );
  };
}

const ID = /^[0-9a-f]{24}$/;

export function isId(value: unknown): value is string {
  return typeof value === 'string' && ID.test(value);
}

export const id: Check = (value, report) => {
  if (isId(value)) return;
  if (typeof value === 'number') report.add(`${value} is not an id; put it in quotes`);
  else report.add(`${quote(value)} is not an id; 24 hex digits in lower case are`);
};

export const idOrNull: Check = (value, report) => {
  if (value !== null) id(value, report);
};

/** An id that no other record of the kind may have. */
export function ownId(kind: string): Check {
  return (value, report) => {
    id(value, report);
    if (isId(value)) report.claim(`${kind} id`, value);
  };
}

/** Right at first sight. Days after the 28th are looked at closer: not every month has them. */
const PLAIN_TIME = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;

/** As the API shows it: UTC, with milliseconds. Anything else would not come back as it was written. */
export const time: Check = (value, report) => {
  if (typeof value === 'string') {
    if (PLAIN_TIME.test(value)) return;
    const moment = Date.parse(value);
    if (!Number.isNaN(moment) && new Date(moment).toISOString() === value) return;
  }
  report.add(`${quote(value)} is not a time; "2026-10-01T08:30:00.000Z" is (UTC, with milliseconds)`);
};

export function listOf(check: Check): Check {
  return (value, report) => {
    if (!Array.isArray(value)) {
      report.add(wrongType(value, 'a list'));
      return;
    }
    for (let index = 0; index < value.length; index += 1) {
      report.path.push(index);
      check(value[index], report);
      report.path.pop();
    }
  };
}

export function required(check: Check): Member {
  return { check, required: true };
}

/** Exactly these members. `after` sees the object when its members were looked at, whether they are right or not. */
export function object(members: Members, after?: (value: Record<string, unknown>, report: Report) => void): Check {
  const known = new Map<string, Member>();
  for (const [name, member] of Object.entries(members)) {
    known.set(name, typeof member === 'function' ? { check: member, required: false } : member);
  }
  const wanted = [...known].filter(([, member]) => member.required).map(([name]) => name);
  return (value, report) => {
    if (!isObject(value)) {
      report.add(wrongType(value, 'an object'));
      return;
    }
    for (const name of Object.keys(value)) {
      report.path.push(name);
      const member = known.get(name);
      if (member) member.check(value[name], report);
      else
        report.add(
          `there is no such member${report.suggest(name, known.keys()) || `; there are ${[...known.keys()].join(', ')}`}`,
          'key',
        );
      report.path.pop();
    }
    for (const name of wanted) {
      if (!Object.hasOwn(value, name)) report.add(`lacks the member ${name}`);
    }
    after?.(value, report);
  };
}

/** An object whose member names are free. */
export function recordOf(check: Check): Check {
  return (value, report) => {
    if (!isObject(value)) {
      report.add(wrongType(value, 'an object'));
      return;
    }
    for (const name of Object.keys(value)) {
      report.path.push(name);
      if (name === '__proto__') report.add('a member may not have this name', 'key');
      else check(value[name], report);
      report.path.pop();
    }
  };
}

function walkFree(value: unknown, report: Report, depth: number): void {
  if (depth > DEEPEST) report.add(`is nested deeper than ${DEEPEST} levels`);
  else if (typeof value === 'number' && !Number.isFinite(value)) report.add(`${value} is no number that JSON knows`);
  else if (Array.isArray(value)) listOf((item) => walkFree(item, report, depth + 1))(value, report);
  else if (isObject(value)) recordOf((member) => walkFree(member, report, depth + 1))(value, report);
}

/** Any JSON value. */
export const anything: Check = (value, report) => walkFree(value, report, 0);

/** Any JSON object. */
export const anyObject: Check = (value, report) => {
  if (isObject(value)) walkFree(value, report, 0);
  else report.add(wrongType(value, 'an object'));
};

type Cronstrue = typeof import('cronstrue');

const goodCrons = new Set<string>();
let cronstrue: Cronstrue | undefined;

function readsAsCron(expression: string): boolean {
  try {
    if (cronstrue === undefined) {
      const loaded: Cronstrue = createRequire(import.meta.url)('cronstrue');
      cronstrue = loaded;
    }
    cronstrue.toString(expression);
    return true;
  } catch {
    return false;
  }
}

/** What upstream takes: whatever cronstrue can put into words, "" and null included. */
export const cron: Check = (value, report) => {
  if (value === null || value === '') return;
  if (typeof value !== 'string') report.add(wrongType(value, 'text or null'));
  else if (!goodCrons.has(value)) {
    const fields = value.length > 200 ? 0 : value.trim().split(/\s+/).length;
    if (fields !== 5 && fields !== 6)
      report.add(`${quote(value)} is not a cron expression; 5 or 6 fields are, such as "*/15 * * * *"`);
    else if (!readsAsCron(value))
      report.add(
        `${quote(value)} is not a cron expression; a field is out of its range or no field at all ("*/15 * * * *" is one)`,
      );
    else if (goodCrons.size < 10_000) goodCrons.add(value);
  }
};
