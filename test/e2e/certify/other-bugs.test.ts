import { describe, expect, it } from 'vitest';
import { suites } from '../../../contracts/index.js';
import { describeBugs } from '../../support/certify-bugs.js';
import { BUGS } from '../../support/clients/bugs.mjs';

const OF_PROCESSES = ['FM-PAY-08', 'FM-PAY-11', 'FM-HYG-04', 'FM-RES-15', 'FM-RES-16'];

describeBugs('evolution');
describeBugs('hygiene');

describe('every case', () => {
  it('is failed by a client that fails no other', () => {
    const failures = Object.values(BUGS)
      .flatMap((bugs) => Object.values(bugs))
      .map((expected) => Object.entries(expected).filter(([, verdict]) => /FAIL|WARN/.test(verdict)));
    const alone = new Set(failures.flatMap((ids) => (ids.length === 1 ? ids.map(([id]) => id) : [])));
    const unseen = suites
      .flatMap(({ cases }) => cases.map(({ id }) => id))
      // The cells of the matrix, and what only a process can get wrong, have tests of their own.
      .filter((id) => !alone.has(id) && !id.startsWith('FM-MX-') && !OF_PROCESSES.includes(id));
    expect(unseen).toEqual([]);
  });
});
