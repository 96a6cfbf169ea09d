import { describe, expect, it } from 'vitest';
import { Collection, type Listing } from '../../../mock/store/collection.js';
import { sortInTurns } from '../../../mock/store/sort-in-turns.js';
import type { SortField } from '../../../mock/store/sort-order.js';
import { StoredDocument } from '../../../mock/store/stored-document.js';
import { slowMachine, turnsDuring } from '../../support/turns.js';

/** The same scattered numbers each time, many of them more than once. */
const numbers = Array.from({ length: 30_000 }, (_, i) => ({ key: (i * 7_919) % 1_000, at: i }));

describe('a sort in turns', () => {
  it.each([0, 1, 4_095, 4_096, 4_097, 12_288, 30_000])('of %i items is what one sort makes of them', async (length) => {
    const items = numbers.slice(0, length);
    const compare = (a: { key: number }, b: { key: number }) => a.key - b.key;
    const fits = ({ at }: { at: number }) => at % 3 !== 0;
    expect(await sortInTurns(items, fits, compare)).toEqual(items.filter(fits).sort(compare));
  });

  it('lets others have their turn', async () => {
    slowMachine();
    const sorted = () =>
      sortInTurns(
        numbers,
        () => true,
        (a, b) => a.key - b.key,
      );
    expect(await turnsDuring(sorted)).toBeGreaterThan(10);
  });
});

describe('a long list', () => {
  const documentOf = (i: number) => ({
    id: i.toString(16).padStart(24, '0'),
    name: `Flow ${(i * 7_919) % 500}`,
    status: 'active',
    owners: [{ id: i % 5 === 0 ? 'u' : 'v' }, { id: 't' }],
    createdAt: new Date(1.7e12 + ((i * 104_729) % 900) * 1_000).toISOString(),
  });
  const documents = Array.from({ length: 10_001 }, (_, i) => new StoredDocument(documentOf(i), i));
  const listing = (field: SortField, scope: Listing['scope'] = 'all'): Listing => ({
    scope,
    key: '',
    matches: () => true,
    order: { field, descending: false },
  });
  const idsOf = (collection: Collection, wanted: Listing) => [...collection.list(wanted).items].map(({ id }) => id);

  it.each([listing('createdAt'), listing('name'), listing('name', ['u']), listing('createdAt', ['u', 't'])])(
    'is the same when it was prepared, and is prepared once',
    async (wanted) => {
      const prepared = new Collection(documents).fork();
      await prepared.prepare(wanted);
      expect(prepared.prepare(wanted)).toBeUndefined();
      expect(idsOf(prepared, wanted)).toEqual(idsOf(new Collection(documents).fork(), wanted));
    },
  );

  it('has what was written while it was prepared', async () => {
    const collection = new Collection(documents);
    const wanted = listing('createdAt');
    const under = collection.prepare(wanted);
    expect(collection.prepare(wanted)).toBe(under);
    const late = { ...documentOf(0), id: 'f'.repeat(24) };
    collection.put(late);
    await under;
    expect(idsOf(collection, wanted)).toContain(late.id);
  });

  it('is made in turns', async () => {
    slowMachine();
    const collection = new Collection(documents);
    expect(await turnsDuring(async () => collection.prepare(listing('name')))).toBeGreaterThan(3);
  });

  it('of few documents needs no preparation', () => {
    expect(new Collection(documents.slice(0, 100)).prepare(listing('name'))).toBeUndefined();
  });
});
