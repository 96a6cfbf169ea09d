import { describe, expect, it } from 'vitest';
import { createMock } from '../../mock/index.js';
import { actorOf, type Client, createClient } from '../support/client.js';
import { idOf, parityWorldFile } from '../support/parity-world.js';

const flow = idOf('flows', 'minimal');
const hook = `/webhooks/${idOf('flows', 'alpha')}`;

const LISTED = 'http://localhost:3001';

const FOREIGN = 'http://app.example';

/** A client by what `--cors` says, for requests that leave the world as it is. */
const clients = new Map<string, Promise<Client>>();

function reader(cors: readonly string[] = []): Promise<Client> {
  const key = JSON.stringify(cors);
  const known = clients.get(key) ?? actorOf('alice', { cors });
  clients.set(key, known);
  return known;
}

async function ask(method: string, path: string, headers: Record<string, string> = {}, token?: null) {
  const alice = await reader();
  return alice.send(method, path, { headers, ...(token === null ? { token } : {}) });
}

describe('the origin of a request', () => {
  it.each([
    ['/users/me', 'http://127.0.0.1:5173', 200],
    ['/users/me', 'https://localhost.example', 200],
    ['/api/v1/users/me', 'https://my-localhost', 200],
    ['/api/v1/users/me', FOREIGN, 500],
    ['/nothing', FOREIGN, 500],
    ['/nothing', 'http://localhost:1', 404],
    ['/flows', LISTED, 200],
    ['/flows', 'http://localhost:3000', 500],
    [hook, 'http://localhost:3000', 500],
    ['/templates', FOREIGN, 200],
    ['/secrets', FOREIGN, 200],
  ])('at %s is %s: %i', async (path, origin, status) => {
    const answer = await ask('GET', path, { origin });
    expect(answer.status).toBe(status);
    const isOff = status === 500 || ((path === '/templates' || path === '/secrets') && origin === FOREIGN);
    expect(answer.headers.get('access-control-allow-origin')).toBe(isOff ? null : origin);
    expect(answer.headers.get('access-control-allow-credentials')).toBe(isOff ? null : 'true');
    expect(answer.headers.get('vary')).toBe(isOff ? null : 'Origin');
  });

  it.each([
    ['/flows', 'Origin'],
    [`/flows/${flow}/nothing`, 'Origin'],
    ['/users/me', 'Origin'],
    ['/login', 'Origin'],
    ['/nothing', 'Origin'],
    [hook, 'Origin'],
    ['/webhooks/zz', 'Origin'],
    ['/webhooks/000000000000000000000000', 'Origin'],
    ['/templates', null],
    ['/executions', null],
  ])('may be left out at %s: vary is %s', async (path, vary) => {
    const { headers } = await ask('GET', path);
    expect([headers.get('vary'), headers.get('access-control-allow-credentials')]).toEqual([vary, vary && 'true']);
  });

  it.each([
    ['an unreadable body', '{', { 'content-type': 'application/json' }, 400],
    ['no content type', undefined, {}, 415],
  ])('is answered by a webhook with %s as well', async (_, text, headers, status) => {
    const alice = await reader();
    const answer = await alice.send('POST', hook, { headers, ...(text === undefined ? {} : { text }) });
    expect([answer.status, answer.headers.get('vary')]).toEqual([status, 'Origin']);
  });
});

/** Origins, and what `--cors` says. */
const ADMITTED: readonly (readonly [string, readonly string[]])[] = [
  [FOREIGN, [FOREIGN]],
  ['http://APP.example', [FOREIGN]],
  [FOREIGN, ['https://other.example', `${FOREIGN}/`]],
  [FOREIGN, ['any']],
  ['null', ['any']],
];

