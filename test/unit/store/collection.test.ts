import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Collection, type Listing, type Scope } from '../../../mock/store/collection.js';
import { comparator, compareBytes, type SortField } from '../../../mock/store/sort-order.js';
import { StoredDocument } from '../../../mock/store/stored-document.js';
import { anyCharacter } from '../../support/characters.js';
import { inDepth } from '../../support/depth.js';

interface Doc {
  readonly id: string;
  readonly name?: string | null;
  readonly status: string;
  readonly owners: readonly { readonly id: string; readonly type: string }[];
  readonly createdAt: string;
  readonly updatedAt?: string;
}

// Few values each, so that ties, shared owners and repeated ids are the rule.
const doc: fc.Arbitrary<Doc> = fc.record(
  {
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'),
    name: fc.constantFrom('A', 'a', 'B', 'Zeta', 'zeta', '', 'é', '\uffff', '😀', null),
    status: fc.constantFrom('active', 'inactive'),
    owners: fc.subarray(['u1', 'u2', 't1', 't2']).map((ids) => ids.map((id) => ({ id, type: 'user' }))),
    createdAt: fc.constantFrom('2024-01-01T00:00:00.000Z', '2024-01-02T00:00:00.000Z'),
    updatedAt: fc.constantFrom('2025-01-01T00:00:00.000Z', '2025-01-02T00:00:00.000Z'),
  },
  { requiredKeys: ['id', 'status', 'owners', 'createdAt'], noNullPrototype: true },
);

const write = fc.oneof(
  { weight: 3, arbitrary: fc.record({ put: doc }) },
  { weight: 1, arbitrary: fc.record({ remove: fc.constantFrom('a', 'b', 'c', 'd', 'x') }) },
);

const fields: readonly SortField[] = ['createdAt', 'updatedAt', 'name', 'none'];

const scopes: readonly Scope[] = ['all', ['u1'], ['u1', 't1'], ['t1', 'u1'], ['u1', 't1', 't2'], ['nobody'], []];

const listings: readonly Listing[] = fields.flatMap((field) =>
  [true, false].flatMap((descending) =>
    scopes.flatMap((scope) => [
      { scope, key: '', matches: () => true, order: { field, descending } },
      {
        scope,
        key: 'active',
        matches: (item: StoredDocument) => item.status === 'active',
        order: { field, descending },
      },
    ]),
  ),
);

/** The same list made anew, without indexes and without `comparator`. */
function expected(items: readonly StoredDocument[], { scope, matches, order }: Listing): string[] {
  const key = (item: StoredDocument) => {
    if (order.field === 'name') return typeof item.name === 'string' ? `1${item.name}` : '0';
    return order.field === 'none' ? '' : String(item[order.field]);
  };
  return items
    .filter((item) => (scope === 'all' || scope.some((owner) => item.owners.includes(owner))) && matches(item))
    .sort((a, b) => {
      const byKey = Buffer.compare(Buffer.from(key(a)), Buffer.from(key(b)));
      return (order.descending ? -byKey : byKey) || a.position - b.position;
    })
    .map(({ id }) => id);
}

const idsOf = (items: Iterable<StoredDocument>) => [...items].map(({ id }) => id);

