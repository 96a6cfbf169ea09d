import { describe, expect, it } from 'vitest';
import { createMock, type FaultGiven } from '../../mock/index.js';
import { at, createClient, partnerOf } from '../support/client.js';

const mock = await createMock({ scenario: 'demo' });
let made = 0;

/** A client of a world of its own; `demo` is loaded once for all of them. */
async function faulty(faults: readonly FaultGiven[], options: { readonly seed?: number } = {}) {
  made += 1;
  const world = await mock.sandbox(`world-${made}`, { ...options, faults });
  return createClient({ ...mock, ...world }, world.token);
}

const keysOf = (value: unknown) => Object.keys(Object(value));
const fired = ({ faults }: { faults: { list(): readonly { fired: number }[] } }) =>
  faults.list().map((one) => one.fired);

describe('extra members', () => {
  it('stand in every record and in what the records are wrapped in', async () => {
    const { get, mock } = await faulty(['*:extra-members(color=red)']);
    const flows = (await get('/flows')).body;
    expect(at(flows, 'color')).toBe('red');
    expect(at(flows, 'meta')).toMatchObject({ page: 1, color: 'red' });
    expect(at(flows, 'data')).toEqual(
      Array(10).fill(expect.objectContaining({ color: 'red', name: expect.anything() })),
    );
    const id = at(flows, 'data', 0, 'id');
    expect((await get(`/flows/${id}`)).body).toMatchObject({ color: 'red', data: { id, color: 'red' } });
    expect(at((await get('/users')).body, 0)).toMatchObject({ color: 'red', username: expect.anything() });
    expect((await get('/users/me')).body).toMatchObject({ color: 'red', username: expect.anything() });
    expect((await get('/flows/nothing')).text).not.toContain('color');
    expect((await get('/flows?page[number]=999')).body).toMatchObject({ color: 'red', data: [] });
    expect(mock.entries().map(({ faults }) => faults.length)).toEqual([1, 1, 1, 1, 0, 1]);
  });

  it('are made up when none are given, or any JSON', async () => {
    const { get, mock } = await faulty(['*:extra-members']);
    expect(at((await get('/users')).body, 0)).toMatchObject({
      addedLater: expect.any(String),
      addedLaterToo: { nested: [1, true, null] },
    });
    mock.faults.clear();
    await mock.faults.arm({ effect: { kind: 'extra-members', members: { a: { b: [1] } } } });
    expect(at((await get('/users')).body, 0, 'a')).toEqual({ b: [1] });
  });
});

describe('renamed ids', () => {
  it('stand where _id stood, in lists and single records', async () => {
    const plain = await faulty([]);
    const { get, mock } = await faulty(['iam:rename-id', 'flows:rename-id']);
    const expected = JSON.parse((await plain.get('/users')).text.replaceAll('"_id"', '"id"'));
    const users = (await get('/users')).body;
    expect(users).toEqual(expected);
    expect(keysOf(at(users, 0))).toEqual(keysOf(at(expected, 0)));
    expect(at((await get('/users?meta=true')).body, 'data')).toEqual(expected);
    expect(keysOf((await get('/users/me')).body)).not.toContain('_id');
    await get('/flows');
    expect(fired(mock)).toEqual([3, 0]);
  });
});

describe('an envelope', () => {
  it('is put around a bare list, and nothing else', async () => {
    const plain = await faulty([]);
    const { get, mock } = await faulty(['*:envelope']);
    const users = at((await plain.get('/users')).body);
    expect((await get('/users')).body).toEqual({ data: users, meta: { total: at(users, 'length') } });
    expect((await get('/users/me')).body).toEqual((await plain.get('/users/me')).body);
    expect((await get('/flows')).body).toEqual((await plain.get('/flows')).body);
    expect(fired(mock)).toEqual([1]);
  });
});

describe('absent members', () => {
  it('are missing from each record, deep ones too', async () => {
    const { get, mock } = await faulty(['*:omit-members(description,graph.nodes.name,nothing)']);
    const flows = (await get('/flows')).body;
    expect(keysOf(at(flows, 'data', 0))).toContain('name');
    expect(keysOf(at(flows, 'data', 0))).not.toContain('description');
    expect(keysOf(at(flows, 'data', 0, 'graph', 'nodes', 0))).not.toContain('name');
    expect(keysOf(at(flows, 'data', 0, 'graph', 'nodes', 0))).toContain('id');
    await get('/users');
    expect(fired(mock)).toEqual([1]);
  });
});

