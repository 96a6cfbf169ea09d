import type { JudgeGiven } from '../../../contracts/index.js';
import { howFar } from './advice.js';
import { breachesIn } from './breaches.js';
import type { ClientOutcome } from './client/client.js';
import type { Evidence, Judge, Opinion } from './evidence.js';
import { bounded, ends } from './judges/exit-judges.js';
import { flowsRun } from './judges/flow-judges.js';
import { judges } from './judges/judges.js';
import { lastWordsOf } from './last-words.js';
import type { PlannedCase } from './plan.js';
import { decidingCheck, isOmission } from './reach.js';
import type { CheckResult, Verdict } from './result.js';
import { nameIds } from './world/name-ids.js';

/** What came out of a case. */
export interface Found {
  readonly verdict: Verdict;
  readonly expected: string;
  readonly observed: string;
  readonly checks?: readonly CheckResult[];
  readonly breaches?: readonly CheckResult[];
  readonly exchange?: number;
  readonly evidence?: Evidence;
  readonly outputTail?: string;
}

/** Asks every judge of a case. */
export function judgeCase(
  { given }: PlannedCase,
  evidence: Evidence,
  timeoutMs: number,
  { outputTail }: Pick<ClientOutcome, 'outputTail'>,
): Found {
  const opinions = [
    { judge: 'ends', opinion: ends(evidence, { timeoutMs }) },
    ...(evidence.dropped > 0
      ? [{ judge: 'bounded', opinion: bounded(evidence, undefined) }]
      : given.judges.map((each) => ({ judge: each.judge, opinion: ask(each, evidence) }))),
  ];
  const failure = given.level === 'MUST' ? 'FAIL' : 'WARN';
  const checks = opinions.flatMap(({ judge, opinion }) =>
    opinion === undefined ? [] : [toCheck(judge, opinion, { failure, evidence })],
  );
  const deciding = decidingCheck(checks, evidence);
  const breaches = breachesIn(given, evidence, checks);
  const found = { checks, breaches, evidence, outputTail };
  if (deciding === undefined || isOmission(deciding, evidence)) {
    const missed = missedFaults(evidence, outputTail);
    if (missed !== undefined) return { ...found, ...missed };
  }
  const open =
    deciding ??
    checks.find(({ verdict }) => verdict === 'NOT_APPLICABLE') ??
    checks.find(({ verdict }) => verdict === 'NOT_EXERCISED');
  const { expected, observed, exchange } = open ?? {
    expected: checks.map((check) => check.expected).join('; '),
    observed: checks.map((check) => check.observed).join('; '),
  };
  return {
    ...found,
    verdict: open?.verdict ?? 'PASS',
    expected,
    observed,
    ...(exchange === undefined ? {} : { exchange }),
  };
}

function ask(given: JudgeGiven, evidence: Evidence): Opinion | undefined {
  // The table gives each name the judge that takes what that name is given with.
  const judge = judges[given.judge] as Judge<JudgeGiven>;
  const opinion = judge(evidence, given);
  return opinion?.kind === 'silent' && given.ifAny === true ? undefined : opinion;
}

function toCheck(
  judge: string,
  opinion: Opinion,
  { failure, evidence }: { readonly failure: 'FAIL' | 'WARN'; readonly evidence: Evidence },
): CheckResult {
  const { kind, expected, observed, exchange, fix } = opinion;
  const verdicts = {
    kept: 'PASS',
    silent: 'NOT_EXERCISED',
    'not-applicable': 'NOT_APPLICABLE',
    broken: failure,
  } as const;
  return {
    judge,
    verdict: verdicts[kind],
    expected,
    observed: nameIds(observed, evidence.world),
    ...(fix === undefined ? {} : { fix }),
    ...(exchange === undefined ? {} : { exchange }),
  };
}

/**
 * A case whose faults hit no request says nothing of them. A client that did its whole job without such a request may do without it;
 * one that did not come so far is not judged. Undefined: a fault was met, or the case has no fault.
 */
function missedFaults(
  evidence: Evidence,
  outputTail: string,
): Pick<Found, 'verdict' | 'expected' | 'observed'> | undefined {
  const { injections = [], entries, ending } = evidence;
  if (injections.length === 0 || injections.some(({ fired }) => fired > 0)) return undefined;
  const waited = injections.map(({ what, where }) => (where === '' ? what : `${what} at ${where}`)).join('; ');
  const expected = `a request that meets the fault of the case (${waited})`;
  const delivered = flowsRun(evidence, { judge: 'flows-run', times: 'at-least-once' })?.kind === 'kept';
  const ended = ending.kind === 'watched' || (ending.kind === 'exited' && ending.exitCode === 0);
  if (delivered && ended) {
    return { verdict: 'NOT_APPLICABLE', expected, observed: 'the client did its whole job without such a request' };
  }
  const lastWords = lastWordsOf(outputTail);
  const how = howFar({
    checks: [],
    entries,
    timedOut: ending.kind === 'timed-out',
    ...(ending.kind === 'exited' ? { exitCode: ending.exitCode } : {}),
    ...(ending.kind === 'signalled' ? { signal: ending.signal } : {}),
    ...(lastWords === undefined ? {} : { lastWords }),
  });
  const instead = how === undefined ? 'it left deliveries out before that' : `it ${how}`;
  return { verdict: 'NOT_EXERCISED', expected, observed: `the client never sent such a request: ${instead}` };
}
