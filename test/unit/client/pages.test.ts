import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Page, walkPages } from '../../../src/client/pages.js';
import type { Result } from '../../../src/client/problem.js';
import { inDepth } from '../../support/depth.js';

/** What a service says beside the items. */
type Says = 'all' | 'nothing' | 'one page';

/** A list that others change: `between` is called before each page but the first. */
function createList(items: string[], size: number, says: Says, between: (items: string[], n: number) => void) {
  const asked: number[] = [];
  const read = async (page: number): Promise<Result<Page<string>>> => {
    if (asked.length > 0) between(items, asked.length - 1);
    asked.push(page);
    const total = says === 'nothing' ? undefined : items.length;
    const pages = says === 'all' ? Math.ceil(items.length / size) : says === 'one page' ? 1 : undefined;
    return { data: { items: items.slice((page - 1) * size, page * size), total, pages } };
  };
  return { asked, read };
}

async function walk(read: (page: number) => Promise<Result<Page<string>>>): Promise<string[]> {
  const found: string[] = [];
  for await (const { data, error } of walkPages(read, (id) => id)) {
    if (error !== undefined) throw new Error(error.message);
    found.push(data);
  }
  return found;
}

const names = (count: number): string[] => Array.from({ length: count }, (_, i) => `flow-${i}`);
const sizes = fc.record({ count: fc.nat(60), size: fc.integer({ min: 1, max: 12 }) });
const says = fc.constantFrom<Says>('all', 'nothing', 'one page');
/** Where in the list something happens, between one page and the next. */
const places = fc.array(fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { maxLength: 3 }), { maxLength: 40 });

describe('walking the pages of a list', () => {
  it('gives everything once when nobody changes it', async () => {
    await fc.assert(
      fc.asyncProperty(sizes, says, async ({ count, size }, kind) => {
        const { read } = createList(names(count), size, kind, () => undefined);
        expect((await walk(read)).sort()).toEqual(names(count).sort());
      }),
    );
  });

  it('asks for a single page once, and for no page more often than twice', async () => {
    await fc.assert(
      fc.asyncProperty(sizes, async ({ count, size }) => {
        const { read, asked } = createList(names(count), size, 'all', () => undefined);
        await walk(read);
        const pages = Math.max(1, Math.ceil(count / size));
        expect(asked.length).toBe(pages === 1 ? 1 : pages + 1);
      }),
    );
  });

  it('gives what is there all along once while others go, anywhere, and new ones come at the end', async () => {
    await fc.assert(
      fc.asyncProperty(sizes, places, async ({ count, size }, changes) => {
        const gone = new Set<string>();
        const { read } = createList(names(count), size, 'all', (items, n) => {
          for (const place of changes[n] ?? []) {
            const [removed] = items.splice(Math.floor(place * items.length), 1);
            if (removed !== undefined) gone.add(removed);
            if (place > 0.5) items.push(`new-${n}-${place}`);
          }
        });
        const found = await walk(read);
        expect(new Set(found).size).toBe(found.length);
        expect(found).toEqual(expect.arrayContaining(names(count).filter((name) => !gone.has(name))));
      }),
      { numRuns: inDepth(500) },
    );
  });

  it('gives what is there all along once while others come, anywhere', async () => {
    await fc.assert(
      fc.asyncProperty(sizes, places, async ({ count, size }, changes) => {
        const { read } = createList(names(count), size, 'all', (items, n) => {
          for (const place of changes[n] ?? []) items.splice(Math.floor(place * items.length), 0, `new-${n}-${place}`);
        });
        const found = await walk(read);
        expect(new Set(found).size).toBe(found.length);
        expect(found).toEqual(expect.arrayContaining(names(count)));
      }),
      { numRuns: inDepth(500) },
    );
  });

  it('misses nothing where one goes and one comes in front between two pages, their number the same', async () => {
    await fc.assert(
      fc.asyncProperty(sizes, fc.nat(60), fc.double({ min: 0, max: 0.999, noNaN: true }), async (list, when, place) => {
        const { count, size } = list;
        const { read, asked } = createList(names(count), size, 'all', (items, n) => {
          if (n !== when || items.length === 0) return;
          items.splice(Math.floor(place * items.length), 1);
          items.unshift('new');
        });
        const found = await walk(read);
        const missed = names(count).filter((name) => !found.includes(name));
        // Whatever is missed was the one that went.
        if (count > 0)
          expect(missed).toEqual(missed.filter((name) => name === names(count)[Math.floor(place * count)]));
        expect(asked.length).toBeLessThanOrEqual(2 * Math.max(1, Math.ceil(count / size)));
      }),
      { numRuns: inDepth(500) },
    );
  });

  it('ends where a service gives the same page for every number', async () => {
    for (const pages of [undefined, 5]) {
      const read = async () => ({ data: { items: names(10), total: 50, pages } });
      expect(await walk(read)).toEqual(names(10));
    }
  });

  it('does not believe in pages without an end', async () => {
    const read = async () => ({ data: { items: names(10), total: 1e9, pages: 1e8 } });
    await expect(walk(read)).rejects.toThrow('the service speaks of 100000000 pages, more than 10000 are not read');
  });

  it('ends with the first error', async () => {
    const error = { kind: 'answer', message: 'broken', body: undefined } as const;
    const read = async (page: number): Promise<Result<Page<string>>> =>
      page === 2 ? { error } : { data: { items: [`flow-${page}`], total: 3, pages: 3 } };
    const results = [];
    for await (const result of walkPages(read, (id) => id)) results.push(result);
    expect(results).toEqual([{ data: 'flow-1' }, { data: 'flow-3' }, { error }]);
  });
});
