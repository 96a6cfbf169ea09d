import { hostname } from 'node:os';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type MockServer, startMock } from '../../mock/index.js';
import { openSocket } from '../support/wire.js';

let server: MockServer;

beforeAll(async () => {
  server = await startMock({
    port: 0,
    allowHost: ['flowmate.test'],
    cors: ['https://app.example'],
    publicUrl: 'https://mock.example/base/',
  });
  await server.sandbox('name');
});

afterAll(() => server.close());

async function send(lines: string): Promise<{ status: number; body: string; head: string }> {
  const socket = await openSocket(server.url);
  socket.write(lines.replaceAll('\n', '\r\n'));
  const text = await socket.closed();
  socket.socket.destroy();
  const [head = '', ...rest] = text.split('\r\n\r\n');
  return { status: Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1]), body: rest.join('\r\n\r\n'), head };
}

const token = () => `Authorization: Bearer ${server.token}\nConnection: close\n\n`;
const last = () => server.entries().at(-1);

describe('every form of the request target', () => {
  test.each([
    ['origin form', 'GET /users/me HTTP/1.1\nHost: localhost\n', 200],
    [
      'absolute form, as to a forward proxy',
      'GET http://api.flowmate.example/users/me HTTP/1.1\nHost: api.flowmate.example\n',
      200,
    ],
    [
      'absolute form with a port, in capitals',
      'GET HTTP://API.example:8080/users/me?x=1 HTTP/1.1\nHost: api.example\n',
      200,
    ],
    ['absolute form of a sandbox', 'GET http://api.example/@name/users/me HTTP/1.1\nHost: api.example\n', 200],
    ['absolute form without a path', 'GET http://api.example HTTP/1.1\nHost: api.example\n', 404],
    ['absolute form with a query alone', 'GET http://api.example?x HTTP/1.1\nHost: api.example\n', 404],
    ['a sandbox, escaped', 'GET /%40name/users/me HTTP/1.1\nHost: localhost\n', 200],
    ['a sandbox with an escaped name', 'GET /@%6eame/users/me HTTP/1.1\nHost: localhost\n', 200],
    ['asterisk form, a preflight', 'OPTIONS * HTTP/1.1\nHost: localhost\n', 204],
    ['HTTP/1.0 without a host', 'GET /flows HTTP/1.0\n', 200],
    ['HTTP/1.1 without a host', 'GET /flows HTTP/1.1\n', 200],
    ['an empty host', 'GET /flows HTTP/1.1\nHost:\n', 200],
    ['no host, where upstream takes it for the origin', 'GET /users/me HTTP/1.0\n', 500],
    ['a host with its port', 'GET /users/me HTTP/1.1\nHost: localhost:1\n', 200],
    ['an address', 'GET /users/me HTTP/1.1\nHost: 192.168.1.1:80\n', 200],
    ['an address of IPv6', 'GET /users/me HTTP/1.1\nHost: [::1]:80\n', 200],
    ["the machine's own name", `GET /users/me HTTP/1.1\nHost: ${hostname()}\n`, 200],
    ['an allowed name', 'GET /users/me HTTP/1.1\nHost: FlowMate.test:80\n', 200],
    ['the name of the public URL', 'GET /users/me HTTP/1.1\nHost: mock.example\n', 200],
    ['another name', 'GET /users/me HTTP/1.1\nHost: evil.example\n', 403],
    ['another name that ends like one', 'GET /users/me HTTP/1.1\nHost: localhost.evil.example\n', 403],
    ['a host that is none', 'GET /users/me HTTP/1.1\nHost: a b"c\n', 403],
  ])('%s', async (_, lines, status) => {
    const answer = await send(lines + token());
    expect(answer.status).toBe(status);
    // What is answered stands in the journal of its world, refusals with their reason.
    if (!/(?:@|%40)/.test(lines)) expect(last()).toMatchObject({ status });
    if (status === 403) expect(last()?.note).toMatch(/--allow-host/);
  });

  test('health and the control API are refused to names of others, too', async () => {
    for (const path of ['/_mock/health', '/_mock/sandboxes']) {
      expect((await send(`GET ${path} HTTP/1.1\nHost: evil.example\n${token()}`)).status).toBe(403);
      expect((await send(`GET ${path} HTTP/1.1\nHost: localhost\n${token()}`)).status).toBe(200);
    }
  });
});

