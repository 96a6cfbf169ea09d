import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Collection, type Listing, type Scope } from '../../../mock/store/collection.js';
import { LayeredMap } from '../../../mock/store/layered-map.js';
import { SortedList } from '../../../mock/store/sorted-list.js';
import { StoredDocument } from '../../../mock/store/stored-document.js';
import { inDepth } from '../../support/depth.js';

interface Doc {
  readonly id: string;
  readonly name: string;
  readonly owners: readonly { readonly id: string; readonly type: string }[];
}

const ids = Array.from({ length: 40 }, (_, i) => `f${i}`);

const doc: fc.Arbitrary<Doc> = fc.record({
  id: fc.constantFrom(...ids),
  name: fc.constantFrom('a', 'b', 'c', 'd'),
  owners: fc.subarray(['u1', 'u2', 't1']).map((owners) => owners.map((id) => ({ id, type: 'user' }))),
});

const scopes: readonly Scope[] = ['all', ['u1'], ['u1', 't1'], ['u2', 't1'], ['nobody']];

const listings: readonly Listing[] = scopes.flatMap((scope) =>
  (['none', 'name'] as const).flatMap((field) => [
    { scope, key: '', matches: () => true, order: { field, descending: false } },
    { scope, key: 'a', matches: (item: StoredDocument) => item.name === 'a', order: { field, descending: true } },
  ]),
);

/** Everything that a collection shows. */
const shown = (collection: Collection) => ({
  size: collection.size,
  all: [...collection.all()].sort((a, b) => a.position - b.position).map(({ text }) => text),
  owned: ['u1', 'u2', 't1', 'x'].map((owner) => collection.ownedBy(owner).map(({ id }) => id)),
  lists: listings.map((listing) => [...collection.list(listing).items].map(({ id }) => id)),
});

const start = ids.slice(0, 30).map((id, i) => ({
  id,
  name: 'abcd'.charAt(i % 4),
  owners: [{ id: i % 3 === 0 ? 'u1' : 'u2', type: 'user' }, ...(i % 2 === 0 ? [{ id: 't1', type: 'tenant' }] : [])],
}));

describe('copies of a collection', () => {
  const step = fc.oneof(
    { weight: 6, arbitrary: fc.record({ put: doc, on: fc.nat(5) }) },
    { weight: 3, arbitrary: fc.record({ remove: fc.constantFrom(...ids), on: fc.nat(5) }) },
    { weight: 1, arbitrary: fc.record({ copy: fc.nat(5) }) },
    { weight: 2, arbitrary: fc.record({ look: fc.nat(5) }) },
  );

  it('show each what a collection of its own with the same writes shows, whatever happens to the others', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const base = new Collection(start.map((one, i) => new StoredDocument(one, i)));
        const before = shown(base);
        const copies = [base.fork(), base.fork()];
        const alone = () => {
          const own = new Collection();
          for (const one of start) own.put(one);
          return own;
        };
        const twins = [alone(), alone()];
        const histories: (Doc | string)[][] = [[], []];
        for (const one of steps) {
          const at = ('on' in one ? one.on : 'copy' in one ? one.copy : one.look) % copies.length;
          const copy = copies[at];
          const twin = twins[at];
          const history = histories[at];
          if (copy === undefined || twin === undefined || history === undefined) throw new Error('no such copy');
          if ('put' in one) {
            copy.put(one.put);
            twin.put(one.put);
            history.push(one.put);
          } else if ('remove' in one) {
            expect(copy.delete(one.remove)).toBe(twin.delete(one.remove));
            history.push(one.remove);
          } else if ('copy' in one && copies.length < 5) {
            copies.push(copy.fork());
            const again = alone();
            for (const old of history) typeof old === 'string' ? again.delete(old) : again.put(old);
            twins.push(again);
            histories.push([...history]);
          } else {
            expect(shown(copy)).toEqual(shown(twin));
          }
        }
        expect(copies.map(shown)).toEqual(twins.map(shown));
        expect(shown(base)).toEqual(before);
      }),
      { seed: 20_261_124, numRuns: inDepth(150) },
    );
  });

  it('leave a base that cannot be written, and take none that was', () => {
    const base = new Collection(start.map((one, i) => new StoredDocument(one, i)));
    base.fork();
    expect(() => base.put({ id: 'x' })).toThrow(/copies/);
    expect(() => base.delete('f0')).toThrow(/copies/);
    const written = new Collection();
    written.put({ id: 'x' });
    expect(() => written.fork()).toThrow(/base/);
  });

  it('tell of every write, the base of none', () => {
    const copy = new Collection(start.map((one, i) => new StoredDocument(one, i))).fork();
    const told: unknown[] = [];
    copy.onChange = (id, item) => told.push([id, item?.name]);
    copy.put({ id: 'f1', name: 'z' });
    copy.delete('f2');
    copy.delete('nothing');
    copy.fork().put({ id: 'f3' });
    expect(told).toEqual([
      ['f1', 'z'],
      ['f2', undefined],
    ]);
  });
});

