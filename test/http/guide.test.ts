import { describe, expect, it } from 'vitest';
import { at, partnerOf, textAt } from '../support/client.js';

const USER = '636d0762bd257a7eb2373d6c';
const FLOW = '6762e154616e91cb8d8b1aaf';
const TENANT = '636d0762bd257a7eb2373d6a';

describe('the integration guide, step by step on the world `guide`', () => {
  it('finds the user by the name the partner gave him', async () => {
    const partner = await partnerOf('guide');
    const answer = await partner.get('/users/?username=your-userid');
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual([
      expect.objectContaining({
        _id: USER,
        username: 'your-userid',
        status: 'ACTIVE',
        tenant: TENANT,
        canLogin: false,
      }),
    ]);
    const permissions = at(answer.body, 0, 'permissions');
    expect(permissions).toContain('flows.read');
    expect(permissions).toHaveLength(13);
  });

  it('gives data and meta when asked to', async () => {
    const partner = await partnerOf('guide');
    const { body } = await partner.get('/users?username=your-userid&meta=true');
    expect(body).toEqual({ data: [expect.objectContaining({ _id: USER })], meta: { total: 1 } });
  });

  it("lists the user's active flows with owners and payload", async () => {
    const partner = await partnerOf('guide');
    const { status, body } = await partner.get(`/flows?filter[status]=active&filter[user]=${USER}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      data: [
        {
          id: FLOW,
          owners: [
            { id: USER, type: 'user' },
            { id: TENANT, type: 'tenant' },
          ],
          payload: {
            inputParameters: { firstName: 'string', lastName: 'string' },
            outputParameters: { ID: 'number', active: 'boolean' },
          },
        },
      ],
      meta: { total: 1, page: 1, perPage: 10, totalPages: 1 },
    });
  });

  it('takes the data at the webhook, without a token as well', async () => {
    const partner = await partnerOf('guide');
    for (const token of [partner.mock.token ?? null, null]) {
      const answer = await partner.post(`/webhooks/${FLOW}`, { data: { firstName: 'Ada', lastName: 'L' } }, { token });
      expect(answer.status).toBe(200);
      expect(answer.body).toEqual({
        data: { requestId: expect.stringMatching(/^[0-9a-f]{32}$/), message: 'thank you' },
      });
    }
  });

  it('goes in one go, each step using what the one before has given, and violates nothing', async () => {
    for (const scenario of ['guide', 'demo']) {
      const partner = await partnerOf(scenario);
      const { example } = partner.mock.describe();
      const users = await partner.get(`/users?username=${encodeURIComponent(example?.username ?? '')}`);
      const user = textAt(users.body, 0, '_id');
      const flows = await partner.get(`/flows?filter[status]=active&filter[user]=${user}`);
      const flow = textAt(flows.body, 'data', 0, 'id');
      const input = Object.keys(Object(at(flows.body, 'data', 0, 'payload', 'inputParameters')));
      const data = Object.fromEntries(input.map((name) => [name, 'some text']));
      expect((await partner.post(`/webhooks/${flow}`, { data })).status).toBe(200);
      const entries = partner.mock.entries();
      expect(entries.map(({ operation }) => operation)).toEqual(['getUsers', 'getFlows', 'postWebhook']);
      expect(entries.flatMap(({ violations }) => violations)).toEqual([]);
    }
  });

  it('shows nobody else: a name of nobody gives an empty list', async () => {
    const partner = await partnerOf('guide');
    expect((await partner.get('/users?username=nobody')).text).toBe('[]');
  });
});
