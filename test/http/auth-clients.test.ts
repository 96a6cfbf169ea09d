import { describe, expect, it } from 'vitest';
import { createMock } from '../../mock/index.js';
import { at, createClient, textAt } from '../support/client.js';

const OAUTH = {
  name: 'Slack',
  type: 'OA2_AUTHORIZATION_CODE',
  clientId: 'flowmate',
  clientSecret: 'letmein-12345',
  redirectUri: 'https://app.example/callback',
  endpoints: {
    auth: 'https://slack.example/?scope={{scope}}&state={{state}}&redirect_uri={{redirectUri}}&client_id={{clientId}}',
    token: 'https://slack.example/token',
  },
};

const SESSION = { name: 'DATEV', type: 'SESSION_AUTH', fields: [{ key: 'a' }], endpoints: { auth: { url: 'x' } } };

const world = {
  users: [{ username: 'ada' }, { username: 'bob' }],
  tokens: ['ada', 'bob'].map((user) => ({ user, token: `token-of-${user}` })),
};

/** A client of a world with two users, as the first of them. */
async function open() {
  const client = createClient(await createMock({ scenario: world }), 'token-of-ada');
  const other = 'token-of-bob';
  const create = async (body: object) => {
    const answer = await client.post('/auth-clients', body);
    return { ...answer, id: textAt(answer.body, 'data', '_id') };
  };
  return { client, other, create };
}

