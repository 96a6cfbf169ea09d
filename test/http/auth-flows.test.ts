import { describe, expect, it } from 'vitest';
import { createMock } from '../../mock/index.js';
import { at, createClient, textAt } from '../support/client.js';

const OAUTH = '64f19c0e5b7d20001a8e4410';

const world = {
  clock: { now: '2026-01-31T12:00:00.000Z', frozen: true },
  users: [{ username: 'ada' }, { username: 'bob' }],
  tokens: ['ada', 'bob'].map((user) => ({ user, token: `token-of-${user}` })),
  authClients: [
    {
      _id: OAUTH,
      name: 'Slack',
      type: 'OA2_AUTHORIZATION_CODE',
      owners: [{ id: 'ada', type: 'USER' }],
      clientId: 'flowmate',
      redirectUri: 'https://app.example/callback',
      endpoints: { auth: 'https://slack.example/?state={{state}}', token: 'https://slack.example/token' },
    },
  ],
};

/** A client as the second user, who is not the owner of the auth clients. */
async function open() {
  const mock = await createMock({ scenario: world });
  const client = createClient(mock, 'token-of-bob');
  const start = async (data: object) => {
    const { body } = await client.post(`/auth-clients/${OAUTH}/start-flow`, { data });
    return new URL(textAt(body, 'data', 'authUrl')).searchParams.get('state') ?? '';
  };
  /** A browser that comes from the app has no token. */
  const comeBack = (query: string) => client.get(`/callback?${query}`, { token: null });
  return { mock, client, start, comeBack };
}

const stateOf = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

const NOT_BEGUN = "Cannot read properties of null (reading 'authClientId')";

describe('the way back from an app', () => {
  it('makes a secret for the user who began, once', async () => {
    const { client, start, comeBack } = await open();
    const state = await start({ scope: 'chat:write', secretName: 'Northwind', successUrl: 'https://app.example/done' });
    const { status, body } = await comeBack(`code=1&state=${state}`);
    expect(status).toBe(200);
    const id = textAt(body, 'data', 'secretId');
    expect(body).toEqual({ data: { successUrl: 'https://app.example/done', secretId: id } });
    expect(at((await client.get(`/secrets/${id}`)).body, 'data')).toMatchObject({
      name: 'Northwind',
      type: 'OA2_AUTHORIZATION_CODE',
      value: {
        authClientId: OAUTH,
        accessToken: expect.any(String),
        refreshToken: expect.any(String),
        scope: 'chat:write',
        expires: '2026-01-31T13:00:00+00:00',
        externalId: expect.stringMatching(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-a[\da-f]{3}-[\da-f]{12}$/),
      },
    });
    expect((await client.get(`/secrets/${id}`, { token: 'token-of-ada' })).status).toBe(403);
    expect(at((await client.get(`/auth-clients/${OAUTH}/secrets`)).body, 'data', 0, '_id')).toBe(id);
    expect(await comeBack(`code=1&state=${state}`)).toMatchObject({ status: 400, body: { message: NOT_BEGUN } });
  });

  it('names a secret after the account where the user gave no name', async () => {
    const { client, start, comeBack } = await open();
    const { body } = await comeBack(`code=1&state=${await start({})}`);
    expect(Object.keys(Object(body).data)).toEqual(['secretId']);
    const secret = at((await client.get(`/secrets/${textAt(body, 'data', 'secretId')}`)).body, 'data');
    expect(textAt(secret, 'name')).toBe(textAt(secret, 'value', 'externalId'));
  });

  it('is open for ten minutes, and in the snapshot that it was begun in', async () => {
    const { mock, start, comeBack } = await open();
    const [early, late] = [await start({}), await start({})];
    const restore = mock.snapshot();
    await mock.advance('599s');
    expect((await comeBack(`code=1&state=${early}`)).status).toBe(200);
    await mock.advance('1s');
    expect((await comeBack(`code=1&state=${late}`)).status).toBe(400);
    restore();
    expect((await comeBack(`code=1&state=${late}`)).status).toBe(200);
  });

  it.each<[string, string, unknown]>([
    ['no code, as after a refusal', 'error=access_denied', NOT_BEGUN],
    ['an empty code', `code=&state=${stateOf({ flowId: OAUTH })}`, NOT_BEGUN],
    ['no state', 'code=1', "Cannot read properties of undefined (reading 'toString')"],
    ['a state that is no JSON', 'code=1&state=zz', expect.stringMatching(/JSON/)],
    ['a state of null', `code=1&state=${stateOf(null)}`, "Cannot read properties of null (reading 'flowId')"],
    ['a state without an id', `code=1&state=${stateOf({})}`, NOT_BEGUN],
    ['an unknown id', `code=1&state=${stateOf({ flowId: OAUTH })}`, NOT_BEGUN],
    ['a malformed id', `code=1&state=${stateOf({ flowId: 'zz' })}`, expect.stringMatching(/ for model "auth-flow"$/)],
  ])('is closed with %s', async (_, query, message) => {
    const { comeBack } = await open();
    expect(await comeBack(query)).toMatchObject({ status: 400, body: { message } });
  });

  it('is closed where the auth client is gone', async () => {
    const { client, start, comeBack } = await open();
    const state = await start({});
    await client.send('DELETE', `/auth-clients/${OAUTH}`, { token: 'token-of-ada' });
    expect(await comeBack(`code=1&state=${state}`)).toMatchObject({
      status: 400,
      body: { message: "Cannot destructure property 'clientId' of 'authClient' as it is null." },
    });
  });

  it('is not begun with what cannot be stored', async () => {
    const { client } = await open();
    const answer = await client.post(`/auth-clients/${OAUTH}/start-flow`, { data: { scope: {} } });
    const message = `auth-flow validation failed: scope: Cast to string failed for value "{}" (type Object) at path "scope"`;
    expect(answer).toMatchObject({ status: 400, body: { message } });
  });

  it('knows no other method, and lets callers with a token see that', async () => {
    const { client } = await open();
    expect((await client.send('POST', '/callback', { token: null })).status).toBe(401);
    expect(await client.send('POST', '/callback')).toMatchObject({ status: 404 });
    expect((await client.send('HEAD', '/callback', { token: null })).status).toBe(400);
  });
});
