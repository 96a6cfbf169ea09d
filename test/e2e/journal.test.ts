import { request } from 'node:http';
import type { Socket } from 'node:net';
import { networkInterfaces } from 'node:os';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, it } from 'vitest';
import { type MockServer, type ServerOptions, startMock } from '../../mock/index.js';
import { openSocket, sendWire } from '../support/wire.js';
import { startCli } from './cli-process.js';

const servers: MockServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function start(options: ServerOptions = {}): Promise<MockServer> {
  const server = await startMock({ port: 0, scenario: 'guide', ...options });
  servers.push(server);
  return server;
}

/** Looks again and again, until there is something. */
async function until<T>(look: () => T | undefined): Promise<T> {
  for (;;) {
    const found = look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

const SENT = 5_200;

/** Counts the events that come, up to the one of the last request. */
function countEvents(socket: Socket): Promise<{ readonly requests: number; readonly dropped: number }> {
  return new Promise((resolve) => {
    let requests = 0;
    let dropped = 0;
    createInterface({ input: socket }).on('line', (line) => {
      const count = /^data: \{"count":(\d+)\}/.exec(line)?.[1];
      const sequence = /^data: \{"sequence":(\d+),/.exec(line)?.[1];
      dropped += Number(count ?? 0);
      requests += sequence === undefined ? 0 : 1;
      if (Number(sequence) === SENT) resolve({ requests, dropped });
    });
  });
}

describe('the journal of a server', () => {
  it('has the headers and the body as they came over the wire', async () => {
    const server = await start();
    const { port } = server;
    const sent = [
      'POST /nowhere HTTP/1.1',
      `Host: 127.0.0.1:${port}`,
      'X-One: 1',
      'x-one: 2',
      'Content-Length: 5',
      '',
      '\u00ff\u00fe!\r\n',
    ];
    const socket = await openSocket(server.url);
    socket.write(Buffer.from(sent.join('\r\n'), 'latin1'));
    await socket.until((text) => text.includes('</html>'));
    const [entry] = await until(() =>
      server.requests({ path: '/nowhere' }).filter(({ request: { body } }) => body !== undefined),
    );
    socket.socket.destroy();
    expect(entry?.request).toEqual({
      headers: { host: `127.0.0.1:${port}`, 'x-one': '1, 2', 'content-length': '5' },
      body: Buffer.from('\u00ff\u00fe!\r\n', 'latin1').toString('base64'),
      bodyEncoding: 'base64',
      bodyBytes: 5,
      bodyTruncated: false,
    });
    const har = await (await fetch(`${server.url}/_mock/requests/har`)).text();
    const names = [...har.matchAll(/"name":"(host|x-one|content-length)"/gi)].map(([, name]) => name);
    expect(names).toEqual(['Host', 'X-One', 'x-one', 'Content-Length']);
  });

  it('has what a client sent before it went away, and says that it went', async () => {
    const server = await start();
    const socket = await openSocket(server.url);
    socket.write(
      'POST /login HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{"username":"a"',
    );
    await until(() => (socket.socket.bytesWritten > 100 ? true : undefined));
    socket.socket.end();
    socket.socket.destroy();
    const entry = await until(() => server.entries()[0]);
    expect(entry).toMatchObject({
      operation: 'login',
      delivered: false,
      note: 'the client had gone before it was answered',
    });
    expect(entry.request).toMatchObject({ bodyBytes: 100, bodyTruncated: true });
  });

  it('says that a client went away while it waited for its answer', async () => {
    const server = await start({ timing: 'real' });
    const sent = request(`${server.url}/webhooks/aaaaaaaaaaaaaaaaaaaaaaaa`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
    });
    sent.on('error', () => {});
    sent.end('{}');
    setTimeout(() => sent.destroy(), 100);
    const entry = await until(() => server.entries()[0]);
    expect(entry).toMatchObject({ status: 404, delivered: false, note: 'the client had gone before it was answered' });
  });

  it('answers at once where the rest of an unread body never comes', async () => {
    const server = await start();
    const answer = await sendWire(server.url, { method: 'POST', path: '/flows', stalls: 50 });
    expect(answer.status).toBe(401);
    expect(server.entries()[0]).toMatchObject({ status: 401, request: { bodyBytes: 0 } });
  });

  it('ends a verification that waits when the server closes, and leaves nothing behind', async () => {
    const server = await start();
    const waiting = fetch(`${server.url}/_mock/requests/verify`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ match: {}, within: '1m' }),
    });
    const inside = server.verify({ match: {}, within: '1m' });
    await Promise.all([
      expect(waiting).rejects.toThrow(),
      expect(inside).rejects.toThrow('The world ended'),
      server.close(),
    ]);
  });
});

