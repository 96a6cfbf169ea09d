import type { CollectionName } from '../domain/records/kinds.js';
import { collectionNames } from '../domain/records/kinds.js';
import { member } from '../domain/upstream/cast.js';
import { Yielder } from '../domain/yielder.js';
import { compareBytes, type Order } from '../store/sort-order.js';
import type { StoredDocument } from '../store/stored-document.js';
import { accesses } from '../worlds/editing/record-access.js';
import type { World } from '../worlds/world.js';

/** What a list of records is narrowed to, and its order. */
export interface RecordWish {
  /** In names, usernames, descriptions and ids, whatever the case; of flows and templates in the usernames of their owners, too. */
  readonly search: string;
  readonly status: string | undefined;
  /** An id among the owners; of tokens the account's. */
  readonly owner: string | undefined;
  readonly order: Order;
}

/** Owners with so many more of a name are not looked for. */
const MOST_OWNERS = 200;

/** Parameters of a list that is narrowed or sorted. */
const wishNames = ['search', 'status', 'owner', 'sort', 'page'];

/** What a query asks for; undefined for a plain list. */
export function readWish(query: ReadonlyMap<string, string>): RecordWish | undefined {
  if (!wishNames.some((name) => query.has(name))) {
    return undefined;
  }
  const sort = query.get('sort') ?? '';
  const field = sort.replace(/^-/, '');
  return {
    search: (query.get('search') ?? '').trim().toLowerCase(),
    status: query.get('status'),
    owner: query.get('owner'),
    order: { field: field === 'name' || field === 'updatedAt' ? field : 'none', descending: sort.startsWith('-') },
  };
}

/** Ids of the records that fit, in their order: as many as wanted from a place on, and how many there are. */
export async function listRecords(
  world: World,
  kind: keyof typeof accesses,
  wish: RecordWish,
  { start, limit }: { readonly start: number; readonly limit: number },
): Promise<{ readonly ids: readonly string[]; readonly matched: number }> {
  const name = collectionNames.find((each) => each === kind);
  if (name !== undefined) {
    return listDocuments(world, name, wish, { start, limit });
  }
  const pace = new Yielder();
  const found: (readonly [id: string, record: object])[] = [];
  for (const [id, record] of accesses[kind].stored(world)) {
    if (fits(id, record, wish)) {
      found.push([id, record]);
    }
    if (pace.due) {
      await pace.rest();
    }
  }
  const { field, descending } = wish.order;
  if (field !== 'none') {
    const keyOf = field === 'name' ? nameOf : (record: object) => textOf(record, field);
    const sign = descending ? -1 : 1;
    found.sort(([, a], [, b]) => sign * compareBytes(keyOf(a), keyOf(b)));
  }
  return { ids: found.slice(start, start + limit).map(([id]) => id), matched: found.length };
}

/** The collection has its lists ready: a page costs the same at any depth. */
async function listDocuments(
  { records }: World,
  name: CollectionName,
  { search, status, owner, order }: RecordWish,
  { start, limit }: { readonly start: number; readonly limit: number },
): Promise<{ readonly ids: readonly string[]; readonly matched: number }> {
  const owners = new Set<string>();
  if (search !== '') {
    for (const { value } of records.users.rows()) {
      if (owners.size < MOST_OWNERS && value.username?.toLowerCase().includes(search)) {
        owners.add(value._id);
      }
    }
  }
  const has = (value: unknown): boolean => typeof value === 'string' && value.toLowerCase().includes(search);
  const matches = (item: StoredDocument): boolean =>
    (status === undefined || item.status === status) &&
    (search === '' ||
      has(item.name) ||
      has(item.description) ||
      has(item.id) ||
      item.owners.some((id) => owners.has(id)));
  const key = `records ${JSON.stringify([search, status ?? null, ...owners])}`;
  const listing = { scope: owner === undefined ? ('all' as const) : [owner], key, matches, order };
  await records[name].prepare(listing);
  const { items } = records[name].list(listing);
  return { ids: items.slice(start, start + limit).map(({ id }) => id), matched: items.length };
}

/** How many flows of a world these users own. */
export async function countFlows(
  world: World,
  users: readonly string[],
): Promise<Record<string, { readonly active: number; readonly total: number }>> {
  const count = async (owner: string, status: string | undefined): Promise<number> => {
    const wish: RecordWish = { search: '', status, owner, order: { field: 'none', descending: false } };
    return (await listDocuments(world, 'flows', wish, { start: 0, limit: 0 })).matched;
  };
  const counts: [id: string, { active: number; total: number }][] = [];
  for (const id of users) {
    counts.push([id, { active: await count(id, 'active'), total: await count(id, undefined) }]);
  }
  return Object.fromEntries(counts);
}

function fits(id: string, record: object, { search, status, owner }: RecordWish): boolean {
  if (status !== undefined && textOf(record, 'status') !== status) {
    return false;
  }
  if (owner !== undefined && textOf(record, 'accountId') !== owner && !isOwner(record, owner)) {
    return false;
  }
  const searched = [id, ...['username', 'name', 'title', 'firstname', 'lastname'].map((each) => textOf(record, each))];
  return search === '' || searched.join('\n').toLowerCase().includes(search);
}

function isOwner(record: object, id: string): boolean {
  const owners: unknown = member(record, 'owners');
  return Array.isArray(owners) && owners.some((owner) => member(owner, 'id') === id);
}

function nameOf(record: object): string {
  return textOf(record, 'username') || textOf(record, 'name');
}

function textOf(record: object, name: string): string {
  const value: unknown = member(record, name);
  return typeof value === 'string' ? value : '';
}
