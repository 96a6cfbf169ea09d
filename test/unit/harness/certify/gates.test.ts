import { describe, expect, it } from 'vitest';
import type { CertificationCase } from '../../../../contracts/index.js';
import { settle } from '../../../../src/harness/certify/certify.js';
import { Gates, inRunningOrder, settleAll } from '../../../../src/harness/certify/gates.js';
import type { PlannedCase } from '../../../../src/harness/certify/plan.js';
import type { CaseResult } from '../../../../src/harness/certify/result.js';
import { makeCase } from '../../../support/certification-result.js';

function plan(id: string, given: Partial<CertificationCase> = {}): PlannedCase {
  const texts = { title: '', requirement: '', source: '', hint: '' };
  return { suite: 's', given: { id, level: 'MUST', ...texts, world: { users: {} }, events: [], judges: [], ...given } };
}

const missing = { judge: 'flows-run', verdict: 'FAIL', expected: '', observed: '' } as const;
const failing = (id: string): CaseResult => makeCase({ id, verdict: 'FAIL', entries: [], checks: [missing] });

/** Verdicts in the order in which they became final. */
async function run(
  planned: readonly PlannedCase[],
  results: readonly CaseResult[],
  beside: readonly CaseResult[] = [],
) {
  const settled: string[] = [];
  const ran: string[] = [];
  const gates = new Gates({
    planned,
    runBeside: async (id) => {
      ran.push(id);
      return beside.find((each) => each.id === id);
    },
    onSettled: (_, { id, verdict }) => settled.push(`${id} ${verdict}`),
  });
  for (const result of results) {
    const each = planned.find(({ given }) => given.id === result.id);
    if (each !== undefined) gates.add(each, result);
  }
  const before = [...settled];
  await gates.end();
  return { before, settled, ran };
}

describe('cases that presuppose others', () => {
  it('run behind them, and the others by how long a client waits in them, and how much it delivers', () => {
    const world = {
      users: { ada: { flows: { many: { count: 200 }, off: { count: 300, status: 'inactive' } } } },
    } as const;
    const planned = [
      plan('few', { world: { users: { ada: { flows: { one: {} } } } }, events: [{ of: 'ada' }] }),
      plan('many', { world, events: [{ of: 'ada' }] }),
      plan('A', { faults: ['getFlows:silence'] }),
      plan('B'),
      plan('C', { requires: ['D'] }),
      plan('D', { requires: ['FM-CORE-01'] }),
      plan('FM-CORE-01'),
    ];
    expect(inRunningOrder(planned).map(({ given }) => given.id)).toEqual([
      'FM-CORE-01',
      'D',
      'A',
      'many',
      'few',
      'B',
      'C',
    ]);
  });

  it('have an order, too, where they presuppose each other', async () => {
    const planned = [plan('A', { requires: ['B'] }), plan('B', { requires: ['A'] }), plan('C', { requires: ['C'] })];
    expect(inRunningOrder(planned)).toHaveLength(3);
    const { settled } = await run(planned, [failing('A'), failing('B'), failing('C')]);
    expect(settled.map((each) => each.split(' ')[0]).sort()).toEqual(['A', 'B', 'C']);
    const results = [failing('A'), failing('B'), failing('C')];
    expect(settleAll(results, (id) => planned.find(({ given }) => given.id === id)?.given)).toHaveLength(3);
  });

  it('wait with their verdict until that of their gate is known', async () => {
    const planned = [plan('FM-CORE-01'), plan('A'), plan('B', { requires: ['A'] }), plan('C')];
    const results = [failing('B'), makeCase({ id: 'C' }), failing('A'), failing('FM-CORE-01')];
    expect((await run(planned, results)).settled).toEqual([
      'C PASS',
      'FM-CORE-01 FAIL',
      'A NOT_REACHED',
      'B NOT_REACHED',
    ]);
  });

  it('have a gate run beside that is no part of the run, once, and only where a verdict hangs on it', async () => {
    const planned = [plan('A'), plan('B'), plan('C')];
    const { before, settled, ran } = await run(
      planned,
      [failing('A'), failing('B'), makeCase({ id: 'C' })],
      [failing('FM-CORE-01')],
    );
    expect({ before, ran }).toEqual({ before: ['C PASS'], ran: ['FM-CORE-01'] });
    expect(settled).toEqual(['C PASS', 'A NOT_REACHED', 'B NOT_REACHED']);
    expect((await run(planned, [makeCase({ id: 'A' })])).ran).toEqual([]);
  });

  it('stay as they are where their gate passes, or never came to its end', async () => {
    const planned = [plan('FM-CORE-01'), plan('A')];
    expect((await run(planned, [makeCase({ id: 'FM-CORE-01' }), failing('A')])).settled).toContain('A FAIL');
    expect((await run(planned, [failing('A')])).settled).toEqual(['A FAIL']);
  });

  it('cannot presuppose what there is not', () => {
    const ownSuites = [{ name: 'own', description: '', cases: [plan('OWN-01', { requires: ['OWN-02'] }).given] }];
    expect(() => settle({ ownSuites })).toThrow('the case OWN-01 requires "OWN-02", and there is no such case');
  });
});
