import { describe, expect, it } from 'vitest';
import { createService, type Sent } from '../../support/script.js';

const event = (id: string, user: string) => ({ id, user, data: {} });
const posts = (sent: readonly Sent[]) => sent.filter(({ method }) => method === 'POST').map(({ path }) => path);

describe('dispatch with answers that say too little', () => {
  const owners = [{ id: 'u1', type: 'user' }];
  const others = [{ id: 'u2', type: 'user' }];
  const unreadable: [name: string, user: object, flow: object, error: string][] = [
    [
      'the id of the user',
      { username: 'ann', status: 'ACTIVE' },
      {},
      'could not find the user "ann": the answer holds ',
    ],
    ['the name of the user', { _id: 'u1', status: 'ACTIVE' }, {}, 'could not find the user "ann": the answer holds '],
    [
      'the status of the user',
      { _id: 'u1', username: 'ann' },
      {},
      'could not send to the user "ann": status is absent',
    ],
    [
      'the owners of a flow',
      {},
      { status: 'active' },
      'could not list the flows (page 1): the flow "a1" has no owners',
    ],
    ['the status of a flow', {}, { owners }, 'could not list the flows (page 1): the flow "a1" has no status'],
    [
      'which kind of owner the user is',
      {},
      { status: 'active', owners: [{ id: 'u1' }] },
      'could not list the flows (page 1): the flow "a1" has no owners',
    ],
  ];
  it.each(unreadable)('fails, and is not ok, where the service does not tell %s', async (_name, user, flow, error) => {
    const whole = { _id: 'u1', username: 'ann', status: 'ACTIVE' };
    const json = Object.keys(user).length === 0 ? whole : user;
    const { client, sent } = createService(({ path }) =>
      path.startsWith('/users')
        ? { json: [json] }
        : { json: { data: [{ id: 'a1', ...flow }], meta: { total: 1, page: 1, perPage: 100, totalPages: 1 } } },
    );
    const result = await client.dispatch([event('e1', 'ann')]);
    expect(result).toMatchObject({
      ok: false,
      delivered: 0,
      failed: 1,
      events: [{ kind: 'failed', error: { kind: 'answer', message: expect.stringContaining(error) } }],
    });
    expect(posts(sent)).toEqual([]);
  });

  it("minds nothing that is missing of flows that are certainly not the user's active ones", async () => {
    const { client, sent } = createService(({ path }) =>
      path.startsWith('/users')
        ? { json: [{ _id: 'u1', username: 'ann', status: 'ACTIVE' }] }
        : path.startsWith('/flows')
          ? {
              json: {
                data: [
                  { id: 'a1', status: 'active', owners },
                  { id: 'b1', owners: others },
                  { id: 'a2', status: 'inactive' },
                ],
              },
            }
          : { json: { data: { requestId: 'r' } } },
    );
    expect(await client.dispatch([event('e1', 'ann')])).toMatchObject({ ok: true, delivered: 1 });
    expect(posts(sent)).toEqual(['/webhooks/a1']);
  });
});
