import type { JsonText } from '../../../openapi/index.js';
import { etagOfParts } from '../../http/answer.js';
import { UpstreamHang } from '../../http/errors.js';
import type { Collection, List } from '../../store/collection.js';
import type { StoredDocument } from '../../store/stored-document.js';
import type { PageQuery } from './query.js';

export interface PageBody<T> {
  readonly json: JsonText<T>;
  readonly etag: string;
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
  const key = `${page.size} ${page.number} ${total} ${list.id}`;
  const { text, etag } = collection.pages.get(key, list.version, () => renderPage(list.items, page, skip, total));
  return { json: trustJson<T>(text), etag };
}

function renderPage(items: List['items'], page: PageQuery, skip: number, total: number) {
  const from = Number.isNaN(skip) ? 0 : skip;
  const count = Number.isNaN(page.size) || page.size === 0 ? items.length : Math.abs(page.size);
  const shown = items.slice(from, from + count);
  const meta = JSON.stringify({
    total,
    page: page.number,
    perPage: page.size,
    totalPages: Math.ceil(total / page.size),
  });
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
