import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { writeReports } from '../../../../../src/harness/reports/certification/write-reports.js';
import { makeCase, makeExchange, makeResult } from '../../../../support/certification-result.js';

const root = mkdtempSync(join(tmpdir(), 'flowmate-reports-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('the reports of a run', () => {
  it('are all in one folder', async () => {
    const folder = join(root, 'all');
    const paths = await writeReports(makeResult(), folder, root);
    const names = [
      'report.json',
      'report.html',
      'junit.xml',
      'ctrf-report.json',
      'results.sarif',
      'exchanges.har',
      'badge.json',
    ];
    expect(paths).toEqual(names.map((name) => join(folder, name)));
    expect(readdirSync(folder).sort()).toEqual([...names].sort());
  });

  it("point to the client's file where there is one", async () => {
    const folder = join(root, 'place');
    writeFileSync(join(root, 'client.py'), '');
    await writeReports(makeResult([makeCase({ verdict: 'FAIL' })]), folder, root);
    expect(readFileSync(join(folder, 'results.sarif'), 'utf8')).toContain('"uri": "client.py"');
    expect(readFileSync(join(folder, 'junit.xml'), 'utf8')).toContain('at client.py');
  });

  it('have the exchanges as an archive with a page for each case that had any', async () => {
    const folder = join(root, 'archive');
    const request = {
      headers: { host: '127.0.0.1:4010', 'content-type': 'application/json', cookie: 'a=1; b=2' },
      body: '{"data"',
      bodyBytes: 1_000_000,
      bodyTruncated: true,
    };
    const entries = [
      makeExchange({ url: '/users?username=a%2Bb&x=1&x=2' }),
      makeExchange({ sequence: 2, at: 1_500, method: 'POST', url: '/webhooks/1', status: 0, note: 'reset', request }),
    ];
    const cases = [makeCase({ entries }), makeCase({ id: 'FM-CORE-02', entries: [] })];
    await writeReports(makeResult(cases), folder, root);
    const { log } = JSON.parse(readFileSync(join(folder, 'exchanges.har'), 'utf8'));
    expect(log).toMatchObject({
      version: '1.2',
      creator: { name: 'flowmate-mock' },
      pages: [
        {
          startedDateTime: '2026-11-24T09:00:00.000Z',
          id: 'FM-CORE-01',
          title: 'FM-CORE-01 one user, one active flow, one event',
          pageTimings: {},
        },
      ],
      entries: [
        {
          pageref: 'FM-CORE-01',
          startedDateTime: '2026-11-24T09:00:00.000Z',
          time: 1.3,
          request: {
            method: 'GET',
            url: 'http://localhost/users?username=a%2Bb&x=1&x=2',
            httpVersion: 'HTTP/1.1',
            cookies: [],
            headers: [
              { name: 'authorization', value: 'Bearer <redacted>' },
              { name: 'accept', value: 'application/json' },
            ],
            queryString: [
              { name: 'username', value: 'a+b' },
              { name: 'x', value: '1' },
              { name: 'x', value: '2' },
            ],
            headersSize: -1,
            bodySize: 0,
          },
          response: {
            status: 200,
            statusText: 'OK',
            content: { size: 71, mimeType: 'application/json; charset=utf-8', text: expect.stringContaining('ada') },
          },
          cache: {},
          timings: { send: 0, wait: 1.3, receive: 0 },
          _sequence: 1,
          _operation: 'getUsers',
        },
        {
          pageref: 'FM-CORE-01',
          startedDateTime: '2026-11-24T09:00:01.500Z',
          request: {
            url: 'http://127.0.0.1:4010/webhooks/1',
            cookies: [
              { name: 'a', value: '1' },
              { name: 'b', value: '2' },
            ],
            postData: { mimeType: 'application/json', text: '{"data"', comment: 'only the beginning was kept' },
            bodySize: 1_000_000,
          },
          response: { status: 0, statusText: '' },
          comment: 'reset',
        },
      ],
    });
  });
});
