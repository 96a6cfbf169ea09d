import { inspect } from 'node:util';
import { toObjectId } from './object-id.js';

// How the upstream's document mapper turns JSON values into stored ones, and the texts of its refusals
// (facts: upstream behaviour B6; the texts go to the client as they are).

/** A value that can't be stored at a path; `message` is the upstream's own text. */
export class CastFailure extends Error {
  override readonly name = 'CastFailure';

  constructor(kind: string, value: unknown, path: string, cause?: string) {
    super(
      `Cast to ${kind} failed for value ${quote(value)} (type ${typeName(value)}) at path "${path}"${
        cause === undefined ? '' : ` because of "${cause}"`
      }`,
    );
  }
}

/** The text for an id in a path or query that is malformed, as the mapper words it for a model. */
export function castFailureOfId(id: string, model: string, path = '_id'): string {
  return `Cast to ObjectId failed for value ${quote(id)} (type string) at path "${path}" for model "${model}"`;
}

/** The same failure as an error that is sent as it is. */
export function castErrorOfId(id: string, model: string, path: string) {
  const message = castFailureOfId(id, model, path);
  const kinds = { stringValue: quote(id), valueType: 'string', kind: 'ObjectId' } as const;
  return { ...kinds, value: id, path, reason: {}, name: 'CastError', message } as const;
}

function quote(value: unknown): string {
  const text = inspect(value).replace(/^'|'$/g, '"');
  return text.startsWith('"') ? text : `"${text}"`;
}

function typeName(value: unknown): string {
  if (value === null || value === undefined) {
    return `${value}`;
  }
  if (typeof value !== 'object') {
    return typeof value;
  }
  return Array.isArray(value) ? 'Array' : 'Object';
}

/** Own member of a JSON object, or undefined: never what a prototype brings. */
export function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
}

/** Whether the value brings a member of its own that hides what every object can do: then it has no text. */
function hidesToString(value: object): boolean {
  return Object.hasOwn(value, 'toString');
}

/** The database stores UTF-8, which has no half of a pair of surrogates. */
export function wellFormed(text: string): string {
  return /\p{Surrogate}/u.test(text) ? Buffer.from(text).toString() : text;
}

export function castString(value: unknown, path: string): string | null {
  if (value === null) {
    return null;
  }
  if (typeof value === 'string') {
    return wellFormed(value);
  }
  if (typeof value === 'number' || typeof value === 'boolean') {
    return String(value);
  }
  const id = member(value, '_id');
  if (typeof id === 'string') {
    return id;
  }
  throw new CastFailure('string', value, path);
}

export function castObjectId(value: unknown, path: string): string | null {
  if (value === null) {
    return null;
  }
  const id = member(value, '_id');
  const source = id ? id : value;
  const text =
    typeof source === 'object' && source !== null ? (hidesToString(source) ? '' : safeText(source)) : String(source);
  const cast = toObjectId(text);
  if (cast === undefined) {
    throw new CastFailure('ObjectId', value, path, 'BSONTypeError');
  }
  return cast;
}

// A list's own text joins its members', and one of them may have none: that counts as malformed too.
function safeText(value: object): string {
  try {
    return String(value);
  } catch {
    return '';
  }
}

/** A moment in milliseconds since 1970, or null for null and the empty string. */
export function castDate(value: unknown, path: string): number | null {
  if (value === null || value === '') {
    return null;
  }
  let ms = Number.NaN;
  if (typeof value === 'number') {
    ms = new Date(value).getTime();
  } else if (typeof value === 'string') {
    const number = Number(value);
    ms = new Date(
      Number.isNaN(number) || (number >= 275_761 || number < -271_820) === false ? value : number,
    ).getTime();
  } else if (typeof value === 'object') {
    // A list with one time passes for it.
    ms = new Date(textOfObject('date', value, path)).getTime();
  }
  if (Number.isNaN(ms)) {
    throw new CastFailure('date', value, path);
  }
  return ms;
}

/** An object with a member `_id` counts as that. */
export function castNumber(given: unknown, path: string): number | null {
  const id = member(given, '_id');
  const value = id === undefined ? given : id;
  if (value === null || value === '') {
    return null;
  }
  if (typeof value === 'object') {
    textOfObject('Number', value, path);
    throw new CastFailure('Number', value, path);
  }
  const number = Number(value);
  if (Number.isNaN(number)) {
    throw new CastFailure('Number', value, path);
  }
  return number;
}

/** What JavaScript makes of an object where a text or a number is wanted. Members of its own can hide how it is made. */
function textOfObject(kind: string, value: object, path: string): string {
  try {
    return String(value);
  } catch (error) {
    throw new CastFailure(kind, value, path, error instanceof Error ? error.name : undefined);
  }
}

const TRUE = new Set<unknown>([true, 'true', 1, '1', 'yes']);

const FALSE = new Set<unknown>([false, 'false', 0, '0', 'no']);

export function castBoolean(value: unknown, path: string): boolean | null {
  if (value === null) {
    return null;
  }
  if (TRUE.has(value)) {
    return true;
  }
  if (FALSE.has(value)) {
    return false;
  }
  throw new CastFailure('Boolean', value, path, 'CastError');
}
