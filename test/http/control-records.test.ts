import { describe, expect, it } from 'vitest';
import { createMock } from '../../mock/index.js';
import { at, type Client, createClient, partnerOf, textAt } from '../support/client.js';

const NOW = '2026-03-01T08:00:00.000Z';
const FLOW = '6762e154616e91cb8d8b1aaf';
const OTHER = 'ab'.repeat(12);
const graph = { nodes: [{ id: 'a', componentId: '5ca5c44c187c040010a9bb8b', function: 'f' }] };

async function guide(): Promise<Client> {
  const mock = await createMock({ scenario: { extends: 'guide', clock: { now: NOW, frozen: true } } });
  return createClient(mock, mock.token);
}

const add = (client: Client, kind: string, body: unknown) => client.post(`/_mock/records/${kind}`, body);
const show = (client: Client, kind: string, id: string) => client.get(`/_mock/records/${kind}/${id}`);
const patch = (client: Client, kind: string, id: string, body: unknown) =>
  client.send('PATCH', `/_mock/records/${kind}/${id}`, { body });
const remove = (client: Client, kind: string, id: string) => client.send('DELETE', `/_mock/records/${kind}/${id}`);
const idsOf = (body: unknown, member: string) => [at(body, 'data')].flat().map((one) => at(one, member));

describe('a record that is added', () => {
  it.each<[string, object, object]>([
    ['tenants', { name: 'Other' }, { name: 'Other', confirmed: true, status: 'ACTIVE', __v: 0 }],
    [
      'roles',
      { name: 'CLERK', permissions: ['x'] },
      { name: 'CLERK', type: 'TENANT', isGlobal: false, permissions: ['x'], __v: 0 },
    ],
    [
      'users',
      { username: 'Ada@Example.com' },
      { username: 'ada@example.com', status: 'ACTIVE', confirmed: true, roles: [], permissions: [], __v: 0 },
    ],
    [
      'secrets',
      { name: 'S', type: 'API_KEY' },
      { name: 'S', owners: [], type: 'API_KEY', __t: 'S_API_KEY', value: {} },
    ],
  ])('of %s has what was left out, and is shown as it is', async (kind, given, whole) => {
    const client = await guide();
    const added = await add(client, kind, given);
    expect(added.status).toBe(201);
    expect(added.body).toEqual({
      ...whole,
      _id: expect.stringMatching(/^[0-9a-f]{24}$/),
      createdAt: NOW,
      updatedAt: NOW,
    });
    const shown = await show(client, kind, textAt(added.body, '_id'));
    expect(shown.body).toEqual(added.body);
    expect(idsOf((await client.get(`/_mock/records/${kind}`)).body, '_id').at(-1)).toBe(at(added.body, '_id'));
  });

  it('of flows and templates refers by name, and an active flow answers its webhook', async () => {
    const client = await guide();
    const owners = [
      { id: 'Your-UserId', type: 'user' },
      { id: 'Your Company', type: 'tenant' },
    ];
    const added = await add(client, 'flows', { name: 'New', graph, owners, status: 'active' });
    const id = textAt(added.body, 'id');
    const flow = at((await client.get(`/flows/${id}`)).body, 'data');
    expect(flow).toEqual(added.body);
    expect(flow).toMatchObject({
      name: 'New',
      graph: { ...graph, edges: [] },
      status: 'active',
      createdAt: NOW,
      updatedAt: NOW,
    });
    expect(textAt(flow, 'owners', 0, 'id')).toMatch(/^[0-9a-f]{24}$/);
    expect((await client.post(`/webhooks/${id}`, {})).status).toBe(200);
    const template = await add(client, 'templates', { name: 'T', graph, owners, tags: ['x'] });
    expect((await add(client, 'flows', { graph, fromTemplate: 'T' })).body).toMatchObject({
      fromTemplate: at(template.body, 'id'),
      status: 'inactive',
    });
  });

  it('lets a user log in with his password, and a token stand for him', async () => {
    const client = await guide();
    await add(client, 'users', {
      username: 'ada',
      password: 'secret',
      tenant: 'Your Company',
      permissions: ['flows.read'],
    });
    expect((await client.post('/login', { username: 'ada', password: 'secret' }, { token: null })).status).toBe(200);
    const token = await add(client, 'tokens', { user: 'ada', token: 'adas-token', tokenLifeSpan: '1h' });
    expect(token.body).toMatchObject({ token: 'adas-token', type: 'SELF', permissions: ['flows.read'] });
    expect((await client.get('/flows', { token: 'adas-token' })).status).toBe(200);
    await client.send('PUT', '/_mock/clock', { body: { advance: '2h' } });
    expect((await client.get('/flows', { token: 'adas-token' })).status).toBe(401);
    const made = await add(client, 'tokens', { user: 'ada' });
    expect(textAt(made.body, 'token')).toMatch(/^[\w-]{171}$/);
  });

  it.each<[string, unknown, string, RegExp]>([
    ['users', { username: 'ada', role: 'x' }, 'body /role', /there is no such member \(did you mean "roles"\?\)/],
    ['users', {}, 'body', /lacks the member username/],
    ['users', { username: 'ada', tenant: 'Your Compny' }, 'body /tenant', /did you mean "Your Company"/],
    ['users', { username: 'ada', status: 'active' }, 'body /status', /none of ACTIVE/],
    ['users', { username: 5 }, 'body /username', /5 is not text/],
    ['flows', { graph: { nodes: [] } }, 'body /graph/nodes', /at least one node/],
    ['flows', { graph, owners: [{ id: 'nobody', type: 'user' }] }, 'body /owners/0/id', /there is no user/],
    ['flows', { graph, cron: 'often' }, 'body /cron', /./],
    ['tokens', { user: 'nobody' }, 'body /user', /there is no user/],
    ['secrets', { name: 'S', type: 'API_KEY', __t: 'S_SIMPLE' }, 'body /__t', /does not go with the type/],
    ['roles', [], 'body', /a list is not an object/],
  ])('to %s as %j is refused with the place, and nothing is there', async (kind, body, place, message) => {
    const client = await guide();
    const before = (await client.get(`/_mock/records/${kind}`)).text;
    const answer = await add(client, kind, body);
    expect([answer.status, at(answer.body, 'problems', 0, 'place')]).toEqual([400, place]);
    expect(textAt(answer.body, 'problems', 0, 'message')).toMatch(message);
    expect((await client.get(`/_mock/records/${kind}`)).text).toBe(before);
  });

  it('is told all that is wrong with it at once', async () => {
    const client = await guide();
    const answer = await add(client, 'users', { username: '', status: 'x', nme: 'y' });
    expect(at(answer.body, 'problems', 'length')).toBe(3);
  });

  it('must not have the id, username or token of another', async () => {
    const client = await guide();
    for (const [kind, body] of [
      ['flows', { graph, id: FLOW }],
      ['users', { username: 'YOUR-USERID' }],
      ['tokens', { user: 'your-userid', token: client.mock.token }],
    ] as const) {
      const answer = await add(client, kind, body);
      expect([kind, answer.status, at(answer.body, 'error')]).toEqual([
        kind,
        409,
        expect.stringMatching(/^Nothing was changed: /),
      ]);
    }
  });
});

