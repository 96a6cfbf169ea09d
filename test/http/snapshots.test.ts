import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createParts } from '../../mock/server/mock.js';
import { createClient, partnerOf } from '../support/client.js';
import { inDepth } from '../support/depth.js';
import { parityWorldFile, tokenOf } from '../support/parity-world.js';
import { actor, operation, type Request, rememberedWorld } from '../support/world-requests.js';

interface Step {
  readonly actor: string;
  readonly operation: Request;
}

/** A mock whose clock stands still, and what it takes to send it some steps. Gives the texts that it answers. */
async function world() {
  const { mock, sandboxes } = await createParts({ scenario: parityWorldFile, timing: 'real' });
  const { sandbox } = await sandboxes.put('one', { clock: { now: Date.UTC(2026, 2, 1), frozen: true } });
  const client = createClient(mock, undefined);
  return {
    sandbox,
    snapshot: async (what: '' | '/restore') =>
      expect((await client.post(`/@one/_mock/snapshots/kept${what}`)).status).toBe(200),
    run: async (steps: readonly Step[]) => {
      const answers: string[] = [];
      for (const { actor: who, operation: one } of steps) {
        const sending = { token: tokenOf(who), ...(one.body === undefined ? {} : { body: one.body }) };
        answers.push((await client.send(one.method, `/@one${one.path}`, sending)).text);
      }
      return answers;
    },
  };
}

// The list of snapshots is not part of the world.
const steps = fc.array(fc.record({ actor, operation: operation.filter(({ path }) => path !== '/_mock/snapshots') }), {
  maxLength: 15,
});

describe('a restored snapshot', () => {
  it('is the world as it was, as often as it is restored, whatever was done since', async () => {
    await fc.assert(
      fc.asyncProperty(steps, steps, steps, async (before, since, later) => {
        const { sandbox, snapshot, run } = await world();
        await run(before);
        const then = rememberedWorld(sandbox);
        await snapshot('');
        for (const more of [since, later, since]) {
          await run(more);
          await snapshot('/restore');
          expect(rememberedWorld(sandbox)).toEqual(then);
        }
      }),
      { seed: 20_261_124, numRuns: inDepth(40) },
    );
  });

  it('goes on as if what was done since had never been done, answers included', async () => {
    await fc.assert(
      fc.asyncProperty(steps, steps, steps, async (before, since, after) => {
        const [one, other] = [await world(), await world()];
        await one.run(before);
        await one.snapshot('');
        await one.run(since);
        await one.snapshot('/restore');
        await one.run(since);
        await one.snapshot('/restore');
        await other.run(before);
        expect(await one.run(after)).toEqual(await other.run(after));
        expect(rememberedWorld(one.sandbox)).toEqual(rememberedWorld(other.sandbox));
      }),
      { seed: 20_261_124, numRuns: inDepth(40) },
    );
  });
});

/** Faults that count requests, draw for them, or count within windows of time. */
const faults = fc.uniqueArray(
  fc.constantFrom(
    ...['*:503x3', 'getFlows:429(retry-after=1)%0.5', 'getUsers#2:503', 'getFlows:rate-limit(2/10m)', '*:500%0.3'],
    ...['getFlow:404x1', 'getUsers:ignore-filters%0.4', '*:latency(0)'],
  ),
  { maxLength: 4 },
);

/** What arms faults, and what shows them and the journal. */
const faultOperation: fc.Arbitrary<Request> = fc.oneof(
  faults.map((given) => ({ method: 'PUT', path: '/_mock/faults', body: given.map((text) => ({ text })) })),
  fc.constantFrom<Request[]>(
    { method: 'POST', path: '/_mock/faults', body: { text: 'getUsers:401x2' } },
    { method: 'GET', path: '/_mock/faults' },
    { method: 'GET', path: '/_mock/requests?bodies=false' },
    { method: 'GET', path: '/flows' },
    { method: 'GET', path: '/users' },
  ),
);

const faultSteps = fc.array(fc.record({ actor, operation: fc.oneof(operation, faultOperation) }), { maxLength: 15 });

/** Steps that leave the entries of the journal there: a snapshot has the place in it, not what a reset drops. */
const stepsInJournal = faultSteps.map((all) => all.filter((step) => step.operation.path !== '/_mock/reset'));

/** An entry of the journal without the time of this machine. */
const timeless = (text: string): string => text.replaceAll(/"(?:durationMs|wallTime)":[^,}]+,?/g, '');

it('after a rewind the same requests meet the same answers, byte for byte: faults, their dice and the journal go back, too', async () => {
  await fc.assert(
    fc.asyncProperty(faultSteps, stepsInJournal, stepsInJournal, async (before, since, after) => {
      const { snapshot, run } = await world();
      await run(before);
      await snapshot('');
      const first = await run(after);
      await run(since);
      await snapshot('/restore');
      expect((await run(after)).map(timeless)).toEqual(first.map(timeless));
    }),
    { seed: 20_261_130, numRuns: inDepth(80) },
  );
});

it('the thousand-and-first snapshot is refused with 429, replacing one is not', async () => {
  const partner = await partnerOf('guide');
  for (let i = 0; i < 1_000; i += 1) await partner.post(`/_mock/snapshots/s${i}`);
  const more = await partner.post('/_mock/snapshots/more');
  expect(more.status).toBe(429);
  expect(more.text).toMatch(/There are 1000 snapshots already: delete one/);
  expect((await partner.post('/_mock/snapshots/s7')).status).toBe(200);
  await partner.send('DELETE', '/_mock/snapshots/s8');
  expect((await partner.post('/_mock/snapshots/more')).status).toBe(200);
});
