import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { CertificationResult } from '../../../../../src/harness/certify/result.js';
import { readReport } from '../../../../../src/harness/reports/certification/read-report.js';
import { toReportJson } from '../../../../../src/harness/reports/certification/report-json.js';
import { writeGrid } from '../../../../../src/harness/reports/certification/write-grid.js';
import { writeReports } from '../../../../../src/harness/reports/certification/write-reports.js';
import { makeCase, makeResult } from '../../../../support/certification-result.js';

const root = mkdtempSync(join(tmpdir(), 'flowmate-read-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let folders = 0;
function folderWith(text: string, name = `f${folders++}`): string {
  const folder = join(root, name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'report.json'), text);
  return folder;
}

const result = makeResult([makeCase(), makeCase({ id: 'FM-ID-01', verdict: 'FAIL', observed: 'a <b>username</b>' })]);
const report = JSON.parse(toReportJson(result));

describe('a report.json', () => {
  it('is read as it was written, and gives the same reports again', async () => {
    const folder = folderWith(toReportJson(result));
    expect(await readReport(folder)).toEqual(result);
    const [first, again] = [join(root, 'first'), join(root, 'again')];
    const paths = await writeReports(result, first, root);
    await writeReports(await readReport(first), again, root);
    for (const path of paths) expect(readFileSync(path.replace(first, again), 'utf8')).toBe(readFileSync(path, 'utf8'));
  });

  it('of an earlier version, which counts fewer verdicts, is read as well', async () => {
    const { NOT_EXERCISED: _, ...summary } = report.summary;
    const read = await readReport(folderWith(JSON.stringify({ ...report, summary })));
    expect(read.summary.NOT_EXERCISED).toBe(0);
  });

  it.each([
    ['no JSON', 'it is no JSON'],
    ['[]', 'the whole is no object'],
    ['{}', 'the whole has no schemaVersion'],
    [JSON.stringify({ ...report, schemaVersion: 2 }), 'schemaVersion is not 1'],
    [
      JSON.stringify({ ...report, cases: [{ ...report.cases[0], verdict: 'MAYBE' }] }),
      'cases[0].verdict is none of "PASS"',
    ],
    [JSON.stringify({ ...report, cases: [{ ...report.cases[0], entries: {} }] }), 'cases[0].entries is no array'],
    [JSON.stringify({ ...report, run: { ...report.run, client: { kind: 'x' } } }), 'run.client has none of the forms'],
  ])('that is another file is refused: %s', async (text, said) => {
    await expect(readReport(folderWith(text))).rejects.toThrow(`is no report of flowmate-mock certify: ${said}`);
  });

  it('that is not there is missed', async () => {
    await expect(readReport(join(root, 'nowhere'))).rejects.toThrow(
      /cannot read .*there is none. `certify --out` writes it/,
    );
  });
});

describe('a grid', () => {
  const write = async (...clients: readonly (readonly [string, CertificationResult])[]): Promise<string> => {
    const given = clients.map(([name, each]) => folderWith(toReportJson(each), name));
    return readFileSync(await writeGrid(given, join(root, 'grid')), 'utf8');
  };

  it('has a row for each case and a column for each client, with links to their reports', async () => {
    const other = makeResult([makeCase(), makeCase({ id: 'FM-NEW-01', title: 'new', verdict: 'WARN' })]);
    writeFileSync(join(folderWith('', 'acme & co'), 'report.html'), '');
    const page = await write(['acme & co', result], ['beta', other]);
    expect(page.match(/<th scope="row">/g)).toHaveLength(3);
    expect(page.match(/<th scope="col">/g)).toHaveLength(3);
    expect(page).toContain('<a href="../acme%20%26%20co/report.html">acme &amp; co</a>');
    expect(page).toContain('href="../acme%20%26%20co/report.html#FM-ID-01"');
    expect(page).not.toContain('../beta/report.html');
    expect(page.match(/<td class="quiet">not run<\/td>/g)).toHaveLength(2);
    expect(page).toContain('a &lt;b&gt;username&lt;/b&gt;');
    expect(page).not.toMatch(/<script/);
  });

  it('says where clients cannot be compared', async () => {
    const signed = (suite: string): CertificationResult => {
      return { ...result, run: { ...result.run, digests: { suite, apiDocument: 'a', mock: 'm' } } };
    };
    expect(await write(['a', signed('1')], ['b', signed('2')])).toContain('not certified by the same cases');
    expect(await write(['a', signed('1')], ['b', signed('1')])).not.toContain('not certified by the same');
  });

  it('of folders with the same name shows their paths', async () => {
    const page = await write(['one/out', result], ['two/out', result]);
    expect(page).toContain(join(root, 'one/out'));
  });
});
