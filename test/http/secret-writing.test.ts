import { describe, expect, it } from 'vitest';
import { createMock } from '../../mock/index.js';
import { at, type Client, createClient, textAt } from '../support/client.js';

const ID = /^[0-9a-f]{24}$/;

const AUTH_CLIENT = '64f19c0e5b7d20001a8e4410';

const world = {
  tenants: [{ name: 'T' }],
  users: ['ada', 'bob'].map((username) => ({ username, tenant: 'T' })),
  tokens: ['ada', 'bob'].map((user) => ({ user, token: `token-of-${user}` })),
  authClients: [{ _id: AUTH_CLIENT, name: 'DATEV', type: 'SESSION_AUTH' }],
};

/** A world with two users of one tenant. */
async function endUsers() {
  const [token, other] = ['token-of-ada', 'token-of-bob'] as const;
  const client = createClient(await createMock({ scenario: world }), token);
  const me = (await client.get('/users/me', { token })).body;
  const them = (await client.get('/users/me', { token: other })).body;
  return {
    client,
    token,
    other,
    user: textAt(me, '_id'),
    tenant: textAt(me, 'tenant'),
    otherUser: textAt(them, '_id'),
  };
}

const SIMPLE = { name: 'Shop', type: 'SIMPLE', value: { username: 'ada', passphrase: 'letmein' } };

async function create(client: Client, token: string, body: object = SIMPLE): Promise<string> {
  return textAt((await client.post('/secrets', body, { token })).body, 'data', '_id');
}

describe('POST /secrets', () => {
  it.each([SIMPLE, { data: SIMPLE }])(
    'stores what its creator owns and reads, and shows passwords encrypted',
    async (body) => {
      const { client, token, user } = await endUsers();
      const answer = await client.post('/secrets', body, { token });
      expect(answer.status).toBe(200);
      expect(answer.text).not.toContain('letmein');
      expect(at(answer.body, 'data')).toEqual({
        _id: expect.stringMatching(ID),
        ...SIMPLE,
        owners: [{ id: user, type: 'USER' }],
        __t: 'S_SIMPLE',
        value: { username: expect.any(String), passphrase: expect.any(String) },
        encryptedFields: ['passphrase', 'username'],
        createdAt: expect.any(String),
        updatedAt: expect.any(String),
        __v: 0,
      });
      const id = textAt(answer.body, 'data', '_id');
      const shown = (await client.get(`/secrets/${id}`, { token })).body;
      expect(at(shown, 'data')).toMatchObject({ ...SIMPLE, encryptedFields: [] });
      expect((await client.get('/secrets', { token })).text).toContain(id);
    },
  );

  it.each([
    ['MIXED', { payload: '{"a":1}', more: 1 }, { payload: '{"a":1}' }],
    ['API_KEY', { key: 'k', headerName: 'x-key' }, { key: 'k', headerName: 'x-key' }],
    ['NO_AUTH', { a: 1 }, {}],
    ['OA1_TWO_LEGGED', { expiresAt: '1' }, { expiresAt: '1' }],
    [
      'SESSION_AUTH',
      { authClientId: AUTH_CLIENT, inputFields: { a: 1 } },
      { authClientId: AUTH_CLIENT, inputFields: { a: 1 } },
    ],
    ['OA1_THREE_LEGGED', { authClientId: AUTH_CLIENT, accessToken: 'a', accessTokenSecret: 's' }, { accessToken: 'a' }],
    ['OA2_AUTHORIZATION_CODE', { authClientId: AUTH_CLIENT, accessToken: 'a', expires: '1' }, { accessToken: 'a' }],
  ])('takes a secret of the type %s with the members that the type has', async (type, value, stored) => {
    const { client, token } = await endUsers();
    const id = await create(client, token, { name: 'One', type, value });
    const { body } = await client.get(`/secrets/${id}`, { token });
    expect(at(body, 'data', 'value')).toMatchObject(stored);
    expect(at(body, 'data', 'value')).not.toHaveProperty('more');
  });

  const needed = (path: string) => `${path}: Path \`${path}\` is required.`;
  it.each<[string, unknown, string | RegExp]>([
    ['no type', { name: 'A', value: {} }, 'Secret[data.type] is not a constructor'],
    ['an unknown type', { name: 'A', type: 'nope', value: {} }, 'Secret[data.type] is not a constructor'],
    ['a list', [], 'Secret[data.type] is not a constructor'],
    ['no name', { ...SIMPLE, name: undefined }, `S_SIMPLE validation failed: ${needed('name')}`],
    ['an empty name', { ...SIMPLE, name: '' }, `S_SIMPLE validation failed: ${needed('name')}`],
    [
      'no passphrase',
      { ...SIMPLE, value: { username: 'a' } },
      `S_SIMPLE validation failed: ${needed('value.passphrase')}`,
    ],
    ['no key', { name: 'A', type: 'API_KEY' }, `S_API_KEY validation failed: ${needed('value.key')}`],
    [
      'an object as key',
      { name: 'A', type: 'API_KEY', value: { key: {} } },
      /^S_API_KEY validation failed: value\.key: Cast to string failed .* at path "value\.key"$/,
    ],
    [
      'an unknown auth client',
      { name: 'A', type: 'SESSION_AUTH', value: { authClientId: '0'.repeat(24) } },
      'S_SESSION_AUTH validation failed: value.authClientId: Auth client does not exist',
    ],
    [
      'a tenant that is not the own one',
      { ...SIMPLE, owners: [{ id: '0'.repeat(24), type: 'TENANT' }] },
      'Owners is not valid',
    ],
    ['owners that are no list', { ...SIMPLE, owners: 'me' }, 'Owners is not valid'],
    ['a null among the owners', { ...SIMPLE, owners: [null] }, 'Owners is not valid'],
    [
      'what is encrypted already',
      { ...SIMPLE, encryptedFields: ['passphrase'] },
      'Field passphrase already encrypted!',
    ],
  ])('refuses %s, and stores nothing', async (_, body, message) => {
    const { client, token } = await endUsers();
    const before = (await client.get('/secrets', { token })).text;
    const answer = await client.post('/secrets', body, { token });
    expect(answer.status).toBe(400);
    expect(at(answer.body, 'message')).toEqual(typeof message === 'string' ? message : expect.stringMatching(message));
    expect((await client.get('/secrets', { token })).text).toBe(before);
  });

  it('shares with the own tenant, whose users read it and do not list it', async () => {
    const { client, token, other, tenant } = await endUsers();
    const id = await create(client, token, { ...SIMPLE, owners: [{ id: tenant, type: 'TENANT' }] });
    expect((await client.get(`/secrets/${id}`, { token: other })).status).toBe(200);
    expect((await client.get('/secrets', { token: other })).text).not.toContain(id);
  });
});

