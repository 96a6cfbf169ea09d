import { describe, expect, it } from 'vitest';
import { suites } from '../../../../contracts/index.js';
import { selectCases } from '../../../../src/harness/certify/selection.js';

const ids = (wanted: Parameters<typeof selectCases>[1]): string[] =>
  selectCases(suites, wanted).map(({ given }) => given.id);

describe('which cases are wanted', () => {
  it('is all of them where nothing is said, in the order of the suites', () => {
    const all = ids({});
    expect(all).toHaveLength(suites.reduce((sum, { cases }) => sum + cases.length, 0));
    expect(all[0]).toBe('FM-CORE-01');
    expect(ids({ suites: [], cases: [] })).toEqual(all);
    expect(new Set(all).size).toBe(all.length);
  });

  it('is a suite, several, or ids that fit a glob', () => {
    expect(ids({ suites: ['hygiene'] })).toEqual(['1', '2', '3', '4', '5', '6', '7', '8'].map((at) => `FM-HYG-0${at}`));
    expect(ids({ suites: ['hygiene', 'evolution'] })[0]).toMatch(/^FM-(?:EVO|MX)-/);
    expect(ids({ cases: ['fm-pay-*'] })).toEqual(
      ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12', '13'].map((at) => `FM-PAY-${at}`),
    );
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
