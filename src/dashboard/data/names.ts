import { control } from './api.js';
import { createStore } from './store.js';

/** Kinds of records whose ids stand in URLs and owners. */
const kinds = ['users', 'flows', 'templates', 'tenants', 'roles', 'secrets', 'components'] as const;
export type Kind = (typeof kinds)[number];

export interface Named {
  readonly kind: Kind;
  readonly name: string;
}

/** So many records of each kind are loaded at once; others one by one, when they are shown. */
const PAGE = 1_000;

/** What ids stand for. */
export const names = createStore<ReadonlyMap<string, Named>>(new Map());

/** Kinds of which not all records were loaded. */
const partial = new Set<Kind>();
/** Names are shown together that are found within this time. */
const BATCH_MS = 50;
/** A record that changes often is asked for once in this time, and no more than so many of them. */
const RENEW_MS = 500;
const MOST_RENEWED = 20;
const renewed = new Set<string>();

let isLoaded = false;

/** Ids that were asked for one by one. */
const asked = new Set<string>();

function toNamed(kind: Kind, record: Readonly<Record<string, unknown>>): readonly [id: string, Named] {
  const { _id, id = _id, name, username, title } = record;
  return [String(id), { kind, name: String(username ?? name ?? title ?? id) }];
}

export async function loadNames(): Promise<void> {
  const pages = await Promise.all(
    kinds.map(async (kind) => {
      const { data } = await control
        .GET('/_mock/records/{kind}', { params: { path: { kind }, query: { limit: PAGE } } })
        .catch(() => ({ data: undefined }));
      if (data?.meta.next === undefined) partial.delete(kind);
      else partial.add(kind);
      return (data?.data ?? []).map((record) => toNamed(kind, record));
    }),
  );
  asked.clear();
  isLoaded = true;
  names.set(new Map(pages.flat()));
}

/** What an id stands for. One that is not known yet is asked for, where it may be in the world. */
export function lookUp(id: string, known: ReadonlyMap<string, Named>): Named | undefined {
  const found = known.get(id);
  if (found === undefined && partial.size > 0 && !asked.has(id) && isLoaded) {
    asked.add(id);
    void askFor(id, [...partial]);
  }
  return found;
}

/** Names that were found, until they are shown together. */
let news: (readonly [id: string, Named])[] = [];
let timer: ReturnType<typeof setTimeout> | undefined;

async function askFor(id: string, among: readonly Kind[]): Promise<void> {
  for (const kind of among) {
    const { data } = await control
      .GET('/_mock/records/{kind}/{id}', { params: { path: { kind, id } } })
      .catch(() => ({ data: undefined }));
    if (data !== undefined) {
      news.push(toNamed(kind, data));
      if (timer === undefined) timer = setTimeout(showNews, BATCH_MS);
      return;
    }
  }
}

function showNews(): void {
  timer = undefined;
  names.set(new Map([...names.get(), ...news]));
  news = [];
}

/**
 * A record changed: a name that is known is asked for again, though not at every change of a busy world; a new one when it is shown.
 * One that has gone is still called by its name.
 */
export function renew(kind: string, id: string, change: string): void {
  const found = kinds.find((each) => each === `${kind}s`);
  if (found === undefined || change === 'deleted') return;
  if (change === 'created') {
    partial.add(found);
    asked.delete(id);
  } else if (names.get().has(id) && !renewed.has(id) && renewed.size < MOST_RENEWED) {
    renewed.add(id);
    setTimeout(() => {
      renewed.delete(id);
      // Another world may have come meanwhile.
      if (names.get().has(id)) void askFor(id, [found]);
    }, RENEW_MS);
  }
}