describe('PATCH /secrets/{id}', () => {
  it('replaces what is given, members of the value one by one, and checks nothing of it', async () => {
    const { client, token } = await endUsers();
    const id = await create(client, token);
    const patch = (body: object) => client.send('PATCH', `/secrets/${id}`, { token, body });
    expect(at((await patch({ name: 'New', value: { passphrase: 'second' } })).body, 'data')).toMatchObject({
      name: 'New',
      encryptedFields: ['passphrase', 'username'],
    });
    expect((await patch({ data: { value: { more: 1 } } })).status).toBe(200);
    const { body } = await client.get(`/secrets/${id}`, { token });
    expect(at(body, 'data', 'value')).toEqual({ username: 'ada', passphrase: 'second', more: 1 });
  });

  it.each<[string, object, RegExp]>([
    ['another id', { _id: '0'.repeat(24) }, /^Performing an update on the path '_id'/],
    ['a name that cannot be cast', { name: {} }, /^Cast to string failed .* at path "name"$/],
    ['a foreign tenant', { owners: [{ id: '0'.repeat(24), type: 'TENANT' }] }, /^Owners is not valid$/],
  ])('refuses %s, and writes nothing', async (_, body, message) => {
    const { client, token } = await endUsers();
    const id = await create(client, token);
    const before = (await client.get(`/secrets/${id}`, { token })).text;
    const answer = await client.send('PATCH', `/secrets/${id}`, { token, body });
    expect([answer.status, textAt(answer.body, 'message')]).toEqual([400, expect.stringMatching(message)]);
    expect((await client.get(`/secrets/${id}`, { token })).text).toBe(before);
  });
});

describe('owners that a PATCH gives', () => {
  const users = [{ id: 'x', type: 'USER' }];

  it.each<[string, object, unknown, number]>([
    ['null', { owners: null }, null, 401],
    ['an empty text', { owners: '' }, [''], 403],
    ['false', { owners: false }, [false], 403],
    ['an object', { owners: users[0] ?? {} }, users, 403],
    ['an empty list', { owners: [] }, [], 403],
    ['a list', { owners: users }, users, 403],
  ])('are stored as the mapper casts %s, and the secret is out of reach', async (_, body, owners, status) => {
    const { client, token } = await endUsers();
    const id = await create(client, token);
    const send = (method: string, sent?: object) => client.send(method, `/secrets/${id}`, { token, body: sent });
    const answer = await send('PATCH', body);
    expect([answer.status, at(answer.body, 'data', 'owners')]).toEqual([200, owners]);
    for (const method of ['GET', 'PATCH', 'DELETE']) {
      expect([method, (await send(method, method === 'PATCH' ? {} : undefined)).status]).toEqual([method, status]);
    }
    expect((await client.get('/secrets', { token })).text).not.toContain(id);
  });

  it.each<[unknown, RegExp]>([
    [5, /^Cast to embedded failed for value "5" \(type number\) at path "owners"/],
    [['x'], /^Cast to embedded failed for value "x" \(type string\) at path "owners"/],
    ['x', /^Owners is not valid$/],
  ])('are refused when they are %j', async (owners, message) => {
    const { client, token } = await endUsers();
    const id = await create(client, token);
    const answer = await client.send('PATCH', `/secrets/${id}`, { token, body: { owners } });
    expect([answer.status, textAt(answer.body, 'message')]).toEqual([400, expect.stringMatching(message)]);
  });
});

