import { describe, expect, it } from 'vitest';
import { adviceFor } from '../../../../src/harness/certify/advice.js';
import { excuseSameEndings, settleReach } from '../../../../src/harness/certify/reach.js';
import type { CaseResult, CheckResult, Exchange } from '../../../../src/harness/certify/result.js';
import { makeCase, makeExchange } from '../../../support/certification-result.js';

const check = (judge: string, given: Partial<CheckResult> = {}): CheckResult => ({
  judge,
  verdict: 'FAIL',
  expected: '',
  observed: judge,
  ...given,
});
const list = (sequence: number, given: Partial<Exchange> = {}): Exchange =>
  makeExchange({ sequence, url: '/flows', operation: 'getFlows', ...given });
const call = (sequence: number, given: Partial<Exchange> = {}): Exchange =>
  makeExchange({ sequence, method: 'POST', url: '/webhooks/1', operation: 'postWebhook', ...given });
const failing = (id: string, given: Partial<CaseResult> = {}): CaseResult =>
  makeCase({ id, verdict: 'FAIL', exitCode: 1, entries: [list(1)], checks: [check('flows-run')], ...given });

const payload = { line: "KeyError: 'payload'" };
/** Gates that fail, by what a client got wrong in them. */
const gates = {
  'delivers nothing': failing('G', { lastWords: payload }),
  'delivers nothing and says nothing': failing('G', { exitCode: 0 }),
  'delivers, and ends with 1': failing('G', { entries: [list(1), call(2)], checks: [check('exit-zero')] }),
  'delivers other data': failing('G', {
    exitCode: 0,
    entries: [list(1), call(2)],
    checks: [check('data-whole', { exchange: 2 })],
  }),
  passes: makeCase({ id: 'G' }),
};

const fault = { faults: ['fault-1'] };
const cases = {
  'nothing delivered, the same crash': failing('C', { lastWords: payload }),
  'nothing delivered, another crash': failing('C', { lastWords: { line: "KeyError: '_id'" } }),
  'nothing delivered, in silence': failing('C', { exitCode: 0 }),
  'some delivered, exit 0': failing('C', { exitCode: 0, entries: [list(1), call(2)] }),
  'a wrong call': failing('C', { entries: [call(1)], checks: [check('nothing-else', { exchange: 1 })] }),
  'too many calls': failing('C', {
    lastWords: payload,
    entries: [call(1), call(2)],
    checks: [check('flows-run', { exchange: 2 })],
  }),
  'a fault, not tried again': failing('C', {
    lastWords: { line: 'HTTP Error 503' },
    entries: [list(1, { status: 503, ...fault })],
  }),
  'a fault, tried again, then the same crash': failing('C', {
    lastWords: payload,
    entries: [list(1, { status: 503, ...fault }), list(2)],
  }),
  'a reset, tried again, then the same crash': failing('C', {
    lastWords: payload,
    entries: [list(1, { status: 0, ...fault }), list(2)],
  }),
  'an answer changed by a fault, the same crash': failing('C', { lastWords: payload, entries: [list(1, fault)] }),
  'an answer changed by a fault, a crash of its own': failing('C', {
    lastWords: { line: 'TypeError: no list' },
    entries: [list(1, fault)],
  }),
  'only the exit code': failing('C', { entries: [list(1), call(2)], checks: [check('exit-zero')] }),
  'not exercised': failing('C', { verdict: 'NOT_EXERCISED', checks: [] }),
  'kept by doing nothing': makeCase({ id: 'C', checks: [check('no-webhook-call', { verdict: 'PASS' })] }),
  'kept by what was seen': makeCase({ id: 'C', checks: [check('bearer-token', { verdict: 'PASS' })] }),
};

type GateName = keyof typeof gates;
type CaseName = keyof typeof cases;
const all = (...names: GateName[]) => names;
const lost = all('delivers nothing', 'delivers nothing and says nothing');

describe('a case that presupposes another', () => {
  /** The gates that make the case NOT_REACHED; with the others its verdict stays. */
  const table: readonly [CaseName, readonly GateName[]][] = [
    ['nothing delivered, the same crash', lost],
    ['nothing delivered, another crash', lost],
    ['nothing delivered, in silence', lost],
    ['some delivered, exit 0', []],
    ['a wrong call', []],
    ['too many calls', []],
    ['a fault, not tried again', []],
    ['a fault, tried again, then the same crash', ['delivers nothing']],
    ['a reset, tried again, then the same crash', ['delivers nothing']],
    ['an answer changed by a fault, the same crash', ['delivers nothing']],
    ['an answer changed by a fault, a crash of its own', []],
    ['only the exit code', ['delivers, and ends with 1']],
    ['not exercised', lost],
    ['kept by doing nothing', lost],
    ['kept by what was seen', []],
  ];

  it.each(table)('with %s is not reached where its gate: %j', (name, blocking) => {
    const result = cases[name];
    const verdicts = Object.entries(gates).map(([gate, judged]) => [gate, settleReach(result, [judged]).verdict]);
    const expected = Object.keys(gates).map((gate) => {
      return [gate, blocking.some((each) => each === gate) ? 'NOT_REACHED' : result.verdict];
    });
    expect(Object.fromEntries(verdicts)).toEqual(Object.fromEntries(expected));
  });

  it('names the case that fails first of all, and why', () => {
    const middle = settleReach(failing('M'), [gates['delivers nothing and says nothing']]);
    const last = settleReach(failing('C'), [{ ...middle, exitCode: 1 }]);
    expect(last).toMatchObject({
      verdict: 'NOT_REACHED',
      gate: 'G',
      observed: 'not reached, G fails: one webhook call, answered 200',
      hint: 'Mend G first: until then this case says nothing.',
    });
  });

  it('stays as it is where nothing is known of its gate', () => {
    expect(settleReach(failing('C'), [])).toEqual(failing('C'));
  });
});

