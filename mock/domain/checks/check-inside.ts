import { type Check, check, isObject, type JsonSchema, wrongType } from './check.js';
import type { Report } from './report.js';

export interface Member {
  readonly check: Check;
  readonly required: boolean;
}

/** The members of an object, in the order upstream sends them. */
export type Members = Readonly<Record<string, Check | Member>>;

/** What a check of an object requires beyond its members, as schema and as function. */
export interface Beyond {
  readonly schema?: JsonSchema;
  /** Called after the members were checked, whether they are right or not. */
  readonly after?: (value: Record<string, unknown>, report: Report) => void;
}

/** Walks over deeper values would overflow the stack. */
const DEEPEST = 100;

export function listOf(of: Check, more: JsonSchema = {}): Check {
  return check({ type: 'array', items: of.schema, ...more }, (value, report) => {
    if (!Array.isArray(value)) {
      report.add(wrongType(value, 'a list'));
      return;
    }
    for (let index = 0; index < value.length; index += 1) {
      report.path.push(index);
      of(value[index], report);
      report.path.pop();
    }
  });
}

export function required(of: Check): Member {
  return { check: of, required: true };
}

/** Exactly these members. */
export function object(members: Members, { schema = {}, after }: Beyond = {}): Check {
  const known = new Map<string, Member>();
  for (const [name, member] of Object.entries(members)) {
    known.set(name, 'required' in member ? member : { check: member, required: false });
  }
  const wanted = [...known].filter(([, member]) => member.required).map(([name]) => name);
  const whole = {
    type: 'object',
    properties: Object.fromEntries([...known].map(([name, member]) => [name, member.check.schema])),
    ...(wanted.length === 0 ? {} : { required: wanted }),
    additionalProperties: false,
    ...schema,
  };
  return check(whole, (value, report) => {
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
  });
}

const FREE_NAMES = { type: 'object', propertyNames: { not: { const: '__proto__' } } };

/** An object whose member names are free. */
export function recordOf(of: Check): Check {
  return check({ ...FREE_NAMES, additionalProperties: of.schema }, (value, report) => {
    if (!isObject(value)) {
      report.add(wrongType(value, 'an object'));
      return;
    }
    for (const name of Object.keys(value)) {
      report.path.push(name);
      if (name === '__proto__') report.add('a member may not have this name', 'key');
      else of(value[name], report);
      report.path.pop();
    }
  });
}

function walkFree(value: unknown, report: Report, depth: number): void {
  if (depth > DEEPEST) report.add(`is nested deeper than ${DEEPEST} levels`);
  else if (typeof value === 'number' && !Number.isFinite(value)) report.add(`${value} is no number that JSON knows`);
  else if (typeof value === 'object' && value !== null) {
    const isList = Array.isArray(value);
    for (const [name, member] of Object.entries(value)) {
      report.path.push(isList ? Number(name) : name);
      if (name === '__proto__') report.add('a member may not have this name', 'key');
      else walkFree(member, report, depth + 1);
      report.path.pop();
    }
  }
}

/** Any JSON value. */
export const anything = check({}, (value, report) => walkFree(value, report, 0));

/** Any JSON object. */
export const anyObject = check(FREE_NAMES, (value, report) => {
  if (isObject(value)) walkFree(value, report, 0);
  else report.add(wrongType(value, 'an object'));
});
