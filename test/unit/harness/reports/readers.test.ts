import { Ajv } from 'ajv';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import { schema as ctrfSchema } from 'ctrf';
import fc from 'fast-check';
import harSchemas from 'har-schema';
import { describe, expect, it } from 'vitest';
import { toArchive } from '../../../../mock/index.js';
import { reportSchema } from '../../../../src/harness/certify/report-schema.js';
import { toCheckRun } from '../../../../src/harness/reports/certification/check-run.js';
import { toReportJson } from '../../../../src/harness/reports/certification/report-json.js';
import type { CheckRun, CheckVerdict, ReportedCheck } from '../../../../src/harness/reports/check.js';
import { toCtrf } from '../../../../src/harness/reports/ctrf.js';
import { toJunit } from '../../../../src/harness/reports/junit.js';
import { toSarif } from '../../../../src/harness/reports/sarif.js';
import { makeCase, makeExchange, makeResult } from '../../../support/certification-result.js';
import { anyCharacter } from '../../../support/characters.js';
import { junitReaders, refusals } from '../../../support/junit-readers.js';
import { sarifEssentials } from '../../../support/sarif-schema.js';

const verdicts: readonly CheckVerdict[] = ['passed', 'failed', 'warned', 'excused', 'skipped', 'broken'];

const everything: Omit<ReportedCheck, 'verdict'> = {
  suite: 'core',
  name: 'C-1',
  title: 'one user',
  message: 'crossed',
  details: 'expected 1\nobserved 2',
  output: '\u001b[31mred\u001b[39m\nlast line',
  place: { file: 'client.py', line: 3 },
  durationMs: 1_234_567,
  rule: { id: 'R-1', title: 'a rule' },
};

const runOf = (checks: readonly ReportedCheck[]): CheckRun => ({
  tool: { name: 'flowmate-mock', version: '1.2.3' },
  title: 'flowmate-mock certify',
  startedAt: '2026-11-24T09:00:00.000Z',
  durationMs: 2_500.4,
  checks,
});

/** Every verdict, with all that a check may have and with nothing of it. */
const full = runOf(
  verdicts.flatMap((verdict) => [
    { ...everything, verdict },
    { suite: 'bare', name: `B-${verdict}`, verdict },
  ]),
);

const runs: Readonly<Record<string, CheckRun>> = {
  'every verdict': full,
  'no check': runOf([]),
  certification: toCheckRun(
    makeResult([makeCase(), makeCase({ id: 'FM-ID-01', verdict: 'FAIL', observed: 'a username' })]),
    { file: 'client.py' },
  ),
};

const text = fc.string({ unit: anyCharacter, maxLength: 30 });
const anyCheck: fc.Arbitrary<ReportedCheck> = fc.record(
  {
    suite: text,
    name: text,
    title: text,
    verdict: fc.constantFrom(...verdicts),
    message: text,
    details: text,
    output: text,
    place: fc.record({ file: text, line: fc.integer({ min: 1 }) }, { requiredKeys: ['file'] }),
    durationMs: fc.double({ min: 0, max: 1e9, noNaN: true }),
  },
  { requiredKeys: ['suite', 'name', 'verdict'] },
);

/** The schemas name a draft that Ajv does not have by itself. */
const ajv = new Ajv({ allErrors: true, strict: false, formats: fullFormats });
const isCtrf = ajv.compile(ctrfSchema);
const isReport = ajv.compile(reportSchema);
const isHar = Object.values(harSchemas)
  .reduce((all, { $schema: _, ...schema }) => all.addSchema(schema), new Ajv({ strict: false, formats: fullFormats }))
  .getSchema('har.json#');