describe('an origin that --cors lets in', () => {
  const paths = ['/users/me', '/api/v1/users/me', '/nothing', '/flows', '/flows/a/b', '/templates', '/secrets', hook];

  it.each(paths.flatMap((path) => ADMITTED.map(([origin, cors]) => [path, origin, cors] as const)))(
    'is answered at %s as the listed one is: %s by %j',
    async (path, origin, cors) => {
      const alice = await reader(cors);
      for (const method of ['GET', 'OPTIONS']) {
        const own = await alice.send(method, path, { headers: { origin } });
        const listed = await alice.send(method, path, { headers: { origin: LISTED } });
        expect(own.status).toBe(listed.status);
        expect(own.headers.get('access-control-allow-origin')).toBe(origin);
        for (const name of ['access-control-allow-credentials', 'access-control-allow-methods', 'vary']) {
          expect(own.headers.get(name)).toBe(listed.headers.get(name));
        }
        expect(alice.mock.entries().at(-1)?.note).toBeUndefined();
      }
    },
  );

  it.each(paths)('does not let in another at %s, whose entry says how', async (path) => {
    const alice = await reader([FOREIGN]);
    for (const [origin, advice] of [
      ['https://other.example', '--cors https://other.example lets'],
      ['http://app.example.evil', '--cors http://app.example.evil lets'],
      ['null', '--cors any lets'],
      ['*', '--cors any lets'],
    ] as const) {
      const { headers } = await alice.get(path, { headers: { origin } });
      expect(headers.get('access-control-allow-origin')).toBeNull();
      expect(alice.mock.entries().at(-1)?.note).toContain(advice);
    }
  });

  it('makes no promise for what upstream serves without CORS', async () => {
    const mock = await createMock({ scenario: parityWorldFile });
    const { headers } = await createClient(mock, undefined).get('/executions', { headers: { origin: FOREIGN } });
    expect(headers.get('access-control-allow-origin')).toBeNull();
    expect(mock.entries().at(-1)?.note).toBeUndefined();
  });
});

describe('OPTIONS', () => {
  it.each(['/flows', `/flows/${flow}`, '/flows/a/b/c', '/users', '/api/v1/roles', '/login', '/nothing', hook])(
    'is a preflight at %s, without a token',
    async (path) => {
      const { status, headers, text } = await ask('OPTIONS', path, { 'access-control-request-method': 'PUT' }, null);
      expect([status, text]).toEqual([204, '']);
      expect(headers.get('vary')).toBe('Origin, Access-Control-Request-Headers');
      expect(headers.get('access-control-allow-methods')).toBe('GET,HEAD,PUT,PATCH,POST,DELETE');
      expect(headers.get('content-length')).toBe('0');
      expect(headers.get('access-control-allow-headers')).toBeNull();
    },
  );

  it('echoes the headers that a preflight asks for', async () => {
    const asked = { 'access-control-request-headers': 'authorization,x-a' };
    const { headers } = await ask('OPTIONS', '/flows', asked, null);
    expect(headers.get('access-control-allow-headers')).toBe('authorization,x-a');
  });

  it.each([
    ['/templates', 'GET,HEAD,POST'],
    ['/templates/', 'GET,HEAD,POST'],
    [`/templates/${flow}`, 'PATCH,GET,HEAD,DELETE'],
    [`/templates/${flow}/generate`, 'POST'],
  ])('where CORS is off goes on at %s: 401, or the methods', async (path, allow) => {
    for (const headers of [{}, { origin: FOREIGN }]) {
      expect((await ask('OPTIONS', path, headers, null)).status).toBe(401);
      const answer = await ask('OPTIONS', path, headers);
      expect([answer.status, answer.text, answer.headers.get('allow')]).toEqual([200, allow, allow]);
      expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    }
    expect((await ask('OPTIONS', path, { origin: LISTED }, null)).status).toBe(204);
  });

  it('at an unknown path of a service whose CORS is off is its 404 page', async () => {
    const answer = await ask('OPTIONS', '/templates/a/b/c');
    expect([answer.status, answer.text]).toEqual([404, expect.stringContaining('Cannot OPTIONS /templates/a/b/c')]);
  });
});

describe('the session cookie', () => {
  const credentials = { username: 'disabled@example.com', password: 'disabled-pass' };

  it('comes with the refusal of a disabled account, and lets no one in', async () => {
    const alice = await actorOf('alice');
    const { status, body, headers } = await alice.post('/login', credentials, { token: null });
    expect([status, body]).toEqual([401, { message: 'ENTITY_DISABLED' }]);
    const [cookie = ''] = (headers.get('set-cookie') ?? '').split(';');
    expect(cookie).toMatch(/^basaas-iam=s%3A/);
    expect((await alice.get('/users/me', { token: null, headers: { cookie } })).status).toBe(401);
  });

  it('does not come with a wrong password', async () => {
    const alice = await actorOf('alice');
    const { headers } = await alice.post('/login', { ...credentials, password: 'no' }, { token: null });
    expect(headers.get('set-cookie')).toBeNull();
  });
});
