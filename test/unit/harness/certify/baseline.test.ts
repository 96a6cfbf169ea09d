import { describe, expect, it } from 'vitest';
import { applyBaseline } from '../../../../src/harness/certify/baseline.js';
import { findCauses } from '../../../../src/harness/certify/causes.js';
import { conclude, summarize } from '../../../../src/harness/certify/conclusion.js';
import type { CaseResult, Verdict } from '../../../../src/harness/certify/result.js';

function makeResult(id: string, verdict: Verdict, called = true): CaseResult {
  return {
    id,
    suite: 'core',
    level: verdict === 'WARN' ? 'SHOULD' : 'MUST',
    title: id,
    requirement: '',
    source: '',
    verdict,
    checks: [],
    expected: '',
    observed: '',
    exchanges: called ? [1] : [],
    entries: [],
    timedOut: false,
    outputTail: '',
    repeat: '',
    hint: '',
    durationMs: 1,
  };
}

const known = new Set(['A', 'B', 'C']);

describe('a baseline', () => {
  const apply = (verdict: Verdict, entry: { case: string; expires?: string }, today = '2026-11-24') => {
    const { cases, stale } = applyBaseline([makeResult('A', verdict)], [{ reason: 'ticket 7', ...entry }], {
      known,
      today,
    });
    return { verdict: cases[0]?.verdict, baseline: cases[0]?.baseline, stale };
  };

  it.each([
    ['FAIL', 'EXPECTED_FAIL'],
    ['WARN', 'EXPECTED_FAIL'],
    ['NOT_REACHED', 'EXPECTED_FAIL'],
    ['NOT_APPLICABLE', 'NOT_APPLICABLE'],
    ['NOT_EXERCISED', 'NOT_EXERCISED'],
    ['HARNESS_ERROR', 'HARNESS_ERROR'],
    ['CONFIG', 'CONFIG'],
  ] as const)('makes %s of a known failure %s', (verdict, said) => {
    expect(apply(verdict, { case: 'A' })).toEqual({ verdict: said, baseline: { reason: 'ticket 7' }, stale: [] });
  });

  it('is stale where the case passes', () => {
    expect(apply('PASS', { case: 'A' })).toMatchObject({
      verdict: 'UNEXPECTED_PASS',
      stale: [{ id: 'A', reason: 'ticket 7', why: 'the case passes: take the entry out' }],
    });
  });

  it('holds on its last day, and is stale and without effect from the next on', () => {
    expect(apply('FAIL', { case: 'A', expires: '2026-11-24' })).toMatchObject({ verdict: 'EXPECTED_FAIL', stale: [] });
    const over = apply('FAIL', { case: 'A', expires: '2026-11-23' });
    expect(over.verdict).toBe('FAIL');
    expect(over.stale).toMatchObject([{ id: 'A', why: expect.stringContaining('held until 2026-11-23') }]);
  });

  it('is stale where there is no such case, and says nothing of one that was not run', () => {
    expect(apply('FAIL', { case: 'X' }).stale).toMatchObject([{ why: 'there is no case of this id' }]);
    expect(apply('FAIL', { case: 'B' })).toMatchObject({ verdict: 'FAIL', stale: [] });
  });
});

describe('how a run ends', () => {
  const end = (...given: [Verdict, boolean?][]) => {
    const cases = given.map(([verdict, called], at) => makeResult(String.fromCharCode(65 + at), verdict, called));
    return conclude(cases, [], findCauses(cases));
  };

  it.each([
    [[['PASS'], ['NOT_APPLICABLE']], 0, 'conformant'],
    [[['PASS'], ['NOT_EXERCISED']], 1, 'not established: 1 requirement could not be judged: B'],
    [[['NOT_REACHED'], ['NOT_EXERCISED'], ['WARN']], 1, 'not established: 2 requirements could not be judged: A, B'],
    [[['PASS'], ['WARN']], 0, 'conformant, with 1 recommendation not met'],
    [
      [['PASS'], ['WARN'], ['WARN'], ['EXPECTED_FAIL']],
      0,
      'conformant, with 1 known failure and 2 recommendations not met',
    ],
    [[['PASS'], ['FAIL'], ['WARN']], 1, 'not conformant: B fails'],
    [
      [['FAIL'], ['FAIL'], ['FAIL'], ['NOT_REACHED'], ['NOT_REACHED']],
      1,
      'not conformant: 3 requirements not met, for 3 causes; 2 more could not be judged',
    ],
    [[['HARNESS_ERROR'], ['FAIL']], 3, 'no verdict: the harness itself failed in A'],
    [
      [
        ['FAIL', false],
        ['PASS', false],
      ],
      4,
      'no verdict: the client never called the server in any case',
    ],
    [[['FAIL', false], ['PASS']], 1, 'not conformant: A fails'],
    [[['NOT_APPLICABLE', false]], 0, 'conformant'],
  ] as [[Verdict, boolean?][], number, string][])('after %j is %i, %s', (given, exitCode, conclusion) => {
    expect(end(...given)).toEqual({ exitCode, conclusion });
  });

  it('is established where a recommendation, or what the baseline excuses, could not be judged', () => {
    const should = { ...makeResult('A', 'NOT_EXERCISED'), level: 'SHOULD' as const };
    const known = { ...makeResult('B', 'NOT_EXERCISED'), baseline: { reason: 'ticket 7' } };
    expect(conclude([should, known], [], [])).toEqual({ exitCode: 0, conclusion: 'conformant' });
  });

  it('is not conformant with a stale baseline', () => {
    const stale = [{ id: 'B', reason: '', why: '' }];
    expect(conclude([makeResult('A', 'PASS')], stale, [])).toEqual({
      exitCode: 1,
      conclusion: 'the baseline is stale: B',
    });
  });

  it('counts each verdict', () => {
    expect(summarize([makeResult('A', 'PASS'), makeResult('B', 'PASS'), makeResult('C', 'WARN')])).toMatchObject({
      PASS: 2,
      WARN: 1,
      FAIL: 0,
      total: 3,
    });
  });
});
