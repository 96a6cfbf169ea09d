import { Ajv } from 'ajv';
import type { Log } from 'sarif';
import { describe, expect, it } from 'vitest';
import type { ReportedCheck } from '../../../../src/harness/reports/check.js';
import { toSarif } from '../../../../src/harness/reports/sarif.js';
import { sarifEssentials } from '../../../support/sarif-schema.js';

function sarif(...checks: Partial<ReportedCheck>[]): Log {
  const text = toSarif({
    tool: { name: 'flowmate-mock', version: '1.2.3' },
    title: 'flowmate-mock certify',
    startedAt: '2026-11-24T09:00:00.000Z',
    durationMs: 2500,
    checks: checks.map((check, index) => ({ suite: 'core', name: `C-${index}`, verdict: 'passed', ...check })),
  });
  const log: Log = JSON.parse(text);
  const ajv = new Ajv({ allErrors: true, strict: false });
  ajv.validate(sarifEssentials, log);
  expect(ajv.errors).toBeNull();
  return log;
}

const resultsOf = (log: Log) => log.runs[0]?.results ?? [];

describe('the SARIF report', () => {
  it('has a rule for each check, and a result for each that is not as it should be', () => {
    const log = sarif(
      {},
      { verdict: 'failed', message: 'crossed', details: 'expected 1\nobserved 2' },
      { verdict: 'warned', message: 'impolite' },
      { verdict: 'skipped' },
    );
    expect(log.runs[0]?.tool.driver.rules?.map(({ id }) => id)).toEqual([
      'core/C-0',
      'core/C-1',
      'core/C-2',
      'core/C-3',
    ]);
    expect(resultsOf(log)).toMatchObject([
      { ruleId: 'core/C-1', ruleIndex: 1, level: 'error', message: { text: 'crossed\n\nexpected 1\nobserved 2' } },
      { ruleId: 'core/C-2', ruleIndex: 2, level: 'warning', message: { text: 'impolite' } },
    ]);
  });

  it('takes the rule that several checks share once', () => {
    const rule = {
      id: 'FM-X',
      title: 'X holds',
      level: 'warning' as const,
      help: '**Do** X',
      helpUri: 'https://x.example/',
    };
    const log = sarif({ verdict: 'failed', rule }, {}, { verdict: 'failed', rule });
    expect(log.runs[0]?.tool.driver.rules).toEqual([
      {
        id: 'FM-X',
        shortDescription: { text: 'X holds' },
        fullDescription: { text: 'X holds' },
        defaultConfiguration: { level: 'warning' },
        help: { text: '**Do** X', markdown: '**Do** X' },
        helpUri: 'https://x.example/',
      },
      expect.objectContaining({ id: 'core/C-1' }),
    ]);
    expect(resultsOf(log).map(({ ruleIndex }) => ruleIndex)).toEqual([0, 0]);
    expect(resultsOf(log).map(({ partialFingerprints }) => partialFingerprints)).toEqual([
      { 'flowmateCheck/v1': 'core/C-0' },
      { 'flowmateCheck/v1': 'core/C-2' },
    ]);
  });

  it.each([
    [{ file: 'a b/ü#.py' }, { uri: 'a%20b/%C3%BC%23.py', uriBaseId: '%SRCROOT%' }, { startLine: 1 }],
    [{ file: 'pacts\\a.json', line: 7 }, { uri: 'pacts/a.json', uriBaseId: '%SRCROOT%' }, { startLine: 7 }],
    [
      { file: 'a.json', line: 7, column: 3 },
      { uri: 'a.json', uriBaseId: '%SRCROOT%' },
      { startLine: 7, startColumn: 3 },
    ],
    [{ file: 'a.json', column: 3 }, { uri: 'a.json', uriBaseId: '%SRCROOT%' }, { startLine: 1 }],
    [{ file: '/tmp/a b.py' }, { uri: 'file:///tmp/a%20b.py' }, { startLine: 1 }],
  ])('points to %j', (place, artifactLocation, region) => {
    const [result] = resultsOf(sarif({ verdict: 'failed', place }));
    expect(result?.locations?.[0]?.physicalLocation).toEqual({ artifactLocation, region });
  });

  it('names the check where there is no file', () => {
    const [result] = resultsOf(sarif({ verdict: 'failed' }));
    expect(result?.locations).toEqual([{ logicalLocations: [{ name: 'C-0', fullyQualifiedName: 'core/C-0' }] }]);
  });

  it('leaves a known failure out', () => {
    expect(resultsOf(sarif({ verdict: 'excused', message: 'ticket 7' }))).toEqual([]);
  });

  it('tells of checks that could not be made as of a failed run, not as of results', () => {
    const log = sarif({ verdict: 'broken', message: 'port gone' });
    expect(resultsOf(log)).toEqual([]);
    expect(log.runs[0]?.invocations).toEqual([
      {
        executionSuccessful: false,
        startTimeUtc: '2026-11-24T09:00:00.000Z',
        endTimeUtc: '2026-11-24T09:00:02.500Z',
        toolExecutionNotifications: [
          { level: 'error', message: { text: 'C-0: port gone' }, associatedRule: { id: 'core/C-0' } },
        ],
      },
    ]);
    expect(sarif({}).runs[0]?.invocations?.[0]).toMatchObject({ executionSuccessful: true });
  });

  it('can be told apart by what was run', () => {
    expect(sarif().runs[0]?.automationDetails).toEqual({ id: 'flowmate-mock certify/' });
  });
});
