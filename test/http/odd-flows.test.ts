import { describe, expect, it } from 'vitest';
import { actorOf, at, textAt } from '../support/client.js';
import { idOf } from '../support/parity-world.js';

const NODE = { id: 'a', componentId: '5ca5c44c187c040010a9bb8b', function: 'f' };
const graph = { nodes: [NODE] };
const flow = idOf('flows', 'bulk2');

async function total(path: string): Promise<unknown> {
  return at((await (await actorOf('admin')).get(path)).body, 'meta', 'total');
}

describe('elements that are no objects', () => {
  it.each([
    [{ nodes: 0 }, 504],
    [{ nodes: [false] }, 504],
    [{ nodes: [NODE, ''], edges: [{ source: 'a', target: 'a' }] }, 504],
    [{ nodes: [NODE], edges: [0] }, 400],
    [{ nodes: [null] }, 201],
    [{ nodes: [null], edges: [{ source: 'a', target: 'a' }] }, 500],
    [{ nodes: [NODE], edges: [null] }, 500],
    [{ nodes: ['x'] }, 400],
  ])('in %j are answered with %i', async (odd, status) => {
    const alice = await actorOf('alice');
    const answer = await alice.post('/flows', { graph: odd });
    expect(answer.status).toBe(status);
    if (status === 201) expect(at(answer.body, 'data', 'graph', 'nodes')).toEqual([null]);
  });

  it('in a bulk list: an empty text is a flow without members, others fail', async () => {
    const admin = await actorOf('admin');
    const { status, body } = await admin.post('/flows', ['', { graph }]);
    expect([status, at(body, 'data', 0)]).toEqual([
      201,
      { errors: [{ message: 'Flows require a graph.', code: 400 }] },
    ]);
    expect((await admin.post('/flows', [5])).status).toBe(500);
  });
});

describe('empty objects of free members', () => {
  const odd = { a: {}, b: [{ a: {} }, {}, [[{ c: {}, d: 1 }]], null], e: { f: { g: {} } } };
  const left = { b: [{}, {}, [[{ d: 1 }]], null] };

  it.each(['flows', 'templates'])('are removed at every depth, at once and later: %s', async (kind) => {
    const admin = await actorOf('admin');
    const nodes = [{ ...NODE, fields: odd, nodeSettings: odd }];
    const made = await admin.post(`/${kind}`, { graph: { nodes }, flowSettings: odd });
    expect(at(made.body, 'data', 'graph', 'nodes', 0)).toMatchObject({ fields: left, nodeSettings: left });
    const path = `/${kind}/${textAt(made.body, 'data', 'id')}`;
    expect(at((await admin.get(path)).body, 'data', 'flowSettings')).toEqual(left);
    const patched = await admin.send('PATCH', path, { body: { flowSettings: { x: odd } } });
    expect(at(patched.body, 'data', 'flowSettings')).toEqual({ x: left });
  });
});

describe('ids that are null', () => {
  it.each(['flows', 'templates'])('are never answered at PATCH of %s, and nothing is written', async (kind) => {
    const admin = await actorOf('admin');
    const made = await admin.post(`/${kind}`, { graph, name: 'before' });
    const path = `/${kind}/${textAt(made.body, 'data', 'id')}`;
    const before = (await admin.get(path)).text;
    expect((await admin.send('PATCH', path, { body: { id: null, name: 'x' } })).status).toBe(504);
    expect((await admin.get(path)).text).toBe(before);
  });

  it.each(['flows', 'templates'])('are never answered at POST of %s, but the record is stored', async (kind) => {
    const admin = await actorOf('admin');
    const before = Number(at((await admin.get(`/${kind}`)).body, 'meta', 'total'));
    expect((await admin.post(`/${kind}`, { _id: null, name: 'n', graph })).status).toBe(504);
    const list = await admin.get(`/${kind}?sort=-createdAt&page[size]=1`);
    expect(at(list.body, 'meta', 'total')).toBe(before + 1);
    expect(at(list.body, 'data', 0, 'name')).toBe('n');
  });

  it('in a bulk list do not keep the others from being stored', async () => {
    const admin = await actorOf('admin');
    const before = Number(await total('/flows'));
    expect((await admin.post('/flows', [{ graph }, { _id: null, graph }, { graph }])).status).toBe(504);
    expect(at((await admin.get('/flows')).body, 'meta', 'total')).toBe(before + 3);
  });
});

describe('entries of a bulk PATCH', () => {
  it.each(['2024-01-01', 5, true, 0, ['x'], {}])('that are %j take the first flow that is seen', async (entry) => {
    const alice = await actorOf('alice');
    const { status, body } = await alice.send('PATCH', '/flows/bulk', { body: [entry] });
    const message = `Flow ${idOf('flows', 'alpha')} is not inactive. Current status: active`;
    expect([status, at(body, 'data', 0)]).toEqual([200, { errors: [{ message, code: 409 }] }]);
  });

  it.each([
    [-1, { code: 'ERR_OUT_OF_RANGE' }],
    [4294967296, { code: 'ERR_OUT_OF_RANGE' }],
    [5, {}],
  ])('whose id is %d fail', async (id, message) => {
    const alice = await actorOf('alice');
    const answer = await alice.send('PATCH', '/flows/bulk', { body: [{ id }] });
    expect([answer.status, answer.body]).toEqual([500, { errors: [{ message }] }]);
  });
});

