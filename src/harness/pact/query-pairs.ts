import { isRecord } from '../json.js';

/** A parameter of a query and its value; `undefined`: the name stands without a value. */
export type QueryPair = readonly [name: string, value: string | undefined];

/**
 * The parameters of a pact's query. Version 2 has them as text, later ones as lists by name; what is nested is named as the
 * services read it: `{"filter":{"status":["active"]}}` is `filter[status]`.
 */
export function queryPairs(query: unknown): readonly QueryPair[] {
  if (typeof query === 'string') return textPairs(query);
  if (!isRecord(query)) return [];
  return Object.entries(query).flatMap(([name, value]) => pairsOf(name, value));
}

function pairsOf(name: string, value: unknown): QueryPair[] {
  if (Array.isArray(value)) return value.flatMap((each) => pairsOf(isRecord(each) ? `${name}[]` : name, each));
  if (isRecord(value)) {
    return Object.entries(value).flatMap(([member, inner]) => pairsOf(`${name}[${member}]`, inner));
  }
  return [[name, value === null ? undefined : String(value)]];
}

function textPairs(query: string): QueryPair[] {
  const parts = query.replace(/^\?/, '').split('&');
  return parts
    .filter((part) => part !== '')
    .map((part) => {
      const [[name, value] = ['', '']] = new URLSearchParams(part);
      return [name, part.includes('=') ? value : undefined];
    });
}

/** A query as it is sent. A text is sent as it stands. */
export function queryText(query: unknown): string {
  if (typeof query === 'string') return encodeIllegal(query.replace(/^\?/, ''));
  return queryPairs(query)
    .map((pair) => pair.flatMap((part) => (part === undefined ? [] : [encodeURIComponent(part)])).join('='))
    .join('&');
}

/** A part of a request's first line with what may not stand there percent-encoded. Throws for half a surrogate pair. */
export function encodeIllegal(text: string): string {
  return text.replace(/[^\x21-\x7e]+/g, (part) => encodeURIComponent(part));
}
