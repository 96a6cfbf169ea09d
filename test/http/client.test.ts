import { describe, expect, it } from 'vitest';
import { createMock, type Mock, type MockOptions } from '../../mock/index.js';
import { type Client, type ClientOptions, createClient, type PartnerEvent } from '../../src/client/index.js';

const TENANT = '636d0762bd257a7eb2373d6a';
const PARTNER = { username: 'partner@vendor.example', password: 'partner-pass' };
const graph = { nodes: [{ id: 'step_1', componentId: '61a0f3c27d5b4e0012c8d401', function: 'receive' }], edges: [] };

interface FlowGiven {
  readonly owner: string;
  readonly [member: string]: unknown;
}

/** A world of one partner with these end users and flows. */
function worldOf(users: readonly object[], flows: readonly FlowGiven[]): object {
  return {
    name: 'sdk',
    partner: PARTNER.username,
    tenants: [{ name: 'Vendor', _id: TENANT }],
    users: [
      {
        ...PARTNER,
        tenant: 'Vendor',
        roles: ['TENANT_ADMIN'],
        permissions: ['flows.read', 'flows.write', 'flows.control', 'tenant.account.read', 'tenant.account.create'],
      },
      ...users.map((user) => ({ tenant: 'Vendor', canLogin: false, ...user })),
    ],
    flows: flows.map(({ owner, ...flow }, n) => ({
      graph,
      status: 'active',
      createdAt: new Date(Date.UTC(2026, 0, 1) + n * 60_000).toISOString(),
      owners: [
        { id: owner, type: 'user' },
        { id: 'Vendor', type: 'tenant' },
      ],
      ...flow,
    })),
  };
}

/** A client of a mock, with nothing between them but what `via` does. Waits take no time. */
function clientOf(
  mock: Mock,
  options: Partial<ClientOptions> = {},
  via: (request: Request, pass: () => Promise<Response>) => Promise<Response> = (_request, pass) => pass(),
): Client {
  const { token = mock.token ?? '', username, password, ...others } = options;
  return createClient({
    baseUrl: 'http://flowmate.test',
    fetch: (request) => via(request, () => mock.fetch(request)),
    sleep: async () => undefined,
    ...others,
    ...(username === undefined || password === undefined ? { token } : { username, password }),
  });
}

/** What came in and was taken at webhooks: flow id and data, in any order. */
function accepted(mock: Mock): string[] {
  return mock
    .entries()
    .filter(({ operation, status }) => operation === 'postWebhook' && status === 200)
    .map(({ url }) => url.split('/').at(-1) ?? '')
    .sort();
}

const violations = (mock: Mock) => mock.entries().flatMap((entry) => entry.violations);
const event = (id: string, user: string, data: object = { n: 1 }): PartnerEvent => ({ id, user, data });
const mockOf = (scenario: object, options: MockOptions = {}) => createMock({ ...options, scenario });

