import { describe, expect, it } from 'vitest';
import type { MockOptions } from '../../mock/index.js';
import { at, type Client, partnerOf, textAt } from '../support/client.js';

/** A client of the demo world as one of its end users. */
async function endUser(
  username: string,
  options: MockOptions = {},
): Promise<{ readonly client: Client; readonly token: string }> {
  const client = await partnerOf('demo', options);
  return { client, token: textAt((await client.post('/impersonate', { username })).body, 'token') };
}

const OWN = '66f2b81d40c7a90012de3102';
const FOREIGN = '66f2b81d40c7a90012de3103';

describe('secrets', () => {
  it('are listed for their owner only, without their values', async () => {
    const { client, token } = await endUser('bd-10482');
    const { status, body } = await client.get('/secrets', { token });
    expect(status).toBe(200);
    const data = at(body, 'data');
    const ids = Array.isArray(data) ? data.map(({ _id }) => _id) : [];
    expect(ids).toContain(OWN);
    expect(ids).not.toContain(FOREIGN);
    expect(JSON.stringify(data)).not.toMatch(/"passphrase"|"key"|demo-/);
    expect(at(body, 'meta')).toEqual({ page: 1, perPage: 30, total: ids.length, totalPages: 1 });
  });

  it.each([
    ['bd-10482', OWN, 200],
    ['bd-10517', OWN, 403],
    ['bd-10482', FOREIGN, 403],
    ['bd-10482', '000000000000000000000000', 404],
    ['bd-10482', 'zz', 401],
    ['bd-10482', 'abcdefghijkl', 404],
  ])('%s asks for %s: %i', async (username, id, status) => {
    const { client, token } = await endUser(username);
    expect((await client.get(`/secrets/${id}`, { token })).status).toBe(status);
  });

  it('show their owner the credentials', async () => {
    const { client, token } = await endUser('bd-10482');
    const { body } = await client.get(`/secrets/${OWN}`, { token });
    expect(at(body, 'data', 'value')).toEqual({ username: expect.any(String), passphrase: 'demo-passphrase' });
  });

  it('are masked in the dialect of upstream, and hidden from the partner in any', async () => {
    const { client, token } = await endUser('bd-10482', { dialect: { secretValue: 'masked' } });
    const { text, body } = await client.get(`/secrets/${OWN}`, { token });
    expect(at(body, 'data', 'value')).toEqual({ username: expect.stringMatching(/@|demo/), passphrase: '***' });
    expect(text).not.toContain('demo-passphrase');
    expect((await client.get(`/secrets/${OWN}`)).status).toBe(403);
  });

  it('give 304 to who has them already', async () => {
    const { client, token } = await endUser('bd-10482');
    const headers = { 'if-none-match': '*' };
    expect((await client.get(`/secrets/${OWN}`, { token, headers })).status).toBe(304);
  });

  it('ask for a token', async () => {
    const partner = await partnerOf('demo');
    expect((await partner.get('/secrets', { token: null })).status).toBe(401);
    expect((await partner.get(`/secrets/${OWN}`, { token: null })).status).toBe(401);
  });
});
