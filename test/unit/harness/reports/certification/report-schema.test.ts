import { Ajv } from 'ajv';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { reportSchema } from '../../../../../src/harness/certify/report-schema.js';
import type { CaseResult, CertificationResult, Exchange, verdicts } from '../../../../../src/harness/certify/result.js';
import { toReportJson } from '../../../../../src/harness/reports/certification/report-json.js';
import { makeCase, makeExchange, makeResult } from '../../../../support/certification-result.js';

const ajv = new Ajv({ allErrors: true, formats: fullFormats });
const validate = ajv.compile(reportSchema);

/** Why a report of this result is not as the schema says; empty when it is. */
function problemsOf(result: Parameters<typeof toReportJson>[0]): string[] {
  validate(JSON.parse(toReportJson(result)));
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

describe("the report's schema", () => {
  it('says of which type every member of a report is, and which ones may be absent', () => {
    expectTypeOf<CertificationResult['summary']['PASS' | 'total']>().toEqualTypeOf<number>();
    expectTypeOf<CertificationResult['exitCode']>().toEqualTypeOf<0 | 1 | 2 | 3 | 4>();
    expectTypeOf<CertificationResult['run']['client']>().toEqualTypeOf<
      | { readonly kind: 'command'; readonly command: readonly string[] }
      | { readonly kind: 'function'; readonly name: string }
      | { readonly kind: 'watched' }
    >();
    expectTypeOf<CaseResult['baseline']>().toEqualTypeOf<
      { readonly reason: string; readonly expires?: string } | undefined
    >();
    expectTypeOf<CaseResult['verdict']>().toEqualTypeOf<(typeof verdicts)[number]>();
    expectTypeOf<CaseResult['entries'][number]>().toEqualTypeOf<Exchange>();
    expectTypeOf<Exchange['query']>().toEqualTypeOf<Readonly<Record<string, readonly string[]>> | undefined>();
  });

  it('fits a report with all that there can be in one', () => {
    const violation = { operation: 'getFlows', place: 'query x', rule: 'enum', value: 1, message: 'no', right: 'yes' };
    const entries = [
      makeExchange({ execution: 'e', note: 'n', violations: [violation], query: { x: ['1'] }, params: {} }),
    ];
    const checks = [{ judge: 'j', verdict: 'FAIL' as const, expected: '', observed: '', exchange: 1 }];
    const cases = [
      makeCase({ verdict: 'FAIL', entries, checks, exchange: 1, feature: 'login', baseline: { reason: 'r' } }),
      makeCase({ id: 'FM-CORE-02', entries: [], signal: 'SIGKILL', timedOut: true }),
    ];
    expect(problemsOf(makeResult(cases, { stale: [{ id: 'x', reason: 'y', why: 'z' }] }))).toEqual([]);
    const run = { ...makeResult().run, client: { kind: 'function' as const, name: 'f' } };
    expect(problemsOf(makeResult([], { run, exitCode: 4 }))).toEqual([]);
  });

  it('does not fit what is no report', () => {
    expect(validate({ schemaVersion: 1, cases: [{ id: 'FM-CORE-01' }] })).toBe(false);
    const run = { ...makeResult().run, started: 'yesterday' };
    expect(problemsOf(makeResult([], { run }))).toEqual(['/run/started must match format "date-time"']);
  });
});

describe('report.json', () => {
  it('has the cases on top, each with id, verdict and level', () => {
    const report: unknown = JSON.parse(toReportJson(makeResult([makeCase(), makeCase({ id: 'X', verdict: 'WARN' })])));
    expect(report).toMatchObject({
      schemaVersion: 1,
      exitCode: 0,
      cases: [
        { id: 'FM-CORE-01', verdict: 'PASS', level: 'MUST' },
        { id: 'X', verdict: 'WARN', level: 'MUST' },
      ],
    });
  });
});
