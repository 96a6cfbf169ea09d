import { describe, expect, it } from 'vitest';
import { at, partnerOf } from '../support/client.js';

const again = (sequence: number | string): string => `/_mock/requests/${sequence}/repeat`;

describe('a request of the journal', () => {
  it('is sent again with its query, its token and its body, and stands in the journal twice', async () => {
    const partner = await partnerOf('guide');
    await partner.send('GET', '/flows?page[size]=2&search=a%20b', { headers: { 'x-own': 'yes' } });
    const answer = await partner.post(again(1));
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ sequence: 2, status: 200, url: '/flows?page[size]=2&search=a%20b' });
    const [first, second] = partner.mock.requests({});
    expect(second?.request).toEqual(first?.request);
    expect(second?.caller).toEqual(first?.caller);
    expect(second?.response.body).toBe(first?.response.body);
  });

  it('starts the flow again', async () => {
    const partner = await partnerOf('guide');
    const { example } = partner.mock.describe();
    await partner.post(`/webhooks/${example?.flowId}`, { data: example?.data });
    const answer = await partner.post(again(1));
    expect(at(answer.body, 'execution')).toEqual(expect.any(String));
    const [first, second] = partner.mock.requests({});
    expect(second?.request.body).toBe(first?.request.body);
    expect(second?.execution).not.toBe(first?.execution);
  });

  it('is sent again within its sandbox', async () => {
    const partner = await partnerOf('guide');
    const sandbox = await partner.mock.sandbox('a');
    await sandbox.request('/nowhere', { method: 'PATCH', body: 'text' });
    const answer = await partner.post(`/@a${again(1)}`);
    expect(answer.body).toMatchObject({ sequence: 2, method: 'PATCH', url: '/nowhere', status: 404 });
    expect(partner.mock.requests({})).toEqual([]);
  });

  it.each(['*:503', '*:reset', '*:lost-answer', '*:truncate(3)', '*:garbage'])(
    'meets armed faults: %s',
    async (fault) => {
      const partner = await partnerOf('guide');
      await partner.get('/flows');
      await partner.mock.faults.arm(fault);
      const answer = await partner.post(again(1));
      expect([answer.status, at(answer.body, 'faults')]).toEqual([201, ['fault-1']]);
    },
  );

  it.each([
    ['a number that no request has', 7, 404, 'There is no request 7: the journal has those from 1 to 1.'],
    ['what is no number', 'x', 400, 'The request is not what the control API takes; nothing was changed.'],
  ])('is not sent again by %s', async (_, sequence, status, error) => {
    const partner = await partnerOf('guide');
    await partner.get('/flows');
    const answer = await partner.post(again(sequence));
    expect([answer.status, at(answer.body, 'error')]).toEqual([status, error]);
    expect(partner.mock.requests({})).toHaveLength(1);
  });

  it('is not sent again without all of its body', async () => {
    const partner = await partnerOf('guide', { journalBodyBytes: 10 });
    await partner.post('/flows', { name: 'longer than ten bytes' });
    const answer = await partner.post(again(1));
    const error = 'The request 1 cannot be sent again: the journal has not all of its body.';
    expect([answer.status, at(answer.body, 'error')]).toEqual([409, error]);
  });
});

describe('a request in the place of a client', () => {
  const send = '/_mock/requests';

  it('is answered, and shown as the journal has it, with a token or without', async () => {
    const partner = await partnerOf('guide');
    const headers = { authorization: `Bearer ${partner.mock.token}` };
    const answer = await partner.post(send, { url: '/users?username=a b', headers });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ sequence: 1, method: 'GET', status: 200, operation: 'getUsers' });
    expect(at(answer.body, 'response', 'body')).toBe('[]');
    expect(at((await partner.post(send, { url: '/flows' })).body, 'status')).toBe(401);
  });

  it('has the body and the headers that it is given, no others of what says something about it', async () => {
    const partner = await partnerOf('guide');
    const body = '{"data":{"firstName":"Ä"}}';
    await partner.post(send, { method: 'POST', url: '/webhooks/x', body, headers: { 'X-Own': 'a' } });
    const [entry] = partner.mock.requests({});
    expect([entry?.request.body, entry?.request.headers]).toEqual([body, { 'x-own': 'a' }]);
  });

  it('meets faults, in the sandbox that it is sent to', async () => {
    const partner = await partnerOf('guide');
    const sandbox = await partner.mock.sandbox('a');
    await sandbox.faults.arm('*:reset');
    const answer = await partner.post(`/@a${send}`, { url: '/flows' });
    expect(answer.body).toMatchObject({ status: 0, faults: ['fault-1'], path: '/flows' });
    expect(partner.mock.requests({})).toEqual([]);
  });

  it.each([
    [{}, 'url'],
    [{ url: 'flows' }, 'does not match'],
    [{ url: 'http://other.example/' }, 'does not match'],
    [{ url: '/flows', method: 'CONNECT' }, 'CONNECT'],
    [{ url: '/flows', body: 'x' }, 'GET/HEAD'],
    [{ url: '/flows', headers: { 'a b': 'x' } }, 'a b'],
    [{ url: '/_mock/reset', method: 'POST' }, "is not FlowMate's"],
    [{ url: '/_MOCK/reset', method: 'POST' }, "is not FlowMate's"],
    [{ url: '/flows/../_mock/reset', method: 'POST' }, "is not FlowMate's"],
    [{ url: '/@b/flows' }, "is not FlowMate's"],
    [{ url: '/../../@b/flows' }, "is not FlowMate's"],
  ])('is refused where it cannot be sent: %j', async (body, message) => {
    const partner = await partnerOf('guide');
    for (const name of ['a', 'b']) await partner.mock.sandbox(name);
    for (const prefix of ['', '/@a']) {
      const answer = await partner.post(prefix + send, body);
      expect([answer.status, answer.text]).toEqual([400, expect.stringContaining(message)]);
    }
    expect(partner.mock.requests({})).toEqual([]);
  });

  it('is refused where the journal is off', async () => {
    const partner = await partnerOf('guide', { journalSize: 0 });
    expect((await partner.post(send, { url: '/flows' })).status).toBe(409);
  });
});
