import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MockServer, startMock } from '../../mock/index.js';
import { idOf, parityWorldFile, tokenOf } from '../support/parity-world.js';
import { openSocket, sendWire } from '../support/wire.js';

/** Waits 300 ms for a body. */
let server: MockServer;
/** Waits for large ones as long as they take. */
let patient: MockServer;
const hook = `/webhooks/${idOf('flows', 'alpha')}`;
const authorization = `Authorization: Bearer ${tokenOf('alice')}\r\n`;
const bearer = { authorization: `Bearer ${tokenOf('alice')}` };
const json = { 'content-type': 'application/json' };

beforeAll(async () => {
  server = await startMock({ scenario: parityWorldFile, port: 0, bodyTimeoutMs: 300 });
  patient = await startMock({ scenario: parityWorldFile, port: 0 });
});

afterAll(() => Promise.all([server.close(), patient.close()]));

async function raw(...writes: readonly (string | Buffer)[]): Promise<string> {
  const socket = await openSocket(server.url);
  for (const bytes of writes) socket.write(bytes);
  const text = await socket.until((received) => /\r\n\r\n/.test(received));
  socket.socket.destroy();
  return text;
}

const statusOf = (text: string) => Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1]);

/** Whether the server still does its work. */
async function isAlive(): Promise<boolean> {
  return (await sendWire(server.url, { method: 'GET', path: '/flows', headers: bearer })).status === 200;
}

