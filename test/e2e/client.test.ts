import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { startMock } from '../../mock/index.js';
import { type Client, createClient } from '../../src/client/index.js';
import { createConsumer } from './consumer.js';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((close) => close()));
});

/** A mock behind a port, before which `meddle` may spoil the first answers; each is used once. */
async function clientOf(...meddle: Handler[]): Promise<{ client: Client; heads: IncomingMessage['headers'][] }> {
  const mock = await startMock({ port: 0, scenario: 'guide' });
  open.push(() => mock.close());
  const heads: IncomingMessage['headers'][] = [];
  const server = createServer(async (request, response) => {
    heads.push(request.headers);
    const spoil = meddle.shift();
    if (spoil !== undefined) return spoil(request, response);
    const body: Buffer[] = [];
    for await (const chunk of request) body.push(chunk);
    const { method = 'GET', url = '/', headers } = request;
    const answer = await fetch(mock.url + url, {
      method,
      headers: { authorization: headers.authorization ?? '', 'content-type': headers['content-type'] ?? '' },
      ...(body.length === 0 ? {} : { body: Buffer.concat(body) }),
    });
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' });
    response.end(await answer.text());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push(
    () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  );
  const { port } = server.address() as AddressInfo;
  const client = createClient({
    baseUrl: `http://127.0.0.1:${port}`,
    token: mock.token ?? '',
    // Answers come in time on a busy machine as well.
    timeoutMs: 1_000,
    retry: { tries: 3, firstWaitMs: 1 },
  });
  return { client, heads };
}

const events = [{ id: 'e1', user: 'your-userid', data: { firstName: 'Ada', lastName: 'Lovelace' } }];
const reset: Handler = (request) => void request.socket.destroy();
const silence: Handler = () => undefined;
const cut =
  (headers: Record<string, string>): Handler =>
  (request, response) => {
    response.writeHead(200, { 'content-type': 'application/json', ...headers });
    response.write('[{"_id":"636d07');
    setImmediate(() => request.socket.destroy());
  };

describe('the SDK over a real connection', () => {
  const troubles: [name: string, meddle: Handler[]][] = [
    ['nothing', []],
    ['connections that break', [reset, reset]],
    ['a server that stays silent', [silence]],
    ['answers shorter than they say', [cut({ 'content-length': '500' })]],
    ['answers that break off', [cut({})]],
  ];
  it.each(troubles)('delivers in spite of %s', async (_name, meddle) => {
    const { client } = await clientOf(...meddle);
    expect(await client.dispatch(events)).toMatchObject({ ok: true, delivered: 1 });
  });

  it('gives up where nobody answers', async () => {
    for (const trouble of [reset, silence]) {
      const { client, heads } = await clientOf(...Array(10).fill(trouble));
      expect(await client.dispatch(events)).toMatchObject({ ok: false, failed: 1 });
      expect(heads).toHaveLength(3);
    }
    const nobody = createClient({ baseUrl: 'http://127.0.0.1:1', token: 't', retry: { tries: 2, firstWaitMs: 1 } });
    expect((await nobody.users.find('a')).error).toMatchObject({ kind: 'transport', reason: 'connection' });
  });

  it('says who it is', async () => {
    const { client, heads } = await clientOf();
    await client.users.find('your-userid');
    expect(heads[0]?.['user-agent']).toMatch(/^flowmate-mock-client\/\d/);
  });
});

describe('the example in the documentation', () => {
  const page = readFileSync(new URL('../../docs/sdk.md', import.meta.url), 'utf8');
  const [, example = ''] = /```js\n(.*?)```/s.exec(page) ?? [];
  const consumer = createConsumer({});
  afterAll(() => consumer.remove());

  it('is right for a compiler as strict as can be', async () => {
    expect(example).toContain('createClient(');
    consumer.write('example.ts', example);
    const strict = ['--strict', '--exactOptionalPropertyTypes', '--noUncheckedIndexedAccess', '--skipLibCheck'];
    const target = ['--module', 'nodenext', '--target', 'es2023', '--lib', 'es2023,dom'];
    const tsc = fileURLToPath(new URL('../../node_modules/typescript/bin/tsc', import.meta.url));
    const { code, output } = await consumer.run(process.execPath, [
      tsc,
      '--noEmit',
      ...strict,
      ...target,
      'example.ts',
    ]);
    expect(code, output).toBe(0);
  });

  it("lists one user's flows and delivers, and lists nobody's where there is no such user", async () => {
    const mock = await startMock({ port: 0, scenario: 'guide', token: 'secret' });
    open.push(() => mock.close());
    const here = example.replace('http://127.0.0.1:4010', mock.url);
    consumer.write('example.mjs', here);
    consumer.write('nobody.mjs', here.replaceAll('your-userid', 'nobody'));
    const found = await consumer.run(process.execPath, ['example.mjs']);
    expect(found.output.match(/6762e154616e91cb8d8b1aaf/g)).toHaveLength(1);
    expect(mock.entries().map(({ operation }) => operation)).toContain('postWebhook');
    const nobody = await consumer.run(process.execPath, ['nobody.mjs']);
    expect(nobody.output).not.toContain('6762e154616e91cb8d8b1aaf');
    expect([found.code, nobody.code]).toEqual([0, 0]);
  });
});
