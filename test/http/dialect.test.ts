import { describe, expect, it } from 'vitest';
import { createMock, dialects } from '../../mock/index.js';
import { actorOf, at, partnerOf, textAt } from '../support/client.js';
import { idOf } from '../support/parity-world.js';

const USER = '636d0762bd257a7eb2373d6c';

describe('userId', () => {
  const shown = (user: unknown) => ({ _id: at(user, '_id'), id: at(user, 'id') });

  it.each([
    ['_id', { _id: USER, id: undefined }],
    ['id', { _id: undefined, id: USER }],
    ['both', { _id: USER, id: USER }],
  ] as const)('%s: users and a single user show so on /users and /api/users', async (userId, ids) => {
    const partner = await partnerOf('guide', { dialect: { userId } });
    for (const base of ['/users', '/api/users']) {
      expect(shown(at((await partner.get(`${base}?username=your-userid`)).body, 0))).toEqual(ids);
      expect(shown(at((await partner.get(`${base}?username=your-userid&meta=1`)).body, 'data', 0))).toEqual(ids);
      expect(shown((await partner.get(`${base}/${USER}`)).body)).toEqual(ids);
      expect(shown(at((await partner.get(`${base}/${USER}?meta=1`)).body, 'data'))).toEqual(ids);
    }
    const me = (await partner.get('/users/me')).body;
    expect(
      Object.keys(Object(me))
        .filter((name) => /^_?id$/.test(name))
        .sort(),
    ).toEqual(
      Object.entries(ids)
        .flatMap(([name, id]) => (id === undefined ? [] : [name]))
        .sort(),
    );
  });

  it.each(dialects.userId)('%s: upstream paths show _id alone', async (userId) => {
    const admin = await actorOf('admin', { dialect: { userId } });
    const alice = idOf('users', 'alice');
    expect(shown(at((await admin.get('/api/v1/users?username=alice@example.com')).body, 0))).toEqual({
      _id: alice,
      id: undefined,
    });
    expect(shown((await admin.get(`/api/v1/users/${alice}`)).body)).toEqual({ _id: alice, id: undefined });
  });
});

describe('startConflict', () => {
  const cases = [
    ['start', 'alpha', 'Flow is not inactive. Current status: active'],
    ['start', 'starting', 'Flow is not inactive. Current status: starting'],
    ['stop', 'zeta', 'Flow is not active. Current status: inactive'],
    ['stop', 'stopping', 'Flow is not active. Current status: stopping'],
  ] as const;

  it.each(cases)('never: to %s %s is taken', async (verb, flow) => {
    const alice = await actorOf('alice');
    expect((await alice.post(`/flows/${idOf('flows', flow)}/${verb}`)).status).toBe(200);
  });

  it.each(cases)('documented: to %s %s is a conflict and changes nothing', async (verb, flow, message) => {
    const alice = await actorOf('alice', { dialect: { startConflict: 'documented' } });
    const before = (await alice.get(`/flows/${idOf('flows', flow)}`)).text;
    const answer = await alice.post(`/flows/${idOf('flows', flow)}/${verb}`);
    expect(answer.status).toBe(409);
    expect(answer.body).toEqual({ errors: [{ message, code: 409 }] });
    expect((await alice.get(`/flows/${idOf('flows', flow)}`)).text).toBe(before);
  });

  it('documented: an inactive flow starts and an active one stops', async () => {
    const alice = await actorOf('alice', { dialect: { startConflict: 'documented' } });
    expect((await alice.post(`/flows/${idOf('flows', 'zeta')}/start`)).status).toBe(200);
    expect((await alice.post(`/flows/${idOf('flows', 'alpha')}/stop`)).status).toBe(200);
  });

  it('documented: in a batch the conflict stands at its place and the rest is done', async () => {
    const alice = await actorOf('alice', { dialect: { startConflict: 'documented' } });
    const [active, inactive] = [idOf('flows', 'alpha'), idOf('flows', 'zeta')];
    const { status, body } = await alice.post('/flows/multiple/start', [active, inactive]);
    expect(status).toBe(200);
    expect(body).toEqual([
      { errors: [{ message: 'Flow is not inactive. Current status: active', flowId: active, code: 409 }] },
      { data: { id: inactive, status: 'starting' }, meta: {} },
    ]);
  });
});