describe('owners of a secret', () => {
  it('are added once, as users, and taken out again', async () => {
    const { client, token, other, user, otherUser } = await endUsers();
    const id = await create(client, token);
    const path = `/secrets/${id}/owners`;
    for (const body of [{ id: otherUser, type: 'TENANT' }, { data: { id: otherUser } }]) {
      const owners = at((await client.post(path, body, { token })).body, 'data', 'owners');
      expect(owners).toEqual([user, otherUser].map((one) => ({ id: one, type: 'USER' })));
    }
    expect((await client.get(`/secrets/${id}`, { token: other })).status).toBe(200);
    const send = (query: string) => client.send('DELETE', `${path}${query}`, { token });
    expect(at((await send(`?id=${otherUser}&type=TENANT`)).body, 'data', 'owners')).toHaveLength(2);
    expect(at((await send(`?id=${otherUser}`)).body, 'data', 'owners')).toHaveLength(1);
    expect(await send('')).toMatchObject({
      status: 400,
      body: { message: expect.stringMatching(/^Provide valid owner id/) },
    });
    expect((await client.post(path, {}, { token })).status).toBe(400);
    expect((await client.get(`/secrets/${id}`, { token: other })).status).toBe(403);
  });
});

describe('DELETE /secrets', () => {
  it('deletes the secret of a single owner, and leaves a shared one to the others', async () => {
    const { client, token, other, otherUser } = await endUsers();
    const [own, shared] = [await create(client, token), await create(client, token)];
    await client.post(`/secrets/${shared}/owners`, { id: otherUser }, { token });
    for (const id of [own, shared]) {
      expect(await client.send('DELETE', `/secrets/${id}`, { token })).toMatchObject({ status: 204, text: '' });
    }
    expect((await client.get(`/secrets/${own}`, { token })).status).toBe(404);
    expect((await client.get(`/secrets/${shared}`, { token })).status).toBe(403);
    expect((await client.get(`/secrets/${shared}`, { token: other })).status).toBe(200);
  });

  it('of all of an owner is for those who may', async () => {
    const { client, token, user } = await endUsers();
    const id = await create(client, token);
    const path = `/secrets?userId=${user}&type=USER`;
    expect(await client.send('DELETE', path, { token })).toMatchObject({
      status: 403,
      body: { message: 'MISSING_PERMISSION' },
    });
    const permissions = ['secrets.secret.deleteAny'];
    await client.post('/_mock/records/users', { username: 'cleaner', permissions });
    await client.post('/_mock/records/tokens', { user: 'cleaner', token: 'token-of-the-cleaner' });
    expect(await client.send('DELETE', path, { token: 'token-of-the-cleaner' })).toMatchObject({
      status: 200,
      text: 'OK',
    });
    expect((await client.get(`/secrets/${id}`, { token })).status).toBe(404);
  });
});

describe('what is written at a secret', () => {
  it.each([
    ['GET', ''],
    ['PATCH', ''],
    ['DELETE', ''],
    ['POST', '/owners'],
    ['DELETE', '/owners?id=x'],
  ])('%s /secrets/{id}%s is refused to those who do not own it', async (method, rest) => {
    const { client, token, other } = await endUsers();
    const id = await create(client, token);
    const body = method === 'POST' || method === 'PATCH' ? { id: 'x' } : undefined;
    const send = (path: string) => client.send(method, `/secrets/${path}${rest}`, { token: other, body });
    expect([(await send(id)).status, (await send('0'.repeat(24))).status, (await send('zz')).status]).toEqual([
      403, 404, 401,
    ]);
    expect((await client.send(method, `/secrets/${id}${rest}`, { token: null, body })).status).toBe(401);
  });

  it('never stands in the journal', async () => {
    const { client, token } = await endUsers();
    await create(client, token);
    expect((await client.get('/_mock/requests')).text).not.toContain('letmein');
  });
});