describe('another format', () => {
  it('is the same JSON in other words', async () => {
    const plain = await (await faulty([])).get('/users');
    const { get } = await faulty([
      { effect: { kind: 'reformat', indent: 2, keyOrder: 'reversed', contentType: 'application/json' } },
    ]);
    const answer = await get('/users');
    expect(answer.body).toEqual(plain.body);
    expect(answer.text).toBe(`[\n${answer.text.slice(2)}`);
    expect(answer.headers.get('content-type')).toBe('application/json');
    expect(answer.headers.get('etag')).not.toBe(plain.headers.get('etag'));
    expect(keysOf(at(answer.body, 0))).toEqual(keysOf(at(plain.body, 0)).reverse());
  });

  it('shuffles by the seed', async () => {
    const orders = [];
    for (const seed of [1, 1, 2]) {
      const { get } = await faulty(['*:reformat(shuffled)'], { seed });
      orders.push(keysOf(at((await get('/users')).body, 0)));
    }
    expect(orders[0]).toEqual(orders[1]);
    expect(orders[0]).not.toEqual(orders[2]);
    expect([...(orders[0] ?? [])].sort()).toEqual([...(orders[2] ?? [])].sort());
  });
});

describe('variations', () => {
  it('come one upon the other in their order, the format last, whether the client has the answer already or not', async () => {
    const { get, send } = await faulty([
      'getUsers:reformat(indent=1)',
      'getUsers:envelope',
      'getUsers:extra-members(a=b)',
      'getUsers:rename-id',
    ]);
    const answer = await get('/users');
    expect(answer.body).toMatchObject({ a: 'b', data: expect.any(Array), meta: { total: expect.any(Number) } });
    expect(at(answer.body, 'data', 0)).toMatchObject({ a: 'b', id: expect.any(String) });
    expect(answer.text.startsWith('{\n "data"')).toBe(true);
    const etag = answer.headers.get('etag') ?? '';
    expect((await get('/users', { headers: { 'if-none-match': etag } })).status).toBe(304);
    const head = await send('HEAD', '/users');
    expect([head.text, head.headers.get('content-length')]).toEqual(['', String(Buffer.byteLength(answer.text))]);
  });

  it('reach the client cut or dripping', async () => {
    const { get } = await faulty(['getUsers:envelope', 'getUsers:drip(5000,1)']);
    expect((await get('/users')).body).toMatchObject({ data: expect.any(Array) });
  });
});

describe('ignored filters', () => {
  it.each([
    ['/flows?filter[status]=active&page[size]=100', 'getFlows:ignore-filters', '/flows?page[size]=100'],
    ['/flows?filter[status]=active&search=a&sort=name', 'flows:ignore-filters', '/flows?sort=name'],
    ['/flows?filter[status]=active&search=a', '*:ignore-filters(status)', '/flows?search=a'],
    ['/flows?filter%5Bstatus%5D=active&search=a', '*:ignore-filters(search)', '/flows?filter[status]=active'],
    ['/users?username=nobody', 'getUsers:ignore-filters', '/users'],
    ['/users?username=nobody&meta=true', '*:ignore-filters(username)', '/users?meta=true'],
    ['/templates?tags=x', '*:ignore-filters', '/templates'],
  ])('%s with %s is answered as %s', async (asked, fault, answered) => {
    const { get, mock } = await faulty([fault]);
    const expected = await (await faulty([])).get(answered);
    expect((await get(asked)).text).toBe(expected.text);
    expect(mock.entries()[0]).toMatchObject({ url: asked, faults: ['fault-1'] });
    await get('/flows?page[size]=1');
    expect(fired(mock)).toEqual([1]);
  });

  it('leaves what an operation cannot do without', async () => {
    const { get, mock } = await faulty(['*:ignore-filters']);
    expect((await get('/executions?filter[flowId]=6762e154616e91cb8d8b1aaf')).status).toBe(200);
    expect(fired(mock)).toEqual([0]);
  });

  it('judges the request as it was sent all the same', async () => {
    const { get, mock } = await faulty(['*:ignore-filters']);
    expect((await get('/flows?filter[status]=wrong')).status).toBe(200);
    expect(mock.entries()[0]?.violations).toMatchObject([{ place: 'query filter[status]' }]);
  });
});