describe('a client that got past a fault', () => {
  const retried = failing('F', { lastWords: payload, entries: [list(1, { status: 503, ...fault }), list(2)] });
  const settle = (results: readonly CaseResult[]) =>
    excuseSameEndings(results, (id) => id.startsWith('F')).map(({ verdict }) => verdict);

  it('and ended as it does without one is not blamed for the fault', () => {
    expect(settle([failing('P', { lastWords: payload }), retried])).toEqual(['FAIL', 'NOT_REACHED']);
  });

  it.each([
    ['ends so nowhere else', failing('P', { lastWords: { line: 'other' } }), retried],
    ['ends so only with other faults', failing('F2', { lastWords: payload }), retried],
    ['did not get past it', failing('P', { lastWords: payload }), { ...retried, entries: retried.entries.slice(0, 1) }],
  ])('is blamed where it %s', (_why, plain, result) => {
    expect(settle([plain, result])[1]).toBe('FAIL');
  });
});

describe('what to do', () => {
  const hint = 'HINT';
  const flowsRun = [{ judge: 'flows-run' }] as const;
  const data = [{ judge: 'flows-run' }, { judge: 'declared-input' }, { judge: 'exit-zero' }] as const;
  const injected = { 'fault-1': '503 once' };
  const afterFault = (status: number) => ({ entries: [call(1, { status, ...fault })], injected });

  it.each<[string, Parameters<typeof adviceFor>[0], Partial<CaseResult>, string | RegExp]>([
    [
      'is what the deciding check says',
      { hint, judges: data },
      { checks: [check('nothing-else', { exchange: 1, fix: 'FIX' })] },
      'FIX',
    ],
    [
      'is the hint where a check of its own failed',
      { hint, judges: data },
      { checks: [check('declared-input', { exchange: 1 })] },
      hint,
    ],
    ['is the hint where nothing else is known', { hint, judges: flowsRun }, { exitCode: 0 }, hint],
    [
      'is to mend a crash before any webhook was called',
      { hint, judges: data },
      { lastWords: { ...payload, place: 'client.py:67' } },
      "Your client ended with exit code 1 before it called a webhook; it printed: KeyError: 'payload' (client.py:67). Mend that first.",
    ],
    [
      'names what FlowMate refused last',
      { hint, judges: data },
      {
        lastWords: payload,
        entries: [
          list(1, { status: 404, url: '/flow', response: { headers: {}, body: '{"message":"No such path."}' } }),
        ],
      },
      "Your client ended with exit code 1 before it called a webhook; it printed: KeyError: 'payload'. FlowMate refused GET /flow with 404: No such path. Mend that first.",
    ],
    [
      'is that and the hint where the case is about deliveries',
      { hint, judges: flowsRun },
      { lastWords: payload },
      /^Your client ended with exit code 1 .* Mend that first\. HINT$/,
    ],
    [
      'is that and the hint where an answer came in the form that the case is about',
      { hint, judges: data },
      { entries: [list(1, fault)], lastWords: payload },
      /^Your client ended with exit code 1 .* Mend that first\. HINT$/,
    ],
    [
      'is to try again what a fault spoilt, and not what the case is about otherwise',
      { hint, judges: data },
      { ...afterFault(503), checks: [check('flows-run', { exchange: 1 })] },
      /^POST \/webhooks\/\{id\} was answered 503 \(injected: 503 once\), and your client did not try that again\..*waits\.$/,
    ],
    [
      'is both where the case is about that',
      { hint, judges: flowsRun },
      { ...afterFault(503), checks: [check('flows-run', { exchange: 1 })] },
      /did not try that again\..* HINT$/,
    ],
    [
      'is to go on where a call was refused',
      { hint, judges: [{ judge: 'one-try', flows: ['a'] }, { judge: 'flows-run' }] },
      { ...afterFault(400), checks: [check('flows-run', { exchange: 1 })] },
      /^POST \/webhooks\/\{id\} was answered 400 .* A refused call stays refused: go on with the other flows/,
    ],
    [
      'is the hint where all was delivered',
      { hint, judges: flowsRun },
      { entries: [call(1)], checks: [check('exit-zero')] },
      hint,
    ],
  ])('%s', (_claim, given, result, expected) => {
    const said = adviceFor(given, failing('C', result));
    if (typeof expected === 'string') expect(said).toBe(expected);
    else expect(said).toMatch(expected);
  });
});
