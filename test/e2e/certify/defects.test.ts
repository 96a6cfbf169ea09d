import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createPool } from '../../../src/client/pool.js';
import { certify, certifyCommand } from '../../../src/harness/certify/certify.js';
import { runOther } from '../../support/clients/other-client.mjs';
import { DEFECTS, DEFECTS_OF_PROCESSES, MORE_DEFECTS } from '../../support/clients/other-defects.mjs';

const inTurn = createPool(4);
/** Of those that there are more, the test takes one in so many; test/bench/certify-clients.mjs takes all. */
const SAMPLE = 4;

const looked = [...Object.entries(DEFECTS), ...Object.entries(MORE_DEFECTS).filter((_, at) => at % SAMPLE === 0)];
const otherFile = fileURLToPath(new URL('../../support/clients/other-client.mjs', import.meta.url));

const LOGIN = { features: ['login'] } as const;

describe.concurrent('a client that others have written', () => {
  it.each(looked)(
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
    const cases = [...new Set(looked.map(([, said]) => said).flatMap((said) => said.replace(/^\w+ /, '').split('|')))];
    const result = await inTurn(() => certify((job) => runOther(job), { ...LOGIN, cases, timeoutMs: 40_000 }));
    const others = result.cases.filter(({ verdict }) => verdict !== 'PASS');
    expect(others.map(({ id, verdict, observed }) => [id, verdict, observed])).toEqual([]);
  }, 600_000);

  it.each(Object.entries(DEFECTS_OF_PROCESSES))(
    'is caught as a process with the defect %s: %s',
    async (defect, said) => {
      const [verdict = '', id = ''] = said.split(' ');
      const given = { command: [process.execPath, otherFile, defect], env: process.env, cwd: process.cwd() };
      // What a login gives away shows where there is one.
      const cases = id === 'FM-HYG-04' ? [id, 'FM-RES-11'] : [id];
      const result = await inTurn(() => certifyCommand(given, { ...LOGIN, cases, timeoutMs: 60_000 }));
      expect(result.cases.find((each) => each.id === id)?.verdict).toBe(verdict);
    },
    600_000,
  );
});
