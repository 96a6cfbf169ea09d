import { describe, expect, it } from 'vitest';
import { findRepeatedIds } from '../../../../src/harness/certify/repeated-ids.js';
import type { CaseResult, CheckResult } from '../../../../src/harness/certify/result.js';
import { makeCase, makeExchange } from '../../../support/certification-result.js';

/** A case with one webhook call for each id. */
function calls(id: string, ids: readonly (string | undefined)[], given: { readonly status?: number } = {}): CaseResult {
  const entries = ids.map((requestId, at) =>
    makeExchange({
      sequence: at + 1,
      method: 'POST',
      url: `/webhooks/${id.padEnd(24, '0')}`,
      request: { headers: requestId === undefined ? {} : { 'x-request-id': requestId }, bodyBytes: 0 },
      ...given,
    }),
  );
  return makeCase({ id, entries });
}

const breachesOf = (results: readonly CaseResult[]) =>
  findRepeatedIds(results).flatMap(({ id, breaches = [] }) =>
    breaches.map(({ judge, verdict, exchange }) => `${id} ${verdict} ${judge} ${exchange}`),
  );

describe('ids of deliveries in other cases', () => {
  it('are noted once, in the first case that repeats one', () => {
    const counter = ['1', '2', '3'];
    const results = [calls('A', ['1', '1']), calls('B', ['9', '2', '1']), calls('C', counter), calls('D', counter)];
    expect(breachesOf(results)).toEqual(['B WARN request-ids 3']);
    const [, found] = findRepeatedIds(results);
    expect(found?.breaches?.[0]?.observed).toBe('the id 1 came with another delivery in A');
  });

  it.each<[string, readonly CaseResult[]]>([
    ['come anew with the tries of one case', [calls('A', ['a', 'a', 'b']), calls('B', ['c', 'c'])]],
    ['are absent or empty', [calls('A', [undefined, '']), calls('B', [undefined, ''])]],
    ['are hidden', [calls('A', ['<redacted>']), calls('B', ['<redacted>'])]],
    ['are of calls that were refused', [calls('A', ['1'], { status: 503 }), calls('B', ['1'])]],
  ])('are right where they %s', (_, results) => {
    expect(findRepeatedIds(results)).toEqual(results);
  });

  it('are not said beside what the case itself shows', () => {
    const breach: CheckResult = { judge: 'request-ids', verdict: 'WARN', expected: 'a', observed: 'b' };
    const results = [calls('A', ['1']), { ...calls('B', ['1', '1']), breaches: [breach] }];
    expect(findRepeatedIds(results)).toEqual(results);
  });
});
