import qs from 'qs';
import { BoundedCache } from '../bounded-cache.js';

/** What the upstream sees of a query: texts, lists and objects, as brackets and repetitions make them. */
export type QueryValue = undefined | string | QueryValue[] | { [name: string]: QueryValue };

export interface Query {
  /** As Express parses it. Shared between requests: not to be changed. */
  readonly parsed: { readonly [name: string]: QueryValue };
  /** Decoded names and values in their order, as the API document names parameters. */
  readonly pairs: readonly (readonly [name: string, value: string])[];
}

const EMPTY: Query = { parsed: {}, pairs: [] };

/** Clients repeat themselves. */
const queries = new BoundedCache<string, Query>({ entries: 1_000 });

/** Longer queries are not stored. In characters. */
const MAX_LENGTH = 500;

export function parseQuery(raw: string): Query {
  if (raw === '') {
    return EMPTY;
  }
  const known = queries.get(raw);
  if (known !== undefined) {
    return known;
  }
  const query: Query = {
    parsed: parse(raw),
    pairs: raw
      .split('&', 1_001)
      .filter((part) => part !== '')
      .map(toPair),
  };
  return raw.length <= MAX_LENGTH ? queries.set(raw, query) : query;
}

function toPair(part: string): readonly [string, string] {
  const at = part.indexOf('=');
  return at < 0 ? [decode(part), ''] : [decode(part.slice(0, at)), decode(part.slice(at + 1))];
}

// Malformed percent encodings are left as they stand.
function decode(text: string): string {
  const spaced = text.replaceAll('+', ' ');
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}

/** Express's own option, and the version of its day: later ones mix objects with texts in another way. */
function parse(raw: string): Query['parsed'] {
  const plain = raw.replace(ESCAPED, decodeURIComponent);
  if (!plain.includes(PROTO)) {
    return qs.parse(raw, { allowPrototypes: true });
  }
  const parsed: Query['parsed'] = qs.parse(plain.replaceAll(PROTO, STAND_IN), { allowPrototypes: true });
  return withPrototypes(parsed);
}

const PROTO = '__proto__';

/** Escapes of its characters. */
const ESCAPED = /%(?:5f|70|72|6f|74)/gi;

/** Stands for that name while the query is parsed. */
const STAND_IN = '\u{e000}proto\u{e000}';

/** In upstream's version, a member called `__proto__` sets the prototype: what it holds is inherited. */
function withPrototypes(object: { readonly [name: string]: QueryValue }): { [name: string]: QueryValue } {
  const result: { [name: string]: QueryValue } = {};
  for (const [name, value] of Object.entries(object)) {
    const restored = restore(value);
    if (name !== STAND_IN) {
      result[name.replaceAll(STAND_IN, PROTO)] = restored;
    } else if (typeof restored === 'object') {
      Object.setPrototypeOf(result, restored);
    }
  }
  return result;
}

function restore(value: QueryValue): QueryValue {
  if (typeof value === 'string') {
    return value.replaceAll(STAND_IN, PROTO);
  }
  return Array.isArray(value) ? value.map(restore) : value && withPrototypes(value);
}

/** A member of a parsed query, inherited ones included but for those of all objects; undefined in anything that has none. */
export function at(value: QueryValue, name: string): QueryValue {
  const isThere = typeof value === 'object' && !Array.isArray(value) && name in value && !(name in Object.prototype);
  return isThere ? value[name] : undefined;
}

/** A query value's text in JavaScript's own way of turning it into one: lists are joined by commas. */
export function textOf(value: QueryValue): string {
  return Array.isArray(value)
    ? value.map((item) => (item === undefined ? '' : textOf(item))).join()
    : typeof value === 'object'
      ? '[object Object]'
      : String(value);
}
