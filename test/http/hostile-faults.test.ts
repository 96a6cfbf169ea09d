import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FaultGiven } from '../../mock/index.js';
import { anyBody, anyHeaders, anyOperation, anyQuery, authorization, toAttack } from '../support/arbitraries.js';
import { type Attack, createTarget } from '../support/attack.js';
import { inDepth } from '../support/depth.js';
import { anyFaults, idleFaults } from '../support/fault-arbitraries.js';
import { idOf, parityWorldFile, tokenOf } from '../support/parity-world.js';

const SEED = 20_261_124;

let target: Awaited<ReturnType<typeof createTarget>>;
let idle: Awaited<ReturnType<typeof createTarget>>;
const rejections: unknown[] = [];
const noteRejection = (reason: unknown) => rejections.push(reason);

beforeAll(async () => {
  process.on('unhandledRejection', noteRejection);
  target = await createTarget({ scenario: parityWorldFile });
  idle = await createTarget({ scenario: parityWorldFile, faults: idleFaults });
});

afterAll(() => {
  process.off('unhandledRejection', noteRejection);
});

const asAdmin = { authorization: `Bearer ${tokenOf('admin')}` };
const json = { ...asAdmin, 'content-type': 'application/json' };
const graph = { nodes: [{ id: 'a', componentId: '5ca5c44c187c040010a9bb8b', function: 'f' }] };

/** Requests that get somewhere, so that there is something to go wrong. */
const goodAttack = fc.constantFrom<Attack>(
  { method: 'GET', path: '/flows?filter[status]=active', headers: asAdmin },
  { method: 'GET', path: '/users?username=alice@example.com', headers: asAdmin },
  { method: 'GET', path: '/api/v1/users?meta=true', headers: asAdmin },
  { method: 'HEAD', path: '/templates', headers: asAdmin },
  { method: 'POST', path: '/flows', headers: json, body: JSON.stringify({ graph, name: 'a' }) },
  { method: 'PATCH', path: `/flows/${idOf('flows', 'zeta')}`, headers: json, body: '{"name":"b"}' },
  { method: 'POST', path: `/webhooks/${idOf('flows', 'alpha')}`, headers: json, body: '{"data":{"a":1}}' },
  { method: 'DELETE', path: `/flows/${idOf('flows', 'zeta')}`, headers: asAdmin },
);

const anyAttack = fc
  .tuple(anyOperation, anyQuery, authorization, anyHeaders, anyBody)
  .map(([operation, query, who, headers, { body, headers: type }]) =>
    toAttack(operation, query, [headers, type, who], body),
  );

const attack: fc.Arbitrary<Attack> = fc
  .tuple(
    fc.oneof(
      goodAttack,
      anyAttack,
      fc.constantFrom<Attack>(
        { method: 'GET', path: '/no/such' },
        { method: 'PUT', path: '/webhooks/x' },
        { method: 'OPTIONS', path: '/flows' },
      ),
    ),
    fc.oneof({ weight: 6, arbitrary: fc.constant(false) }, fc.constant(true)),
  )
  .map(([one, givesUp]) => ({ ...one, givesUp }));

async function survives(faults: readonly FaultGiven[], attacks: readonly Attack[]): Promise<void> {
  await target.reset();
  target.mock.faults.clear();
  await target.mock.faults.arm(...faults);
  const before = target.counts.fired;
  for (const one of attacks) {
    const { problems } = await target.send(one);
    if (problems.length > 0) throw new Error(`${one.method} ${one.path.slice(0, 300)}: ${problems.join('; ')}`);
  }
  const armed = target.mock.faults.list();
  // Each firing is in the journal, and each fault has fired as often as it may at most.
  expect(armed.reduce((sum, { fired }) => sum + fired, 0)).toBe(target.counts.fired - before);
  for (const { fired, matched, left } of armed) {
    expect(fired).toBeLessThanOrEqual(matched);
    expect(left ?? 0).toBeGreaterThanOrEqual(0);
  }
}

describe('whatever is sent while whatever is armed', () => {
  it('every request comes to an end that fetch knows, and what no fault touches is as ever', async () => {
    const attacks = fc.array(attack, { minLength: 8, maxLength: 8, size: 'max' });
    await fc.assert(fc.asyncProperty(anyFaults, attacks, survives), { seed: SEED, numRuns: inDepth(600, 30) });
    expect(target.counts.fired).toBeGreaterThan(inDepth(1_000, 50));
    expect(target.counts.byStatus.get(0)).toBeGreaterThan(inDepth(200, 10));
  });

  it('many at once come to their ends, too', async () => {
    const attacks = fc.array(goodAttack, { minLength: 20, maxLength: 20, size: 'max' });
    await fc.assert(
      fc.asyncProperty(anyFaults, attacks, async (faults, together) => {
        await target.reset();
        target.mock.faults.clear();
        await target.mock.faults.arm(...faults, '*:silencex1');
        const gone = AbortSignal.timeout(200);
        const ends = await Promise.allSettled(
          together.map(({ method, path, headers = {}, body }) =>
            target.mock
              .request(path, { method, headers, signal: gone, ...(body === undefined ? {} : { body }) })
              .then((response) => response.text()),
          ),
        );
        for (const end of ends) {
          if (end.status === 'rejected')
            expect(String(end.reason)).toMatch(/^TypeError: (?:fetch failed|terminated)$|TimeoutError/);
        }
      }),
      { seed: SEED, numRuns: inDepth(30) },
    );
  });

  it('the mock is as it was once nothing is armed any more', async () => {
    await target.reset();
    target.mock.faults.clear();
    const answer = await target.send({ method: 'GET', path: '/flows?page[size]=0', headers: asAdmin });
    expect(answer.problems).toEqual([]);
    expect(JSON.parse(answer.text).data).toHaveLength(55);
  });

  it('no promise was left to reject on its own', () => {
    expect(rejections).toEqual([]);
  });
});

describe('faults that look at everything and have nothing to do', () => {
  it('change no answer', async () => {
    const plain = await createTarget({ scenario: parityWorldFile });
    const attacks = fc.array(fc.oneof(goodAttack, anyAttack), { minLength: 6, maxLength: 6, size: 'max' });
    await fc.assert(
      fc.asyncProperty(attacks, async (all) => {
        await plain.reset();
        await idle.reset();
        for (const one of all) {
          const answers = [await plain.send(one), await idle.send(one)];
          expect(answers.map(({ status }) => status)).toEqual([answers[0]?.status, answers[0]?.status]);
          expect(answers[1]?.problems).toEqual([]);
        }
        expect(idle.mock.faults.list().map(({ fired }) => fired)).toEqual(idleFaults.map(() => 0));
      }),
      { seed: SEED, numRuns: inDepth(150) },
    );
  });
});