describe('numbers in a list of ids', () => {
  it.each([-1, 1.5, 4294967296, 1e300])('such as %d are malformed, and the rest is done', async (number) => {
    const alice = await actorOf('alice');
    const { status, body } = await alice.post('/flows/multiple/stop', [number, flow]);
    expect([status, at(body, 0)]).toEqual([200, { errors: [{ message: 'Invalid id', flowId: number, code: 400 }] }]);
    expect(at(body, 1, 'data', 'status')).toBe('stopping');
  });

  it.each([1, 4294967295])('such as %d are ids that no flow has', async (number) => {
    const alice = await actorOf('alice');
    expect((await alice.post('/flows/multiple/stop', [number])).status).toBe(500);
  });
});

describe('a version', () => {
  it.each(['flows', 'templates'])('that is no number is refused: %s', async (kind) => {
    const admin = await actorOf('admin');
    const answer = await admin.post(`/${kind}`, { graph, __v: { a: 1 } });
    const message = 'Cast to Number failed for value "{ a: 1 }" (type Object) at path "__v"';
    expect([answer.status, answer.body]).toEqual([400, { errors: [{ message, code: 400 }] }]);
    const made = await admin.post(`/${kind}`, { graph, __v: '7' });
    expect([made.status, Object.hasOwn(Object(at(made.body, 'data')), '__v')]).toEqual([201, false]);
  });
});

describe('records written by one request', () => {
  it('have times that rise: newest first is the reverse of the list', async () => {
    const admin = await actorOf('admin');
    await admin.post(
      '/flows',
      [1, 2, 3, 4].map((n) => ({ name: `n${n}`, graph })),
    );
    const list = await admin.get('/flows?sort=-createdAt&page[size]=4');
    expect([0, 1, 2, 3].map((n) => at(list.body, 'data', n, 'name'))).toEqual(['n4', 'n3', 'n2', 'n1']);
  });

  it('by the deletion of a user as well', async () => {
    const admin = await actorOf('admin');
    await admin.send('DELETE', `/users/${idOf('users', 'pat')}`);
    const { body } = await admin.get(`/flows?sort=-updatedAt&page[size]=24`);
    const times = Array.from({ length: 24 }, (_, n) => at(body, 'data', n, 'updatedAt'));
    expect(new Set(times).size).toBe(24);
  });
});

describe('the deletion of a tenant', () => {
  it('leaves the tokens of its users, of no use', async () => {
    const admin = await actorOf('admin');
    const pat = idOf('users', 'pat');
    expect((await admin.send('DELETE', `/api/v1/tenants/${idOf('tenants', 'three')}`)).text).toBe('OK');
    expect((await admin.get(`/api/v1/tokens?accountId=${pat}`)).body).toMatchObject([{ accountId: pat }]);
    expect((await admin.get(`/users/${pat}`)).status).toBe(404);
    await admin.send('DELETE', `/users/${idOf('users', 'bob')}`);
    expect((await admin.get(`/api/v1/tokens?accountId=${idOf('users', 'bob')}`)).body).toEqual([]);
  });

  it('with a malformed id answers the error itself', async () => {
    const { status, body } = await (await actorOf('admin')).send('DELETE', "/api/v1/tenants/z'z");
    expect([status, at(body, 'message')]).toEqual([
      500,
      expect.objectContaining({ kind: 'ObjectId', value: "z'z", path: 'tenant', reason: {}, name: 'CastError' }),
    ]);
  });
});

describe('the key of a tenant', () => {
  const path = `/api/v1/tenants/${idOf('tenants', 'one')}/key`;

  it('is one at most, and goes', async () => {
    const admin = await actorOf('admin');
    expect((await admin.get(path)).body).toEqual({ key: null });
    expect((await admin.post(path, { value: 'k' })).text).toBe('OK');
    expect((await admin.get(path)).body).toEqual({ key: 'k' });
    const second = await admin.post(path, { value: 'l' });
    expect([second.status, at(second.body, 'message')]).toEqual([500, expect.stringMatching(/^E11000 duplicate key/)]);
    expect((await admin.send('DELETE', path)).text).toBe('OK');
    expect((await admin.get(path)).body).toEqual({ key: null });
  });

  it.each(['GET', 'POST', 'DELETE'])('is for admins, and for ids: %s', async (method) => {
    const admin = await actorOf('admin');
    const send = (token?: null) => admin.send(method, '/api/v1/tenants/zz/key', token === null ? { token } : {});
    expect((await send(null)).status).toBe(401);
    expect([(await send()).status, at((await send()).body, 'message')]).toEqual([
      500,
      expect.stringMatching(/Cast to/),
    ]);
    const other = await actorOf('tenantadmin1');
    expect((await other.send(method, path)).body).toEqual({ message: 'MISSING_PERMISSION' });
  });

  it('has a neighbour that ends upstream: the removal of a user from a tenant', async () => {
    const user = `/api/v1/tenants/${idOf('tenants', 'one')}/user/${idOf('users', 'bob')}`;
    expect((await (await actorOf('admin')).send('DELETE', user)).status).toBe(504);
    expect((await (await actorOf('alice')).send('DELETE', user)).status).toBe(403);
  });
});
