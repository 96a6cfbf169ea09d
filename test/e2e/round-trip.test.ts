import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { runCli } from './cli-process.js';

const folder = mkdtempSync(join(tmpdir(), 'flowmate-round-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Sends what a file lists, one after the other, whatever the answers are. */
const client = join(folder, 'client.mjs');
writeFileSync(
  client,
  `import { readFileSync } from 'node:fs';
import { request } from 'node:http';
const { FLOWMATE_BASE_URL: base, FLOWMATE_TOKEN: token } = process.env;
const { hostname, port, pathname } = new URL(base);
for (const { method, path, type, body, isKnown } of JSON.parse(readFileSync(process.argv[2], 'utf8'))) {
  await new Promise((resolve) => {
    const headers = {
      ...(isKnown ? { authorization: 'Bearer ' + token } : {}),
      ...(type === undefined ? {} : { 'content-type': type }),
    };
    const sent = request({ hostname, port, path: pathname + path, method, headers, agent: false }, (answer) =>
      answer.resume().on('close', resolve),
    );
    sent.on('error', resolve);
    sent.end(body === undefined ? undefined : Buffer.from(body, 'base64'));
  });
}
`,
);

const FLOW = '6762e154616e91cb8d8b1aaf';

const paths = [
  ...['/flows', '/flows/', '/FLOWS', `/flows/${FLOW}`, `/flows//${FLOW}`, '/flows/zzz', '/flows/%zz', '/flows/a%2Fb'],
  ...['/users/', '/users/me', '/api/users', '/api/v1/users/', '/users?username=a%20b', '/users?username=a&username=b'],
  ...[
    '/flows?filter[status]=active&page[size]=1',
    '/flows?page[number]=0',
    '/flows?x',
    '/executions',
    '/logs',
    '/secrets',
  ],
  ...[
    '/templates',
    '/nope',
    '//users',
    '/_nothing',
    `/webhooks/${FLOW}/`,
    `/hook/${FLOW}`,
    `/webhooks/${'0'.repeat(24)}`,
  ],
  ...[`/flows/${FLOW}/start`, `/flows/${FLOW}/stop`, '/flows/bulk', '/api/v1/roles', '/api/v1/tokens', '/login'],
];

const texts = [
  ...['{"data":{"firstName":9007199254740993}}', '{"data":{"firstName":1.0,"lastName":-0}}', '{"data":', '"x"', '""'],
  ...['null', '7', '[1]', '{}', '{"data":{"a b":[{"x":null},{"x":1}],"c\'d":{}}}', 'a=1&b=2', '<a>1</a>', 'plain', ''],
  ...[`{"name":"n","graph":{"nodes":[{"a":${'['.repeat(300)}${']'.repeat(300)}}],"edges":[]}}`, '{"name":"n"}'],
  ...[
    '{"username":"a","password":"b"}',
    '{"_id":"x"}',
    '{"data":{"password":"SECRET-VALUE"}}',
    '{"data":{"at":"2026-05-05T01:02:03Z"}}',
  ],
].map((text) => Buffer.from(text).toString('base64'));

const types = [
  ...['application/json', 'application/json; charset=utf-8', 'application/json; charset=latin1', 'text/plain'],
  ...[
    'application/xml',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/octet-stream',
  ],
];

const asked = fc.record(
  {
    method: fc.constantFrom('GET', 'GET', 'POST', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS'),
    path: fc.constantFrom(...paths),
    type: fc.constantFrom(...types),
    body: fc.oneof(
      fc.constantFrom(...texts),
      fc.uint8Array({ maxLength: 20 }).map((bytes) => Buffer.from(bytes).toString('base64')),
    ),
    isKnown: fc.boolean(),
  },
  { requiredKeys: ['method', 'path', 'isKnown'] },
);

describe('what pact record writes', () => {
  it('verifies and compares, whatever the client asks, and what it leaves out is named', async () => {
    let clients = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(asked, { minLength: 20, maxLength: 20 }), async (requests) => {
        const name = `client-${clients++}`;
        const list = join(folder, `${name}-requests.json`);
        const pact = join(folder, `${name}.json`);
        writeFileSync(list, JSON.stringify(requests));
        const recorded = await runCli(
          ['pact', 'record', '--out', pact, '--', process.execPath, client, list],
          {},
          folder,
        );
        const said = recorded.stdout + recorded.stderr;
        const named = said.match(/^left out: .+$/gm) ?? [];
        if (!existsSync(pact)) {
          expect([recorded.code, named.length]).toEqual([1, expect.any(Number)]);
          return;
        }
        const [, written, came, alike] =
          /: (\d+) interactions of (\d+) requests, (\d+) of which were like one before/.exec(said)?.map(Number) ?? [];
        // Each request is in the pact, is like one that is, or is named.
        expect(Number(written) + Number(alike) + named.length).toBe(came);
        const verified = await runCli(['verify', '--no-own', '--pact', pact], {}, folder);
        expect([verified.code, verified.stdout]).toEqual([0, expect.stringContaining(`${written} passed`)]);
        const compared = await runCli(['compare', pact], {}, folder);
        expect([compared.code, compared.stdout]).toEqual([0, expect.stringContaining(': 0 errors')]);
      }),
      { numRuns: 3, endOnFailure: true },
    );
    // Only what hangs reaches this, however busy the machine is.
  }, 1_200_000);
});
