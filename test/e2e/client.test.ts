import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { startMock } from '../../mock/index.js';
import { type Client, createClient } from '../../src/client/index.js';

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
    timeoutMs: 300,
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
