import { describe, expect, it } from 'vitest';
import { at, type Client, partnerOf, textAt } from '../support/client.js';

const changes = '/_mock/changes?since=before';

async function takenOf(scenario: string): Promise<Client> {
  const partner = await partnerOf(scenario);
  await partner.post('/_mock/snapshots/before');
  return partner;
}

describe('what changed since a snapshot', () => {
  it('is nothing at first, and after requests that only read', async () => {
    const partner = await takenOf('guide');
    await partner.get('/flows');
    await partner.get('/users');
    const answer = await partner.get(changes);
    const meta = { total: 0, created: 0, changed: 0, deleted: 0 };
    expect([answer.status, answer.body]).toEqual([200, { data: [], meta }]);
  });

  it('are records that came, changed member by member, and went, whichever way', async () => {
    const partner = await takenOf('demo');
    const { body: page } = await partner.get('/_mock/records/flows?limit=2');
    const [kept, gone] = [textAt(page, 'data', 0, 'id'), textAt(page, 'data', 1, 'id')];
    const made = await partner.post('/_mock/records/users', { username: 'ada@example.com' });
    await partner.send('PATCH', `/_mock/records/flows/${kept}`, { body: { description: 'another one' } });
    await partner.send('DELETE', `/flows/${gone}`);
    const { body } = await partner.get(changes);
    expect(at(body, 'meta')).toMatchObject({ created: 1, changed: 1 });
    const found = at(body, 'data') as readonly { id: string; change: string; name: string; differences: object[] }[];
    expect(found.find(({ id }) => id === at(made.body, '_id'))).toMatchObject({
      kind: 'users',
      change: 'created',
      name: 'ada@example.com',
      differences: [],
    });
    const changed = found.find(({ id }) => id === kept);
    expect(changed).toMatchObject({ kind: 'flows', change: 'changed', name: textAt(page, 'data', 0, 'name') });
    expect(changed?.differences).toContainEqual({
      place: '/description',
      before: at(page, 'data', 0, 'description'),
      after: 'another one',
    });
  });

  it('is nothing again after the way back, and after a change that is taken back', async () => {
    const partner = await takenOf('guide');
    const { body: page } = await partner.get('/_mock/records/flows?limit=1');
    const path = `/_mock/records/flows/${textAt(page, 'data', 0, 'id')}`;
    const before = at(page, 'data', 0);
    await partner.send('DELETE', path);
    expect(at((await partner.get(changes)).body, 'meta', 'deleted')).toBe(1);
    await partner.post('/_mock/snapshots/before/restore');
    expect(at((await partner.get(changes)).body, 'meta', 'total')).toBe(0);
    await partner.send('PATCH', path, { body: { name: 'other', updatedAt: at(before, 'updatedAt') } });
    await partner.send('PATCH', path, { body: { name: at(before, 'name'), updatedAt: at(before, 'updatedAt') } });
    expect(at((await partner.get(changes)).body, 'meta', 'total')).toBe(0);
  });

  it('comes as many as are asked for, with how many there are', async () => {
    const partner = await takenOf('empty');
    for (const username of ['a', 'b', 'c']) await partner.post('/_mock/records/users', { username });
    const { body } = await partner.get(`${changes}&limit=2`);
    expect([at(body, 'data', 'length'), at(body, 'meta', 'total')]).toEqual([2, 3]);
  });

  it.each([
    ['/_mock/changes?since=none', 404, 'There is no snapshot "none": POST /_mock/snapshots/none takes it.'],
    ['/_mock/changes', 400, 'The request is not what the control API takes; nothing was changed.'],
    ['/_mock/changes?since=before&limit=0', 400, 'The request is not what the control API takes; nothing was changed.'],
    ['/@none/_mock/changes?since=before', 404, 'There is no sandbox "none"'],
  ])('is refused where it cannot be said: %s', async (path, status, error) => {
    const partner = await takenOf('empty');
    const answer = await partner.get(path);
    expect([answer.status, at(answer.body, 'error')]).toEqual([status, expect.stringContaining(error)]);
  });
});
