import { describe, expect, it } from 'vitest';
import { createMock } from '../../mock/index.js';
import { actorOf, at, createClient, partnerOf, textAt } from '../support/client.js';
import { idOf } from '../support/parity-world.js';

const names = (body: unknown) => (Array.isArray(body) ? body.map((user) => at(user, 'username')) : body);

describe("FlowMate's own user paths", () => {
  const spellings = ['/users', '/users/', '/api/users', '/api/users/', '/USERS', '/Api/Users'];

  it.each(spellings)('GET %s shows a tenant admin the users of his tenant alone', async (path) => {
    const caller = await actorOf('tenantadmin1');
    const { status, body } = await caller.get(path);
    expect(status).toBe(200);
    expect(names(body)).toContain('alice@example.com');
    expect(names(body)).not.toContain('carol@example.com');
    const tenants = new Set(Array.isArray(body) ? body.map((user) => at(user, 'tenant')) : []);
    expect([...tenants]).toEqual([idOf('tenants', 'one')]);
  });

  it.each(spellings)('GET %s shows an admin everybody', async (path) => {
    const caller = await actorOf('admin');
    expect(at((await caller.get(path)).body, 'length')).toBe(22);
  });

  it.each([...spellings, `/users/${idOf('users', 'alice')}`])('GET %s refuses an end user', async (path) => {
    const caller = await actorOf('alice');
    const { status, body } = await caller.get(path);
    expect(status).toBe(403);
    expect(body).toEqual({ message: 'MISSING_PERMISSION' });
  });

  it.each(['/api/v1/users', '/api/v1/users/'])("GET %s, upstream's, is for admins only", async (path) => {
    expect((await (await actorOf('admin')).get(path)).status).toBe(200);
    const { status, body } = await (await actorOf('tenantadmin1')).get(path);
    expect(status).toBe(403);
    expect(body).toEqual({ message: 'FORBIDDEN' });
  });

  it.each([
    ['', 22],
    ['?username=alice@example.com', 1],
    ['?username=ALICE@EXAMPLE.COM', 1],
    ['?username=alice@example.com&username=bob@example.com', 2],
    ['?username=', 22],
    ['?username=nobody', 0],
    [`?userId=${idOf('users', 'alice')}`, 1],
    [`?userId=${idOf('users', 'alice')}&username=bob@example.com`, 0],
    ['?status=DISABLED&page[size]=1&sort=username', 22],
  ])('the query %j leaves %i of them, in order of creation', async (query, count) => {
    const admin = await actorOf('admin');
    const { body } = await admin.get(`/users${query}`);
    expect(body).toHaveLength(count);
    const wrapped = await admin.get(`/users${query}${query === '' ? '?' : '&'}meta=0`);
    expect(wrapped.body).toEqual({ data: body, meta: { total: count } });
  });

  it("hide another tenant's user from a tenant admin, by name and by id", async () => {
    const caller = await actorOf('tenantadmin1');
    expect((await caller.get('/users?username=carol@example.com')).body).toEqual([]);
    const one = await caller.get(`/users/${idOf('users', 'carol')}`);
    expect([one.status, one.text, one.headers.get('content-type')]).toEqual([
      404,
      'Not Found',
      'text/plain; charset=utf-8',
    ]);
  });

  it('never show a password', async () => {
    const admin = await actorOf('admin');
    const texts = [await admin.get('/users'), await admin.get('/users/me'), await admin.get('/api/v1/users')];
    for (const { text } of texts) expect(text).not.toMatch(/pass|hash|salt/);
  });
});

describe('impersonate', () => {
  it('makes an end user at the first call and finds him at the next', async () => {
    const partner = await partnerOf('guide');
    const first = await partner.post('/impersonate', { username: 'Customer-1' });
    expect(first.status).toBe(200);
    expect(first.body).toEqual({
      token: expect.stringMatching(/^[\w-]{171}$/),
      id: expect.stringMatching(/^[0-9a-f]{24}$/),
    });
    const second = await partner.post('/impersonate', { username: 'customer-1' });
    expect(textAt(second.body, 'token')).not.toBe(textAt(first.body, 'token'));
    expect((await partner.get('/users?username=customer-1')).body).toEqual([
      expect.objectContaining({
        username: 'customer-1',
        status: 'ACTIVE',
        canLogin: false,
        tenant: '636d0762bd257a7eb2373d6a',
      }),
    ]);
  });

  it("gives a token with which the user does the guide's steps on his own", async () => {
    const partner = await partnerOf('guide');
    const token = textAt((await partner.post('/impersonate', { username: 'your-userid' })).body, 'token');
    const me = await partner.get('/users/me', { token });
    expect(me.body).toMatchObject({ _id: '636d0762bd257a7eb2373d6c', username: 'your-userid' });
    const flows = await partner.get('/flows?filter[status]=active', { token });
    const flow = textAt(flows.body, 'data', 0, 'id');
    expect((await partner.get(`/flows/${flow}`, { token })).status).toBe(200);
    expect((await partner.post(`/flows/${flow}/stop`, undefined, { token })).status).toBe(200);
    expect((await partner.get('/users', { token })).status).toBe(403);
    expect((await partner.post('/impersonate', { username: 'x' }, { token })).status).toBe(403);
  });

  it.each([
    ['a name of another tenant', 'tenantadmin1', { username: 'carol@example.com' }, 403, 'FORBIDDEN'],
    ['a disabled user', 'tenantadmin1', { username: 'disabled@example.com' }, 403, 'FORBIDDEN'],
    ['an end user who asks', 'alice', { username: 'new' }, 403, 'MISSING_PERMISSION'],
    ['no name', 'tenantadmin1', {}, 400, 'INPUT_INVALID'],
    ['an empty name', 'tenantadmin1', { username: ' ' }, 400, 'INPUT_INVALID'],
    ['a number for a name', 'tenantadmin1', { username: 5 }, 400, 'INPUT_INVALID'],
  ])('refuses %s', async (_, actor, body, status, message) => {
    const caller = await actorOf(actor);
    const answer = await caller.post('/impersonate', body);
    expect([answer.status, answer.body]).toEqual([status, { message }]);
  });
});

