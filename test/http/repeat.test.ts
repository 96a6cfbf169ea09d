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
