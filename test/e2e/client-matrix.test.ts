import { describe, expect, it } from 'vitest';
import { createClient, type PartnerEvent } from '../../src/client/index.js';
import { createPool } from '../../src/client/pool.js';
import { type Effect, effects, isPassing } from '../support/matrix/effects.js';
import { faultsIn } from '../support/matrix/judge.js';
import {
  operations,
  PASSWORD,
  type Position,
  startService,
  TOKENS,
  type World,
} from '../support/matrix/spoilt-flowmate.js';

const events: readonly PartnerEvent[] = [
  { id: 'e1', user: 'constructor', data: { a: 'x', b: [null, { c: 1.5 }] } },
  { id: 'e2', user: 'constructor', data: { a: 'x', b: [null, { c: 1.5 }] } },
];
const world: World = { user: 'constructor', flows: 3, cap: 2, expires: true };
const positions: Readonly<Record<string, Position>> = {
  first: (n) => n === 1,
  second: (n) => n === 2,
  'for ever': () => true,
};
/** Cells run side by side, but not so many that the answers of a busy machine come too late. */
const inPool = createPool(30);

/** Runs the SDK in one cell, and gives all that it did wrong, and whether it delivered. */
async function run(
  aWorld: World,
  cell?: { operation: (typeof operations)[number]; effect: Effect; position: Position },
): Promise<{ wrong: string[]; ok: boolean; requests: number }> {
  const service = await startService(aWorld, cell);
  try {
    const client = createClient({
      baseUrl: service.url,
      token: TOKENS[0],
      username: 'partner',
      password: PASSWORD,
      timeoutMs: 3_000,
      retry: { tries: 3, firstWaitMs: 5, totalMs: 10_000 },
    });
    const result = await client.dispatch(
      events.map((event) => ({ ...event, user: aWorld.user })),
      { concurrency: 8 },
    );
    const conduct = { ok: result.ok, output: JSON.stringify(result) };
    const wrong = faultsIn(service, aWorld, events, cell?.effect, conduct);
    return { wrong, ok: result.ok, requests: service.seen.length };
  } finally {
    await service.close();
  }
}

describe.each(operations)('the SDK when the answer to %s is spoilt', (operation) => {
  const cells = effects.filter(({ only }) => only === undefined || only === operation);

  it.each(Object.keys(positions))('does right, or says what was given up: %s', async (name) => {
    const position = positions[name] ?? (() => false);
    const found = await Promise.all(
      cells.map(async (effect) => ({ effect, ...(await inPool(() => run(world, { operation, effect, position }))) })),
    );
    expect(found.filter(({ wrong }) => wrong.length > 0).map(({ effect, wrong }) => [effect.name, wrong])).toEqual([]);
    const gaveUp = found.filter(({ effect, ok }) => name !== 'for ever' && isPassing(effect) && !ok);
    expect(gaveUp.map(({ effect }) => effect.name)).toEqual([]);
  });
});

describe('the SDK where a service', () => {
  const metas: Readonly<Record<string, World['meta']>> = {
    'says nothing of totals': () => undefined,
    'says null': () => null,
    'has totals as texts': ({ total }) => ({ total: String(total), totalPages: 'many' }),
    'counts the page alone': ({ perPage }) => ({ total: perPage, totalPages: 1 }),
    'counts nothing': () => ({ total: 0, page: 0, perPage: 0, totalPages: 0 }),
    'counts too many': ({ total }) => ({ total: 10 * Number(total), totalPages: 50 }),
    'counts one too few': ({ total, totalPages }) => ({ total: Number(total) - 1, totalPages }),
    'is right': (truth) => truth,
  };
  it.each(Object.keys(metas))('%s, has every flow run', async (name) => {
    for (const flows of [0, 1, 100, 201]) {
      const meta = metas[name];
      const { wrong, ok } = await run({ user: 'ann', flows, cap: 100, ...(meta === undefined ? {} : { meta }) });
      expect([flows, wrong, ok]).toEqual([flows, [], true]);
    }
  });

  it('cuts pages, has every flow run', async () => {
    for (const flows of [24, 25, 26, 60]) {
      const { wrong, ok } = await run({ user: 'ann', flows, cap: 25 });
      expect([wrong, ok]).toEqual([[], true]);
    }
  });

  it.each(['ann', 'constructor', '__proto__', 'é', 'e\u0301', ' ann ', 'a&b=c#d?e+f%41/ä', 'ﬁ', 'ß', '\u0130'])(
    'ignores filters, runs the flows of %j alone',
    async (user) => {
      for (const ignoresFilters of [true, false]) {
        const { wrong, ok } = await run({ user, flows: 3, cap: 10, ignoresFilters });
        expect([wrong, ok]).toEqual([[], true]);
      }
    },
  );
});