describe('a rate limit', () => {
  const limits = ({ headers }: { headers: Headers }) =>
    ['limit', 'remaining', 'reset'].map((name) => headers.get(`x-ratelimit-${name}`)).join(' ');

  it('counts each token by itself, tells all answers, and refuses what is above', async () => {
    const { get, mock } = await faulty(['*:rate-limit(2/10s)']);
    await mock.advance(0);
    expect(limits(await get('/flows'))).toBe('2 1 10');
    expect(limits(await get('/nothing'))).toBe('2 0 10');
    const refused = await get('/flows');
    expect([refused.status, limits(refused), refused.headers.get('retry-after')]).toEqual([429, '2 0 10', '10']);
    expect(refused.body).toEqual({ errors: [{ message: 'Too Many Requests', code: 429 }] });
    expect((await get('/flows', { token: 'other' })).status).toBe(401);
    expect((await get('/users', { token: null })).status).toBe(401);
    expect(mock.faults.list()).toMatchObject([{ matched: 5, fired: 1 }]);
    expect(mock.entries().map(({ faults }) => faults)).toEqual([[], [], ['fault-1'], [], []]);
  });

  it('goes by the clock of the world', async () => {
    const clock = { now: Date.UTC(2026, 2, 1), frozen: true };
    const { mock } = await faulty([]);
    const sandbox = await mock.sandbox('slow', { clock, faults: ['*:rate-limit(1/1m)'] });
    const headers = { authorization: `Bearer ${sandbox.token}` };
    const get = async () => (await sandbox.request('/flows', { headers })).status;
    expect([await get(), await get()]).toEqual([200, 429]);
    await sandbox.advance(59_999);
    expect(await get()).toBe(429);
    await sandbox.advance(1);
    expect([await get(), await get()]).toEqual([200, 429]);
  });

  it('can be for all together, silent, zero, and less often than each time', async () => {
    const { get, mock } = await faulty(['getFlows:rate-limit(1/1h,world)']);
    expect((await get('/flows')).status).toBe(200);
    expect((await get('/flows', { token: 'other' })).status).toBe(429);
    mock.faults.clear();
    await mock.faults.arm({ effect: { kind: 'rate-limit', limit: 0, window: 1_000, headers: false }, times: 1 });
    const refused = await get('/flows');
    expect([refused.status, limits(refused)]).toEqual([429, '  ']);
    expect((await get('/flows')).status).toBe(200);
  });

  it('lets the first fault that ends a request end it, and tells its answer all the same', async () => {
    const { get } = await faulty(['getFlows:503', '*:rate-limit(1/10s)']);
    const answers = [await get('/flows'), await get('/flows')];
    expect(answers.map((answer) => `${answer.status} ${limits(answer)}`)).toEqual(['503 1 0 10', '503 1 0 10']);
  });
});

describe('a duplicate execution', () => {
  const HOOK = '/webhooks/6762e154616e91cb8d8b1aaf';
  const runs = async ({ get }: { get(path: string): Promise<{ body: unknown }> }) =>
    Object(at((await get('/executions?filter[flowId]=6762e154616e91cb8d8b1aaf')).body, 'data'));

  it('runs the flow more than once with the same data, and tells of the first run alone', async () => {
    const client = await partnerOf('guide', { faults: ['webhooks:duplicate-execution(2)x1'] });
    const before = (await runs(client)).length;
    const answer = await client.post(HOOK, { data: { firstName: 'Ada', lastName: 'Lovelace' } });
    expect(answer.status).toBe(200);
    const after = await runs(client);
    expect(after).toHaveLength(before + 3);
    const ids = after.map((run: unknown) => at(run, '_id'));
    expect(new Set(ids).size).toBe(ids.length);
    const entry = client.mock.entries().find(({ operation }) => operation === 'postWebhook');
    expect(entry?.execution).toBe(at(answer.body, 'data', 'requestId'));
    await client.post(HOOK, { data: {} });
    expect(await runs(client)).toHaveLength(before + 4);
  });

  it('needs a run to repeat: a call that is refused starts none', async () => {
    const client = await partnerOf('guide', { faults: ['*:duplicate-execution'] });
    await client.post('/webhooks/6762e154616e91cb8d8b1aae', { data: {} });
    await client.post(HOOK, undefined, { text: 'x' });
    await client.get('/flows');
    expect(client.mock.faults.list()).toMatchObject([{ matched: 3, fired: 0 }]);
  });

  it('happens also when the answer is lost', async () => {
    const client = await partnerOf('guide', { faults: ['webhooks:lost-answerx1', 'webhooks:duplicate-executionx1'] });
    const before = (await runs(client)).length;
    await expect(client.post(HOOK, { data: {} })).rejects.toThrow('fetch failed');
    expect(await runs(client)).toHaveLength(before + 2);
  });
});