describe('login', () => {
  it('sets a session cookie that opens IAM, and not the flows', async () => {
    const alice = await actorOf('alice');
    const login = await alice.post('/login', { username: 'alice@example.com', password: 'alice-pass' });
    const header = login.headers.get('set-cookie') ?? '';
    expect(header).toMatch(/^basaas-iam=[^;]+; Path=\/; HttpOnly$/);
    const headers = { cookie: header.split(';')[0] ?? '' };
    expect((await alice.get('/users/me', { token: null, headers })).body).toMatchObject({
      username: 'alice@example.com',
    });
    expect((await alice.get('/users/me', { token: 'unknown', headers })).status).toBe(200);
    expect((await alice.get('/flows', { token: null, headers })).status).toBe(401);
  });

  it('keeps the cookie for 30 days when asked to remember', async () => {
    const alice = await actorOf('alice');
    const body = { username: 'alice@example.com', password: 'alice-pass', 'remember-me': true };
    const expires = /Expires=([^;]+);/.exec((await alice.post('/login', body)).headers.get('set-cookie') ?? '')?.[1];
    const days = (Date.parse(expires ?? '') - Date.now()) / 86_400_000;
    expect(Math.round(days)).toBe(30);
  });

  it('shuts out end users, who have no password', async () => {
    const partner = await partnerOf('guide');
    const answer = await partner.post('/login', { username: 'your-userid', password: 'x' });
    expect([answer.status, answer.body]).toEqual([401, { message: 'PASSWORD_INCORRECT' }]);
    expect(
      (await partner.post('/login', { username: 'partner@your-company.example', password: 'partner-pass' })).status,
    ).toBe(200);
  });

  it('counts failed attempts and forgets them at the next success', async () => {
    const admin = await actorOf('admin');
    const bob = { username: 'bob@example.com' };
    const attempts = async () =>
      at((await admin.get(`/users/${idOf('users', 'bob')}`)).body, 'safeguard', 'failedLoginAttempts');
    for (const count of [1, 2]) {
      await admin.post('/login', { ...bob, password: 'wrong' });
      expect(await attempts()).toBe(count);
    }
    await admin.post('/login', { ...bob, password: 'bob-pass' });
    expect(await attempts()).toBe(0);
  });
});

describe('a long list of users', () => {
  const users = [
    { username: 'admin', permissions: ['all'] },
    ...Array.from({ length: 1_000 }, (_, i) => ({ username: `user-${i}` })),
  ];
  const scenario = { users, tokens: [{ user: 'admin', token: 'token-of-the-admin' }] };

  it.each([
    ['/users', '_id'],
    ['/users', 'both'],
    ['/api/v1/users', '_id'],
  ] as const)('at %s, ids as %s, is in no way another list than a short one', async (path, userId) => {
    const mock = await createMock({ scenario, dialect: { userId } });
    const client = createClient(mock, 'token-of-the-admin');
    const { body, headers, text } = await client.get(path);
    expect(Object(body).map(({ username }: { username: string }) => username)).toEqual(
      users.map(({ username }) => username),
    );
    expect(Object(body)[1_000].id).toBe(userId === 'both' ? Object(body)[1_000]._id : undefined);
    expect((await client.get(`${path}?meta=1`)).body).toEqual({ data: body, meta: { total: 1_001 } });
    expect(headers.get('content-length')).toBe(String(Buffer.byteLength(text)));
    const known = { 'if-none-match': headers.get('etag') ?? '' };
    expect((await client.get(path, { headers: known })).status).toBe(304);
    await client.post('/_mock/records/users', { username: 'one-more' });
    expect((await client.get(path, { headers: known })).status).toBe(200);
  });
});
