import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createMock } from '../../../../../mock/index.js';
import type { CertificationResult } from '../../../../../src/harness/certify/result.js';
import { toReportJson } from '../../../../../src/harness/reports/certification/report-json.js';
import { createReportShelf } from '../../../../../src/harness/reports/shelf/report-shelf.js';
import { makeCase, makeResult } from '../../../../support/certification-result.js';
import { at } from '../../../../support/client.js';

const root = mkdtempSync(join(tmpdir(), 'flowmate-shelf-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const bad = makeCase({ id: 'FM-ID-01', verdict: 'FAIL', observed: 'a <b>username</b>', hint: 'Ask for the _id.' });
const failed = makeResult([makeCase(), bad]);
const passed = makeResult([makeCase(), makeCase({ id: 'FM-ID-01' })]);

function runAt(result: CertificationResult, started: string, program = 'client.py'): CertificationResult {
  const client = { kind: 'command', command: ['python3', program] } as const;
  return { ...result, run: { ...result.run, started, client } };
}

let folders = 0;

/** A folder with these files, and a mock that shows the reports in it. */
async function shelfWith(files: Readonly<Record<string, string>>) {
  folders += 1;
  const folder = join(root, `shelf-${folders}`);
  mkdirSync(folder);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const mock = await createMock({ scenario: 'empty', reports: createReportShelf(folder) });
  const get = async (path = '') => {
    const answer = await mock.request(`/_mock/reports${path}`);
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  };
  const json = async (path = '') => {
    const { status, text } = await get(path);
    return { status, body: JSON.parse(text) };
  };
  const list = async () => {
    const { status, body } = await json();
    expect(status).toBe(200);
    return body as {
      data: { id: string; folder: string; before?: string }[];
      problems: { place: string; message: string }[];
    };
  };
  return { folder, get, json, list };
}

const three = {
  'one/report.json': toReportJson(runAt(failed, '2026-11-24T09:00:00.000Z')),
  'deep/er/two/report.json': toReportJson(runAt(passed, '2026-11-25T09:00:00.000Z')),
  'other/report.json': toReportJson(runAt(failed, '2026-11-24T12:00:00.000Z', 'other.py')),
  'other/report.html': '<script>alert(1)</script>',
  'notes.json': '{}',
};

describe('the reports of a folder', () => {
  it('are listed newest first, with verdict, client, counts and the run before of the same client', async () => {
    const { list } = await shelfWith(three);
    const { data, problems } = await list();
    expect(problems).toEqual([]);
    expect(data.map(({ folder }) => folder)).toEqual(['deep/er/two', 'other', 'one']);
    expect(data[0]).toMatchObject({
      client: 'python3 client.py',
      started: '2026-11-25T09:00:00.000Z',
      outcome: 'conformant',
      counts: { PASS: 2 },
      before: data[2]?.id,
    });
    expect(data[2]).toMatchObject({ outcome: 'not conformant', exitCode: 1, counts: { FAIL: 1, PASS: 1 } });
    expect(data[2]).not.toHaveProperty('before');
  });

  it('are shown with their cases, the failed ones first, and with what changed since the run before', async () => {
    const { list, json } = await shelfWith(three);
    const { data } = await list();
    const { body } = await json(`/${data[0]?.id}`);
    expect(body.comparison).toMatchObject({
      before: data[2]?.id,
      line: 'Since the run of 2026-11-24 09:00:00 UTC: 1 fixed, 0 new, 0 still failing',
      changes: [{ id: 'FM-ID-01', kind: 'fixed', before: 'FAIL', now: 'PASS' }],
    });
    const first = await json(`/${data[2]?.id}`);
    expect(first.body.cases.map((each: unknown) => at(each, 'id'))).toEqual(['FM-ID-01', 'FM-CORE-01']);
    expect(first.body.cases[0]).toMatchObject({ verdict: 'FAIL', hint: 'Ask for the _id.' });
    expect(first.body).not.toHaveProperty('comparison');
  });

  it('are pages in a sandbox of their own, made from report.json alone', async () => {
    const { list, get } = await shelfWith(three);
    const { data } = await list();
    const page = await get(`/${data[1]?.id}/page`);
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(page.headers.get('content-security-policy')).toMatch(/^sandbox allow-scripts(?!.*allow-same-origin)/);
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    expect(page.text).toContain('FM-ID-01');
    expect(page.text).toContain('a &lt;b&gt;username&lt;/b&gt;');
    expect(page.text).not.toContain('alert(1)');
    const compared = await get(`/${data[0]?.id}/page`);
    expect(compared.text).toContain('Since the run of 2026-11-24 09:00:00 UTC: 1 fixed');
  });

  it('appear, change and go with their files', async () => {
    const { folder, list } = await shelfWith({});
    expect(await list()).toEqual({ data: [], problems: [] });
    mkdirSync(join(folder, 'late'));
    writeFileSync(join(folder, 'late', 'report.json'), toReportJson(failed));
    expect((await list()).data).toMatchObject([{ outcome: 'not conformant' }]);
    writeFileSync(join(folder, 'late', 'report.json'), `${toReportJson(passed)}\n`);
    expect((await list()).data).toMatchObject([{ outcome: 'conformant' }]);
    rmSync(join(folder, 'late'), { recursive: true });
    expect((await list()).data).toEqual([]);
  });

  const deep = `{"schemaVersion":1,"run":${'['.repeat(200_000)}${']'.repeat(200_000)}}`;
  const report = JSON.parse(toReportJson(failed));
  const broken: readonly (readonly [what: string, text: string, message: RegExp])[] = [
    ['is empty', '', /it is no JSON/],
    ['is cut off', toReportJson(failed).slice(0, 500), /it is no JSON/],
    ['is another document', '{"a":1}', /is no report of flowmate-mock certify/],
    ['is a list', '[]', /is no report of flowmate-mock certify/],
    ['is null', 'null', /is no report of flowmate-mock certify/],
    ['is nested too deeply', deep, /is no report of flowmate-mock certify|no JSON/],
    ['has cases without verdicts', JSON.stringify({ ...report, cases: [{}] }), /cases\[0\]/],
    ['has no time', JSON.stringify({ ...report, run: { ...report.run, started: '<b>' } }), /no time/],
    ['has a prototype', JSON.stringify({ ...report, summary: null }).replace('"summary"', '"__proto__"'), /no summary/],
  ];

  it.each(broken)('are listed beside one that %s', async (_, text, message) => {
    const { list } = await shelfWith({ 'bad/report.json': text, 'good/report.json': toReportJson(failed) });
    const { data, problems } = await list();
    expect(data.map(({ folder }) => folder)).toEqual(['good']);
    expect(problems).toEqual([{ place: 'bad/report.json', message: expect.stringMatching(message) }]);
  });

  it('say what is wrong with one that is too large, or no file', async () => {
    const { folder, list } = await shelfWith({ 'large/report.json': '{}' });
    truncateSync(join(folder, 'large', 'report.json'), 40_000_000);
    mkdirSync(join(folder, 'folder', 'report.json'), { recursive: true });
    mkdirSync(join(folder, 'pipe'));
    execFileSync('sh', ['-c', 'mkfifo "$0"', join(folder, 'pipe', 'report.json')]);
    const { data, problems } = await list();
    expect(data).toEqual([]);
    expect(problems).toEqual([
      { place: 'large/report.json', message: 'it has 40,000,000 bytes, and at most 33,554,432 are read' },
    ]);
  });

  it('are never read from elsewhere: no link is followed, and no path is taken', async () => {
    const { folder, list, get } = await shelfWith({ 'in/report.json': toReportJson(failed) });
    const outside = join(root, `outside-${folders}`);
    mkdirSync(outside);
    writeFileSync(join(outside, 'report.json'), toReportJson(passed));
    symlinkSync(outside, join(folder, 'linked'));
    symlinkSync(folder, join(folder, 'circle'));
    mkdirSync(join(folder, 'file'));
    symlinkSync(join(outside, 'report.json'), join(folder, 'file', 'report.json'));
    const { data, problems } = await list();
    expect(data.map((each) => each.folder)).toEqual(['in']);
    expect(problems).toEqual([{ place: 'file/report.json', message: 'it is a link, which is not followed' }]);
    // A folder that was listed is replaced by a link.
    rmSync(join(folder, 'in'), { recursive: true });
    symlinkSync(outside, join(folder, 'in'));
    expect((await get(`/${data[0]?.id}`)).status).toBe(404);
    const paths = [
      '/..%2Foutside',
      '/%2e%2e',
      '/..',
      '/in',
      '/0000000000000000',
      '/0000000000000000/page',
      '/../../etc',
    ];
    for (const path of paths) {
      const answer = await get(path);
      expect([path, answer.status]).toEqual([path, expect.toBeOneOf([400, 404])]);
      expect(answer.text).not.toContain('conformant');
    }
  });

  it('have names and clients that are text, whatever stands in them', async () => {
    const name = '<img src=x onerror=alert(1)>';
    const { list, get } = await shelfWith({
      [`${name}/report.json`]: toReportJson(runAt(failed, '2026-11-24T09:00:00Z', name)),
    });
    const { data } = await list();
    expect(data[0]).toMatchObject({ folder: name, client: expect.stringContaining(name) });
    const page = await get(`/${data[0]?.id}/page`);
    expect(page.text).not.toContain('<img src=x');
  });

  it('are missed with the reason: no folder, a file in its place, one that may not be read', async () => {
    const missing = join(root, 'nowhere');
    const file = join(root, 'file.txt');
    writeFileSync(file, '');
    const closed = join(root, 'closed');
    mkdirSync(closed);
    chmodSync(closed, 0);
    // A superuser reads what is closed to others.
    const denied = process.getuid?.() === 0 ? [] : [[closed, /may not read it/] as const];
    for (const [folder, message] of [
      [missing, /^there is no folder .* yet: `flowmate-mock certify --out .*` makes it$/],
      [file, /is no folder/],
      ...denied,
    ] as const) {
      const mock = await createMock({ scenario: 'empty', reports: createReportShelf(folder) });
      const answer = await mock.request('/_mock/reports');
      expect([answer.status, await answer.json()]).toEqual([
        200,
        { data: [], problems: [{ place: '.', message: expect.stringMatching(message) }] },
      ]);
    }
    chmodSync(closed, 0o700);
    const none = await createMock({ scenario: 'empty' });
    const answer = await none.request('/_mock/reports');
    expect([answer.status, await answer.text()]).toEqual([404, expect.stringContaining('serve --reports DIR')]);
  });
});
