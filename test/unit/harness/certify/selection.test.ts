import { describe, expect, it } from 'vitest';
import { suites } from '../../../../contracts/index.js';
import { selectCases } from '../../../../src/harness/certify/selection.js';

const ids = (wanted: Parameters<typeof selectCases>[1]): string[] =>
  selectCases(suites, wanted).map(({ given }) => given.id);

describe('which cases are wanted', () => {
  it('is all of them where nothing is said, in the order of the suites', () => {
    const all = ids({});
    expect(all).toHaveLength(41);
    expect(all[0]).toBe('FM-CORE-01');
    expect(ids({ suites: [], cases: [] })).toEqual(all);
    expect(new Set(all).size).toBe(all.length);
  });

  it('is a suite, several, or ids that fit a glob', () => {
    expect(ids({ suites: ['hygiene'] })).toEqual(['FM-HYG-01', 'FM-HYG-02', 'FM-HYG-03']);
    expect(ids({ suites: ['hygiene', 'evolution'] })[0]).toBe('FM-EVO-01');
    expect(ids({ cases: ['fm-pay-*'] })).toEqual(['FM-PAY-01', 'FM-PAY-02', 'FM-PAY-03', 'FM-PAY-04']);
    expect(ids({ cases: ['FM-?O*-01', 'FM-RES-13'] })).toEqual(['FM-CORE-01', 'FM-RES-13']);
    expect(ids({ suites: ['core'], cases: ['*-01'] })).not.toContain('FM-RES-01');
  });

  it.each([
    [{ suites: ['cor'] }, /there is no suite "cor": core, resilience, evolution, hygiene/],
    [
      { cases: ['FM-XX-*'] },
      /no case fits "FM-XX-\*" \(\* is any text, \? any letter\): certify --list shows their ids/,
    ],
    [{ cases: ['FM-CORE-01', 'FM-CORE-99'] }, /no case fits "FM-CORE-99"/],
    [{ suites: ['core'], cases: ['FM-RES-01'] }, /no case in core fits "FM-RES-01"/],
    [{ cases: ['FM.CORE.01'] }, /no case fits/],
  ])('refuses %j', (wanted, why) => {
    expect(() => ids(wanted)).toThrow(why);
  });
});