describe('the events of a server', () => {
  it('reach a reader as they happen, and end with the server', async () => {
    const server = await start();
    const socket = await openSocket(server.url);
    socket.write('GET /_mock/events?types=request HTTP/1.1\r\nhost: localhost\r\n\r\n');
    await socket.until((text) => text.includes(': events of the default world'));
    await fetch(`${server.url}/nowhere`);
    await socket.until((text) => text.includes('event: request'));
    expect(socket.received()).toMatch(/content-type: text\/event-stream/i);
    await server.close();
    expect(await socket.closed()).toContain('"path":"/nowhere"');
  });

  it('keep nobody waiting for a reader who does not read, who is told what he missed', async () => {
    const server = await start({ journalSize: 100 });
    const socket = await openSocket(server.url);
    socket.write('GET /_mock/events?types=request HTTP/1.1\r\nhost: localhost\r\n\r\n');
    await socket.until((text) => text.includes(': events of'));
    socket.socket.pause();
    // Far more than the events that are kept and all that the sockets' buffers take.
    const path = `/nowhere?${'x'.repeat(16_000)}`;
    for (let i = 0; i < SENT; i += 1) await server.request(path);
    expect(server.entries().at(-1)?.sequence).toBe(SENT);
    const told = countEvents(socket.socket);
    socket.socket.resume();
    const { requests, dropped } = await told;
    expect(dropped).toBeGreaterThan(0);
    expect(requests + dropped).toBe(SENT);
    socket.socket.destroy();
  });

  it('are made for nobody once the reader has gone', async () => {
    const server = await start();
    const socket = await openSocket(server.url);
    socket.write('GET /_mock/events HTTP/1.1\r\nhost: localhost\r\n\r\n');
    await socket.until((text) => text.includes(': events of'));
    socket.socket.destroy();
    const again = await openSocket(server.url);
    again.write('GET /_mock/events?types=request HTTP/1.1\r\nhost: localhost\r\nlast-event-id: 0\r\n\r\n');
    await again.until((text) => text.includes(': events of'));
    again.socket.destroy();
    expect((await fetch(`${server.url}/_mock/health`)).status).toBe(200);
  });
});

describe('the command', () => {
  it('takes the token of the control API and the bounds of the journal', async () => {
    const argv = [
      '--control-token',
      'c0ntrol',
      '--journal-size',
      '2',
      '--journal-body-bytes',
      '5',
      '--journal-secrets',
      'keep',
    ];
    const cli = await startCli([...argv, '--log', 'silent']);
    for (const path of ['/a', '/b', '/c?token=abc'])
      await fetch(cli.url + path, { method: 'POST', body: '0123456789' });
    const refused = await fetch(`${cli.url}/_mock/requests`);
    const answer = await fetch(`${cli.url}/_mock/requests`, { headers: { 'x-control-token': 'c0ntrol' } });
    await cli.stop();
    expect(refused.status).toBe(401);
    expect(await answer.json()).toMatchObject({
      data: [{ url: '/b' }, { url: '/c?token=abc', request: { body: '01234', bodyBytes: 10, bodyTruncated: true } }],
      meta: { total: 2, dropped: 1 },
    });
  });
});

describe('the control API of a server', () => {
  const outside = Object.values(networkInterfaces())
    .flatMap((all) => all ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal)?.address;

  it.each<[string, Record<string, string>, number]>([
    ['by its address', {}, 200],
    ['as localhost', { host: 'localhost:4010' }, 200],
    ['as a name below localhost', { host: 'mock.localhost' }, 200],
    ['by IPv6', { host: '[::1]:4010' }, 200],
    ['by another name, as a page does that rebinds one', { host: 'evil.example' }, 403],
    ['by a name that begins like ours', { host: 'localhost.evil.example' }, 403],
    ['from a page of this machine', { origin: 'http://localhost:3000' }, 200],
    ['from a page of elsewhere', { origin: 'https://evil.example' }, 403],
    ['from a page without an origin', { origin: 'null' }, 403],
  ])('answers on this machine %s: %j', async (_, headers, status) => {
    const server = await start();
    for (const [method, path] of [
      ['POST', '/_mock/reset'],
      ['GET', '/_mock/requests'],
      ['GET', '/_mock/none'],
    ] as const) {
      const answer = await sendWire(server.url, { method, path, headers });
      expect([path, answer.status]).toEqual([path, path.endsWith('none') && status === 200 ? 404 : status]);
    }
    // Open to those who watch over containers, and closed to a page that rebinds a name.
    const health = await sendWire(server.url, { method: 'GET', path: '/_mock/health', headers });
    expect(health.status).toBe('host' in headers ? status : 200);
  });

  it.skipIf(outside === undefined)('answers from elsewhere only to who has the token', async () => {
    const open = await start({ host: '0.0.0.0' });
    const guarded = await start({ host: '0.0.0.0', controlToken: 'c0ntrol' });
    const ask = (server: MockServer, path: string, headers = {}) =>
      sendWire(`http://${outside}:${server.port}`, { method: 'GET', path, headers });
    const refused = await ask(open, '/_mock/requests');
    expect([refused.status, JSON.parse(refused.text).error]).toEqual([
      403,
      `Without a control token only programs on this machine may use the control API, but the request came from ${outside}. Start the mock with --control-token, and send it as "Authorization: Bearer <token>" or "x-control-token: <token>".`,
    ]);
    expect((await ask(open, '/_mock/health')).status).toBe(200);
    expect((await ask(open, '/nowhere')).status).toBe(404);
    expect((await ask(guarded, '/_mock/requests')).status).toBe(401);
    expect((await ask(guarded, '/_mock/requests', { authorization: 'Bearer c0ntrol' })).status).toBe(200);
  });
});
