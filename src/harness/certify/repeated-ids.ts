import { acceptedExchanges } from './met-faults.js';
import type { CaseResult, CheckResult } from './result.js';

const EXPECTED = 'another X-Request-Id in each run of the client';
const FIX =
  'Make ids that no earlier run of your client had: at random, or from the ids of event and flow. A counter, or a random source with a fixed seed, begins anew with each start, and FlowMate drops what comes with an id that it knows.';

/** What a credential was replaced by. */
const HIDDEN = '<redacted>';

/**
 * Adds what one case alone cannot show: an id of a delivery that came before in another case, where all events and flows are others.
 * The first case that shows it gets it, as a breach of `request-ids`.
 */
export function findRepeatedIds(results: readonly CaseResult[]): readonly CaseResult[] {
  const places = new Map<string, string>();
  for (const result of results) {
    for (const { sequence, request } of acceptedExchanges(result)) {
      const id = request?.headers['x-request-id'];
      if (id === undefined || id === '' || id.includes(HIDDEN)) continue;
      const earlier = places.get(id) ?? result.id;
      places.set(id, earlier);
      if (earlier === result.id) continue;
      const observed = `the id ${id} came with another delivery in ${earlier}`;
      return results.map((each) => (each === result ? withBreach(each, observed, sequence) : each));
    }
  }
  return results;
}

function withBreach(result: CaseResult, observed: string, exchange: number): CaseResult {
  const { breaches = [] } = result;
  if (breaches.some(({ judge }) => judge === 'request-ids')) return result;
  const breach: CheckResult = {
    judge: 'request-ids',
    verdict: 'WARN',
    expected: EXPECTED,
    observed,
    fix: FIX,
    exchange,
  };
  return { ...result, breaches: [...breaches, breach] };
}
