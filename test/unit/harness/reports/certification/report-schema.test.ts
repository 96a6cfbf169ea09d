import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { toReportJson } from '../../../../../src/harness/reports/certification/report-json.js';
import { makeCase, makeExchange, makeResult } from '../../../../support/certification-result.js';

interface ObjectSchema {
  readonly required?: string[];
  readonly properties?: Readonly<Record<string, object>>;
}

const source = new URL('../../../../../src/harness/', import.meta.url);
const schema: ObjectSchema & { readonly definitions: Readonly<Record<string, ObjectSchema>> } = JSON.parse(
  readFileSync(new URL('reports/certification/report.schema.json', source), 'utf8'),
);

const ajv = new Ajv({ allErrors: true, formats: fullFormats });
const validate = ajv.compile(schema);

/** Why a report of this result is not as the schema says; empty when it is. */
function problemsOf(result: Parameters<typeof toReportJson>[0]): string[] {
  validate(JSON.parse(toReportJson(result)));
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

/** Members of each interface of a file: name, and whether it must be there. */
function readInterfaces(file: string): [name: string, members: Map<string, boolean>][] {
  const tree = ts.createSourceFile(file, readFileSync(new URL(file, source), 'utf8'), ts.ScriptTarget.ES2022);
  return tree.statements.filter(ts.isInterfaceDeclaration).map((declared) => {
    const members = declared.members.filter(ts.isPropertySignature).map((member) => {
      return [member.name.getText(tree), member.questionToken === undefined] as const;
    });
    return [declared.name.text, new Map(members)];
  });
}

describe("the report's schema", () => {
  const interfaces = ['certify/result.ts', 'certify/exchange.ts'].flatMap(readInterfaces);

  it.each(interfaces)('describes every member of %s, and which ones may be absent', (name, members) => {
    const described = name === 'CertificationResult' ? schema : schema.definitions[name];
    const own = name === 'CertificationResult' ? ['schemaVersion'] : [];
    expect(Object.keys(described?.properties ?? {}).sort()).toEqual([...members.keys(), ...own].sort());
    const required = [...members].filter(([, isRequired]) => isRequired).map(([member]) => member);
    expect([...(described?.required ?? [])].sort()).toEqual([...required, ...own].sort());
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
