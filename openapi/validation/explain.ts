import type { SchemaError } from '../request-rules.js';
import { rightOf } from './fitting-errors.js';

const LONGEST_TEXT = 100;

const MOST_MEMBERS = 5;

const DEEPEST = 3;

/** A value cut to the size of a log line: the beginning of texts, the first members of lists and objects, a few levels deep. */
export function shorten(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') {
    return value.length > LONGEST_TEXT ? `${value.slice(0, LONGEST_TEXT)}… (${value.length} characters)` : value;
  }
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    if (depth >= DEEPEST) return `[${value.length} elements]`;
    const first = value.slice(0, MOST_MEMBERS).map((element) => shorten(element, depth + 1));
    return value.length > MOST_MEMBERS ? [...first, `… ${value.length - MOST_MEMBERS} more`] : first;
  }
  if (depth >= DEEPEST) return '{…}';
  const first: [string, unknown][] = [];
  for (const name of Object.keys(value)) {
    if (first.length === MOST_MEMBERS) {
      first.push(['…', 'more members']);
      break;
    }
    first.push([String(shorten(name)), shorten(Reflect.get(value, name), depth + 1)]);
  }
  // Not by assignment: a member may be called __proto__.
  return Object.fromEntries(first);
}

interface Explanation {
  readonly message: string;
  readonly right: string;
  /** The member of the value that is missing or unknown. Absent: the error is about the value itself. */
  readonly member?: string;
}

const OBJECT_ID = '^[0-9a-fA-F]{24}$';

const ONE_OF_SOME = new Set(['oneOf', 'anyOf', 'maximum', 'minimum', 'type', 'enum']);

/** Explains an error in a request that is refused for it. `hint` describes a parameter with a pattern. */
export function explainRefused(error: SchemaError, value: unknown, hint?: string): Explanation {
  const told = explain(error, value);
  const schema = error.parentSchema ?? {};
  const shown = JSON.stringify(shorten(value)) ?? 'nothing';
  if (error.keyword === 'additionalProperties') {
    return { ...told, message: `${quote(told.member ?? '')} is unknown` };
  }
  if (error.keyword === 'pattern') {
    const isId = error.params.pattern === OBJECT_ID;
    const right = isId ? '24 hexadecimal digits' : (hintOf(schema) ?? hint ?? told.right);
    return { ...told, message: isId ? `${shown} is no id` : told.message, right };
  }
  if (!ONE_OF_SOME.has(error.keyword)) {
    return told;
  }
  const right = hintOf(schema) ?? rightOf(schema);
  const isChoice = error.keyword === 'oneOf' || error.keyword === 'anyOf';
  return { ...told, message: isChoice ? `${shown} is not ${right}` : told.message, right };
}

/** A schema error in words. `value` is the checked value, for parameters the text that was sent. */
export function explain(error: SchemaError, value: unknown): Explanation {
  const schema = error.parentSchema ?? {};
  const { params } = error;
  const shown = JSON.stringify(shorten(value)) ?? 'nothing';
  const say = (message: string, right: string): Explanation => ({ message, right: hintOf(schema) ?? right });
  switch (error.keyword) {
    case 'required': {
      const member = String(params.missingProperty);
      return {
        member,
        message: `${quote(member)} is missing`,
        right: memberHint(schema, member) ?? `send ${quote(member)}`,
      };
    }
    case 'additionalProperties': {
      const member = String(params.additionalProperty);
      const known = Object.entries(Object(schema.properties))
        .filter(([, member]) => Object(member).readOnly !== true)
        .map(([name]) => name)
        .join(', ');
      return {
        member,
        message: `${quote(member)} is unknown here; the service drops it without a word`,
        right: `leave it out; known are ${known}`,
      };
    }
    case 'type': {
      const types = [params.type].flat().join(' or ');
      return say(`${shown} is not of type ${types}`, `a value of type ${types}`);
    }
    case 'enum': {
      const allowed = [params.allowedValues].flat().map(String).join(', ');
      return say(`${shown} is not one of ${allowed}`, `one of ${allowed}`);
    }
    case 'const':
      return say(`${shown} is not ${JSON.stringify(params.allowedValue)}`, JSON.stringify(params.allowedValue));
    case 'pattern':
      return say(`${shown} does not match ${params.pattern}`, `a text that matches ${params.pattern}`);
    case 'minimum':
      return say(`${shown} is less than ${params.limit}`, `a number from ${params.limit}`);
    case 'maximum':
      return say(`${shown} is more than ${params.limit}`, `a number up to ${params.limit}`);
    case 'minLength':
      return say(
        `${shown} is shorter than ${count(params.limit, 'character')}`,
        `at least ${count(params.limit, 'character')}`,
      );
    case 'maxLength':
      return say(
        `${shown} is longer than ${count(params.limit, 'character')}`,
        `at most ${count(params.limit, 'character')}`,
      );
    case 'minItems':
      return say(
        `the list has fewer than ${count(params.limit, 'element')}`,
        `at least ${count(params.limit, 'element')}`,
      );
    case 'maxItems':
      return say(
        `the list has more than ${count(params.limit, 'element')}`,
        `at most ${count(params.limit, 'element')}`,
      );
    case 'minProperties':
      return say(
        `the object has fewer than ${count(params.limit, 'member')}`,
        `at least ${params.limit} of ${Object.keys(Object(schema.properties)).join(', ')}`,
      );
    default:
      return say(`${shown} is not valid`, 'a value as the document describes it');
  }
}

function hintOf(schema: unknown): string | undefined {
  const hint: unknown = Object(schema)['x-hint'];
  return typeof hint === 'string' ? hint : undefined;
}

function memberHint(schema: Readonly<Record<string, unknown>>, member: string): string | undefined {
  const hint = hintOf(Object(schema.properties)[member]);
  return hint === undefined ? undefined : `send ${quote(member)}: ${hint}`;
}

/** A text as it is shown in a message: in quotes, shortened. */
export function quote(text: string): string {
  return JSON.stringify(shorten(text));
}

function count(number: unknown, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