describe('the JUnit report', () => {
  it.each(Object.entries(junitReaders))('is accepted by %s', (_, rules) => {
    for (const run of Object.values(runs)) expect(refusals(toJunit(run), rules)).toEqual([]);
    fc.assert(
      fc.property(fc.array(anyCheck, { maxLength: 3 }), (checks) => {
        expect(refusals(toJunit(runOf(checks)), rules)).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it.each([
    ['<testsuites skipped="1"/>', '<testsuites> has skipped'],
    [
      '<testsuite name="a" tests="1" failures="0" errors="0"><testcase name="a" classname="a" file="x"/></testsuite>',
      '<testcase> has file',
    ],
    ['<testsuite tests="1" failures="0" errors="0"/>', '<testsuite> lacks name'],
    ['<testsuites><testcase name="a" classname="a"/></testsuites>', '<testsuites> holds testcase'],
    ['<testsuites>x</testsuites>', '<testsuites> has text'],
  ])('would not be with %s', (xml, refusal) => {
    for (const rules of Object.values(junitReaders)) expect(refusals(xml, rules)).toContain(refusal);
  });

  it('says where a failure is in its text', () => {
    expect(toJunit(full)).toContain('observed 2\nat client.py:3</failure>');
  });
});

describe('the CTRF report', () => {
  it('is as its schema says, whatever the texts are', () => {
    const errorsOf = (run: CheckRun) => (isCtrf(JSON.parse(toCtrf(run))) ? null : isCtrf.errors);
    for (const run of Object.values(runs)) expect(errorsOf(run)).toBeNull();
    fc.assert(
      fc.property(fc.array(anyCheck, { maxLength: 3 }), (checks) => {
        expect(errorsOf(runOf(checks))).toBeNull();
      }),
      { numRuns: 100 },
    );
  });

  it('says of each check what CTRF has words for', () => {
    const { results } = JSON.parse(toCtrf(full));
    expect(results.summary).toMatchObject({ tests: 12, passed: 4, failed: 4, skipped: 4, pending: 0, other: 0 });
    expect(results.summary).toMatchObject({ suites: 2, start: 1_795_510_800_000, stop: 1_795_510_802_500 });
    expect(results.tests[2]).toEqual({
      testId: 'core/C-1',
      name: 'C-1 one user',
      status: 'failed',
      rawStatus: 'failed',
      duration: 1_234_567,
      suite: ['core'],
      message: 'crossed',
      trace: 'expected 1\nobserved 2',
      stdout: ['red', 'last line'],
      filePath: 'client.py',
      line: 3,
    });
  });
});

describe('the SARIF report', () => {
  it('is as the standard says', () => {
    for (const run of Object.values(runs)) {
      ajv.validate(sarifEssentials, JSON.parse(toSarif(run)));
      expect(ajv.errors).toBeNull();
    }
  });

  it('has results for what is open alone, since GitHub opens an alert for every other one', () => {
    const [{ results }] = JSON.parse(toSarif(full)).runs;
    expect(results.map(({ level, ruleId }: { level: string; ruleId: string }) => [ruleId, level])).toEqual([
      ['R-1', 'error'],
      ['bare/B-failed', 'error'],
      ['R-1', 'warning'],
      ['bare/B-warned', 'warning'],
    ]);
  });
});

describe('the archive of exchanges', () => {
  it('is as the schema of HAR 1.2 says', () => {
    const odd = makeExchange({
      sequence: 2,
      method: 'POST',
      url: '/x[0]?page[size]=1&a=%zz&b="<ä',
      status: 0,
      faults: ['f'],
      note: 'reset',
    });
    const archive = toArchive([
      { id: 'a', title: 'a', exchanges: [makeExchange(), odd] },
      { id: 'b', title: 'b', exchanges: [] },
    ]);
    isHar?.(JSON.parse(JSON.stringify(archive)));
    expect(isHar?.errors).toBeNull();
    expect(isHar?.({ log: {} })).toBe(false);
  });
});

describe('report.json', () => {
  it('is as its schema says', () => {
    const digests = { suite: 'sha256:0', apiDocument: 'sha256:0', mock: 'sha256:0' };
    const result = makeResult([makeCase({ verdict: 'FAIL' })]);
    for (const each of [result, { ...result, run: { ...result.run, sets: ['core-2026.12'], digests } }]) {
      expect(isReport(JSON.parse(toReportJson(each)))).toBe(true);
    }
  });
});
