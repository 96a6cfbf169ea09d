import type { CertificationSuite } from '../../../contracts/index.js';
import { ConfigError } from './client/client.js';
import type { PlannedCase } from './plan.js';

/** Which cases are wanted. What is left out means all. */
export interface Selection {
  /** Names of suites. */
  readonly suites?: readonly string[];
  /** Globs of case ids: `*` stands for any characters, `?` for one; capitals do not matter. */
  readonly cases?: readonly string[];
  /** Of those, only the cases of these ids. */
  readonly ids?: readonly string[];
}

/** The wanted cases, in the order of the suites. Throws a ConfigError for a name or a glob that fits nothing. */
export function selectCases(suites: readonly CertificationSuite[], wanted: Selection): readonly PlannedCase[] {
  const names = suites.map(({ name }) => name);
  for (const name of wanted.suites ?? []) {
    if (!names.includes(name)) throw new ConfigError(`there is no suite ${JSON.stringify(name)}: ${names.join(', ')}`);
  }
  const planned = suites.flatMap(({ name, cases }) =>
    wanted.suites === undefined || wanted.suites.length === 0 || wanted.suites.includes(name)
      ? cases.map((given) => ({ suite: name, given }))
      : [],
  );
  return onlyIds(fitting(planned, wanted), suites, wanted.ids);
}

function fitting(planned: readonly PlannedCase[], wanted: Selection): readonly PlannedCase[] {
  if (wanted.cases === undefined || wanted.cases.length === 0) return planned;
  const patterns = wanted.cases.map((glob) => ({ glob, pattern: toPattern(glob) }));
  for (const { glob, pattern } of patterns) {
    if (!planned.some(({ given }) => pattern.test(given.id))) {
      const where = wanted.suites?.length ? ` in ${wanted.suites.join(', ')}` : '';
      throw new ConfigError(
        `no case${where} fits ${JSON.stringify(glob)} (* is any text, ? any letter): certify --list shows their ids`,
      );
    }
  }
  return planned.filter(({ given }) => patterns.some(({ pattern }) => pattern.test(given.id)));
}

function onlyIds(
  planned: readonly PlannedCase[],
  suites: readonly CertificationSuite[],
  ids: readonly string[] | undefined,
): readonly PlannedCase[] {
  if (ids === undefined) return planned;
  const known = new Set(suites.flatMap(({ cases }) => cases.map(({ id }) => id)));
  const unknown = ids.find((id) => !known.has(id));
  if (unknown !== undefined)
    throw new ConfigError(
      `there is no case ${JSON.stringify(unknown)}: where it is one of your own, give its file with --cases`,
    );
  const found = planned.filter(({ given }) => ids.includes(given.id));
  if (found.length === 0) throw new ConfigError('none of the cases that failed is among those that are asked for');
  return found;
}

function toPattern(glob: string): RegExp {
  const source = glob
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 'i');
}
