import { describe, expect, it } from 'vitest';
import { type CertificationCase, type CertificationSuite, type Edition, suites } from '../../../../contracts/index.js';
import { setsOf, suitesOfSets } from '../../../../src/harness/certify/sets.js';

const idsIn = (list: readonly CertificationSuite[]): readonly string[] =>
  list.flatMap(({ cases }) => cases.map(({ id }) => id));

/** The suites as they are when a later edition has brought a case to each. */
function withLaterCases(since: Edition): readonly CertificationSuite[] {
  return suites.map((suite) => {
    const [first] = suite.cases;
    if (first === undefined) return suite;
    const later: CertificationCase = { ...first, id: `${first.id}-LATER`, since };
    return { ...suite, cases: [later, ...suite.cases] };
  });
}

describe('a set of cases', () => {
  it('has the cases of one suite, or of all', () => {
    const sets = setsOf(suites);
    expect([...sets.keys()]).toEqual([...suites.map(({ name }) => `${name}-2026.12`), 'all-2026.12']);
    for (const { name, cases } of suites) {
      expect(idsIn(sets.get(`${name}-2026.12`) ?? [])).toEqual(cases.map(({ id }) => id));
    }
    expect(idsIn(sets.get('all-2026.12') ?? [])).toEqual(idsIn(suites));
  });

  it('has none of a later edition', () => {
    const later = withLaterCases('2999.01' as Edition);
    expect(idsIn(later)).toHaveLength(idsIn(suites).length + suites.length);
    expect(idsIn(suitesOfSets(later, ['core-2026.12']))).toEqual(idsIn(suitesOfSets(suites, ['core-2026.12'])));
    expect(idsIn(suitesOfSets(later, ['all-2026.12']))).toEqual(idsIn(suites));
  });

  it('may be joined to another, each case once, in the order of the suites', () => {
    const joined = suitesOfSets(suites, ['hygiene-2026.12', 'all-2026.12', 'core-2026.12']);
    expect(idsIn(joined)).toEqual(idsIn(suites));
    expect(suitesOfSets(suites, ['hygiene-2026.12', 'core-2026.12']).map(({ name }) => name)).toEqual([
      'core',
      'hygiene',
    ]);
  });

  it.each(['core', 'core-2025.01', 'CORE-2026.12', 'own-2026.12', ''])(
    '%j does not exist, and those that do are named',
    (name) => {
      expect(() => suitesOfSets(suites, [name])).toThrow(
        /^there is no set ".*": core-2026\.12, resilience-2026\.12, evolution-2026\.12, hygiene-2026\.12, all-2026\.12$/,
      );
    },
  );
});
