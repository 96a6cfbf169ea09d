import { normalized } from './last-words.js';
import { acceptedExchanges, openFaults, webhookExchanges } from './met-faults.js';
import type { CaseResult, CheckResult } from './result.js';

/** The gate of every case that names none: one event runs one flow. */
export const FIRST_GATE = 'FM-CORE-01';

/** Checks of what came of it in the end, whatever the reason. The others look at what the client sent. */
const OUTCOMES: ReadonlySet<string> = new Set([
  'ends',
  'exit-zero',
  'exit-not-zero',
  'flows-run',
  'executions',
  'nothing-lost',
]);
const DELIVERIES: ReadonlySet<string> = new Set(['flows-run', 'executions', 'nothing-lost']);
/** Checks that a client that does nothing satisfies. */
const PROHIBITIONS: ReadonlySet<string> = new Set(['no-webhook-call', 'nothing-else']);

export function isBroken({ verdict }: CheckResult): boolean {
  return verdict === 'FAIL' || verdict === 'WARN';
}

type Seen = Pick<CaseResult, 'entries'>;

/** What was due did not come, and no request shows that the client did something wrong: the reason may lie anywhere. */
export function isOmission(check: CheckResult, { entries }: Seen): boolean {
  if (!isBroken(check) || !OUTCOMES.has(check.judge)) return false;
  const entry = entries.find(({ sequence }) => sequence === check.exchange);
  return entry === undefined || !(entry.status >= 200 && entry.status < 300);
}

/** What the verdict of a case stands on: what the client did wrong before what it left undone. */
export function decidingCheck(checks: readonly CheckResult[], seen: Seen): CheckResult | undefined {
  return checks.find((check) => isBroken(check) && !isOmission(check, seen)) ?? checks.find(isBroken);
}

/** The client can make no delivery, not even where FlowMate behaves well. */
function makesNone({ checks, ...seen }: CaseResult): boolean {
  const isLoss = checks.some((check) => isOmission(check, seen) && DELIVERIES.has(check.judge));
  const isEndless = checks.some((check) => isOmission(check, seen) && check.judge === 'ends');
  return isEndless || (isLoss && acceptedExchanges(seen).length === 0);
}

/** Checks of the same thing, deliveries that are missing, in whatever way it was looked at. */
function thingOf({ judge }: CheckResult): string {
  return DELIVERIES.has(judge) ? 'deliveries' : judge;
}

function isFailing({ verdict }: CaseResult): boolean {
  return verdict === 'FAIL' || verdict === 'NOT_REACHED';
}

/** Whether a verdict hangs on the cases that the case presupposes. */
export function needsGates(result: CaseResult): boolean {
  switch (result.verdict) {
    case 'FAIL':
    case 'WARN':
      return isOfOmissions(result) && openFaults(result).length === 0;
    case 'NOT_EXERCISED':
      return true;
    case 'PASS':
      return isVacuous(result);
    default:
      return false;
  }
}

function isOfOmissions({ checks, ...seen }: CaseResult): boolean {
  return checks.filter(isBroken).every((check) => isOmission(check, seen));
}

/** It passes by doing nothing. */
function isVacuous(result: CaseResult): boolean {
  return result.checks.some(({ judge }) => PROHIBITIONS.has(judge)) && webhookExchanges(result).length === 0;
}

/**
 * The verdict in the light of the cases that the case presupposes. A case says nothing of its requirement where one of them fails
 * and that explains what was seen; it stays as it is where the client itself did something wrong, or did not get past a fault.
 */
export function settleReach(result: CaseResult, gates: readonly CaseResult[]): CaseResult {
  if (!needsGates(result)) return result;
  const gate = gates.find((each) => isFailing(each) && explains(each, result));
  return gate === undefined ? result : notReached(result, gate.gate ?? gate.id, `${gate.gate ?? gate.id} fails`);
}

function explains(gate: CaseResult, result: CaseResult): boolean {
  if (result.verdict === 'PASS') return makesNone(gate) && acceptedExchanges(gate).length === 0;
  if (result.verdict === 'NOT_EXERCISED') return makesNone(gate);
  const sameWords = wordsOf(gate) === wordsOf(result);
  if (makesNone(gate)) {
    // It met its fault, and failed in a way of its own.
    if (hasMetFaults(result) && !sameWords) return false;
    const sameCrash = sameWords && result.lastWords !== undefined;
    return sameCrash || acceptedExchanges(result).length === 0;
  }
  const shared = new Set(gate.checks.filter((check) => isOmission(check, gate)).map(thingOf));
  return result.checks.filter(isBroken).every((check) => shared.has(thingOf(check)));
}

function hasMetFaults({ entries }: Seen): boolean {
  return entries.some(({ faults = [] }) => faults.length > 0);
}

/** How the client ended and what it printed last, so that two endings can be compared. */
function wordsOf({ exitCode, signal, timedOut, lastWords }: CaseResult): string {
  const end = timedOut ? 'timed out' : (signal ?? String(exitCode));
  return `${end} ${lastWords === undefined ? '' : normalized(lastWords.line)}`;
}

function notReached(result: CaseResult, gate: string, why: string): CaseResult {
  const { exchange: _exchange, ...rest } = result;
  return {
    ...rest,
    verdict: 'NOT_REACHED',
    gate,
    observed: `not reached, ${why}: ${result.observed}`,
    hint: `Mend ${gate} first: until then this case says nothing.`,
  };
}

/**
 * A client that got past the fault of a case, and then ended as it does in a case without any fault, is not to blame for the fault.
 * `hasFaults` says which cases have some.
 */
export function excuseSameEndings(
  results: readonly CaseResult[],
  hasFaults: (id: string) => boolean,
): readonly CaseResult[] {
  const plain = new Map<string, string>();
  for (const result of results) {
    const { id, verdict, lastWords } = result;
    if (verdict === 'FAIL' && lastWords !== undefined && !hasFaults(id) && !plain.has(wordsOf(result)))
      plain.set(wordsOf(result), id);
  }
  return results.map((result) => {
    const { id, verdict, lastWords } = result;
    const same = lastWords === undefined ? undefined : plain.get(wordsOf(result));
    const isOpen = (verdict === 'FAIL' || verdict === 'WARN') && needsGates(result);
    if (same === undefined || !isOpen || !hasFaults(id)) return result;
    return notReached(result, same, `the client got past the fault, and ended as in ${same}`);
  });
}
