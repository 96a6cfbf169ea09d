import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shownFault } from '../../mock/faults/armed-faults.js';
import type { FaultGiven } from '../../mock/index.js';
import { createParts } from '../../mock/server/mock.js';
import type { Sandbox } from '../../mock/worlds/sandbox.js';
import { at, type Client, createClient } from '../support/client.js';
import { inDepth, isDeep } from '../support/depth.js';
import { anyFaults } from '../support/fault-arbitraries.js';
import { idOf, parityWorldFile, tokenOf } from '../support/parity-world.js';
import { actor, operation, remembered, snapshotOperation } from '../support/world-requests.js';

const graph = { nodes: [{ id: 'a', componentId: '5ca5c44c187c040010a9bb8b', function: 'f' }] };

const clock = { now: Date.UTC(2026, 2, 1), frozen: true };

/** A sandbox among others, and one that does the same in a mock of its own. */
interface Twins {
  readonly name: string;
  readonly sandbox: Sandbox;
  readonly twin: Sandbox;
  readonly alone: Client;
}

const names = ['a', 'b', 'c', 'd'];

/** Steps of one round go to different sandboxes, all at once. */
const round = fc.uniqueArray(
  fc.record({
    where: fc.nat(names.length - 1),
    actor,
    operation: fc.oneof({ weight: 5, arbitrary: operation }, snapshotOperation),
  }),
  {
    selector: ({ where }) => where,
    minLength: 1,
    maxLength: names.length,
  },
);

/** How a request ends for who sent it. */
const endOf = (sent: Promise<{ status: number; text: string }>) =>
  sent.then(
    ({ status, text }) => [status, text],
    (error) => [String(error), String(error.cause?.code)],
  );

const noFaults = fc.constant<readonly FaultGiven[]>([]);

// Silence has no end.
const someFaults = anyFaults.map((faults) => faults.filter((fault) => !JSON.stringify(fault).includes('silence')));

describe('nothing leaks between sandboxes', () => {
  it.each([
    ['', noFaults],
    [', while faults are armed in some of them', someFaults],
  ])('each answers and ends as a mock of its own does that gets the same requests%s', async (_, faults) => {
    const asked = new Map<string, Set<unknown>>();
    let fired = 0;
    const armed = fc.tuple(noFaults, faults, faults, noFaults);
    await fc.assert(
      fc.asyncProperty(fc.array(round, { minLength: 10, maxLength: 40 }), armed, async (rounds, armedIn) => {
        const options = { scenario: parityWorldFile, timing: 'real' as const };
        const { sandboxes, mock } = await createParts(options);
        const client = createClient(mock, undefined);
        const twins: Twins[] = [];
        for (const [i, name] of names.entries()) {
          const given = { clock, faults: armedIn[i] ?? [] };
          const { sandbox } = await sandboxes.put(name, given);
          const alone = await createParts(options);
          const twin = (await alone.sandboxes.put(name, given)).sandbox;
          twins.push({ name, sandbox, twin, alone: createClient(alone.mock, undefined) });
        }
        const before = remembered(sandboxes.main);
        const untouched = (await sandboxes.put('untouched', { clock })).sandbox;
        const fresh = remembered(untouched);

        const take = async ({ where, actor: who, operation: { method, path, body } }: (typeof rounds)[0][0]) => {
          const pair = twins[where];
          if (pair === undefined) throw new Error('no such sandbox');
          const sending = { token: tokenOf(who), ...(body === undefined ? {} : { body }) };
          const here = await endOf(client.send(method, `/@${pair.name}${path}`, sending));
          const there = await endOf(pair.alone.send(method, `/@${pair.name}${path}`, sending));
          expect([method, path, ...here]).toEqual([method, path, ...there]);
          const kind = `${method} ${path.replace(/[0-9a-f]{24}/, 'id')}`;
          asked.set(kind, (asked.get(kind) ?? new Set()).add(here[0]));
        };
        for (const steps of rounds) await Promise.all(steps.map(take));

        for (const { twin, sandbox } of twins) {
          expect(remembered(sandbox)).toEqual(remembered(twin));
          fired += sandbox.faults.list().reduce((sum, fault) => sum + shownFault(fault).fired, 0);
        }
        expect(remembered(sandboxes.main)).toEqual(before);
        expect(remembered(untouched)).toEqual(fresh);
      }),
      { seed: 20_261_124, numRuns: inDepth(25) },
    );
    // Requests that are all refused would prove nothing; a sample is too small to have each kind taken once.
    const refused = [...asked].filter(([, ends]) => [...ends].every((end) => typeof end !== 'number' || end >= 400));
    if (isDeep) expect(refused.map(([kind]) => kind)).toEqual([]);
    expect(fired > inDepth(20), `${fired} fired`).toBe(faults !== noFaults);
  });

  it('a page that one has rendered is not the page of another whose list is the same but for one flow', async () => {
    const { mock } = await createParts({ scenario: parityWorldFile });
    const client = createClient(mock, tokenOf('alice'));
    for (const name of ['a', 'b']) await mock.sandbox(name);
    const list = async (name: string) => at((await client.get(`/@${name}/flows?page[size]=50`)).body, 'meta', 'total');
    const total = await list('a');
    await client.send('DELETE', `/@a/flows/${idOf('flows', 'zeta')}`);
    await client.post('/@b/flows', { graph });
    expect([await list('a'), await list('b')]).toEqual([Number(total) - 1, Number(total) + 1]);
  });

  it('who may not come in any more in one is not let in because another knows him', async () => {
    const { mock } = await createParts({ scenario: parityWorldFile });
    const client = createClient(mock, tokenOf('alice'));
    for (const name of ['a', 'b']) await mock.sandbox(name);
    const statuses = async () => {
      const answers = [];
      for (const name of ['b', 'a', 'b']) answers.push((await client.get(`/@${name}/flows`)).status);
      return answers;
    };
    expect(await statuses()).toEqual([200, 200, 200]);
    const disabled = { token: tokenOf('admin'), body: { status: 'DISABLED' } };
    await client.send('PATCH', `/@a/users/${idOf('users', 'alice')}`, disabled);
    expect(await statuses()).toEqual([200, 401, 200]);
  });
});
