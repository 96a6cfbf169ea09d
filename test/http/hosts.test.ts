import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MockServer, startMock } from '../../mock/index.js';
import { idOf, parityWorldFile, tokenOf } from '../support/parity-world.js';
import { openSocket } from '../support/wire.js';

let server: MockServer;

beforeAll(async () => {
  server = await startMock({ scenario: parityWorldFile, port: 0, timing: 'instant' });
});

afterAll(() => server.close());

/** All that comes back on a connection that this is sent on. */
async function send(bytes: string) {
  const { socket, closed } = await openSocket(server.url);
  socket.end(bytes, 'latin1');
  const text = await closed();
  const [head = '', ...body] = text.split('\r\n\r\n');
  return { status: Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1] ?? 0), head, body: body.join('\r\n\r\n') };
}

const alice = `Authorization: Bearer ${tokenOf('alice')}\r\n`;

const MISSING = "Cannot read properties of undefined (reading 'indexOf')";

const REFUSED = 'Not allowed by CORS';

const SECOND = { 'HTTP/1.0 without one': 'HTTP/1.0\r\n', 'HTTP/1.1 without one': 'HTTP/1.1\r\nConnection: close\r\n' };

/** What each service makes of a host that is missing, and of an empty one. A text: it is refused with 500 and this message. */
const services: readonly (readonly [path: string, missing: number | string, empty: number | string])[] = [
  ['/healthcheck', 200, 200],
  ['/users/me', MISSING, REFUSED],
  ['/api/v1/users/me', MISSING, REFUSED],
  ['/nowhere', MISSING, REFUSED],
  ['/flows', 200, 200],
  ['/templates', MISSING, 200],
  ['/secrets', MISSING, 200],
  ['/auth-clients', MISSING, 200],
  ['/components', 200, 200],
  [`/webhooks/${idOf('flows', 'alpha')}`, 200, 200],
  ['/executions', 400, 400],
  ['/_mock/health', 200, 200],
];

describe.each(services)('%s', (path, missing, empty) => {
  it.each(Object.entries(SECOND))('with %s', async (_, line) => {
    const { status, body } = await send(`GET ${path} ${line}${alice}\r\n`);
    expect(status).toBe(typeof missing === 'string' ? 500 : missing);
    if (typeof missing === 'string') expect(body).toContain(JSON.stringify(missing));
    expect(body).not.toContain('"code"');
  });

  it('with an empty one', async () => {
    const { status, body } = await send(`GET ${path} HTTP/1.1\r\nHost:\r\nConnection: close\r\n${alice}\r\n`);
    expect(status).toBe(typeof empty === 'string' ? 500 : empty);
    if (typeof empty === 'string') expect(body).toContain(JSON.stringify(empty));
  });

  it('with an origin in its place', async () => {
    const origin = 'Origin: http://localhost:3001\r\n';
    const { status } = await send(`GET ${path} HTTP/1.1\r\nConnection: close\r\n${origin}${alice}\r\n`);
    expect(status).toBe(path === '/nowhere' ? 404 : typeof missing === 'number' ? missing : 200);
  });
});

it.each(['HTTPS://api.example', 'ftp://api.example:21', 'ws://u:p@api.example'])(
  'the absolute form of %s is answered',
  async (authority) => {
    const lines = `GET ${authority}/users/me HTTP/1.1\r\nHost: api.example\r\nConnection: close\r\n${alice}\r\n`;
    expect((await send(lines)).status).toBe(200);
  },
);

describe('what cannot be read behind a request is refused with the reason, in the place of the answer', () => {
  it.each([
    ['a body without a length', `POST /flows HTTP/1.1\r\nHost: localhost\r\n${alice}\r\n{"name":"x"}`],
    [
      'more than was announced',
      'POST /login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}{}{}',
    ],
    ['a body that GET did not announce', 'GET /nowhere HTTP/1.1\r\nHost: localhost\r\n\r\nhello'],
    [
      'a chunk without a length',
      'POST /login HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n',
    ],
  ])('%s', async (_, bytes) => {
    const { status, head, body } = await send(bytes);
    expect(status).toBe(400);
    expect(head.match(/HTTP\/1\.1/g)).toHaveLength(1);
    const { error } = JSON.parse(body);
    expect(error).toMatch(/content-length/);
    const entries = server.entries();
    expect(entries.filter(({ note }) => note === error)).not.toEqual([]);
  });

  it('behind an answer that was given at once', async () => {
    // Without a type no body is waited for.
    const { status, body } = await send('POST /login HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n{}{}{}');
    expect([status, body]).toEqual([401, expect.stringMatching(/^\{"message":"UNKNOWN_ERROR"\}HTTP\/1\.1 400 /)]);
    expect(server.entries().at(-1)).toMatchObject({ status: 400, note: expect.stringMatching(/no HTTP/) });
  });
});
