import { type CertificationCase, suites } from '../../../contracts/index.js';
import type { Evidence } from './evidence.js';
import { type Invariant, invariants } from './judges/invariants.js';
import { isBroken, isOmission } from './reach.js';
import type { CaseResult, CheckResult } from './result.js';
import { nameIds } from './world/name-ids.js';

/** The world of any other case may be one that does not let an invariant hold. */
const builtIn: ReadonlySet<CertificationCase> = new Set(suites.flatMap(({ cases }) => cases));

/** Invariants that are broken in a case, whatever it is about, beside those that its own checks look at. */
export function breachesIn(
  given: CertificationCase,
  evidence: Evidence,
  checks: readonly CheckResult[],
): readonly CheckResult[] {
  if (!builtIn.has(given) || evidence.dropped > 0) return [];
  const looked = new Set(checks.filter(isBroken).map(({ judge }) => judge));
  return invariants.flatMap(({ name, level, judge }): CheckResult[] => {
    const opinion = looked.has(name) ? undefined : judge(evidence);
    if (opinion?.kind !== 'broken') return [];
    const { kind: _kind, ...said } = opinion;
    return [{ judge: name, verdict: verdictOf({ level }), ...said, observed: nameIds(said.observed, evidence.world) }];
  });
}

function verdictOf({ level }: Pick<Invariant, 'level'>): 'FAIL' | 'WARN' {
  return level === 'MUST' ? 'FAIL' : 'WARN';
}

/** The command line that repeats cases. */
type RepeatOf = (...ids: readonly string[]) => string;

/**
 * Counts every invariant that is broken in a case about something else, once: against its home, with what was seen of it there; where
 * the home fails already or is no part of the run, against the first case that shows it. One that a failing check names is counted.
 */
export function countBreaches(results: readonly CaseResult[], repeatOf: RepeatOf): readonly CaseResult[] {
  return invariants.reduce((all, invariant) => countBreach(all, invariant, repeatOf), results);
}

function countBreach(
  results: readonly CaseResult[],
  { name, level, home, saidBy = [] }: Invariant,
  repeatOf: RepeatOf,
): readonly CaseResult[] {
  const isSaid = results.some(
    (each) =>
      isFailing(each) && each.checks.some((check) => isBroken(check) && [name, ...saidBy].includes(check.judge)),
  );
  if (isSaid) return results;
  const own = results.find(({ id }) => id === home);
  if (own === undefined && level === 'SHOULD') return results;
  const showing = results.flatMap((seen) => {
    const breach = seen.breaches?.find(({ judge }) => judge === name);
    // What was left out in a case that was not reached has the reason for which that was not.
    const isExplained = breach === undefined || (seen.verdict === 'NOT_REACHED' && isOmission(breach, seen));
    return isExplained ? [] : [{ seen, breach }];
  });
  const [first] = showing;
  if (first !== undefined && own !== undefined && isOpen(own)) {
    const { seen, breach } = first;
    return seen === own
      ? replace(results, own, withBreach(own, breach))
      : replace(results, own, seenElsewhere(own, seen, breach, repeatOf(seen.id, own.id)));
  }
  const place = showing.find(({ seen }) => isOpen(seen));
  if (place === undefined) return results;
  const shown = { ...withBreach(place.seen, place.breach), seenIn: place.seen.id };
  return replace(results, place.seen, shown);
}

function isFailing({ verdict }: CaseResult): boolean {
  return verdict === 'FAIL' || verdict === 'WARN';
}

function isOpen({ verdict }: CaseResult): boolean {
  return ['PASS', 'NOT_APPLICABLE', 'NOT_EXERCISED', 'NOT_REACHED'].includes(verdict);
}

function replace(results: readonly CaseResult[], old: CaseResult, now: CaseResult): readonly CaseResult[] {
  return results.map((each) => (each === old ? now : each));
}

function withBreach(result: CaseResult, breach: CheckResult): CaseResult {
  const { exchange: _exchange, gate: _gate, ...rest } = result;
  return { ...rest, ...said(breach), checks: [...result.checks, breach], hint: breach.fix ?? result.hint };
}

function said({ verdict, expected, observed, exchange }: CheckResult) {
  return { verdict, expected, observed, ...(exchange === undefined ? {} : { exchange }) };
}

/** The home of an invariant, with the exchanges of the case in which it is broken. */
function seenElsewhere(own: CaseResult, seen: CaseResult, breach: CheckResult, repeat: string): CaseResult {
  const { feature: _feature, breaches: _breaches, ...evidence } = withBreach(seen, breach);
  const { id, suite, level, title, requirement, source, feature, breaches, durationMs } = own;
  const observed = `in ${seen.id}: ${breach.observed}`;
  return {
    ...evidence,
    ...{ id, suite, level, title, requirement, source, durationMs, repeat, observed },
    ...(feature === undefined ? {} : { feature }),
    ...(breaches === undefined ? {} : { breaches }),
    checks: [...own.checks.map(({ exchange: _exchange, ...check }) => check), { ...breach, observed }],
    hint: breach.fix ?? own.hint,
    seenIn: seen.id,
  };
}
