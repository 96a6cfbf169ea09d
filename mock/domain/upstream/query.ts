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
    // Express's own option, and the version of its day: later ones mix objects with texts in another way.
    parsed: toQueryValue(qs.parse(raw, { allowPrototypes: true })),
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

function toQueryValue(parsed: qs.ParsedQs): { readonly [name: string]: QueryValue } {
  return parsed;
}

/** A member of a parsed query, own members only; undefined in anything that has none. */
export function at(value: QueryValue, name: string): QueryValue {
  return typeof value === 'object' && !Array.isArray(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** A query value's text in JavaScript's own way of turning it into one: lists are joined by commas. */
export function textOf(value: QueryValue): string {
  return Array.isArray(value)
    ? value.map((item) => (item === undefined ? '' : textOf(item))).join()
    : typeof value === 'object'
      ? '[object Object]'
      : String(value);
}
