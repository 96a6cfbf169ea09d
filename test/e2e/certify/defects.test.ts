import { describe, expect, it } from 'vitest';
import { createPool } from '../../../src/client/pool.js';
import { certify } from '../../../src/harness/certify/certify.js';
import { runOther } from '../../support/clients/other-client.mjs';
import { DEFECTS } from '../../support/clients/other-defects.mjs';

const inTurn = createPool(4);
const LOGIN = { features: ['login'] } as const;

describe.concurrent('a client that others have written', () => {
  it.each(Object.entries(DEFECTS))(
    'is caught with the defect %s: %s',
    async (defect, said) => {
      const [verdict = '', ids = ''] = said.split(' ');
      const cases = ids.split('|');
      // Longer than its own time-outs, also where it has none for a while.
      const options = { ...LOGIN, cases, timeoutMs: defect.includes('time-out') ? 15_000 : 40_000 };
      const result = await inTurn(() => certify((job) => runOther(job, defect), options));
      expect(result.cases.map((each) => each.verdict)).toContain(verdict);
      expect(cases).toContain(result.causes[0]?.lead);
    },
    600_000,
  );

  it('passes all of these without a defect', async () => {
    const cases = [...new Set(Object.values(DEFECTS).flatMap((said) => said.replace(/^\w+ /, '').split('|')))];
    const result = await inTurn(() => certify((job) => runOther(job), { ...LOGIN, cases, timeoutMs: 40_000 }));
    const others = result.cases.filter(({ verdict }) => verdict !== 'PASS');
    expect(others.map(({ id, verdict, observed }) => [id, verdict, observed])).toEqual([]);
  }, 600_000);
});
