import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createMock } from '../../mock/index.js';
import { type Client, createClient, textAt } from '../support/client.js';

const world = {
  users: ['ada', 'bob'].map((username) => ({ username })),
  tokens: ['ada', 'bob'].map((user) => ({ user, token: `token-of-${user}` })),
};

async function open() {
  const client = createClient(await createMock({ scenario: world }), 'token-of-ada');
  const create = async (type: string, value: object) =>
    textAt((await client.post('/secrets', { name: 'Mine', type, value })).body, 'data', '_id');
  return { client, id: await create('API_KEY', { key: 'k' }), create };
}

const check = (client: Client, id: string, body: unknown) => client.post(`/secrets/${id}/validateHmac`, body);

const signed = (hmacAlgo: string, rawBody: string, key = 'k') => ({
  rawBody,
  hmacAlgo,
  hmacValue: createHmac(hmacAlgo, key).update(rawBody).digest('base64'),
});

describe('POST /secrets/{id}/validateHmac', () => {
  it.each([
    ['a right signature', signed('sha256', '{"a":1}'), true],
    ['another algorithm', signed('sha512', 'é'), true],
    ['no body', signed('md5', ''), true],
    ['another body', { ...signed('sha256', '{"a":1}'), rawBody: '{"a":2}' }, false],
    ['another key', signed('sha256', '{"a":1}', 'other'), false],
    ['a signature of another length', { ...signed('sha256', 'x'), hmacValue: 'x' }, false],
    ['a signature that is a number', { ...signed('sha256', 'x'), hmacValue: 5 }, false],
  ])('says of %s whether it is the owner', async (_, body, data) => {
    const { client, id } = await open();
    const { status, body: said, headers } = await check(client, id, body);
    expect({ status, said }).toEqual({ status: 200, said: { data } });
    expect(headers.get('cache-control')).toBe('no-store, no-cache, must-revalidate, private');
  });

  it.each<[string, object, RegExp]>([
    ['an algorithm that Node does not know', { hmacAlgo: 'zz' }, /^Invalid digest: zz$/],
    ['no algorithm', { hmacAlgo: undefined }, /^The "hmac" argument must be of type string/],
    ['no body', { rawBody: undefined }, /^The first argument must be of type string/],
    ['no signature', { hmacValue: undefined }, /^Cannot read properties of undefined \(reading 'length'\)$/],
    ['a signature of more bytes than letters', { hmacValue: 'é'.repeat(44) }, /same byte length/],
    ['a body that says how long it is', { rawBody: { length: 1e12 } }, /^Array buffer allocation failed$/],
  ])("passes on Node's own words for %s", async (_, wrong, message) => {
    const { client, id } = await open();
    const answer = await check(client, id, { ...signed('sha256', 'x'), ...wrong });
    expect(answer).toMatchObject({ status: 500, body: { message: expect.stringMatching(message) } });
  });

  it('is for owners of secrets with a key', async () => {
    const { client, id, create } = await open();
    const body = signed('sha256', 'x');
    const simple = await create('SIMPLE', { username: 'u', passphrase: 'p' });
    expect((await check(client, simple, body)).status).toBe(500);
    expect((await client.post(`/secrets/${id}/validateHmac`, body, { token: 'token-of-bob' })).status).toBe(403);
    expect((await check(client, '0'.repeat(24), body)).status).toBe(404);
    expect((await check(client, 'zz', body)).status).toBe(401);
    expect((await client.post(`/secrets/${id}/validateHmac`, body, { token: null })).status).toBe(401);
  });
});
