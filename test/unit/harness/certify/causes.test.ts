import { describe, expect, it } from 'vitest';
import { findCauses } from '../../../../src/harness/certify/causes.js';
import type { CaseResult, CheckResult } from '../../../../src/harness/certify/result.js';
import { makeCase, makeExchange } from '../../../support/certification-result.js';

const missing: CheckResult = { judge: 'flows-run', verdict: 'FAIL', expected: '', observed: 'flows are missing' };
const failing = (id: string, given: Partial<CaseResult> = {}): CaseResult =>
  makeCase({ id, verdict: 'FAIL', exitCode: 1, checks: [missing], observed: 'flows are missing', ...given });
const breach = (id: string, judge: string, given: Partial<CheckResult> = {}): CaseResult => {
  const check = { judge, verdict: 'FAIL' as const, expected: '', observed: `seen in ${id}`, exchange: 1, ...given };
  return failing(id, { checks: [check], observed: check.observed });
};
const shapes = (cases: readonly CaseResult[]) =>
  findCauses(cases).map(({ kind, cases: ids, notReached }) => [kind, ids.join(' '), notReached.join(' ')]);

describe('causes', () => {
  it('are none where all is well', () => {
    const fine = [
      makeCase(),
      makeCase({ id: 'B', verdict: 'NOT_APPLICABLE' }),
      makeCase({ id: 'C', verdict: 'EXPECTED_FAIL' }),
    ];
    expect(findCauses([...fine, makeCase({ id: 'D', level: 'SHOULD', verdict: 'NOT_EXERCISED' })])).toEqual([]);
  });

  it('join failures whose last lines of output are alike, and those that could not be judged for them', () => {
    const words = (id: string) => ({ lastWords: { line: `no payload in ${id}`, place: 'client.py:67' } });
    const cases = [
      failing('A', words('67a46c006ebcfb10ca7544c2')),
      failing('B', { lastWords: { line: 'HTTP Error 429' } }),
      failing('C', words('67a46c00de575bee0edca690')),
      makeCase({ id: 'D', verdict: 'NOT_REACHED', gate: 'A' }),
    ];
    expect(shapes(cases)).toEqual([
      ['output', 'A C', 'D'],
      ['output', 'B', ''],
    ]);
    expect(findCauses(cases).map(({ summary }) => summary)).toEqual([
      '3 of 4 failures end the same way: `no payload in 67a46c006ebcfb10ca7544c2` (client.py:67)',
      'B: `HTTP Error 429`',
    ]);
  });

  it.each<[string, Partial<CaseResult>, string]>([
    [
      'the same exit code without a word',
      {},
      'the client ended with exit code 1 before it called a webhook, and printed nothing',
    ],
    [
      'a signal',
      { signal: 'SIGSEGV' },
      'the client was ended by SIGSEGV before it called a webhook, and printed nothing',
    ],
    ['the time-out', { timedOut: true }, 'the client was still running when its time was up'],
    ['exit code 0 and no webhook call', { exitCode: 0 }, 'exit code 0, and no webhook was called'],
    [
      'exit code 0 although something was given up',
      { exitCode: 0, checks: [{ ...missing, judge: 'exit-not-zero' }] },
      'exit code 0, although something was given up',
    ],
    [
      'exit code 0 after a fault that they did not get past',
      { exitCode: 0, entries: [makeExchange({ url: '/flows', status: 500, faults: ['fault-1'] })] },
      'exit code 0, although something was given up',
    ],
  ])('join failures by %s', (_name, given, words) => {
    expect(findCauses([failing('A', given), failing('B', given)])).toMatchObject([
      { kind: 'ending', summary: `All 2 failures end the same way: ${words}`, lead: 'A', cases: ['A', 'B'] },
    ]);
  });

  it('join breaches by what is to be done about them, whatever the client printed', () => {
    const cases = [
      breach('A', 'retry-after', { fix: 'Wait.' }),
      breach('B', 'nothing-else'),
      { ...breach('C', 'retry-after', { fix: 'Wait.' }), lastWords: { line: 'x' } },
      breach('D', 'nothing-else'),
      breach('E', 'data-whole'),
    ];
    expect(shapes(cases)).toEqual([
      ['breach', 'A C', ''],
      ['breach', 'B D', ''],
      ['breach', 'E', ''],
    ]);
  });

  it('join breaches whose remedies differ in names alone, whichever judge saw them', () => {
    const fix = (title: string, id: string) => `The flow "${title}" of ${id} was left out: read page ${title.length}.`;
    const cases = [
      breach('A', 'flows-run', { fix: fix('aaa', '67a46c006ebcfb10ca7544c2') }),
      breach('B', 'data-arrives', { fix: 'Send values.' }),
      breach('C', 'nothing-lost', { fix: fix('b', '67a46c00de575bee0edca690') }),
      breach('D', 'declared-input', { fix: 'Send values.' }),
    ];
    expect(shapes(cases)).toEqual([
      ['breach', 'A C', ''],
      ['breach', 'B D', ''],
    ]);
  });

  it('join failures where a fault was not tried again, however the client ended and whatever it printed', () => {
    const open = (status: number, url = '/flows') => [makeExchange({ url, status, faults: ['fault-1'] })];
    const cases = [
      failing('A', { entries: open(503), injected: { 'fault-1': '503 once' }, lastWords: { line: 'HTTP 503' } }),
      failing('B', { entries: open(0, '/users'), lastWords: { line: 'broken pipe' } }),
      failing('C', { entries: [...open(502), ...open(502)], lastWords: { line: 'HTTP 502' } }),
      failing('D', { entries: open(404), lastWords: { line: 'HTTP 404' } }),
    ];
    expect(shapes(cases)).toEqual([
      ['breach', 'A B', ''],
      ['output', 'C', ''],
      ['output', 'D', ''],
    ]);
    expect(findCauses(cases)[0]?.summary).toBe(
      '2 of 4 failures have the same cause: GET /flows was answered 503 (injected: 503 once), and the client did not try that again',
    );
  });

  it('of warnings alone are no failures, and count with warnings', () => {
    const warning = (id: string, judge: string): CaseResult => ({
      ...breach(id, judge, { verdict: 'WARN', observed: 'sent along: email' }),
      level: 'SHOULD',
      verdict: 'WARN',
    });
    const cases = [breach('A', 'data-whole'), warning('W1', 'nothing-undeclared'), warning('W2', 'nothing-undeclared')];
    const summaries = () => findCauses(cases).map(({ summary }) => summary);
    expect(summaries()).toEqual(['A: seen in A', 'All 2 warnings have the same cause: sent along: email']);
    cases.push(warning('W3', 'user-agent'));
    expect(summaries()[1]).toBe('2 of 3 warnings have the same cause: sent along: email');
  });

  it('come in the order in which they are to be mended', () => {
    const cases = [
      makeCase({
        id: 'W1',
        level: 'SHOULD',
        ...pick(breach('W1', 'user-agent', { verdict: 'WARN' })),
        verdict: 'WARN',
      }),
      makeCase({ id: 'U', verdict: 'NOT_EXERCISED', observed: 'no call failed' }),
      breach('A', 'data-whole'),
      failing('B', { lastWords: { line: 'x' } }),
      failing('C', { lastWords: { line: 'x' } }),
      makeCase({ id: 'H', verdict: 'HARNESS_ERROR', observed: 'the fake failed' }),
    ];
    expect(shapes(cases)).toEqual([
      ['setup', 'H', ''],
      ['output', 'B C', ''],
      ['breach', 'A', ''],
      ['unproven', 'U', ''],
      ['breach', 'W1', ''],
    ]);
  });

  it('say once why cases were not run, or could not be judged', () => {
    const config = ['A', 'B'].map((id) => makeCase({ id, verdict: 'CONFIG', observed: 'called off' }));
    const silent = ['C', 'D'].map((id) => makeCase({ id, verdict: 'NOT_EXERCISED', observed: 'the app did not call' }));
    expect(findCauses([...config, ...silent]).map(({ summary }) => summary)).toEqual([
      '2 cases were not run: called off',
      '2 cases were not judged: the app did not call',
    ]);
  });

  it('hold each case that fails or could not be judged, once', () => {
    const cases = [
      failing('A', { entries: [makeExchange()] }),
      breach('B', 'data-whole'),
      makeCase({ id: 'C', verdict: 'NOT_REACHED', gate: 'X' }),
      makeCase({ id: 'D', verdict: 'UNEXPECTED_PASS' }),
      makeCase({ id: 'E', verdict: 'NOT_REACHED', gate: 'A' }),
    ];
    const ids = findCauses(cases).flatMap(({ cases: own, notReached }) => [...own, ...notReached]);
    expect(ids.sort()).toEqual(['A', 'B', 'C', 'D', 'E']);
  });
});

function pick({ checks, observed }: CaseResult): Pick<CaseResult, 'checks' | 'observed'> {
  return { checks, observed };
}
