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
      'CONFORMANT  All requirements are met in 3 cases.',
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
    const lines = toConclusion(makeResult(cases, { conclusion: 'not conformant: FM-ID-01 fails' }), {
      color: false,
      columns: 120,
    });
    expect(lines).toEqual([
      '',
      'FAIL  FM-ID-01  the internal id  MUST, core',
      '  client    exit code 0 after 0.4 s',
      '  observed  one webhook call, answered 200',
      '  fix       Use the id.',
      '  exchange  2: GET /flows?filter[user]=ada answered 200',
      '  repeat    flowmate-mock certify --case FM-ID-01 --seed 1 -- python3 client.py',
      '',
      'WARN  FM-PAY-02  nothing undeclared  SHOULD, core',
      '  client    exit code 0 after 0.4 s',
      '  observed  one webhook call, answered 200',
      '  repeat    flowmate-mock certify --case FM-PAY-02 --seed 1 -- python3 client.py',
      '',
      'suite  cases  FAIL  WARN  PASS',
      'core       3     1     1     1',
      '',
      'NOT CONFORMANT  FM-ID-01 fails. (exit code 1)',
    ]);
  });

  it('shows what was expected and required, too, where all is wanted', () => {
    const lines = toConclusion(makeResult([makeCase({ verdict: 'FAIL' })]), { ...plain, columns: 120, verbose: true });
    expect(lines).toContain('  expected  one webhook call that is answered 2xx');
    expect(lines).toContain(
      "  required  Exactly one execution, of that flow, with that data. (FlowMate's integration guide, step 4)",
    );
  });

  it('takes at most 50 lines where all of two hundred cases fail, each in its own way, and the outcome is the last', () => {
    const cases = Array.from({ length: 200 }, (_, at) =>
      makeCase({
        id: `FM-ID-${at + 1}`,
        verdict: 'FAIL',
        observed: `way ${at}`,
        hint: `Mend ${at}.`,
        title: `case ${at}`,
      }),
    );
    const result = makeResult(cases, { conclusion: 'not conformant: 200 cases fail' });
    const lines = toConclusion(result, { color: false, columns: 120 });
    expect(lines.length).toBeLessThanOrEqual(50);
    expect(lines.filter((line) => line.startsWith('FAIL  ')).length).toBeGreaterThan(3);
    expect(lines.at(-1)).toBe('NOT CONFORMANT  200 cases fail. (exit code 1)');
    expect(toConclusion(result, { color: false, columns: 120, verbose: true }).length).toBeGreaterThan(1_000);
  });

  it('keeps lines within the width, but for the one that is there to be copied', () => {
    const repeat = `flowmate-mock certify --case FM-ID-01 -- ${'very-long '.repeat(20)}`;
    const cases = [makeCase({ verdict: 'FAIL', observed: 'word '.repeat(50).trim(), repeat })];
    const lines = toConclusion(makeResult(cases), { color: false, columns: 60, verbose: true });
    expect(lines.filter((line) => line.startsWith(' ') && line.length > 60).map((line) => line.slice(0, 12))).toEqual([
      '  repeat    ',
    ]);
    expect(lines.filter((line) => /^ {12}word/.test(line)).length).toBeGreaterThan(3);
  });

  it('shows the end of what a client printed that ended badly', () => {
    const outputTail = Array.from({ length: 20 }, (_, index) => `line ${index}`).join('\n');
    const bad = toConclusion(makeResult([makeCase({ verdict: 'FAIL', exitCode: 1, outputTail })]), plain);
    expect(bad.filter((line) => line.startsWith('  | '))).toHaveLength(4);
    expect(bad).toContain('  | line 19');
    const good = toConclusion(makeResult([makeCase({ verdict: 'FAIL', exitCode: 0, outputTail })]), plain);
    expect(good.join('\n')).not.toContain('line 19');
  });

  it('shows the reason of a crash rather than its frames', () => {
    const frames = Array.from({ length: 9 }, (_, at) => `    at frame${at} (client.mjs:${at})`).join('\n');
    const outputTail = `working\nTypeError: no payload\n${frames}\n\nNode.js v22.1.0\n`;
    const lastWords = { line: 'TypeError: no payload', place: 'client.mjs:0' };
    const lines = toConclusion(makeResult([makeCase({ verdict: 'FAIL', exitCode: 1, outputTail, lastWords })]), plain);
    expect(lines.filter((line) => line.startsWith('  | '))).toEqual([
      '  | working',
      '  | TypeError: no payload',
      '  |     at frame0 (client.mjs:0)',
    ]);
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

  it('tells once of a client that cannot be started, without a table', () => {
    const preflight = {
      verdict: 'CONFIG' as const,
      observed: 'pyton3: no such program',
      outputTail: 'sh: not found\n',
    };
    const result = makeResult([], { preflight, exitCode: 2, conclusion: 'no verdict: pyton3: no such program' });
    expect(toConclusion(result, plain)).toEqual([
      '',
      'CONFIG  pyton3: no such program',
      '  | sh: not found',
      '',
      'NOT STARTED  No case was judged. (exit code 2)',
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
    expect(lines.at(-1)).toBe('CONFORMANT  All requirements are met in 1 case.');
  });

  it('says the same with colours', () => {
    const result = makeResult([makeCase(), makeCase({ id: 'X', verdict: 'FAIL' })]);
    const colored = toConclusion(result, { color: true });
    expect(colored.join('\n')).toContain('\u001b[31mFAIL\u001b[39m');
    expect(colored.map((line) => stripVTControlCharacters(line))).toEqual(toConclusion(result, plain));
  });

  it('names what was not looked at, and why, where that costs nothing', () => {
    const observed = 'the client does not claim it; --features login does';
    const cases = [
      makeCase(),
      makeCase({ id: 'A', verdict: 'NOT_APPLICABLE', observed }),
      makeCase({ id: 'B', verdict: 'NOT_APPLICABLE', observed }),
      makeCase({ id: 'C', level: 'SHOULD', verdict: 'NOT_EXERCISED', observed: 'nothing was tried three times' }),
    ];
    const lines = toConclusion(makeResult(cases, { conclusion: 'conformant' }), plain);
    expect(lines).toContain(`not applicable: ${observed}: A, B`);
    expect(lines).toContain('not exercised: nothing was tried three times: C');
    expect(lines.at(-1)).toBe('CONFORMANT  All requirements are met in 1 case.');
  });

  it('says why a requirement is not established', () => {
    const cases = [makeCase({ id: 'A', verdict: 'NOT_EXERCISED', observed: 'no call failed' })];
    const conclusion = 'not established: 1 requirement could not be judged: A';
    const lines = toConclusion(makeResult(cases, { conclusion, exitCode: 1 }), plain);
    expect(lines).toContain('  observed  no call failed');
    expect(lines.at(-1)).toBe('NOT ESTABLISHED  1 requirement could not be judged: A. (exit code 1)');
  });

  describe('with much that fails', () => {
    const words = (at: number) => ({
      line: `Error: reason ${'abcdefghij'[at % 10]}${'klmnopqrst'[Math.floor(at / 10)]}`,
    });
    const checks = [{ judge: 'flows-run', verdict: 'FAIL' as const, expected: '', observed: '' }];
    const outputTail = 'line of output\n'.repeat(50);
    const failing = (at: number, given: Parameters<typeof makeCase>[0] = {}) =>
      makeCase({ id: `FM-X-${at}`, verdict: 'FAIL', checks, exitCode: 1, outputTail, lastWords: words(at), ...given });
    const observed = 'word '.repeat(300);

    it.each([1, 2, 9, 30, 100])('fits %i causes into 50 lines, the first of them in full', (count) => {
      const cases = Array.from({ length: count }, (_, at) => failing(at, { observed, hint: observed }));
      const lines = toConclusion(makeResult(cases), { ...plain, note: 'Reports in out' });
      expect(lines.length).toBeLessThanOrEqual(50);
      expect(lines[1]).toMatch(/^FAIL {2}FM-X-0 /);
      expect(lines.filter((line) => line.startsWith('  repeat')).length).toBeGreaterThan(0);
      expect(lines.at(-1)).toMatch(/^NOT CONFORMANT /);
      const shown = lines.filter((line) => /^FAIL {2}/.test(line)).length;
      const [, more = '0'] = /and (\d+) more causes?:/.exec(lines.join('\n')) ?? [];
      expect(shown + Number(more)).toBe(count);
    });

    it('shows them all where all is wanted', () => {
      const cases = Array.from({ length: 30 }, (_, at) => failing(at));
      const lines = toConclusion(makeResult(cases), { ...plain, verbose: true });
      expect(lines.filter((line) => line.startsWith('  repeat'))).toHaveLength(30);
    });

    it('makes one block of those that end the same way, and says to mend that first', () => {
      const same = { line: "KeyError: 'payload'", place: 'client.py:67' };
      const cases = [
        ...Array.from({ length: 16 }, (_, at) => failing(at, { lastWords: same })),
        failing(16, { verdict: 'NOT_REACHED', gate: 'FM-X-0', lastWords: same }),
        failing(17),
        failing(18),
      ];
      const lines = toConclusion(makeResult(cases), { ...plain, columns: 120 });
      expect(lines[1]).toBe(
        "FAIL  17 of 19 failures end the same way: `KeyError: 'payload'` (client.py:67). Mend this first.",
      );
      expect(lines.filter((line) => line.includes("printed last: KeyError: 'payload'"))).toHaveLength(1);
      expect(lines).toContain('  blocks    FM-X-16');
    });

    it('is one block for a run that was called off', () => {
      const observed = 'no verdict: the run was called off';
      const cases = [failing(0), ...[1, 2, 3].map((at) => makeCase({ id: `Y-${at}`, verdict: 'CONFIG', observed }))];
      const lines = toConclusion(makeResult(cases, { exitCode: 3, conclusion: observed }), plain);
      expect(lines.filter((line) => /^(FAIL|CONFIG) {2}/.test(line))).toEqual([
        `CONFIG  3 cases were not run: ${observed}`,
      ]);
    });
  });

  it('says what changed since an earlier run', () => {
    const changes = [
      { id: 'A', kind: 'fixed', before: 'FAIL', now: 'PASS' },
      { id: 'B', kind: 'still', before: 'FAIL', now: 'FAIL' },
    ] as const;
    const comparison = { file: 'old.json', started: '2026-11-24T09:00:00.000Z', seed: 1, changes };
    const lines = toConclusion(makeResult([makeCase()], { comparison }), plain);
    expect(lines).toContain('Since the run of 2026-11-24 09:00:00 UTC: 1 fixed, 0 new, 1 still failing');
    expect(lines).toContain('  fixed          A');
    expect(lines).toContain('  still failing  B');
  });
});