describe('a world that changes', () => {
  it('lets the caller’s token expire at a given call', async () => {
    const { get, mock } = await faulty(['getFlows#2:expire-token']);
    expect((await get('/flows')).status).toBe(200);
    expect((await get('/flows')).body).toEqual({
      errors: [{ message: 'Token invalid. Error: Error. Details: Token not found in IAM', code: 401 }],
    });
    expect((await get('/users')).status).toBe(401);
    expect(mock.entries().map(({ faults }) => faults)).toEqual([[], ['fault-1'], []]);
  });

  it('changes once the answer is made, if told so', async () => {
    const { get } = await faulty(['getFlows:expire-token(after)x1']);
    expect([(await get('/flows')).status, (await get('/flows')).status]).toEqual([200, 401]);
  });

  it('loses the flow in the path, for its webhook as well', async () => {
    const { get, post, mock } = await faulty(['/flows/*:delete-flowx1', 'webhooks#2:delete-flow(after)']);
    const flows = Object(at((await get('/flows?filter[status]=active')).body, 'data'));
    const [first, second] = flows.map((flow: unknown) => at(flow, 'id'));
    expect((await get(`/flows/${first}`)).status).toBe(404);
    expect((await post(`/webhooks/${first}`, {})).status).toBe(404);
    expect((await get(`/flows/${second}`)).status).toBe(200);
    expect((await post(`/webhooks/${second}`, {})).status).toBe(200);
    expect((await post(`/webhooks/${second}`, {})).status).toBe(404);
    expect(fired(mock)).toEqual([1, 1]);
  });

  it('changes as it is told, and has not fired when there was nothing to change', async () => {
    const { get, mock } = await faulty([]);
    const user = mock.describe().users.at(-1);
    const changes = [
      { delete: { kind: 'users', id: user?._id ?? '' } },
      { delete: { kind: 'flows', id: 'no id' } },
      { expireToken: 'nobody’s' },
    ] as const;
    await mock.faults.arm({ match: { operation: 'getUser' }, effect: { kind: 'change-world', changes: [...changes] } });
    expect((await get(`/users/${user?._id}`)).status).toBe(404);
    await get(`/users/${user?._id}`);
    expect(mock.faults.list()).toMatchObject([{ matched: 2, fired: 1 }]);
  });
});

