import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { openFileStore } from '../../../../mock/store/file/file-store.js';
import { createMemoryStore } from '../../../../mock/store/file/memory-store.js';
import type { Change, Persistence } from '../../../../mock/store/file/persistence.js';
import { anyChange, gone, put, recordsAfter } from '../../../support/changes.js';
import { inDepth } from '../../../support/depth.js';

const folder = mkdtempSync(join(tmpdir(), 'flowmate-store-'));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

let places = 0;

const nextFile = (): string => join(folder, `world-${places++}.json`);

/** A place for records: each call of what it gives opens it anew. */
type Place = () => () => Promise<Persistence>;

const stores: readonly [name: string, place: Place][] = [
  [
    'memory',
    () => {
      const records = new Map<string, Change>();
      return async () => createMemoryStore(records);
    },
  ],
  [
    'a file',
    () => {
      const file = nextFile();
      return () => openFileStore(file, {});
    },
  ],
  [
    'a file that is compacted all the time',
    () => {
      const file = nextFile();
      return () => openFileStore(file, { compactAt: 0 });
    },
  ],
  [
    'a file that is safe from power cuts',
    () => {
      const file = nextFile();
      return () => openFileStore(file, { durability: 'fsync' });
    },
  ],
];

async function loaded(store: Persistence): Promise<Change[] | undefined> {
  const records = await store.load();
  return records === undefined ? undefined : [...records];
}

/** Opens it, writes, closes it; gives what was there before. */
async function write(open: () => Promise<Persistence>, changes: Iterable<Change>): Promise<Change[] | undefined> {
  const store = await open();
  const before = await loaded(store);
  for (const change of changes) store.append(change);
  await store.flush();
  await store.close();
  return before;
}

// What every store has to keep to: another kind of store is added above, and nothing else here.
describe.each(stores)('a store in %s', (_, place) => {
  it('knows that nothing was ever stored', async () => {
    const open = place();
    expect(await write(open, [])).toBeUndefined();
    expect(await write(open, [put('a', 1)])).toBeUndefined();
    expect(await write(open, [gone('a')])).toEqual([put('a', 1)]);
  });

  it('gives back the last of each record, in order of first insertion', async () => {
    const open = place();
    await write(open, [put('a', 1), put('b', 2), put('c', 3), put('a', 10), put('a', { user: true }, 'user')]);
    expect(await write(open, [put('b', 20), gone('a'), put('d', 4), put('a', 11), gone('nothing')])).toEqual([
      put('a', 10),
      put('b', 2),
      put('c', 3),
      put('a', { user: true }, 'user'),
    ]);
    expect(await write(open, [])).toEqual([
      put('b', 20),
      put('c', 3),
      put('a', { user: true }, 'user'),
      put('d', 4),
      put('a', 11),
    ]);
  });

  it('stores what was appended without a flush when it is closed', async () => {
    const open = place();
    const store = await open();
    await store.load();
    store.append(put('a', 1));
    await store.close();
    expect(await write(open, [])).toEqual([put('a', 1)]);
  });

  it('resolves a flush at once when there is nothing to do, and has nothing pending afterwards', async () => {
    const store = await place()();
    await store.load();
    await store.flush();
    expect(store.pending).toBe(false);
    store.append(put('a', 1));
    await Promise.all([store.flush(), store.flush()]);
    expect(store.pending).toBe(false);
    expect(store.failure).toBeUndefined();
    await store.close();
    await store.close();
  });

  it('keeps large records, and many', async () => {
    const open = place();
    const large = put('large', 'ü\u{1f600}"\\\n'.repeat(300_000));
    const many = Array.from({ length: inDepth(20_000) }, (_, i) => put(`flow ${i}`, { i }));
    await write(open, [large, ...many]);
    await write(open, [put('last', 1), ...many.slice(100)]);
    const found = await write(open, []);
    expect(found?.length).toBe(many.length + 2);
    expect(found).toEqual([large, ...many, put('last', 1)]);
  });

  it('holds after any writes, flushes and restarts what a list of them holds', async () => {
    const session = fc.array(fc.array(anyChange, { maxLength: 6 }), { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(fc.array(session, { maxLength: 4 }), async (sessions) => {
        const open = place();
        const written: Change[] = [];
        for (const batches of sessions) {
          const store = await open();
          expect((await loaded(store)) ?? []).toEqual(recordsAfter(written));
          for (const batch of batches) {
            for (const change of batch) store.append(change);
            written.push(...batch);
            await store.flush();
          }
          await store.close();
        }
        const store = await open();
        expect((await loaded(store)) ?? []).toEqual(recordsAfter(written));
        await store.close();
      }),
      { seed: 20_261_124, numRuns: inDepth(40) },
    );
  });
});