describe('a record that is changed', () => {
  it('has the members given in the place of the old ones, whole, and moves updatedAt', async () => {
    const client = await guide();
    await client.send('PUT', '/_mock/clock', { body: { now: '2026-03-02T08:00:00Z' } });
    const before = (await show(client, 'flows', FLOW)).body;
    const changed = await patch(client, 'flows', FLOW, {
      name: 'Renamed',
      payload: { inputParameters: { a: 'number' } },
    });
    expect(changed.status).toBe(200);
    expect(changed.body).toEqual({
      ...Object(before),
      name: 'Renamed',
      payload: { inputParameters: { a: 'number' } },
      updatedAt: '2026-03-02T08:00:00.000Z',
    });
    expect(at((await client.get(`/flows/${FLOW}`)).body, 'data')).toEqual(changed.body);
    await client.post(`/webhooks/${FLOW}`, { data: { a: 'no number' } });
    expect(at((await client.get('/_mock/executions')).body, 'data', 0, 'status')).toBe('failed');
    await patch(client, 'flows', FLOW, { status: 'inactive' });
    expect((await client.post(`/webhooks/${FLOW}`, {})).status).toBe(404);
  });

  it('counts at once: a user that is disabled, a role that gives more, a password', async () => {
    const client = await guide();
    const role = textAt((await add(client, 'roles', { name: 'READERS', permissions: [] })).body, '_id');
    const user = textAt(
      (await add(client, 'users', { username: 'ada', password: 'old', roles: ['READERS'] })).body,
      '_id',
    );
    await add(client, 'tokens', { user: 'ada', token: 'adas-token' });
    const status = async () => (await client.get('/flows', { token: 'adas-token' })).status;
    expect(await status()).toBe(403);
    await patch(client, 'roles', role, { permissions: ['flows.read'] });
    expect(await status()).toBe(200);
    await patch(client, 'users', user, { password: 'new' });
    expect((await client.post('/login', { username: 'ada', password: 'new' }, { token: null })).status).toBe(200);
    await patch(client, 'users', user, { status: 'DISABLED' });
    expect(await status()).toBe(401);
  });

  it('keeps what upstream has stored there, though a file may not hold it', async () => {
    const client = await guide();
    const made = await client.post('/flows', { graph, owners: [{ id: 'somebody gone', type: 'user' }] });
    const id = textAt(made.body, 'data', 'id');
    expect((await patch(client, 'flows', id, { name: 'Kept' })).body).toMatchObject({
      name: 'Kept',
      owners: [{ id: 'somebody gone' }, {}, {}],
    });
  });

  it.each<[unknown, number, string]>([
    [{ nme: 'x' }, 400, 'body /nme'],
    [{ id: OTHER }, 400, 'body /id'],
    [{ graph: { nodes: 5 } }, 400, 'body /graph/nodes'],
    [[], 400, 'body'],
  ])('is refused %j and stays as it was', async (body, status, place) => {
    const client = await guide();
    const before = (await show(client, 'flows', FLOW)).text;
    const answer = await patch(client, 'flows', FLOW, body);
    expect([answer.status, at(answer.body, 'problems', 0, 'place')]).toEqual([status, place]);
    expect((await show(client, 'flows', FLOW)).text).toBe(before);
  });

  it('must not take the username of another', async () => {
    const client = await guide();
    const id = textAt((await add(client, 'users', { username: 'ada' })).body, '_id');
    expect((await patch(client, 'users', id, { username: 'your-userid' })).status).toBe(409);
    expect((await patch(client, 'users', id, { username: 'ADA', firstname: 'Ada' })).body).toMatchObject({
      username: 'ada',
      firstname: 'Ada',
    });
  });
});