describe('a world that changes around a request', () => {
  const record = {
    name: 'Came later',
    status: 'active',
    owners: [{ id: '6abf641d41c201504fb876bd', type: 'user' }],
    graph: { nodes: [{ id: 'a', componentId: '5ca5c44c187c040010a9bb8b', function: 'f' }] },
  };

  it('gets a flow behind the answer, which its webhook takes, once', async () => {
    const { get, post, mock } = await faulty([]);
    await mock.faults.arm({
      match: { operation: 'getFlows' },
      effect: { kind: 'change-world', when: 'after', changes: [{ add: { kind: 'flows', record } }] },
      times: 1,
    });
    const search = '/flows?search=Came&filter[user]=6abf641d41c201504fb876bd';
    expect(at((await get(search)).body, 'data')).toEqual([]);
    const { body } = await get(search);
    expect(at(body, 'data')).toMatchObject([{ ...record, graph: { ...record.graph, edges: [] } }]);
    expect((await post(`/webhooks/${at(body, 'data', 0, 'id')}`, {})).status).toBe(200);
  });

  it('has flows and users with other members, and flows in another status', async () => {
    const { get, post, mock } = await faulty([]);
    const { body } = await get('/flows?filter[status]=active&page[size]=1');
    const flow = String(at(body, 'data', 0, 'id'));
    const user = mock.describe().users.at(-1)?._id ?? '';
    const changes = [
      { patch: { kind: 'flows', id: flow, members: { name: 'Renamed' } } },
      { patch: { kind: 'users', id: user, members: { status: 'DISABLED' } } },
      { flowStatus: { flow, status: 'inactive' } },
    ] as const;
    await mock.faults.arm({
      match: { operation: 'getFlow' },
      effect: { kind: 'change-world', changes: [...changes] },
      times: 1,
    });
    expect(at((await get(`/flows/${flow}`)).body, 'data')).toMatchObject({ name: 'Renamed', status: 'inactive' });
    expect(at((await get(`/users/${user}`)).body, 'status')).toBe('DISABLED');
    expect((await post(`/webhooks/${flow}`, {})).status).toBe(404);
  });

  it('takes records of every kind, references by name, and takes them out again', async () => {
    const { get, mock, send } = await faulty([]);
    const records = {
      tenants: { _id: 'a'.repeat(24), name: 'Later' },
      roles: { _id: 'b'.repeat(24), name: 'LATER', permissions: ['flows.read'], tenant: 'Later' },
      users: { _id: 'c'.repeat(24), username: 'later@vendor.example', tenant: 'Later', roles: ['LATER'] },
      tokens: { _id: 'd'.repeat(24), user: 'later@vendor.example', token: 'later-token' },
      flows: { ...record, id: 'e'.repeat(24), owners: [{ id: 'later@vendor.example', type: 'user' }] },
      templates: { ...record, id: 'f'.repeat(24), status: 'published', owners: [] },
      secrets: {
        _id: '1'.repeat(24),
        name: 'Later',
        type: 'SIMPLE',
        value: { username: 'a' },
        owners: [{ id: 'later@vendor.example', type: 'USER' }],
      },
    } as const;
    const kinds = Object.keys(records);
    const shown = async () => {
      const statuses = [];
      for (const [kind, one] of Object.entries(records)) {
        statuses.push((await get(`/_mock/records/${kind}/${'id' in one ? one.id : one._id}`)).status);
      }
      return statuses;
    };
    const arm = async (changes: readonly object[]) => {
      const fault = { match: { operation: 'getTemplates' }, effect: { kind: 'change-world', changes }, times: 1 };
      const answer = await send('PUT', '/_mock/faults', { body: [fault] });
      expect([answer.status, answer.text]).toEqual([200, expect.anything()]);
      await get('/templates');
      expect(fired(mock)).toEqual([1]);
    };
    await arm(Object.entries(records).map(([kind, one]) => ({ add: { kind, record: one } })));
    expect(await shown()).toEqual(kinds.map(() => 200));
    expect((await get('/flows', { token: 'later-token' })).status).toBe(200);
    await arm(
      Object.entries(records)
        .map(([kind, one]) => ({ delete: { kind, id: 'id' in one ? one.id : one._id } }))
        .reverse(),
    );
    expect(await shown()).toEqual(kinds.map(() => 404));
  });

  it('says in the journal what could not be changed, and why', async () => {
    const { get, mock } = await faulty([]);
    const nobodys = { ...record, owners: [{ id: 'nobody@vendor.example', type: 'user' }] };
    const changes = [{ add: { kind: 'flows' as const, record: nobodys } }];
    await mock.faults.arm({ match: { operation: 'getFlows' }, effect: { kind: 'change-world', changes } });
    expect((await get('/flows')).status).toBe(200);
    expect(mock.entries().at(-1)).toMatchObject({
      faults: [],
      note: expect.stringMatching(/^the world could not be changed: owners\[0\]\.id: .*nobody@vendor\.example/),
    });
    expect(fired(mock)).toEqual([0]);
  });

  it.each([
    [{ add: { kind: 'flows', record: { ...record, graph: {} } } }, /nodes/],
    [{ add: { kind: 'users', record } }, /record\/owners/],
    [{ add: { kind: 'users', record: {} } }, /lacks the member username/],
    [{ add: { kind: 'people', record: {} } }, /people.* is none of users, flows/],
    [{ add: { kind: 'flows', record: { ...record, owners: [{ type: 'user' }] } } }, /id/],
    [{ flowStatus: { flow: 'path', status: 'on' } }, /status/],
    [{ patch: { kind: 'flows', id: 'path' } }, /members/],
  ])('is not promised what cannot be: %j', async (change, complaint) => {
    const { mock } = await faulty([]);
    const answer = await mock.request('/_mock/faults', {
      method: 'POST',
      body: JSON.stringify({ effect: { kind: 'change-world', changes: [change] } }),
    });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toMatch(complaint);
    expect(mock.faults.list()).toEqual([]);
  });
});

describe('what is lost on the way', () => {
  it('counts as done only as far as it was', async () => {
    const faults = ['*:reset', '*:extra-members', '*:latency(1)', '*:expire-token(after)', '*:ignore-filters'];
    const { get, mock } = await faulty(faults);
    await expect(get('/flows?filter[status]=active')).rejects.toThrow('fetch failed');
    expect(fired(mock)).toEqual([1, 0, 1, 0, 1]);
    expect(mock.entries()[0]?.faults).toEqual(['fault-1', 'fault-3', 'fault-5']);
  });
});
