import { type OperationId, requestRules } from '../../openapi/index.js';
import { at, parseQuery, type Query, textOf } from '../domain/upstream/query.js';

interface Paging {
  /** How many records a page holds as the client asks for it. Not from 1 up: all of them. */
  readonly asked: (query: Query, operation: OperationId) => number;
  /** Whether a parameter of this name belongs to what is asked. */
  readonly isSize: (name: string) => boolean;
}

/** By the parameter for the size of a page. */
const PAGINGS: Readonly<Record<string, Paging>> = {
  'page[size]': {
    asked: ({ parsed }, operation) => {
      const given = at(parsed.page, 'size');
      const size = given === undefined ? undefined : Number.parseInt(textOf(given), 10);
      if (operation === 'getSecrets') {
        return size !== undefined && size > 0 ? size : 30;
      }
      return Math.abs(size ?? 10);
    },
    isSize: (name) => /^page(?:$|\[(?!number\]))/.test(name),
  },
  pageSize: {
    asked: ({ parsed: { pageSize } }) => (Number(pageSize) > 0 ? Number(pageSize) : 1_000),
    isSize: (name) => /^pageSize(?:$|\[)/.test(name),
  },
};

/** The parameter that an operation takes for the size of its pages. Undefined: it has none. */
export function sizeParameterOf(operation: OperationId): string | undefined {
  return Object.keys(PAGINGS).find((name) => requestRules[operation].query.has(name));
}

/** A raw query that asks for pages of at most `most` records. Returns the same text when it asks for no more already. */
export function withCappedPages(query: string, operation: OperationId | undefined, most: number): string {
  const name = operation === undefined ? undefined : sizeParameterOf(operation);
  const paging = name === undefined ? undefined : PAGINGS[name];
  if (operation === undefined || paging === undefined) {
    return query;
  }
  const asked = paging.asked(parseQuery(query), operation);
  if (asked >= 1 && asked <= most) {
    return query;
  }
  const others = query.split('&').filter((part) => {
    const [pair] = parseQuery(part).pairs;
    return pair !== undefined && !paging.isSize(pair[0]);
  });
  return [...others, `${name}=${most}`].join('&');
}
