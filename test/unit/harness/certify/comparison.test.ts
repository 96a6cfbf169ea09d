import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { compareRuns, unsettledCases } from '../../../../src/harness/certify/comparison.js';
import { readEarlierReport } from '../../../../src/harness/certify/files/earlier-report.js';
import type { Verdict } from '../../../../src/harness/certify/result.js';
import { toReportJson } from '../../../../src/harness/reports/certification/report-json.js';
import { makeCase, makeResult } from '../../../support/certification-result.js';

const folder = mkdtempSync(join(tmpdir(), 'flowmate-comparison-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const earlierOf = (verdicts: Readonly<Record<string, Verdict>>) => ({
  file: 'old.json',
  started: '2026-11-24T09:00:00.000Z',
  seed: 1,
  features: [],
  verdicts: new Map(Object.entries(verdicts)),
});

describe('two runs', () => {
  it.each<[Verdict | undefined, Verdict, string | undefined]>([
    ['FAIL', 'PASS', 'fixed'],
    ['WARN', 'PASS', 'fixed'],
    ['EXPECTED_FAIL', 'UNEXPECTED_PASS', 'fixed'],
    ['FAIL', 'FAIL', 'still'],
    ['FAIL', 'WARN', 'still'],
    ['FAIL', 'NOT_REACHED', 'still'],
    ['PASS', 'FAIL', 'new'],
    [undefined, 'FAIL', 'new'],
    ['NOT_REACHED', 'FAIL', 'new'],
    ['PASS', 'NOT_EXERCISED', 'new'],
    ['NOT_REACHED', 'PASS', 'reached'],
    ['NOT_EXERCISED', 'PASS', 'reached'],
    ['PASS', 'PASS', undefined],
    [undefined, 'PASS', undefined],
    ['FAIL', 'CONFIG', undefined],
    ['HARNESS_ERROR', 'PASS', undefined],
    ['FAIL', 'NOT_APPLICABLE', undefined],
  ])('with %s before and %s now: %s', (before, now, kind) => {
    const earlier = earlierOf(before === undefined ? {} : { A: before });
    const { changes } = compareRuns(earlier, { cases: [makeCase({ id: 'A', verdict: now })], seed: 1 });
    expect(changes.map((change) => change.kind)).toEqual(kind === undefined ? [] : [kind]);
  });

  it('with different seeds fix nothing: the world that failed was another', () => {
    const cases = [makeCase({ id: 'A' }), makeCase({ id: 'B', verdict: 'FAIL' })];
    const { changes } = compareRuns(earlierOf({ A: 'FAIL', B: 'FAIL' }), { cases, seed: 2 });
    expect(changes.map(({ kind }) => kind)).toEqual(['unproven', 'still']);
  });

  it('have in common what has to be run again', () => {
    const verdicts = { A: 'FAIL', B: 'PASS', C: 'NOT_REACHED', D: 'NOT_APPLICABLE', E: 'WARN', F: 'CONFIG' } as const;
    expect(unsettledCases(earlierOf(verdicts))).toEqual(['A', 'C', 'E', 'F']);
  });
});

describe('the report of an earlier run', () => {
  const write = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };

  it('is read as it was written', async () => {
    const text = toReportJson(makeResult([makeCase({ id: 'A', verdict: 'FAIL' })]));
    expect(await readEarlierReport(write('report.json', text))).toMatchObject({
      seed: 1,
      started: '2026-11-24T09:00:00.000Z',
      verdicts: new Map([['A', 'FAIL']]),
    });
  });

  it.each([
    ['{', /is no report of certify: it is no JSON/],
    ['[]', /it is no object/],
    ['{}', /its schemaVersion is missing, not 1/],
    ['{"schemaVersion":2}', /its schemaVersion is 2, not 1/],
    ['{"schemaVersion":1,"run":{"seed":"1"},"cases":[]}', /it has no run.seed/],
    ['{"schemaVersion":1,"run":{"seed":1}}', /it has no cases/],
    [
      '{"schemaVersion":1,"run":{"seed":1},"cases":[{"id":"A","verdict":"LOST"}]}',
      /cases\[0\] lacks an id or a verdict/,
    ],
    ['{"schemaVersion":1,"run":{"seed":1},"cases":[null]}', /cases\[0\] lacks/],
  ])('is refused where it is none: %s', async (text, why) => {
    await expect(readEarlierReport(write('wrong.json', text))).rejects.toThrow(why);
  });

  it('has to be there, and a file', async () => {
    await expect(readEarlierReport(join(folder, 'none.json'))).rejects.toThrow(/cannot read the report .*none.json/);
    await expect(readEarlierReport(folder)).rejects.toThrow(/it is a folder; name the report.json in it/);
  });
});
