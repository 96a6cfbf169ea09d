import { findCauses } from '../../src/harness/certify/causes.js';
import {
  type CaseResult,
  type CertificationResult,
  type Exchange,
  type Verdict,
  verdicts,
} from '../../src/harness/certify/result.js';

const start = Date.parse('2026-11-24T09:00:00.000Z');

/** One exchange as the journal shows it; `at` are milliseconds since the start of the case. */
export function makeExchange({ at = 0, ...given }: Partial<Exchange> & { readonly at?: number } = {}): Exchange {
  const time = new Date(start + at).toISOString();
  const url = given.url ?? '/users?username=ada';
  return {
    sequence: 1,
    time,
    wallTime: time,
    method: 'GET',
    url,
    path: url.split('?')[0] ?? url,
    operation: 'getUsers',
    status: 200,
    durationMs: 1.3,
    delivered: true,
    faults: [],
    violations: [],
    request: { headers: { authorization: 'Bearer <redacted>', accept: 'application/json' }, bodyBytes: 0 },
    response: {
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: '[{"_id":"636d0762bd257a7eb2373d6c","username":"ada","status":"ACTIVE"}]',
      bodyBytes: 71,
      bodyTruncated: false,
    },
    ...given,
  };
}

export function makeCase(given: Partial<CaseResult> = {}): CaseResult {
  const { id = 'FM-CORE-01', entries = [makeExchange()] } = given;
  return {
    id,
    suite: 'core',
    level: 'MUST',
    title: 'one user, one active flow, one event',
    requirement: 'Exactly one execution, of that flow, with that data.',
    source: "FlowMate's integration guide, step 4",
    verdict: 'PASS',
    checks: [],
    expected: 'one webhook call that is answered 2xx',
    observed: 'one webhook call, answered 200',
    exchanges: entries.map(({ sequence }) => sequence),
    entries,
    exitCode: 0,
    timedOut: false,
    outputTail: '',
    repeat: `flowmate-mock certify --case ${id} --seed 1 -- python3 client.py`,
    hint: '',
    durationMs: 412,
    ...given,
  };
}

/** A run of these cases: the summary and the exit code follow from their verdicts. */
export function makeResult(
  cases: readonly CaseResult[] = [makeCase()],
  given: Partial<CertificationResult> = {},
): CertificationResult {
  const count = (verdict: Verdict): number => cases.filter((each) => each.verdict === verdict).length;
  const counts = Object.fromEntries(verdicts.map((verdict) => [verdict, count(verdict)])) as Record<Verdict, number>;
  const failed = counts.FAIL + counts.UNEXPECTED_PASS;
  return {
    run: {
      tool: { name: 'flowmate-mock', version: '1.2.3' },
      seed: 1,
      features: [],
      timeoutMs: 30_000,
      parallel: 2,
      client: { kind: 'command', command: ['python3', 'client.py'] },
      started: new Date(start).toISOString(),
      durationMs: 8_400,
    },
    exitCode: failed > 0 ? 1 : 0,
    conclusion: failed > 0 ? `not conformant: ${failed} of ${cases.length} cases fail` : 'conformant',
    summary: { ...counts, total: cases.length },
    preflight: { verdict: 'PASS', observed: 'The client called the server.', outputTail: '' },
    stale: [],
    causes: findCauses(cases),
    cases,
    ...given,
  };
}
