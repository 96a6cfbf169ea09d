import { createHash } from 'node:crypto';
import type { JsonText } from '../../../openapi/index.js';
import { jsonList } from '../../domain/json-list.js';
import { etagOfParts } from '../../http/answer.js';
import { UpstreamHang } from '../../http/errors.js';
import type { LongBody } from '../../http/long-body.js';
import type { Collection, List, Listing } from '../../store/collection.js';
import type { StoredDocument } from '../../store/stored-document.js';
import type { PageQuery } from './query.js';

export interface PageBody<T> {
  /** Empty where `long` stands for it. */
  readonly json: JsonText<T>;
  readonly etag?: string;
  readonly long?: LongBody;
}

/** Pages of more documents, or of more characters, are made while they are sent. */
export const LONG = 1_000;

const LONG_TEXT = 1_000_000;

/** Pages of so few documents have no long text: a flow comes in a body of 100 KB. */
const FEW = 10;

/** The answer made of a list, which other requests do not wait for when it is long. */
export function withList<A>(collection: Collection, listing: Listing, answer: (list: List) => A): A | Promise<A> {
  const prepared = collection.prepare(listing);
  return prepared === undefined
    ? answer(collection.list(listing))
    : prepared.then(() => answer(collection.list(listing)));
}

/**
 * One page of a list as JSON text, `{data, meta}`, joined from the stored texts. `total` is what `meta` says; templates
 * count differently than they list. Sizes of 0 and of no number mean all, negative ones count backwards in `meta` only.
 */
export function pageBody<T>(collection: Collection, list: List, page: PageQuery, total: number): PageBody<T> {
  const skip = (page.number - 1) * page.size;
  if (skip < 0) {
    throw new UpstreamHang(
      `page[number]=${page.number} with page[size]=${page.size} skips a negative number of records`,
    );
  }
  const shown = shownOf(list.items, page, skip);
  if (isLong(list.items, shown)) {
    return {
      json: trustJson<T>(''),
      long: longPage(list.items.slice(shown.from, shown.from + shown.count), metaOf(page, total)),
    };
  }
  const key = `${page.size} ${page.number} ${total} ${list.id}`;
  const { text, etag } = collection.pages.get(key, list.version, () => renderPage(list.items, page, skip, total));
  return { json: trustJson<T>(text), etag };
}

function shownOf(
  items: List['items'],
  page: PageQuery,
  skip: number,
): { readonly from: number; readonly count: number } {
  const from = Number.isNaN(skip) ? 0 : skip;
  const count = Number.isNaN(page.size) || page.size === 0 ? items.length : Math.abs(page.size);
  return { from, count: Math.min(count, Math.max(0, items.length - from)) };
}

function isLong(items: List['items'], { from, count }: { readonly from: number; readonly count: number }): boolean {
  if (count <= FEW || count > LONG) {
    return count > LONG;
  }
  let characters = 0;
  for (const { text } of items.slice(from, from + count)) {
    characters += text.length;
  }
  return characters > LONG_TEXT;
}

function metaOf(page: PageQuery, total: number): string {
  return JSON.stringify({ total, page: page.number, perPage: page.size, totalPages: Math.ceil(total / page.size) });
}

function longPage(shown: readonly StoredDocument[], meta: string): LongBody {
  return longJson(shown, { before: '{"data":[', after: `],"meta":${meta}}`, toText: ({ text }) => text });
}

interface Around<T> {
  readonly before: string;
  readonly after: string;
  readonly toText: (item: T) => string;
}

/** A list of any length as JSON, between two texts. Equal lists have equal ETags. */
export function longJson<T extends { readonly digest: string }>(
  items: readonly T[],
  { before, after, toText }: Around<T>,
): LongBody {
  return {
    pieces: () => jsonList(before, items, after, toText),
    measure: async (pace) => {
      let characters = before.length + after.length + items.length - 1;
      let bytes = characters;
      const digests = createHash('sha1');
      for (const [i, item] of items.entries()) {
        const text = toText(item);
        characters += text.length;
        bytes += Buffer.byteLength(text);
        digests.update(i === 0 ? item.digest : `,${item.digest}`);
        if (pace.due) {
          await pace.rest();
        }
      }
      return { bytes, etag: etagOfParts(characters, digests.update(after).digest('base64').slice(0, 27)) };
    },
  };
}

function renderPage(items: List['items'], page: PageQuery, skip: number, total: number) {
  const { from, count } = shownOf(items, page, skip);
  const shown = items.slice(from, from + count);
  const meta = metaOf(page, total);
  const text = `{"data":[${shown.map((item) => item.text).join()}],"meta":${meta}}`;
  return { text, etag: etagOfParts(text.length, `${shown.map((item) => item.digest).join()}${meta}`) };
}

/** One document as JSON text, `{data, meta}`. */
export function documentBody<T>(item: StoredDocument): { readonly json: JsonText<T> } {
  return { json: trustJson<T>(`{"data":${item.text},"meta":{}}`) };
}

/**
 * Vouches that the text is the JSON of a T. Only for texts of stored documents: they were cast to their shape when they came
 * in, and the sweep over every operation checks the answers made of them against the API document.
 */
export function trustJson<T>(text: string): JsonText<T> {
  return text as JsonText<T>;
}