describe('auth clients', () => {
  it('belong to who makes them, and are masked', async () => {
    const { client, other, create } = await open();
    const { status, body, text, id } = await create({ data: OAUTH });
    expect(status).toBe(200);
    expect(text).not.toContain('letmein');
    expect(at(body, 'data')).toMatchObject({
      ...OAUTH,
      clientId: '***',
      clientSecret: '***',
      refreshWithScope: false,
      __t: 'A_OA2_AUTHORIZATION_CODE',
      owners: [{ type: 'USER' }],
      __v: 0,
    });
    expect(at((await client.get(`/auth-clients/${id}`)).body, 'data')).toEqual(at(body, 'data'));
    expect((await client.get(`/auth-clients/${id}`, { token: other })).status).toBe(403);
    expect((await client.get('/auth-clients/zz')).status).toBe(401);
    expect((await client.get(`/auth-clients/${'0'.repeat(24)}`)).status).toBe(404);
  });

  it('are listed to everybody by name and type', async () => {
    const { client, other, create } = await open();
    const { id } = await create(SESSION);
    const { body } = await client.get('/auth-clients?page[size]=100', { token: other });
    const { data, meta } = Object(body);
    expect(data).toContainEqual({ _id: id, name: 'DATEV', type: 'SESSION_AUTH', __t: 'A_SESSION_AUTH' });
    expect(meta).toEqual({ page: 1, perPage: 100, total: data.length, totalPages: 1 });
  });

  it('come with the secret to those who hold secrets.authClient.readRaw themselves', async () => {
    const { client, create } = await open();
    const me = textAt((await client.get('/users/me')).body, '_id');
    const { id } = await create(OAUTH);
    const permissions = ['secrets.authClient.readRaw'];
    await client.post('/_mock/records/users', { username: 'reader', permissions });
    await client.post('/_mock/records/tokens', { user: 'reader', token: 'token-of-the-reader' });
    const reader = textAt((await client.get('/users/me', { token: 'token-of-the-reader' })).body, '_id');
    await client.send('PATCH', `/_mock/records/authClients/${id}`, {
      body: { owners: [me, reader].map((one) => ({ id: one, type: 'USER' })) },
    });
    const shown = (await client.get(`/auth-clients/${id}`, { token: 'token-of-the-reader' })).body;
    expect(at(shown, 'data', 'clientSecret')).toBe(OAUTH.clientSecret);
  });

  it.each<[string, unknown, string]>([
    ['no type', { name: 'A' }, 'AuthClient[obj.type] is not a constructor'],
    ['a type of secrets', { name: 'A', type: 'SIMPLE' }, 'AuthClient[obj.type] is not a constructor'],
    [
      'no redirect address',
      { ...OAUTH, redirectUri: undefined },
      'A_OA2_AUTHORIZATION_CODE validation failed: redirectUri: Path `redirectUri` is required.',
    ],
    [
      'no token endpoint',
      { ...OAUTH, endpoints: { auth: 'x' } },
      'A_OA2_AUTHORIZATION_CODE validation failed: endpoints.token: Path `endpoints.token` is required.',
    ],
  ])('are refused with %s', async (_, body, message) => {
    const { client } = await open();
    expect(await client.post('/auth-clients', body)).toMatchObject({ status: 400, body: { message } });
  });

  it('are changed with their type given, and not with another', async () => {
    const { client, create } = await open();
    const { id } = await create(OAUTH);
    const patch = async (body: object) => client.send('PATCH', `/auth-clients/${id}`, { body });
    expect(at((await patch({ type: OAUTH.type, name: 'New' })).body, 'data', 'name')).toBe('New');
    expect(await patch({ name: 'Newer' })).toMatchObject({
      status: 400,
      body: { message: expect.stringMatching('findOneAndUpdate') },
    });
    expect(await patch({ type: 'SESSION_AUTH', name: 'Newer' })).toMatchObject({ status: 400 });
    expect(at((await client.get(`/auth-clients/${id}`)).body, 'data', 'name')).toBe('New');
  });

  it('give the page on which a user consents, with what the app has to send back', async () => {
    const { client, other, create } = await open();
    const { id } = await create({ ...OAUTH, predefinedScope: 'openid' });
    const start = `/auth-clients/${id}/start-flow`;
    const { body } = await client.post(start, { data: { scope: 'chat:write', payload: { a: 1 } } }, { token: other });
    const url = new URL(textAt(body, 'data', 'authUrl'));
    expect(Object.fromEntries(url.searchParams)).toEqual({
      scope: 'openid chat:write',
      state: expect.any(String),
      redirect_uri: OAUTH.redirectUri,
      client_id: OAUTH.clientId,
    });
    const state = JSON.parse(Buffer.from(url.searchParams.get('state') ?? '', 'base64url').toString());
    expect(state).toEqual({ flowId: expect.stringMatching(/^[0-9a-f]{24}$/), payload: { a: 1 } });
  });

  it('start no flow where there is none to start', async () => {
    const { client, create } = await open();
    const { id } = await create(SESSION);
    expect(await client.post(`/auth-clients/${id}/start-flow`, {})).toMatchObject({
      status: 405,
      body: { message: 'No Flows Defined' },
    });
    expect((await client.post(`/auth-clients/${'0'.repeat(24)}/start-flow`, {})).status).toBe(400);
    expect((await client.post('/auth-clients/zz/start-flow', {})).status).toBe(504);
  });

  it('let an account be connected: client, page, secret, and the secret is found under its client', async () => {
    const { client, other, create } = await open();
    const { id } = await create(OAUTH);
    const value = { authClientId: id, accessToken: 'token-of-slack', expires: '2099-01-01T00:00:00.000Z' };
    const made = await client.post('/secrets', { name: 'Mine', type: OAUTH.type, value }, { token: other });
    const secret = textAt(made.body, 'data', '_id');
    const { body, text } = await client.get(`/auth-clients/${id}/secrets`, { token: other });
    expect(at(body, 'data')).toMatchObject([{ _id: secret, name: 'Mine', value: { authClientId: id } }]);
    expect(text).not.toContain('token-of-slack');
    expect((await client.get(`/auth-clients/${id}/secrets`)).body).toEqual({ data: [] });
    expect((await client.get('/auth-clients/zz/secrets')).status).toBe(400);
  });

  it('are deleted by their owner', async () => {
    const { client, other, create } = await open();
    const { id } = await create(OAUTH);
    expect((await client.send('DELETE', `/auth-clients/${id}`, { token: other })).status).toBe(403);
    expect(await client.send('DELETE', `/auth-clients/${id}`)).toMatchObject({ status: 204, text: '' });
    expect((await client.get(`/auth-clients/${id}`)).status).toBe(404);
    expect((await client.send('DELETE', '/auth-clients?ownerId=x&type=USER', { token: other })).status).toBe(403);
  });

  it('never stand in the journal with their secret', async () => {
    const { client, create } = await open();
    await create(OAUTH);
    expect((await client.get('/_mock/requests')).text).not.toContain(OAUTH.clientSecret);
  });
});