describe('search', () => {
  it.each([
    ['case-sensitive', 'alpha', 0],
    ['case-sensitive', 'Alpha', 2],
    ['insensitive', 'alpha', 2],
    ['insensitive', 'ALPHA', 2],
  ] as const)('%s: %s finds %i flows', async (search, term, count) => {
    const alice = await actorOf('alice', { dialect: { search } });
    const { body } = await alice.get(`/flows?search=${term}`);
    expect(at(body, 'meta', 'total')).toBe(count);
  });
});

describe('generate', () => {
  const path = `/templates/${idOf('templates', 'orders')}/generate`;

  it('created: the whole new flow comes back with 201', async () => {
    const alice = await actorOf('alice');
    const { status, body } = await alice.post(path, { name: 'Mine' });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      data: { name: 'Mine', status: 'inactive', fromTemplate: idOf('templates', 'orders') },
      meta: {},
    });
  });

  it('documented: id and status come back with 200, and the flow is there', async () => {
    const alice = await actorOf('alice', { dialect: { generate: 'documented' } });
    const { status, body } = await alice.post(path, { name: 'Mine' });
    expect(status).toBe(200);
    expect(body).toEqual({ data: { id: expect.stringMatching(/^[0-9a-f]{24}$/), status: 'starting' }, meta: {} });
    const flow = await alice.get(`/flows/${textAt(body, 'data', 'id')}`);
    expect(flow.body).toMatchObject({ data: { name: 'Mine' } });
  });
});

describe('bulkPermission', () => {
  const body = [{ id: idOf('flows', 'bulk1'), name: 'Renamed' }];

  it.each([
    ['flows.bulk', 'writer', 403],
    ['flows.bulk', 'bulker', 200],
    ['flows.write', 'writer', 200],
    ['flows.write', 'bulker', 403],
  ] as const)('%s: PATCH /flows/bulk by %s is %i', async (bulkPermission, actor, status) => {
    const caller = await actorOf(actor, { dialect: { bulkPermission } });
    expect((await caller.send('PATCH', '/flows/bulk', { body })).status).toBe(status);
  });
});

describe('logsTenant', () => {
  it.each([
    ['optional', '/logs', 200],
    ['optional', '/logs?filter[tenant]=x', 200],
    ['required', '/logs', 400],
    ['required', '/logs?filter[tenant]=', 400],
    ['required', '/logs?filter[tenant]=x', 200],
  ] as const)('%s: GET %s is %i', async (logsTenant, path, status) => {
    const partner = await partnerOf('guide', { dialect: { logsTenant } });
    expect((await partner.get(path)).status).toBe(status);
  });
});

describe('a dialect', () => {
  it.each([
    [{ userid: 'id' }, /unknown dialect option "userid": userId, /],
    [{ userId: 'ID' }, /dialect userId can't be "ID": _id, id, both/],
    [{ toString: 'id' }, /unknown dialect option "toString"/],
    [{ __proto__x: 'id' }, /unknown dialect option/],
  ])('%j is refused with what would be right', async (dialect, message) => {
    await expect(createMock({ scenario: 'guide', dialect: Object(dialect) })).rejects.toThrow(message);
  });

  it('is told by the health check, all of it', async () => {
    const partner = await partnerOf('guide', { dialect: { search: 'insensitive' } });
    expect(at((await partner.get('/_mock/health')).body, 'dialect')).toEqual({
      ...Object.fromEntries(Object.entries(dialects).map(([name, [first]]) => [name, first])),
      search: 'insensitive',
    });
  });
});
