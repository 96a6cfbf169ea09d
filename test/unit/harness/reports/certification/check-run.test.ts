import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Verdict } from '../../../../../src/harness/certify/result.js';
import { findClientFile, toCheckRun } from '../../../../../src/harness/reports/certification/check-run.js';
import { makeCase, makeExchange, makeResult } from '../../../../support/certification-result.js';

const folder = mkdtempSync(join(tmpdir(), 'flowmate-reports-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a certification as checks', () => {
  it.each<[Verdict, string]>([
    ['PASS', 'passed'],
    ['FAIL', 'failed'],
    ['WARN', 'warned'],
    ['NOT_APPLICABLE', 'skipped'],
    ['NOT_EXERCISED', 'skipped'],
    ['NOT_REACHED', 'skipped'],
    ['CONFIG', 'broken'],
    ['HARNESS_ERROR', 'broken'],
    ['EXPECTED_FAIL', 'excused'],
    ['UNEXPECTED_PASS', 'failed'],
  ])('says %s as %s', (verdict, said) => {
    expect(toCheckRun(makeResult([makeCase({ verdict })])).checks).toMatchObject([
      { suite: 'core', name: 'FM-CORE-01', verdict: said },
    ]);
  });

  it('explains a failure with its first exchange, how the client ended, the fix and the line that repeats it', () => {
    const entries = [makeExchange(), makeExchange({ sequence: 2, url: '/flows?filter[user]=ada', faults: ['flaky'] })];
    const [check] = toCheckRun(
      makeResult([makeCase({ verdict: 'FAIL', exchange: 2, entries, hint: 'Use the id.', exitCode: 3 })]),
    ).checks;
    expect(check?.details?.split('\n')).toEqual([
      'client    exit code 3 after 0.4 s',
      'observed  one webhook call, answered 200',
      'expected  one webhook call that is answered 2xx',
      'fix       Use the id.',
      'exchange  2: GET /flows?filter[user]=ada answered 200 (injected: flaky)',
      "required  Exactly one execution, of that flow, with that data. (FlowMate's integration guide, step 4)",
      'repeat    flowmate-mock certify --case FM-CORE-01 --seed 1 -- python3 client.py',
    ]);
  });

  it('names every check of a case of which several fail', () => {
    const checks = (['FAIL', 'PASS', 'WARN'] as const).map((verdict, index) => ({
      judge: `judge-${index}`,
      verdict,
      expected: 'x',
      observed: `saw ${index}`,
    }));
    const [check] = toCheckRun(makeResult([makeCase({ verdict: 'FAIL', checks })])).checks;
    expect(check?.details).toMatch(/\njudge-0: saw 0\njudge-2: saw 2$/);
  });

  it('gives what a case demands as a rule', () => {
    const [check] = toCheckRun(makeResult([makeCase({ level: 'SHOULD', hint: 'Wait longer.' })])).checks;
    expect(check?.rule).toEqual({
      id: 'FM-CORE-01',
      title: 'one user, one active flow, one event',
      level: 'warning',
      help: "Exactly one execution, of that flow, with that data.\n\nFrom: FlowMate's integration guide, step 4\n\n**Fix**: Wait longer.",
    });
  });

  it('says what the baseline says', () => {
    const baseline = { reason: 'ticket 7', expires: '2027-01-01' };
    const cases = [
      makeCase({ verdict: 'EXPECTED_FAIL', baseline }),
      makeCase({ id: 'FM-CORE-02', verdict: 'UNEXPECTED_PASS', baseline }),
    ];
    const stale = [
      { id: 'FM-CORE-02', reason: 'ticket 7', why: 'The case passes.' },
      { id: 'FM-OLD-01', reason: 'ticket 8', why: 'There is no such case.' },
    ];
    expect(toCheckRun(makeResult(cases, { stale })).checks).toMatchObject([
      { name: 'FM-CORE-01', message: 'ticket 7', details: expect.stringContaining('ticket 7 (until 2027-01-01)') },
      { name: 'FM-CORE-02', message: 'passes, and the baseline says that it fails: ticket 7' },
      { suite: 'baseline', name: 'FM-OLD-01', verdict: 'failed', message: 'There is no such case.' },
    ]);
  });

  it('tells of a client that could not be started', () => {
    const preflight = { verdict: 'CONFIG' as const, observed: 'no such program: pyton3', outputTail: 'sh: pyton3\n' };
    expect(toCheckRun(makeResult([], { preflight })).checks).toEqual([
      expect.objectContaining({
        suite: 'preflight',
        verdict: 'broken',
        message: 'no such program: pyton3',
        output: 'sh: pyton3',
      }),
    ]);
  });
});

describe("the client's own file", () => {
  writeFileSync(join(folder, 'client.py'), '');
  writeFileSync(join(folder, 'run'), '');
  const found = (...command: string[]) =>
    findClientFile(makeResult([], { run: { ...makeResult().run, client: { kind: 'command', command } } }), folder);

  it.each<[string[], string | undefined]>([
    [['python3', 'client.py'], 'client.py'],
    [['./client.py', '--fast'], 'client.py'],
    [['python3', join(folder, 'client.py')], 'client.py'],
    [['python3', '../client.py'], undefined],
    [['python3', 'missing.py'], undefined],
    [['run'], undefined],
    [['.', '..', ''], undefined],
    [['/bin/sh', '-c', 'client.py x'], undefined],
  ])('of %j is %s', (command, file) => {
    expect(found(...command)).toEqual(file === undefined ? undefined : { file });
  });

  it('is none of a client that is a function', () => {
    const run = { ...makeResult().run, client: { kind: 'function' as const, name: 'client.py' } };
    expect(findClientFile(makeResult([], { run }), folder)).toBeUndefined();
  });
});
