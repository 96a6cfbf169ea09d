import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { toConclusion } from '../../../../../src/harness/reports/terminal/conclusion.js';
import { makeCase, makeExchange, makeResult } from '../../../../support/certification-result.js';

const plain = { color: false };

describe('what stands on the screen at the end', () => {
  it('is a table of the suites and the outcome when all is well', () => {
    const cases = [makeCase(), makeCase({ id: 'FM-CORE-02' }), makeCase({ id: 'FM-HYG-01', suite: 'hygiene' })];
    expect(toConclusion(makeResult(cases, { conclusion: 'conformant' }), plain)).toEqual([
      '',
      'suite    cases  PASS',
      'core         2     2',
      'hygiene      1     1',
      'all          3     3',
      '',
      'CONFORMANT  All requirements are kept in 3 cases.',
    ]);
  });

  it('explains what failed, the most urgent first, with the fix and the line that repeats just that case', () => {
    const entries = [makeExchange(), makeExchange({ sequence: 2, url: '/flows?filter[user]=ada' })];
    const cases = [
      makeCase(),
      makeCase({ id: 'FM-PAY-02', level: 'SHOULD', verdict: 'WARN', title: 'nothing undeclared' }),
      makeCase({
        id: 'FM-ID-01',
        verdict: 'FAIL',
        title: 'the internal id',
        entries,
        exchange: 2,
        hint: 'Use the id.',
      }),
    ];
    const lines = toConclusion(makeResult(cases, { conclusion: 'not conformant: FM-ID-01' }), {
      color: false,
      columns: 120,
    });
    expect(lines.slice(0, 14)).toEqual([
      '',
      'suite  cases  FAIL  WARN  PASS',
      'core       3     1     1     1',
      '',
      'FAIL  FM-ID-01  the internal id  MUST, core',
      "  required  Exactly one execution, of that flow, with that data. (FlowMate's integration guide, step 4)",
      '  expected  one webhook call that is answered 2xx',
      '  observed  one webhook call, answered 200',
      '  exchange  2: GET /flows?filter[user]=ada answered 200',
      '  client    exit code 0 after 0.4 s',
      '  fix       Use the id.',
      '  repeat    flowmate-mock certify --case FM-ID-01 --seed 1 -- python3 client.py',
      '',
      'WARN  FM-PAY-02  nothing undeclared  SHOULD, core',
    ]);
    expect(lines.at(-1)).toBe('NOT CONFORMANT  FM-ID-01.');
  });

  it('keeps lines within the width, but for the one that is there to be copied', () => {
    const repeat = `flowmate-mock certify --case FM-ID-01 -- ${'very-long '.repeat(20)}`;
    const cases = [makeCase({ verdict: 'FAIL', observed: 'word '.repeat(50).trim(), repeat })];
    const lines = toConclusion(makeResult(cases), { color: false, columns: 60 });
    expect(lines.filter((line) => line.startsWith(' ') && line.length > 60).map((line) => line.slice(0, 12))).toEqual([
      '  repeat    ',
    ]);
    expect(lines.filter((line) => /^ {12}word/.test(line)).length).toBeGreaterThan(3);
  });

  it('shows the end of what a client printed that ended badly', () => {
    const outputTail = Array.from({ length: 20 }, (_, index) => `line ${index}`).join('\n');
    const bad = toConclusion(makeResult([makeCase({ verdict: 'FAIL', exitCode: 1, outputTail })]), plain);
    expect(bad.filter((line) => line.startsWith('  | '))).toHaveLength(8);
    expect(bad).toContain('  | line 19');
    const good = toConclusion(makeResult([makeCase({ verdict: 'FAIL', exitCode: 0, outputTail })]), plain);
    expect(good.join('\n')).not.toContain('line 19');
  });

  it.each([
    [{ timedOut: true, signal: 'SIGKILL' }, 'did not end by itself, was ended after 0.4 s'],
    [{ signal: 'SIGSEGV' }, 'ended by SIGSEGV after 0.4 s'],
    [{ exitCode: 7 }, 'exit code 7 after 0.4 s'],
  ])('says how the client ended: %j', (given, text) => {
    const { exitCode: _exitCode, ...without } = makeCase({ verdict: 'FAIL' });
    expect(toConclusion(makeResult([{ ...without, ...given }]), plain)).toContain(`  client    ${text}`);
  });

  it('lets nothing of the client move the cursor or start a line that looks like a command', () => {
    const evil = '\u001b[2J\n::error::x\r\u0007\u202e';
    const cases = [
      makeCase({ id: evil, suite: evil, verdict: 'FAIL', title: evil, observed: evil, exitCode: 1, outputTail: evil }),
    ];
    const lines = toConclusion(makeResult(cases, { conclusion: evil }), plain);
    expect(lines.filter((line) => /\p{Cc}|\u202e/u.test(line))).toEqual([]);
    expect(lines.filter((line) => /^\s*::/.test(line))).toEqual([]);
  });

  it('tells of a client that cannot be started, without a table', () => {
    const preflight = {
      verdict: 'CONFIG' as const,
      observed: 'pyton3: no such program',
      outputTail: 'sh: not found\n',
    };
    const result = makeResult([], { preflight, exitCode: 2, conclusion: 'no verdict: pyton3: no such program' });
    expect(toConclusion(result, plain)).toEqual([
      '',
      'CONFIG  before any case',
      '  pyton3: no such program',
      '  output',
      '  | sh: not found',
      '',
      'NOT STARTED  Pyton3: no such program.',
    ]);
  });

  it('names entries of the baseline that are no longer true', () => {
    const stale = [{ id: 'FM-OLD-01', reason: 'ticket 8', why: 'There is no such case.' }];
    const lines = toConclusion(makeResult([makeCase()], { stale, exitCode: 1 }), plain);
    expect(lines).toContain('STALE  FM-OLD-01 in the baseline (ticket 8)');
    expect(lines).toContain('  There is no such case.');
  });

  it('tells once of a failure that the baseline knows and that is none any more', () => {
    const baseline = { reason: 'ticket 8' };
    const stale = [{ id: 'FM-ID-01', reason: 'ticket 8', why: 'the case passes: take the entry out' }];
    const cases = [makeCase({ id: 'FM-ID-01', verdict: 'UNEXPECTED_PASS', baseline, hint: 'Use the id.' })];
    const lines = toConclusion(makeResult(cases, { stale }), plain);
    expect(lines.filter((line) => /STALE|Use the id/.test(line))).toEqual([]);
    expect(lines).toContain('  fix       Take the entry out of the baseline.');
  });

  it('counts the cases that were judged', () => {
    const cases = [makeCase(), makeCase({ id: 'X', verdict: 'NOT_APPLICABLE' })];
    const lines = toConclusion(makeResult(cases, { conclusion: 'conformant' }), plain);
    expect(lines.at(-1)).toBe('CONFORMANT  All requirements are kept in 1 case.');
  });

  it('says the same with colours', () => {
    const result = makeResult([makeCase(), makeCase({ id: 'X', verdict: 'FAIL' })]);
    const colored = toConclusion(result, { color: true });
    expect(colored.join('\n')).toContain('\u001b[31mFAIL\u001b[39m');
    expect(colored.map((line) => stripVTControlCharacters(line))).toEqual(toConclusion(result, plain));
  });
});
