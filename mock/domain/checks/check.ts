import { quote, type Report } from './report.js';

/** A JSON Schema (draft 2020-12). */
export type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * Says twice what a value of a scenario file may be: as a function that reports what is wrong, and as JSON Schema for the published
 * schema. The function is stricter where a schema cannot follow: references, real days.
 */
export interface Check {
  (value: unknown, report: Report): void;
  readonly schema: JsonSchema;
}

export function check(schema: JsonSchema, judge: (value: unknown, report: Report) => void): Check {
  return Object.assign(judge, { schema });
}

/** The same check with a description that editors show. */
export function about(description: string, of: Check): Check {
  return check({ ...of.schema, description }, (value, report) => of(value, report));
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function wrongType(value: unknown, wanted: string): string {
  const hint =
    wanted.includes('text') && (typeof value === 'number' || typeof value === 'boolean') ? '; put it in quotes' : '';
  return `${quote(value)} is not ${wanted}${hint}`;
}

export const text = check({ type: 'string' }, (value, report) => {
  if (typeof value !== 'string') report.add(wrongType(value, 'text'));
});

export const someText = check({ type: 'string', minLength: 1 }, (value, report) => {
  if (typeof value !== 'string') report.add(wrongType(value, 'text'));
  else if (value === '') report.add('must not be empty');
});

export const textOrNull = check({ type: ['string', 'null'] }, (value, report) => {
  if (typeof value !== 'string' && value !== null) report.add(wrongType(value, 'text or null'));
});

export function shortText(longest: number): Check {
  return check({ type: 'string', minLength: 1, maxLength: longest }, (value, report) => {
    someText(value, report);
    if (typeof value === 'string' && value.length > longest)
      report.add(`${value.length} characters are too many; at most ${longest}`);
  });
}

/** Text of a pattern; `wrong` follows the quoted value in the message. */
export function textLike(pattern: RegExp, wrong: string): Check {
  return check({ type: 'string', pattern: pattern.source }, (value, report) => {
    if (typeof value !== 'string' || !pattern.test(value)) report.add(`${quote(value)} ${wrong}`);
  });
}

export const truth = check({ type: 'boolean' }, (value, report) => {
  if (typeof value !== 'boolean') report.add(wrongType(value, 'true or false'));
});

/** A whole number. Without `most`: as large as numbers are exact. */
export function wholeNumber(least: number, most?: number): Check {
  const range = most === undefined ? `from ${least} up` : `from ${least} to ${most}`;
  const maximum = most ?? Number.MAX_SAFE_INTEGER;
  return check({ type: 'integer', minimum: least, maximum }, (value, report) => {
    if (!Number.isSafeInteger(value) || Number(value) < least || Number(value) > maximum)
      report.add(`${quote(value)} is not a whole number ${range}`);
  });
}

export const count = wholeNumber(0);

export function oneOf(...words: readonly (string | number | null)[]): Check {
  const allowed = new Set<unknown>(words);
  const list = words.map((word) => (word === null || word === '' ? JSON.stringify(word) : word)).join(', ');
  const candidates = words.filter((word) => typeof word === 'string');
  return check({ enum: words }, (value, report) => {
    if (allowed.has(value)) return;
    report.add(
      `${quote(value)} is none of ${list}${typeof value === 'string' ? report.suggest(value, candidates) : ''}`,
    );
  });
}

const ID = /^[0-9a-f]{24}$/;

export function isId(value: unknown): value is string {
  return typeof value === 'string' && ID.test(value);
}

export const id = check({ type: 'string', pattern: ID.source }, (value, report) => {
  if (isId(value)) return;
  if (typeof value === 'number') report.add(`${value} is not an id; put it in quotes`);
  else report.add(`${quote(value)} is not an id; 24 hex digits in lower case are`);
});

/** An id that no other record of the kind may have. */
export function ownId(kind: string): Check {
  return about(
    'Left out: made from the seed',
    check(id.schema, (value, report) => {
      id(value, report);
      if (isId(value)) report.claim(`${kind} id`, value);
    }),
  );
}

/** Valid without a closer look, which days after the 28th need: not every month has them. */
const PLAIN_TIME = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;

const ANY_DAY = PLAIN_TIME.source.replace('1\\d|2[0-8]', '[12]\\d|3[01]');

/** As the API shows times: UTC, with milliseconds. Any other form would not come back as it was written. */
export const time = check({ type: 'string', format: 'date-time', pattern: ANY_DAY }, (value, report) => {
  if (typeof value === 'string') {
    if (PLAIN_TIME.test(value)) return;
    const moment = Date.parse(value);
    if (!Number.isNaN(moment) && new Date(moment).toISOString() === value) return;
  }
  report.add(`${quote(value)} is not a time; "2026-10-01T08:30:00.000Z" is (UTC, with milliseconds)`);
});

export function orNull(of: Check): Check {
  return check({ anyOf: [of.schema, { type: 'null' }] }, (value, report) => {
    if (value !== null) of(value, report);
  });
}
