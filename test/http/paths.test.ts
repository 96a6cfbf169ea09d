import { describe, expect, it } from 'vitest';
import { actorOf } from '../support/client.js';
import { idOf } from '../support/parity-world.js';

const flow = idOf('flows', 'minimal');
const template = '6b04c33723158d07544bf006';
const tenant = idOf('tenants', 'one');

/** Paths of routers: their mount path, and what stands behind it. */
const MOUNTED = [
  ['/flows', ''],
  ['/flows', `/${flow}`],
  ['/flows', `/${flow}/steps/s/logs`],
  ['/templates', ''],
  ['/templates', `/${template}`],
  ['/users', ''],
  ['/users', '/me'],
  ['/api/users', '/me'],
  ['/api/v1', '/users'],
  ['/api/v1/users', '/me'],
  ['/api/v1', '/users/me'],
  ['/api/v1/roles', ''],
  ['/api/v1/tokens', '/refresh'],
  ['/api/v1/tenants', `/${tenant}/users`],
  ['/api/v1/permissions', ''],
  ['/secrets', ''],
  ['/executions', '?filter[flowId]=x'],
  ['/FLOWS', ''],
] as const;

describe('a slash too many', () => {
  it.each(MOUNTED)('directly behind %s is as none before %j', async (mount, rest) => {
    const admin = await actorOf('admin');
    const plain = await admin.get(mount + rest);
    const inner = rest.startsWith('?') || rest === '' ? `/${rest}` : rest;
    const doubled = await admin.get(`${mount}/${inner}`);
    expect([doubled.status, doubled.body]).toEqual([plain.status, plain.body]);
    expect(plain.status).toBe(200);
  });

  it('behind either mount path of IAM is as none', async () => {
    const admin = await actorOf('admin');
    expect((await admin.get('/api/v1//users//me')).status).toBe(200);
    expect((await admin.get('/api/v1//users//')).status).toBe(200);
  });

  it('leaves parameters, faults and the journal their places', async () => {
    const alice = await actorOf('alice');
    await alice.get(`/flows//${flow}`);
    const entry = alice.mock.entries().at(-1);
    expect([entry?.path, entry?.operation, entry?.params]).toEqual([`/flows//${flow}`, 'getFlow', { id: flow }]);
  });

  it.each([
    '//flows',
    `/flows///${flow}`,
    '/flows///',
    `/flows/${flow}//`,
    `/flows/${flow}//start`,
    '/api//v1/users',
    '/api/v1///users',
    '/api/v1/users///me',
    '/api/v1/users/me//',
    '/login//',
    '//login',
    '/users/me//',
  ])('elsewhere, or two of them, make another path: %s', async (path) => {
    const admin = await actorOf('admin');
    const answers = await Promise.all(['GET', 'POST'].map((method) => admin.send(method, path)));
    expect(answers.map(({ status }) => status)).toEqual([404, 404]);
    expect(answers[0]?.text).toContain(`Cannot GET ${path}`);
  });
});

describe('/healthcheck', () => {
  it('says OK, without a token and before any origin is looked at', async () => {
    const admin = await actorOf('admin');
    const answer = await admin.get('/healthcheck', { token: null, headers: { origin: 'http://app.example' } });
    expect([answer.status, answer.text, answer.headers.get('vary')]).toEqual([200, 'OK', null]);
  });
});

describe('the page of an unknown path', () => {
  it.each(['/users%2Fme', '/%75sers/me', '/FLOWS%2f1', '/a%20b', '/%zz', '/a[b]'])(
    'shows %s as it was sent, and has no ETag',
    async (path) => {
      const admin = await actorOf('admin');
      const { status, text, headers } = await admin.get(path);
      expect([status, headers.get('etag')]).toEqual([404, null]);
      expect(text).toContain(`<pre>Cannot GET ${path.replace('%zz', '%25zz')}</pre>`);
    },
  );

  it('at the executions says that Express powers it', async () => {
    const admin = await actorOf('admin');
    expect((await admin.get('/executions/a/b')).headers.get('x-powered-by')).toBe('Express');
    expect((await admin.get('/nothing')).headers.get('x-powered-by')).toBeNull();
  });
});