describe('a layered map', () => {
  const key = fc.constantFrom('a', 'b', 'c', 'd', 'e');
  const write = fc.oneof(
    fc.record({ set: key, value: fc.nat(9) }),
    fc.record({ remove: key }),
    fc.record({ fork: fc.constant(true) }),
  );

  it('is like a Map with the same writes, its order included, and its copies are, too', () => {
    fc.assert(
      fc.property(fc.array(write, { maxLength: 30 }), (writes) => {
        const base = new Map([
          ['a', 1],
          ['b', 2],
          ['c', 3],
        ]);
        let layered = new LayeredMap(base);
        const left: { readonly map: LayeredMap<number>; readonly entries: readonly (readonly [string, number])[] }[] =
          [];
        const plain = new Map(base);
        for (const one of writes) {
          if ('set' in one) {
            layered.set(one.set, one.value);
            plain.set(one.set, one.value);
          } else if ('remove' in one) {
            expect(layered.delete(one.remove)).toBe(plain.delete(one.remove));
          } else {
            left.push({ map: layered, entries: [...plain] });
            layered = layered.fork();
          }
          expect(layered.size).toBe(plain.size);
          expect([...layered.values()]).toEqual([...plain.values()]);
        }
        for (const { map, entries } of left) expect([...map.entries()]).toEqual(entries);
        expect([...layered.entries()]).toEqual([...plain]);
        expect([...base.keys()]).toEqual(['a', 'b', 'c']);
      }),
      { seed: 20_261_124, numRuns: inDepth(300) },
    );
  });
});

describe('a sorted list', () => {
  it('holds thousands in order, gives any slice, and its copies do not see each other', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(5_000), { minLength: 0, maxLength: 3_000 }),
        fc.array(fc.nat(5_000), { maxLength: 2_000 }),
        fc.nat(3_000),
        fc.nat(3_000),
        (first, writes, from, count) => {
          const compare = (a: number, b: number) => a - b;
          const items = [...new Set(first)].sort(compare);
          const list = new SortedList(compare, items);
          const copy = list.fork();
          const now = new Set(items);
          for (const one of writes) {
            if (now.has(one)) {
              expect(copy.remove(one)).toBe(true);
              now.delete(one);
            } else {
              expect(copy.remove(one)).toBe(false);
              copy.insert(one);
              now.add(one);
            }
          }
          const sorted = [...now].sort(compare);
          expect([...copy]).toEqual(sorted);
          expect(copy.length).toBe(sorted.length);
          expect(copy.first()).toBe(sorted[0]);
          expect(copy.slice(from, from + count)).toEqual(sorted.slice(from, from + count));
          expect([...copy.reversed()]).toEqual(sorted.toReversed());
          expect([...copy.from((one) => one < from)]).toEqual(sorted.filter((one) => one >= from));
          expect([...list]).toEqual(items);
        },
      ),
      { seed: 20_261_124, numRuns: inDepth(40) },
    );
  });
});