describe('the SDK against the mock', () => {
  it("walks the guide's five steps, and departs from the document nowhere", async () => {
    const mock = await createMock({ scenario: 'guide', strict: true });
    const result = await clientOf(mock).dispatch([
      event('e1', 'your-userid', { firstName: 'Ada', lastName: 'L', x: 1 }),
    ]);
    expect(result).toMatchObject({ ok: true, delivered: 1 });
    expect(mock.entries().map(({ operation }) => operation)).toEqual(['getUsers', 'getFlows', 'postWebhook']);
    expect(violations(mock)).toEqual([]);
  });

  it.each(['_id', 'id', 'both'] as const)('finds users whose id stands under %s', async (userId) => {
    const mock = await createMock({ scenario: 'guide', dialect: { userId } });
    expect(await clientOf(mock).users.find('your-userid')).toEqual({
      data: { id: '636d0762bd257a7eb2373d6c', username: 'your-userid', status: 'ACTIVE' },
    });
  });

  it('finds every user of a world full of odd names, and only him', async () => {
    const mock = await createMock({ scenario: 'edge' });
    const client = clientOf(mock);
    const { data: all } = await client.GET('/users');
    const users = Array.isArray(all) ? all : [];
    expect(users.length).toBeGreaterThan(20);
    for (const { _id, username, status } of users) {
      if (username === null) throw new Error('a user has no name');
      expect(await client.users.find(username)).toEqual({ data: { id: _id, username, status } });
      expect(await client.users.find(`${username}x`)).toEqual({ data: null });
    }
  });

  it('lists every flow of a user, once, whatever the size of the pages', async () => {
    for (const count of [0, 1, 10, 20, 23]) {
      const flows = Array.from({ length: count }, (_, n) => ({ owner: 'ann', name: `Flow ${n}` }));
      const mock = await mockOf(worldOf([{ username: 'ann' }, { username: 'bob' }], [...flows, { owner: 'bob' }]));
      const client = clientOf(mock);
      const { data: ann } = await client.users.find('ann');
      for (const pageSize of [1, 7, 10, 100]) {
        const { data } = await client.flows.list({ user: ann?.id ?? '', status: 'active', pageSize });
        expect(data?.map(({ name }) => name).sort()).toEqual(flows.map(({ name }) => name).sort());
      }
      expect(violations(mock)).toEqual([]);
    }
  });

  it('lists the flows that are there all along, while others are made and deleted', async () => {
    const flows = Array.from({ length: 25 }, (_, n) => ({ owner: 'ann', name: `Flow ${n}`, status: 'inactive' }));
    const mock = await mockOf(worldOf([{ username: 'ann' }], flows));
    const other = clientOf(mock);
    const { data: ann } = await other.users.find('ann');
    const { data: before } = await other.flows.list();
    const client = clientOf(mock, {}, async (request, pass) => {
      const answer = await pass();
      const page = Number(new URL(request.url).searchParams.get('page[number]'));
      const gone = before?.[page]?.id ?? '';
      await other.DELETE('/flows/{id}', { params: { path: { id: gone } } });
      await other.POST('/flows', { body: { name: 'New', graph, owners: [{ id: ann?.id ?? '', type: 'user' }] } });
      return answer;
    });
    const { data } = await client.flows.list({ user: ann?.id ?? '', pageSize: 10 });
    const found = data?.map(({ id }) => id) ?? [];
    const { data: after } = await other.flows.list();
    const stayed = before?.filter(({ id }) => after?.some((flow) => flow.id === id)).map(({ id }) => id) ?? [];
    expect(stayed.length).toBeLessThan(25);
    expect(found).toEqual(expect.arrayContaining(stayed));
    expect(new Set(found).size).toBe(found.length);
  });

  it('leaves alone what is not active and what is somebody else’s', async () => {
    const mock = await mockOf(
      worldOf(
        [{ username: 'ann' }, { username: 'anna' }, { username: 'off', status: 'DISABLED' }],
        [
          { owner: 'ann', id: 'a'.repeat(24) },
          { owner: 'ann', id: 'b'.repeat(24), status: 'inactive' },
          { owner: 'ann', id: 'c'.repeat(24), status: 'starting' },
          { owner: 'ann', id: 'd'.repeat(24), cron: '*/5 * * * *' },
          { owner: 'anna', id: 'e'.repeat(24) },
          { owner: 'off', id: 'f'.repeat(24) },
        ],
      ),
    );
    const result = await clientOf(mock).dispatch([event('1', 'ann'), event('2', 'off'), event('3', 'nobody')]);
    expect(result).toMatchObject({ ok: true, delivered: 1 });
    expect(accepted(mock)).toEqual(['a'.repeat(24)]);
  });

  it('sends a megabyte, numbers, nulls and Unicode as they are', async () => {
    const mock = await mockOf(worldOf([{ username: 'ann' }], [{ owner: 'ann' }]));
    const data = { big: 'ü'.repeat(500_000), n: -1.5e-7, none: null, list: [1, [2, { a: '🚀' }]], yes: true };
    const bodies: unknown[] = [];
    const client = clientOf(mock, {}, async (request, pass) => {
      if (request.method === 'POST') bodies.push(await request.clone().json());
      return pass();
    });
    expect((await client.dispatch([event('1', 'ann', data)])).ok).toBe(true);
    expect(bodies).toEqual([{ data }]);
  });

  it('logs in, and once more when the token runs out on the way', async () => {
    const mock = await mockOf(worldOf([{ username: 'ann' }], [{ owner: 'ann' }, { owner: 'ann' }]));
    let calls = 0;
    const client = clientOf(mock, PARTNER, async (request, pass) => {
      calls++;
      // The first token runs out between the users and the flows.
      if (calls === 3) {
        const headers = { authorization: request.headers.get('authorization') ?? '' };
        await mock.fetch('http://flowmate.test/logout', { method: 'POST', headers });
      }
      return pass();
    });
    expect(await client.dispatch([event('1', 'ann')])).toMatchObject({ ok: true, delivered: 2 });
    const operations = mock.entries().map(({ operation, status }) => `${operation} ${status}`);
    expect(operations.filter((each) => each === 'login 200')).toHaveLength(2);
    expect(operations).toContain('getFlows 401');
    expect(accepted(mock)).toHaveLength(2);
  });

  it('acts for an end user', async () => {
    const mock = await createMock({ scenario: 'guide' });
    const { data } = await clientOf(mock).POST('/impersonate', { body: { username: 'your-userid' } });
    const user = clientOf(mock, { token: data?.token ?? '' });
    expect((await user.GET('/users/me')).data).toMatchObject({ username: 'your-userid' });
  });

  it('reads answers that are texts', async () => {
    const mock = await createMock({ scenario: 'guide' });
    const path = { id: '636d0762bd257a7eb2373d6c' };
    const { data, error } = await clientOf(mock).PATCH('/users/{id}', { params: { path }, body: { firstname: 'A' } });
    expect([data, error]).toEqual(['OK', undefined]);
  });

  it('starts and stops flows', async () => {
    const mock = await createMock({ scenario: 'guide' });
    const params = { path: { id: '6762e154616e91cb8d8b1aaf' } };
    expect((await clientOf(mock).POST('/flows/{id}/stop', { params })).data?.data.status).toBe('stopping');
    expect((await clientOf(mock).POST('/flows/{id}/start', { params })).data?.data.status).toBe('starting');
  });

  it('works in a sandbox', async () => {
    const mock = await createMock();
    const sandbox = await mock.sandbox('mine', { scenario: 'guide' });
    const client = createClient({
      baseUrl: `http://flowmate.test${sandbox.path}/`,
      token: sandbox.token ?? '',
      fetch: (request) => mock.fetch(request),
    });
    expect((await client.users.find('your-userid')).data?.username).toBe('your-userid');
    expect(sandbox.entries()).toHaveLength(1);
  });
});