describe('what is refused before it is a request has a reason, and an entry in the journal', () => {
  test.each([
    ['no HTTP', 'hello\n\n', 400, /no HTTP/],
    ['TLS', '\u0016\u0003\u0001', 400, /https/],
    ['a header too long', `GET /flows HTTP/1.1\nHost: a\nX: ${'x'.repeat(20_000)}\n\n`, 431, /no HTTP/],
    ['two lengths', 'POST /flows HTTP/1.1\nHost: a\nContent-Length: 1\nContent-Length: 2\n\n', 400, /no HTTP/],
    ['a tunnel', 'CONNECT api.example:443 HTTP/1.1\nHost: api.example:443\n\n', 501, /http URL/],
    [
      'an expectation',
      'GET /flows HTTP/1.1\nHost: localhost\nExpect: a-miracle\nConnection: close\n\n',
      417,
      /expectation/,
    ],
  ])('%s', async (_, lines, status, reason) => {
    const answer = await send(lines);
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.body).error).toMatch(reason);
    expect(last()).toMatchObject({ status, note: JSON.parse(answer.body).error });
  });
});

test('an answer that is given early reaches a client that goes on sending, on a connection that lives on', async () => {
  const length = 11 * 1_048_576;
  const socket = await openSocket(server.url);
  let ended = false;
  socket.socket.once('close', () => {
    ended = true;
  });
  socket.write(
    `POST /webhooks/x HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n`,
  );
  // Longer than an impatient server waits.
  for (let piece = 0; piece < 11; piece += 1) {
    socket.write('x'.repeat(1_048_576));
    await new Promise((resolve) => setTimeout(resolve, 80));
    expect(ended).toBe(false);
  }
  socket.write('GET /nowhere HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
  const text = await socket.closed();
  expect([...text.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status)).toEqual(['413', '404']);
});

describe('pages of other sites', () => {
  test('are let in by --cors, and an entry says how where they are not', async () => {
    const from = (origin: string) => send(`GET /users/me HTTP/1.1\nHost: localhost\nOrigin: ${origin}\n${token()}`);
    const allowed = await from('https://app.example');
    expect(allowed.status).toBe(200);
    expect(allowed.head.toLowerCase()).toContain('access-control-allow-origin: https://app.example');
    expect((await from('https://other.example')).status).toBe(500);
    expect(last()?.note).toMatch(/--cors https:\/\/other\.example/);
  });

  test.each([
    ['cross-site', 403],
    ['same-site', 200],
    ['same-origin', 200],
    ['none', 200],
  ])('the control API answers %s with %i', async (site, status) => {
    const lines = `GET /_mock/clock HTTP/1.1\nHost: localhost\nSec-Fetch-Site: ${site}\nConnection: close\n\n`;
    expect((await send(lines)).status).toBe(status);
  });
});

test('the base URL of a sandbox is the public one', async () => {
  const { body } = await send(`GET /_mock/sandboxes/name HTTP/1.1\nHost: localhost\n${token()}`);
  expect(body).toContain('"baseUrl":"https://mock.example/base/@name"');
});

test.each([
  ['X-Forwarded-Proto: https\nX-Forwarded-Host: a.example\nX-Forwarded-Prefix: /p/', 'https://a.example/p/@x'],
  ['Forwarded: for=1.2.3.4;proto=https;host="b.example:8443", for=5.6.7.8', 'https://b.example:8443/@x'],
  ['X-Forwarded-Proto: javascript\nX-Forwarded-Host: <a>', 'http://localhost/@x'],
])('a trusted proxy says how clients reach the mock: %j', async (headers, baseUrl) => {
  const own = await startMock({ port: 0, trustForwarded: true });
  try {
    await own.sandbox('x');
    const pairs = headers.split('\n').map((line) => line.split(/: (.*)/).slice(0, 2));
    const answer = await fetch(`${own.url}/_mock/sandboxes/x`, { headers: { ...Object.fromEntries(pairs) } });
    const { baseUrl: given } = JSON.parse(await answer.text());
    expect(String(given).replace(/localhost:\d+|127\.0\.0\.1:\d+/, 'localhost')).toBe(baseUrl);
  } finally {
    await own.close();
  }
});