describe('a collection', () => {
  it('lists after any writes what filtering and sorting everything gives, in every order and scope', () => {
    fc.assert(
      fc.property(fc.array(doc, { maxLength: 6 }), fc.array(write, { maxLength: 25 }), (start, writes) => {
        const unique = [...new Map(start.map((one) => [one.id, one])).values()];
        const collection = new Collection(unique.map((one, i) => new StoredDocument(one, i)));
        const seen = new Map(unique.map((one, i) => [one.id, new StoredDocument(one, i)]));
        let next = unique.length;
        // Lists made before the writes have to be kept up to date; those made after are made of the result.
        for (const listing of listings) collection.list(listing);
        for (const [i, one] of writes.entries()) {
          if ('put' in one) {
            collection.put(one.put);
            seen.set(one.put.id, new StoredDocument(one.put, seen.get(one.put.id)?.position ?? next++));
          } else {
            expect(collection.delete(one.remove)).toBe(seen.delete(one.remove));
          }
          const listing = listings[i % listings.length];
          if (listing !== undefined)
            expect(idsOf(collection.list(listing).items)).toEqual(expected([...seen.values()], listing));
        }
        for (const listing of listings) {
          expect(idsOf(collection.list(listing).items)).toEqual(expected([...seen.values()], listing));
        }
        expect(collection.size).toBe(seen.size);
        expect(new Set([...collection.all()].map(({ id }) => id))).toEqual(new Set(seen.keys()));
        for (const owner of ['u1', 't1', 'nobody']) {
          const owned = {
            scope: [owner],
            key: '',
            matches: () => true,
            order: { field: 'none', descending: false },
          } as const;
          expect(idsOf(collection.ownedBy(owner))).toEqual(expected([...seen.values()], owned));
        }
      }),
      { seed: 20_260_131, numRuns: inDepth(300) },
    );
  });

  it.each<[string, Scope, Scope]>([
    ['an owner called * and everybody', 'all', ['*']],
    ['an owner called a,b and the two', ['a', 'b'], ['a,b']],
    ['an owner called b,a and the two', ['a', 'b'], ['b,a']],
    ['an owner with a bar in his name', ['a'], ['a|none']],
  ])('tells %s apart', (_, first, second) => {
    const collection = new Collection();
    for (const id of ['a', 'b']) {
      collection.put({ id, owners: [{ id, type: 'user' }], createdAt: '2024-01-01T00:00:00.000Z' });
    }
    const listing = (scope: Scope): Listing => ({
      scope,
      key: '',
      matches: () => true,
      order: { field: 'none', descending: false },
    });
    expect(collection.list(listing(first)).items.length).toBeGreaterThan(0);
    expect([...collection.list(listing(second)).items]).toEqual([]);
  });

  it('keeps right lists when it has to drop some: thousands of different ones', () => {
    const collection = new Collection();
    for (let i = 0; i < 50; i += 1)
      collection.put({ id: `f${i}`, name: `n${i % 7}`, createdAt: '2024-01-01T00:00:00.000Z' });
    const listing = (i: number): Listing => ({
      scope: 'all',
      key: `name=${i}`,
      matches: (item) => item.name === `n${i % 9}`,
      order: { field: 'createdAt', descending: false },
    });
    for (let i = 0; i < 2_500; i += 1) collection.list(listing(i));
    collection.put({ id: 'new', name: 'n1', createdAt: '2024-01-01T00:00:00.000Z' });
    for (let i = 0; i < 2_500; i += 97) {
      expect(idsOf(collection.list(listing(i)).items)).toEqual(expected([...collection.all()], listing(i)));
    }
  });

  it('gives a list that has changed another version: one id and version never stand for two contents', () => {
    fc.assert(
      fc.property(fc.array(write, { maxLength: 30 }), (writes) => {
        const collection = new Collection();
        const contents = new Map<string, string>();
        for (const one of writes) {
          if ('put' in one) collection.put(one.put);
          else collection.delete(one.remove);
          for (const listing of listings) {
            const { id, version, items } = collection.list(listing);
            const content = [...items].map(({ text }) => text).join();
            const known = contents.get(`${id} ${version}`) ?? content;
            expect(content).toBe(known);
            contents.set(`${id} ${version}`, content);
          }
        }
      }),
      { seed: 20_260_131, numRuns: inDepth(60) },
    );
  });

  it('gives a list that was dropped and made again no version that it had before', () => {
    const collection = new Collection();
    const listing = (i: number): Listing => ({
      scope: 'all',
      key: `k${i}`,
      matches: () => true,
      order: { field: 'none', descending: false },
    });
    const doc = (name: string) => ({ id: 'a', name, createdAt: '2024-01-01T00:00:00.000Z' });
    const versions: number[] = [];
    for (const name of ['first', 'second', 'third']) {
      collection.put(doc(name));
      versions.push(collection.list(listing(0)).version);
      for (let i = 1; i <= 3_000; i += 1) collection.list(listing(i));
    }
    expect(new Set(versions).size).toBe(3);
  });

  it('gives a document back under its id as a copy', () => {
    const collection = new Collection();
    const document = { id: 'a', owners: [], deep: { list: [1] } };
    const stored = collection.put(document);
    document.deep.list.push(2);
    const copy = collection.get('a')?.document();
    expect(copy).toEqual({ id: 'a', owners: [], deep: { list: [1] } });
    if (copy !== undefined) copy.id = 'b';
    expect(stored.document().id).toBe('a');
    expect(collection.get('b')).toBeUndefined();
  });
});

describe('compareBytes', () => {
  it('orders texts as their UTF-8 bytes are ordered', () => {
    const text = fc.string({ unit: anyCharacter, maxLength: 6 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        const right = Buffer.compare(Buffer.from(a), Buffer.from(b));
        expect(Math.sign(compareBytes(a, b))).toBe(right);
      }),
      { seed: 1, numRuns: inDepth(3_000) },
    );
  });

  it.each([
    ['Zeta', 'beta', -1],
    ['', 'a', -1],
    ['\uffff', '😀', -1],
    ['a', 'a', 0],
  ])('of %j and %j is %i', (a, b, sign) => {
    expect(Math.sign(compareBytes(a, b))).toBe(sign);
  });
});

describe('comparator', () => {
  it.each(fields)('by %s is a total order in both directions: no two documents are equal', (field) => {
    const items = [{ id: 'a' }, { id: 'b', name: 'x' }, { id: 'c', name: null }].map(
      (one, i) => new StoredDocument(one, i),
    );
    for (const descending of [true, false]) {
      const compare = comparator({ field, descending });
      for (const a of items) {
        for (const b of items) expect(Math.sign(compare(a, b))).toBe(a === b ? 0 : -Math.sign(compare(b, a)));
      }
    }
  });
});
