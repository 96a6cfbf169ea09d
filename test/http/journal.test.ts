import { describe, expect, it } from 'vitest';
import { at, type Client, partnerOf } from '../support/client.js';

const PARTNER = 'partner@your-company.example';

/** The entries that the control API lists. */
async function listed(client: Client, query = ''): Promise<unknown[]> {
  const { body } = await client.get(`/_mock/requests${query}`, { token: null });
  const data = at(body, 'data');
  if (!Array.isArray(data)) throw new Error(`no entries: ${JSON.stringify(body)}`);
  return data;
}

async function lastEntry(client: Client): Promise<unknown> {
  return (await listed(client)).at(-1);
}

describe('the journal', () => {
  it('has an entry for each request, with caller, operation, parameters and status', async () => {
    const partner = await partnerOf('guide');
    await partner.get('/flows?page[size]=1');
    await partner.get('/flows/abc', { token: 'nobody' });
    await partner.get('/nowhere');
    expect(await listed(partner)).toEqual([
      expect.objectContaining({
        sequence: 1,
        method: 'GET',
        url: '/flows?page[size]=1',
        path: '/flows',
        query: { 'page[size]': ['1'] },
        operation: 'getFlows',
        params: {},
        caller: { userId: expect.any(String), username: PARTNER },
        status: 200,
        delivered: true,
        faults: [],
        violations: [],
      }),
      expect.objectContaining({ sequence: 2, operation: 'getFlow', status: 401 }),
      expect.objectContaining({ sequence: 3, path: '/nowhere', status: 404 }),
    ]);
    expect(await lastEntry(partner)).not.toHaveProperty('operation');
    expect(await lastEntry(partner)).not.toHaveProperty('caller');
    expect(await lastEntry(partner)).not.toHaveProperty('note');
  });

  it('is the same in the process and over HTTP', async () => {
    const partner = await partnerOf('guide');
    await partner.get('/flows?filter[user]=me&unknown=1');
    await partner.post('/login', { username: PARTNER, password: 'wrong' });
    await partner.get('/nowhere');
    expect(partner.mock.entries()).toEqual(await listed(partner));
  });
});
