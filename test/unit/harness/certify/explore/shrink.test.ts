import { describe, expect, it } from 'vitest';
import { createCaseSource } from '../../../../../src/harness/certify/explore/draw-cases.js';
import type { DrawnCase } from '../../../../../src/harness/certify/explore/drawn-case.js';
import { shrink } from '../../../../../src/harness/certify/explore/shrink.js';
import { toCase } from '../../../../../src/harness/certify/explore/to-case.js';

const source = createCaseSource({ features: ['login'], pageSize: 10, fetchesFlows: true });
const drawn = source.draw(300, 7);

function flowsOf(each: DrawnCase): number {
  return Object.values(toCase(each, 'EXPLORE-1').world.users)
    .flatMap(({ flows = {} }) => Object.values(flows))
    .reduce((sum, { count = 1 }) => sum + count, 0);
}

function faultsOf(each: DrawnCase): string {
  return JSON.stringify(toCase(each, 'EXPLORE-1').faults ?? []);
}

/** Makes smaller what a client breaks on that cannot stand these. */
async function smallest(first: DrawnCase, breaks: (each: DrawnCase) => boolean, parallel = 4) {
  let turn = 0;
  return shrink(
    { drawn: first, seen: breaks(first) },
    {
      smaller: source.smaller,
      keyOf: (each) => JSON.stringify(toCase(each, 'EXPLORE-1')),
      look: async (each) => {
        // Some take longer than those that start after them.
        turn += 1;
        for (let wait = turn % 3; wait > 0; wait -= 1) await Promise.resolve();
        return breaks(each);
      },
      breaks: (broken) => broken,
      parallel,
      mostLooks: 1_000,
      signal: new AbortController().signal,
      deadline: Number.POSITIVE_INFINITY,
    },
  );
}

describe('shrinking', () => {
  it.each<[string, (each: DrawnCase) => boolean, Partial<Record<'faults' | 'flows' | 'events', number>>]>([
    [
      'two faults',
      (each) => /"lost-answer"/.test(faultsOf(each)) && /"status":503/.test(faultsOf(each)),
      { faults: 2 },
    ],
    ['several pages', ({ users }) => (users[0]?.flows ?? 0) > 10, { faults: 0, events: 1 }],
    ['two events', ({ events }) => events.length > 1, { faults: 0, events: 2 }],
  ])('comes down to %s', async (_, breaks, expected) => {
    const found = drawn.find(breaks);
    if (found === undefined) throw new Error('nothing of the kind was drawn');
    const { drawn: least, isSmallest } = await smallest(found, breaks);
    const { events, faults = [] } = toCase(least, 'EXPLORE-1');
    expect(isSmallest).toBe(true);
    expect({ faults: faults.length, flows: flowsOf(least), events: events.length }).toMatchObject(expected);
  });

  it('comes to the same, however many are looked at side by side', async () => {
    const breaks = (each: DrawnCase) => faultsOf(each).includes('"reset"');
    const found = drawn.find(breaks);
    if (found === undefined) throw new Error('no reset was drawn');
    const all = await Promise.all([1, 3, 16].map(async (parallel) => (await smallest(found, breaks, parallel)).drawn));
    expect(new Set(all.map((each) => JSON.stringify(each))).size).toBe(1);
  });

  it('ends at the bound of runs, with the smallest so far', async () => {
    const found = drawn.find(({ bursts }) => bursts.length === 3);
    if (found === undefined) throw new Error('no case of three bursts was drawn');
    let looks = 0;
    const result = await shrink(
      { drawn: found, seen: true },
      {
        smaller: source.smaller,
        keyOf: JSON.stringify,
        look: async () => {
          looks += 1;
          return true;
        },
        breaks: (broken) => broken,
        parallel: 2,
        mostLooks: 3,
        signal: new AbortController().signal,
        deadline: Number.POSITIVE_INFINITY,
      },
    );
    expect({ looks, isSmallest: result.isSmallest, told: result.looks }).toEqual({
      looks: 3,
      isSmallest: false,
      told: 3,
    });
  });
});