describe('a record that is taken out', () => {
  it('goes with what hangs on it', async () => {
    const client = await guide();
    const user = textAt((await add(client, 'users', { username: 'ada' })).body, '_id');
    await add(client, 'tokens', { user: 'ada', token: 'adas-token' });
    const flow = textAt(
      (
        await add(client, 'flows', {
          graph,
          owners: [
            { id: 'ada', type: 'user' },
            { id: 'Your Company', type: 'tenant' },
          ],
        })
      ).body,
      'id',
    );
    expect((await remove(client, 'users', user)).status).toBe(204);
    expect((await client.get('/flows', { token: 'adas-token' })).status).toBe(401);
    expect(at((await show(client, 'flows', flow)).body, 'owners', 'length')).toBe(1);
    expect((await remove(client, 'flows', FLOW)).status).toBe(204);
    expect((await client.post(`/webhooks/${FLOW}`, {})).status).toBe(404);
    const tenant = textAt((await client.get('/_mock/records/tenants')).body, 'data', 0, '_id');
    expect((await remove(client, 'tenants', tenant)).status).toBe(204);
    expect((await client.get('/flows')).status).toBe(401);
  });

  it.each(['users', 'flows', 'templates', 'tenants', 'roles', 'secrets', 'tokens'])(
    'must be there: %s',
    async (kind) => {
      const client = await guide();
      for (const answer of [
        await show(client, kind, OTHER),
        await patch(client, kind, OTHER, {}),
        await remove(client, kind, OTHER),
      ]) {
        expect([answer.status, at(answer.body, 'error')]).toEqual([
          404,
          expect.stringMatching(/There is no \w+ with the id "abab/),
        ]);
      }
    },
  );
});

describe('the list of records', () => {
  it('comes page by page, in the order in which they came', async () => {
    const partner = await partnerOf('demo');
    const whole = (await partner.get('/_mock/records/flows?limit=1000')).body;
    expect(at(whole, 'meta')).toEqual({ total: 40 });
    const ids: unknown[] = [];
    let since = '';
    for (let page = 0; page < 10; page += 1) {
      const { body } = await partner.get(`/_mock/records/flows?limit=15${since}`);
      ids.push(...idsOf(body, 'id'));
      const next = at(body, 'meta', 'next');
      if (next === undefined) break;
      since = `&since=${String(next)}`;
    }
    expect(ids).toEqual(idsOf(whole, 'id'));
    expect((await partner.get('/_mock/records/flows?since=nobody')).status).toBe(404);
  });

  it('holds of every kind what a scenario file may hold', async () => {
    const partner = await partnerOf('demo');
    const file: Record<string, unknown> = { name: 'copy' };
    for (const kind of ['tenants', 'roles', 'users', 'tokens', 'flows', 'templates', 'secrets']) {
      file[kind] = at((await partner.get(`/_mock/records/${kind}?limit=1000`)).body, 'data');
    }
    const copy = await createMock({ scenario: file });
    expect(copy.describe().counts).toEqual({ ...partner.mock.describe().counts });
  });

  it.each(['/_mock/records/people', '/_mock/records/flows?limit=0', '/_mock/records/flows?pages=2'])(
    'refuses %s',
    async (path) => {
      const client = await guide();
      expect((await client.get(path)).status).toBe(400);
    },
  );

  it('is that of the sandbox', async () => {
    const client = await guide();
    await client.mock.sandbox('other', { scenario: 'empty' });
    const added = await client.post('/@other/_mock/records/tenants', { name: 'There' });
    const id = textAt(added.body, '_id');
    expect((await client.get(`/@other/_mock/records/tenants/${id}`)).status).toBe(200);
    expect((await client.get(`/_mock/records/tenants/${id}`)).status).toBe(404);
  });
});
