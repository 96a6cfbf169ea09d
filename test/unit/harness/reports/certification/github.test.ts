import { describe, expect, it } from 'vitest';
import { toAnnotations, toSummary } from '../../../../../src/harness/reports/certification/github.js';
import { makeCase, makeResult } from '../../../../support/certification-result.js';

describe('annotations for GitHub', () => {
  it('are errors for what makes a run fail, warnings for recommendations, nothing for the rest', () => {
    const cases = (['PASS', 'WARN', 'FAIL', 'NOT_EXERCISED', 'EXPECTED_FAIL', 'HARNESS_ERROR'] as const).map(
      (verdict) => makeCase({ id: verdict, verdict, title: 'holds' }),
    );
    const lines = toAnnotations(makeResult(cases));
    expect(lines.map((line) => line.replace(/(?<=.)::.*/, ''))).toEqual([
      '::error title=HARNESS_ERROR holds',
      '::error title=FAIL holds',
      '::error title=NOT_EXERCISED holds',
      '::warning title=WARN holds',
    ]);
  });

  it('tell what was expected and observed, the fix, and the line that repeats the case, in one line of text', () => {
    const [line] = toAnnotations(makeResult([makeCase({ verdict: 'FAIL', hint: 'Use the id.' })]));
    expect(line).toBe(
      '::error title=FM-CORE-01 one user%2C one active flow%2C one event::' +
        'client: exit code 0 after 0.4 s%0Aobserved: one webhook call, answered 200%0Aexpected: one webhook call that is answered 2xx%0Afix: Use the id.%0A' +
        'repeat: flowmate-mock certify --case FM-CORE-01 --seed 1 -- python3 client.py',
    );
  });

  it('are one for cases that fail in the same way, since GitHub shows ten at most', () => {
    const checks = [{ judge: 'flows-run', verdict: 'FAIL' as const, expected: '', observed: '' }];
    const lastWords = { line: "KeyError: 'payload'", place: 'client.py:67' };
    const cases = Array.from({ length: 30 }, (_, at) =>
      makeCase({ id: `X-${at}`, verdict: 'FAIL', checks, exitCode: 1, lastWords }),
    );
    const lines = toAnnotations(makeResult(cases));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^::error title=X-0 and 29 more::All 30 failures end the same way: `KeyError: 'payload'`/);
  });

  it.each([
    ['a%b', 'a%25b', 'a%25b'],
    ['a\r\nb', 'a%0D%0Ab', 'a%0D%0Ab'],
    ['a:b,c', 'a%3Ab%2Cc', 'a:b,c'],
    ['x::error::y', 'x%3A%3Aerror%3A%3Ay', 'x::error::y'],
  ])('escape %j in titles and texts', (text, inTitle, inText) => {
    const [line] = toAnnotations(makeResult([makeCase({ verdict: 'FAIL', id: 'X', title: text, observed: text })]));
    expect(line).toMatch(/^[^\r\n]*$/);
    expect(line?.startsWith(`::error title=X ${inTitle}::`)).toBe(true);
    expect(line).toContain(`observed: ${inText}%0A`);
  });

  it("point to the client's file", () => {
    const [line] = toAnnotations(makeResult([makeCase({ verdict: 'FAIL' })]), { file: 'src/a,b.py' });
    expect(line).toContain('::error file=src/a%2Cb.py,line=1,title=FM-CORE-01');
  });

  it('tell of a client that cannot be started and of an old baseline', () => {
    const preflight = { verdict: 'CONFIG' as const, observed: 'no such program', outputTail: '' };
    const stale = [{ id: 'FM-OLD-01', reason: 'r', why: 'There is no such case.' }];
    expect(toAnnotations(makeResult([], { preflight, stale }))).toEqual([
      '::error title=The client cannot be certified::no such program',
      '::error title=Baseline%3A FM-OLD-01::There is no such case.',
    ]);
  });
});

describe('the summary for GitHub', () => {
  it('has the outcome, a table of the suites, and what failed with the reason', () => {
    const cases = [
      makeCase(),
      makeCase({ id: 'FM-ID-01', verdict: 'FAIL', title: 'the internal id', outputTail: 'Traceback', hint: 'Use it.' }),
      makeCase({ id: 'FM-HYG-01', suite: 'hygiene', level: 'SHOULD', verdict: 'WARN' }),
    ];
    const summary = toSummary(makeResult(cases, { conclusion: 'not conformant: FM-ID-01' }));
    expect(summary).toContain('## FlowMate certification: not conformant\n\nFM&#45;ID&#45;01.\n');
    expect(summary).toContain(
      [
        '| suite | cases | FAIL | WARN | PASS |',
        '| --- | --: | --: | --: | --: |',
        '| core | 2 | 1 |  | 1 |',
        '| hygiene | 1 |  | 1 |  |',
      ].join('\n'),
    );
    expect(summary).toContain('<details><summary><b>FAIL</b> FM-ID-01 the internal id</summary>');
    expect(summary).toContain('fix       Use it.\n');
    expect(summary).toContain('```text\nTraceback\n```');
    expect(summary.indexOf('FM-ID-01 the')).toBeLessThan(summary.indexOf('FM-HYG-01'));
    expect(summary).not.toContain('FM-CORE-01');
  });

  it('lets no text of the client become mark-up', () => {
    const evil = '</details><script>x</script> | **b** [a](http://x) `` ```';
    const output = 'start\n````\n</details>\nlast words';
    const cases = [
      makeCase({ id: 'X', suite: evil, verdict: 'FAIL', title: evil, observed: evil, outputTail: output }),
    ];
    const summary = toSummary(makeResult(cases));
    // Markdown is read neither inside of fences nor on a line that begins with HTML.
    const outside = summary.replace(/^(`{3,})text\n[\s\S]*?\n\1$/gm, '').replace(/^<details>.*$/m, (line) => {
      expect(line.match(/<[^>]*>/g)).toEqual(['<details>', '<summary>', '<b>', '</b>', '</summary>']);
      return '<details>';
    });
    expect(outside).not.toMatch(/<script|\*\*b|\]\(http/);
    expect(outside.match(/<\/?details>/g)).toEqual(['<details>', '</details>']);
    expect(outside).not.toContain('last words');
  });

  it('stays below the size that GitHub takes', () => {
    const cases = Array.from({ length: 3_000 }, (_, index) =>
      makeCase({ id: `X-${index}`, verdict: 'FAIL', observed: 'x'.repeat(5_000), outputTail: 'y'.repeat(8_000) }),
    );
    const summary = toSummary(makeResult(cases));
    expect(Buffer.byteLength(summary)).toBeLessThan(1_048_576);
    expect(summary).toMatch(/\n\d+ more are in the reports\.\n$/);
  });
});
