import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type StoredEntry, toStoredBody, weightOf } from '../../../mock/journal/entry.js';
import { Journal } from '../../../mock/journal/journal.js';
import { makeEntry } from './entries.js';

const limits = { size: 3, bodyBytes: 1_000, bytes: 1_000_000 };

const nothing = () => {};

const sum = (weights: readonly number[]) => weights.reduce((total, weight) => total + weight, 0);

function withBodies(sent: number, answered: number): StoredEntry {
  return makeEntry({
    request: toStoredBody(Buffer.alloc(sent, 'a'), limits.bodyBytes),
    response: toStoredBody('b'.repeat(answered), limits.bodyBytes),
  });
}

describe('the journal', () => {
  it('tells its watchers of each entry and of its end, and those who come later of the end alone', () => {
    const journal = new Journal(limits);
    const told: string[] = [];
    const watcher = (name: string) => ({
      onEntry: (entry: StoredEntry, again: boolean) => told.push(`${name} ${entry.sequence}${again ? ' again' : ''}`),
      onClear: () => told.push(`${name} cleared`),
      onClose: () => told.push(`${name} closed`),
    });
    const stop = journal.watch(watcher('a'));
    journal.watch(watcher('b'));
    const entry = makeEntry();
    journal.add(entry);
    journal.complete(entry, toStoredBody(Buffer.from('late'), 10));
    stop();
    journal.clear();
    journal.close();
    journal.add(makeEntry());
    journal.watch(watcher('c'));
    expect(told).toEqual(['a 1', 'b 1', 'a 1 again', 'b 1 again', 'b cleared', 'b closed', 'c closed']);
  });

  it('lets a watcher end his watching, or watch more, while he is told', () => {
    const journal = new Journal(limits);
    const told: number[] = [];
    const stop = journal.watch({
      onEntry: ({ sequence }) => {
        told.push(sequence);
        stop();
        journal.watch({ onEntry: nothing });
      },
    });
    journal.add(makeEntry());
    journal.add(makeEntry());
    expect(told).toEqual([1]);
  });

  it('goes back to a place: later entries go, their numbers are given again, and what was dropped stays so', () => {
    const step = fc.constantFrom('add', 'add', 'add', 'clear', 'shed', 'mark', 'back');
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const journal = new Journal(limits);
        let place = journal.place;
        for (const each of steps) {
          if (each === 'mark') place = journal.place;
          if (each === 'clear') journal.clear();
          if (each === 'shed') journal.shed();
          if (each === 'back') {
            const { last } = place;
            const held = [...journal.entries()].filter(({ sequence }) => sequence <= last);
            journal.goBack(place);
            expect([journal.last, [...journal.entries()]]).toEqual([last, held]);
          }
          if (each === 'add') {
            const { last } = journal;
            expect(journal.add(withBodies(10, 10))).toBe(last + 1);
            expect(journal.get(last + 1)?.sequence).toBe(last + 1);
          }
          const entries = [...journal.entries()];
          expect(entries.length).toBeLessThanOrEqual(limits.size);
          expect(journal.first).toBe(entries[0]?.sequence ?? journal.last + 1);
          expect(journal.dropped).toBeGreaterThanOrEqual(0);
          expect(journal.count).toBe(journal.dropped + entries.length);
        }
      }),
      { seed: 20_261_130, numRuns: 100 },
    );
  });

  it('wants entries only where it keeps them or somebody watches', () => {
    const journal = new Journal({ ...limits, size: 0 });
    expect(journal.isWanted).toBe(false);
    const stop = journal.watch({ onEntry: nothing });
    expect(journal.isWanted).toBe(true);
    expect(journal.add(makeEntry())).toBe(1);
    stop();
    expect([journal.isWanted, journal.pass(), journal.count, journal.dropped]).toEqual([false, 2, 2, 2]);
    expect([...journal.entries()]).toEqual([]);
  });

  it('completes no entry that is not kept any more', () => {
    const journal = new Journal(limits);
    const entry = makeEntry();
    journal.add(entry);
    for (let i = 0; i < 3; i += 1) journal.add(makeEntry());
    journal.complete(entry, toStoredBody(Buffer.from('late'), 10));
    expect(entry.request.bytes).toBeUndefined();
  });

  it('is, whatever happens to it, the newest entries with the newest bodies that there is room for', () => {
    const act = fc.oneof(
      { weight: 6, arbitrary: fc.record({ sent: fc.nat(60), answered: fc.nat(60) }) },
      { weight: 1, arbitrary: fc.constant('clear' as const) },
      { weight: 2, arbitrary: fc.record({ late: fc.integer({ min: 1, max: 60 }), back: fc.nat(4) }) },
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 5 }),
        fc.nat(200),
        fc.array(act, { maxLength: 40 }),
        (size, bytes, acts) => {
          const journal = new Journal({ size, bodyBytes: 1_000, bytes });
          let kept: StoredEntry[] = [];
          let model: number[] = [];
          let last = 0;
          let cleared = 0;
          for (const each of acts) {
            if (each === 'clear') {
              journal.clear();
              kept = [];
              model = [];
              cleared = last;
            } else if ('late' in each) {
              const entry = kept.at(-1 - each.back);
              if (entry !== undefined) {
                model[kept.indexOf(entry)] = each.late + (entry.response.bytes?.length ?? 0);
                journal.complete(entry, toStoredBody(Buffer.alloc(each.late), 1_000));
              }
            } else {
              const entry = withBodies(each.sent, each.answered);
              last += 1;
              expect(journal.add(entry)).toBe(last);
              kept = size === 0 ? [] : [...kept, entry].slice(-size);
              model = size === 0 ? [] : [...model, each.sent + each.answered].slice(-size);
            }
            expect([...journal.entries()]).toEqual(kept);
            expect(kept.map(({ sequence }) => journal.get(sequence))).toEqual(kept);
            expect([journal.get(journal.first - 1), journal.get(last + 1)]).toEqual([undefined, undefined]);
            expect([journal.last, journal.first, journal.count, journal.dropped]).toEqual([
              last,
              last - kept.length + 1,
              last - cleared,
              last - cleared - kept.length,
            ]);
            // The oldest bodies go until there is room.
            for (let over = sum(model) - bytes; over > 0; over = sum(model) - bytes) {
              model[model.findIndex((weight) => weight > 0)] = 0;
            }
            expect(kept.map(weightOf)).toEqual(model);
          }
        },
      ),
    );
  });
});
