import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { Change, Engine } from '../../../../mock/store/engines/engine.js';
import { openLowdbEngine } from '../../../../mock/store/engines/lowdb-engine.js';
import { createMemoryEngine } from '../../../../mock/store/engines/memory-engine.js';
import type { RecordValues } from '../../../../mock/store/engines/record-values.js';
import { anyChange, byKind, gone, put, recordsAfter } from '../../../support/changes.js';
import { inDepth } from '../../../support/depth.js';
import { openStore } from '../../../support/store.js';

const folder = mkdtempSync(join(tmpdir(), 'flowmate-store-'));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

let places = 0;

const nextFile = (): string => join(folder, `world-${places++}.json`);

/** A place for records: each call of what it gives opens it anew. */
type Place = () => () => Promise<Engine>;

const stores: readonly [name: string, place: Place][] = [
  [
    'memory',
    () => {
      const records: RecordValues = new Map();
      return async () => createMemoryEngine(records);
    },
  ],
  [
    'a file of lowdb',
    () => {
      const file = nextFile();
      return () => openLowdbEngine(file, {});
    },
  ],
  [
    'a file of lowdb that is compacted all the time',
    () => {
      const file = nextFile();
      return () => openLowdbEngine(file, { compactAt: 0 });
    },
  ],
  [
    'a file of lowdb that is safe from power cuts',
    () => {
      const file = nextFile();
      return () => openLowdbEngine(file, { durability: 'fsync' });
    },
  ],
];

/** Opens it, writes, closes it; gives what was there before. */
async function write(open: () => Promise<Engine>, changes: Iterable<Change>): Promise<readonly Change[] | undefined> {
  const store = await openStore(await open());
  for (const change of changes) store.append(change);
  await store.flush();
  await store.close();
  return store.found;
}

// What every engine has to keep to: another one is added above, and nothing else here.
describe.each(stores)('a store in %s', (_, place) => {
  it('knows that nothing was ever stored', async () => {
    const open = place();
    expect(await write(open, [])).toBeUndefined();
    expect(await write(open, [put('a', 1)])).toBeUndefined();
    expect(await write(open, [gone('a')])).toEqual([put('a', 1)]);
    expect(await write(open, [])).toEqual([]);
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
      put('d', 4),
      put('a', 11),
      put('a', { user: true }, 'user'),
    ]);
  });

  it('keeps the order of keys that JavaScript would sort, and keys that are no text of their own', async () => {
    const open = place();
    const keys = ['b', '10', '9', '#9', '__proto__', '\ud800', 'constructor', '0', '', '##9'];
    const changes = keys.flatMap((key) => [put(key, key), gone(key), put(key, { [key]: 1 })]);
    await write(open, changes);
    expect(await write(open, [])).toEqual(recordsAfter(changes));
    expect(await write(open, [])).toEqual(recordsAfter(changes));
  });

  it('puts a whole state in the place of all that was there', async () => {
    const open = place();
    await write(open, [put('a', 1), put('b', 2)]);
    const engine = await open();
    await engine.load();
    await engine.rewrite([put('c', 3), put('a', 4)]);
    await engine.write([put('d', 5)]);
    await engine.tidy?.();
    await engine.close();
    expect(await write(open, [])).toEqual([put('c', 3), put('a', 4), put('d', 5)]);
  });

  it('stores what was appended without a flush when it is closed', async () => {
    const open = place();
    const store = await openStore(await open());
    store.append(put('a', 1));
    await store.close();
    expect(await write(open, [])).toEqual([put('a', 1)]);
  });

  it('resolves a flush at once when there is nothing to do, and has nothing pending afterwards', async () => {
    const store = await openStore(await place()());
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
    expect(found).toEqual(byKind([large, ...many, put('last', 1)]));
  });

  it('holds after any writes, flushes and restarts what a list of them holds', async () => {
    const session = fc.array(fc.array(anyChange, { maxLength: 6 }), { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(fc.array(session, { maxLength: 4 }), async (sessions) => {
        const open = place();
        const written: Change[] = [];
        for (const batches of sessions) {
          const store = await openStore(await open());
          expect(store.found ?? []).toEqual(recordsAfter(written));
          for (const batch of batches) {
            for (const change of batch) store.append(change);
            written.push(...batch);
            await store.flush();
          }
          await store.close();
        }
        const store = await openStore(await open());
        expect(store.found ?? []).toEqual(recordsAfter(written));
        await store.close();
      }),
      { seed: 20_261_124, numRuns: inDepth(40) },
    );
  });
});