describe('a body that does not end', () => {
  // What waits for time to pass waits together.
  it.concurrent.each([
    ['POST', '/flows', bearer],
    ['GET', '/flows', bearer],
    ['POST', hook, {}],
    ['POST', '/login', {}],
  ])('that stalls is cut off with 408: %s %s', async (method, path, headers) => {
    const answer = await sendWire(server.url, { method, path, headers: { ...json, ...headers }, stalls: 100 });
    expect(answer.status).toBe(408);
    expect(answer.text).toContain('request body not complete after 300 ms');
  });

  it.concurrent('that drips is cut off, too: the time counts for the whole body', async () => {
    const socket = await openSocket(server.url);
    socket.write(
      `POST /flows HTTP/1.1\r\nHost: localhost\r\n${authorization}Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{`,
    );
    const drip = setInterval(() => socket.write(' '), 50);
    const text = await socket.until((received) => received.includes('\r\n\r\n'));
    clearInterval(drip);
    socket.socket.destroy();
    expect(statusOf(text)).toBe(408);
  });

  it.each([
    ['/flows', 102_400],
    [hook, 10 * 1024 * 1024],
  ])('that comes in chunks for ever is cut off with 413: %s', async (path, limit) => {
    const socket = await openSocket(patient.url);
    socket.write(
      `POST ${path} HTTP/1.1\r\nHost: localhost\r\n${authorization}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n`,
    );
    const chunk = Buffer.from(`10000\r\n${' '.repeat(0x10000)}\r\n`);
    for (let sent = 0; sent <= limit + 0x40000 && socket.received() === ''; sent += 0x10000) {
      socket.write(chunk);
      if (sent % 0x100000 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    const text = await socket.until((received) => received.includes('\r\n\r\n'));
    socket.socket.destroy();
    expect(statusOf(text)).toBe(413);
  });

  it('leaves the server at work', async () => {
    expect(await isAlive()).toBe(true);
  });
});

describe('a body that is too large', () => {
  it.each([
    [hook, 11 * 1024 * 1024, '{"error":"request entity too large"}'],
    ['/flows', 1024 * 1024, '{"errors":[{"message":"request entity too large","code":413}]}'],
    ['/login', 1024 * 1024, '{"message":"request entity too large"}'],
  ])('is refused with 413 that the client can read: %s', async (path, size, text) => {
    const body = Buffer.alloc(size, 'x');
    for (let round = 0; round < 5; round += 1) {
      const answer = await sendWire(patient.url, { method: 'POST', path, headers: { ...bearer, ...json }, body });
      expect(answer).toMatchObject({ status: 413, text });
    }
  });

  it('is refused with 413 that fetch can read', async () => {
    const response = await fetch(patient.url + hook, {
      method: 'POST',
      headers: json,
      body: 'x'.repeat(11 * 1024 * 1024),
    });
    expect(response.status).toBe(413);
    expect(await response.json()).toEqual({ error: 'request entity too large' });
  });

  it('is taken up to the limit', async () => {
    const body = JSON.stringify({ data: 'x'.repeat(10 * 1024 * 1024 - 20) });
    expect((await sendWire(patient.url, { method: 'POST', path: hook, headers: json, body })).status).toBe(200);
  });
});

describe('a malformed request', () => {
  it.each([
    ['garbage for a request line', 'what is this\r\n\r\n'],
    ['an unknown version', 'GET / HTTP/9.9\r\n\r\n'],
    ['a TLS greeting', Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x0d, 0x0a, 0x0d, 0x0a])],
    ['two lengths', 'POST /flows HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx'],
    ['a length that is no number', 'POST /flows HTTP/1.1\r\nHost: localhost\r\nContent-Length: abc\r\n\r\n'],
    [
      'length and chunks at once',
      'POST /flows HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    ['a header without a name', 'GET /flows HTTP/1.1\r\nHost: localhost\r\n: y\r\n\r\n'],
  ])('is refused with 400: %s', async (_, bytes) => {
    expect(statusOf(await raw(bytes))).toBe(400);
    expect(await isAlive()).toBe(true);
  });

  it.each([
    ['one header of 100 kB', `X: ${'x'.repeat(100_000)}\r\n`],
    ['10,000 headers', Array.from({ length: 10_000 }, (_, i) => `X-${i}: ${i}\r\n`).join('')],
    ['a query of 100 kB', ''],
  ])('is refused with 431: %s', async (what, headers) => {
    const query = what.startsWith('a query') ? `?${'x'.repeat(100_000)}` : '';
    expect(statusOf(await raw(`GET /flows${query} HTTP/1.1\r\nHost: localhost\r\n${headers}\r\n`))).toBe(431);
    expect(await isAlive()).toBe(true);
  });
});

describe('raw paths', () => {
  it.each([
    ['//flows', 404],
    ['/./flows', 404],
    ['/flows/../flows', 404],
    ['/flows/%2e%2e/flows', 404],
    ['/flows/%', 400],
    ['/flows/%zz', 400],
    ['/FLOWS/', 200],
    ['/%66lows', 404],
    ['/flows?%', 200],
    ['/flows?page[size]=1#fragment', 200],
    ['http://elsewhere.example/flows', 200],
    ['/a\\b', 404],
    ['/flows\\', 404],
    ['/flows?search=\\', 200],
    ['http://elsewhere.example/a\\b', 404],
  ])('%s is answered with %s as it stands', async (path, status) => {
    expect(statusOf(await raw(`GET ${path} HTTP/1.1\r\nHost: localhost\r\n${authorization}\r\n`))).toBe(status);
  });

  it.each([
    ['localhost:0', 200],
    ['localhost:99999', 200],
    ['LOCALHOST', 200],
    ['256.1.1.1', 403],
    ['1.2.3.4.5', 403],
    ['0x7f.1', 403],
    ['a_b', 403],
    ['xn--a', 403],
    ['%41', 403],
    ['ada@localhost', 403],
  ])('with the host %s are answered with %i, and never without a word', async (host, status) => {
    const answer = await raw(`GET /flows HTTP/1.1\r\nHost: ${host}\r\n${authorization}\r\n`);
    expect(statusOf(answer)).toBe(status);
    expect(answer.length).toBeGreaterThan(200);
  });
});

describe('one connection', () => {
  it('answers pipelined requests in their order', async () => {
    const socket = await openSocket(server.url);
    const paths = ['/flows?page[size]=1', '/nowhere', '/_mock/health', '/flows/zz'];
    socket.write(paths.map((path) => `GET ${path} HTTP/1.1\r\nHost: localhost\r\n${authorization}\r\n`).join(''));
    const text = await socket.until(
      (received) => received.split('HTTP/1.1 ').length > paths.length && received.endsWith('}'),
    );
    socket.socket.destroy();
    expect([...text.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status)).toEqual(['200', '404', '200', '400']);
  });

  it('keeps a pipelined request behind a body apart from it', async () => {
    const socket = await openSocket(server.url);
    const body = '{"username":"x","password":"y"}';
    socket.write(
      `POST /login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}GET /_mock/health HTTP/1.1\r\nHost: localhost\r\n\r\n`,
    );
    const text = await socket.until((received) => received.includes('"pass"'));
    socket.socket.destroy();
    expect([...text.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status)).toEqual(['401', '200']);
  });

  it('answers a client that has closed its own side', async () => {
    const socket = await openSocket(server.url);
    socket.socket.end(
      `GET /flows?page[size]=1 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n${authorization}\r\n`,
    );
    const text = await socket.closed();
    expect(statusOf(text)).toBe(200);
    expect(text).toContain('"totalPages"');
  });

  it('that breaks off in the middle of a body harms nobody', async () => {
    for (let round = 0; round < 20; round += 1) {
      const socket = await openSocket(server.url);
      socket.write(
        `POST /flows HTTP/1.1\r\nHost: localhost\r\n${authorization}Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{"na`,
      );
      socket.socket.destroy();
    }
    expect(await isAlive()).toBe(true);
  });
});

describe('HEAD', () => {
  it.each(['/flows', '/flows/zz', '/users/me', '/_mock/health'])(
    'tells the length, type and ETag of GET and sends no body: %s',
    async (path) => {
      const headers = { ...bearer, 'x-request-id': 'fixed' };
      const get = await sendWire(server.url, { method: 'GET', path, headers });
      const head = await sendWire(server.url, { method: 'HEAD', path, headers });
      expect(head.text).toBe('');
      expect(head.status).toBe(get.status);
      expect(Number(head.headers['content-length'])).toBe(Buffer.byteLength(get.text));
      expect(head.headers['content-type']).toBe(get.headers['content-type']);
      expect(head.headers.etag).toBe(get.headers.etag);
    },
  );

  it('of a webhook has no headers that speak of a body', async () => {
    const head = await sendWire(server.url, { method: 'HEAD', path: hook });
    expect([head.status, head.text, head.headers.vary]).toEqual([200, '', 'Origin']);
    for (const name of ['content-type', 'content-length', 'etag']) expect(head.headers).not.toHaveProperty(name);
  });
});

describe('close()', () => {
  it('ends requests that are never answered, and webhooks that wait for their 404', async () => {
    const real = await startMock({ scenario: parityWorldFile, port: 0, timing: 'real' });
    const pending = ['/flows?page[number]=0', `/webhooks/${idOf('flows', 'zeta')}`].map((path) =>
      sendWire(real.url, { method: 'GET', path, headers: bearer }).then(
        ({ status }) => status,
        (error: NodeJS.ErrnoException) => error.code,
      ),
    );
    // What came first is waiting once a later request is answered.
    await sendWire(real.url, { method: 'GET', path: '/flows', headers: bearer });
    await real.close();
    expect(await Promise.all(pending)).toEqual(['ECONNRESET', 'ECONNRESET']);
  });

  it('lets the port go, and a second call does no harm', async () => {
    const first = await startMock({ scenario: 'guide', port: 0 });
    await first.close();
    await first.close();
    const second = await startMock({ scenario: 'guide', port: first.port });
    expect(second.port).toBe(first.port);
    await second.close();
  });

  it('ends transitions under way', async () => {
    const real = await startMock({ scenario: parityWorldFile, port: 0, timing: 'real', transitionMs: 1_000 });
    await sendWire(real.url, { method: 'POST', path: `/flows/${idOf('flows', 'zeta')}/start`, headers: bearer });
    await real.close();
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    const answer = await real.request(`/flows/${idOf('flows', 'zeta')}`, { headers: bearer });
    expect(await answer.json()).toMatchObject({ data: { status: 'starting' } });
  });
});

describe('a port', () => {
  it('that is taken is refused with the system error', async () => {
    await expect(startMock({ scenario: 'guide', port: server.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  it.each([-1, 65_536, 1.5, Number.NaN])('of %s is refused before anything is opened', async (port) => {
    await expect(startMock({ port })).rejects.toThrow(/port can't be/);
  });
});
