import { describe, expect, it } from 'vitest';
import { createPool } from '../../../src/client/pool.js';
import { certify } from '../../../src/harness/certify/certify.js';
import { shareOf } from '../../support/certify-bugs.js';
import { runThird } from '../../support/clients/third-client.mjs';
import { THIRD_DEFECTS, THIRD_STYLES } from '../../support/clients/third-switches.mjs';

const inTurn = createPool(4);
const OPTIONS = { features: ['login'], timeoutMs: 40_000 } as const;
/** The test takes the first of them, and one in so many of the others; test/bench/certify-clients.mjs takes all. */
const [FIRST, SAMPLE] = [10, 8];

/** Each is looked at in one of so many cases. */
const SHARES = 2 * THIRD_STYLES.length;

const looked = Object.entries(THIRD_DEFECTS).filter((_, at) => at < FIRST || at % SAMPLE === 0);

describe.concurrent('a client that is written once more', () => {
  it.each(looked)(
    'is caught with the defect %s: %s',
    async (defect, said) => {
      const [verdict = '', id = ''] = said.split(' ');
      const result = await inTurn(() => certify((job) => runThird(job, [defect]), { ...OPTIONS, cases: [id] }));
      expect(result.cases.find((each) => each.id === id)?.verdict).toBe(verdict);
      expect(result.causes[0]?.lead).toBe(id);
    },
    600_000,
  );

  it.each(THIRD_STYLES.map((styles, at) => [styles.join(', '), styles, at] as const))(
    'is accused of nothing where it %s',
    async (_, styles, at) => {
      const cases = [...shareOf(at, SHARES)];
      const result = await inTurn(() => certify((job) => runThird(job, styles), { ...OPTIONS, cases }));
      const failed = result.cases.filter(({ verdict }) => !/^(?:PASS|NOT_APPLICABLE|WARN)$/.test(verdict));
      expect(failed.map(({ id, verdict, observed }) => [id, verdict, observed])).toEqual([]);
    },
    600_000,
  );
});
