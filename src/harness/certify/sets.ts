import { type CertificationSuite, type Edition, editions } from '../../../contracts/index.js';
import { ConfigError } from './client/client.js';

/** The name of the sets that hold the cases of every suite. */
const ALL = 'all';

/** Sets of cases by name, `core-2026.12` and `all-2026.12`: each is the same for ever. */
export function setsOf(suites: readonly CertificationSuite[]): ReadonlyMap<string, readonly CertificationSuite[]> {
  const sets = editions.flatMap((edition): (readonly [string, readonly CertificationSuite[]])[] => {
    const cut = suites.map((suite) => ({ ...suite, cases: suite.cases.filter(({ since }) => isIn(edition, since)) }));
    return [...cut.map((suite) => [`${suite.name}-${edition}`, [suite]] as const), [`${ALL}-${edition}`, cut] as const];
  });
  return new Map(sets);
}

function isIn(edition: Edition, since: Edition = editions[0]): boolean {
  return editions.slice(0, editions.indexOf(edition) + 1).includes(since);
}

/** The suites with the cases of these sets alone. Throws a ConfigError for a set that does not exist. */
export function suitesOfSets(
  suites: readonly CertificationSuite[],
  names: readonly string[],
): readonly CertificationSuite[] {
  const sets = setsOf(suites);
  const wanted = names.flatMap((name) => {
    const set = sets.get(name);
    if (set === undefined) {
      throw new ConfigError(`there is no set ${JSON.stringify(name)}: ${[...sets.keys()].join(', ')}`);
    }
    return set.flatMap(({ cases }) => cases.map(({ id }) => id));
  });
  const ids = new Set(wanted);
  return suites
    .map((suite) => ({ ...suite, cases: suite.cases.filter(({ id }) => ids.has(id)) }))
    .filter(({ cases }) => cases.length > 0);
}
