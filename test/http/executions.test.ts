import { describe, expect, it } from 'vitest';
import { createMock, type MockOptions } from '../../mock/index.js';
import { actorOf, at, type Client, createClient, partnerOf, textAt } from '../support/client.js';
import { undocumented } from '../support/documented-answer.js';
import { idOf } from '../support/parity-world.js';
import { documented } from '../unit/openapi/document.js';

const NOW = '2026-03-01T08:00:00.000Z';

const FLOW = '6762e154616e91cb8d8b1aaf';

const GOOD = { data: { firstName: 'Ada', lastName: 'Lovelace' } };

/** The guide's world at a moment that stands still. */
async function guide(options: MockOptions = {}, more: object = {}): Promise<Client> {
  const scenario = { extends: 'guide', clock: { now: NOW, frozen: true }, ...more };
  const mock = await createMock({ ...options, scenario });
  return createClient(mock, mock.token);
}

const hook = (client: Client, body: unknown = GOOD, flow = FLOW) =>
  client.post(`/webhooks/${flow}`, body, { token: null });

const list = (client: Client, flow = FLOW) => client.get(`/executions?filter[flowId]=${flow}`, { token: null });

const setClock = (client: Client, body: object) => client.send('PUT', '/_mock/clock', { body });

const messages = (body: unknown): unknown[] => {
  const data = at(body, 'data');
  return Array.isArray(data) ? data.map((line) => at(line, 'message')) : [];
};

describe('a webhook call', () => {
  it('leaves an execution whose id it answers, finished before the next request, in the shape of upstream', async () => {
    const client = await guide();
    const answer = await hook(client);
    const flowExecId = textAt(answer.body, 'data', 'requestId');
    const shown = await client.get(`/executions/${flowExecId}`, { token: null });
    expect(shown.body).toEqual({
      data: {
        _id: expect.stringMatching(/^[0-9a-f]{24}$/),
        flowId: FLOW,
        flowExecId,
        updatedAt: NOW,
        __v: 0,
        createdAt: NOW,
        errors: 0,
        startedNodes: [],
        succeededNodes: [],
        started: 2,
        succeeded: 2,
        stepCounters: { step_1: { in: 1, out: 1 }, step_2: { in: 1, out: 1 } },
      },
    });
    expect((await list(client)).body).toEqual({ data: [at(shown.body, 'data')] });
    expect(client.mock.entries()[0]?.execution).toBe(flowExecId);
    for (const [path, found] of [
      ['/executions/{id}', shown],
      ['/executions', await list(client)],
    ] as const) {
      const entry = documented.find((one) => one.path === path);
      if (entry === undefined) throw new Error(`the document has no ${path}`);
      const { status, text, headers } = found;
      expect(
        undocumented(entry, 'GET', { status, text, contentType: headers.get('content-type') ?? undefined }),
      ).toEqual([]);
    }
  });

  it.each(['POST', 'GET'])('with %s is found under the request id that was sent', async (method) => {
    const client = await guide();
    const body = method === 'POST' ? { body: GOOD } : {};
    const answer = await client.send(method, `/webhooks/${FLOW}`, { headers: { 'x-request-id': 'a/b c' }, ...body });
    expect(answer.body).toEqual({ data: { requestId: 'a/b c', message: 'thank you' } });
    expect((await client.get('/executions/a%2Fb%20c')).body).toMatchObject({ data: { flowExecId: 'a/b c' } });
  });

  it('starts once however often it is called under one request id, for whatever flow', async () => {
    const client = await actorOf('alice');
    const [first, second] = [idOf('flows', 'alpha'), idOf('flows', 'beta')];
    const headers = { 'x-request-id': 'once' };
    const bodies = [];
    for (const flow of [first, first, second]) {
      bodies.push((await client.post(`/webhooks/${flow}`, GOOD, { headers })).body);
    }
    expect(bodies).toEqual(Array(3).fill({ data: { requestId: 'once', message: 'thank you' } }));
    expect((await list(client, first)).body).toMatchObject({ data: [{ flowExecId: 'once' }] });
    expect((await list(client, second)).body).toEqual({ data: [] });
    const entries = client.mock.entries().filter(({ operation }) => operation === 'postWebhook');
    expect(entries.map(({ execution }) => execution)).toEqual(['once', undefined, undefined]);
    expect(entries[2]?.note).toMatch(/there is an execution "once" already/);
  });

  it("has a tenant only where the flow itself names one, whatever the flow's owners are", async () => {
    const client = await actorOf('admin');
    const tenant = idOf('tenants', 'one');
    const graph = { nodes: [{ id: 'a', componentId: 'c'.repeat(24), function: 'f' }] };
    const shown = [];
    for (const own of [{}, { tenant }, { tenant: null }]) {
      const { body } = await client.post('/flows', { graph, owners: [{ id: tenant, type: 'tenant' }], ...own });
      const id = textAt(body, 'data', 'id');
      await client.post(`/flows/${id}/start`);
      await hook(client, {}, id);
      shown.push(at((await list(client, id)).body, 'data', 0, 'tenant'));
    }
    expect(shown).toEqual([undefined, tenant, undefined]);
  });

  it('without a request id, or with an empty one, starts each time', async () => {
    const client = await guide();
    await hook(client);
    await hook(client);
    await client.post(`/webhooks/${FLOW}`, GOOD, { headers: { 'x-request-id': '' } });
    expect(at((await list(client)).body, 'data', 'length')).toBe(3);
  });

  it.each<[string, unknown, RegExp]>([
    ['no data member', { firstName: 'Ada', lastName: 'Lovelace' }, /^Error: .*no member data/],
    ['a missing parameter', { data: { firstName: 'Ada' } }, /^Error: .*parameter lastName is missing/],
    ['a wrong type', { data: { firstName: 'Ada', lastName: 5 } }, /^Error: .*parameter lastName is 5, not a string/],
    ['a list', [1], /^Error: .*no member data/],
  ])('is taken with %s, and its execution fails in the first step, saying why', async (_, body, message) => {
    const client = await guide();
    expect((await hook(client, body)).status).toBe(200);
    expect(at((await list(client)).body, 'data', 0)).toMatchObject({
      started: 1,
      succeeded: 0,
      errors: 1,
      stepCounters: { step_1: { in: 1, errors: 1 } },
    });
    const logs = await client.get(`/flows/${FLOW}/steps/step_1/logs`);
    expect(messages(logs.body).at(-1)).toMatch(message);
    expect(messages((await client.get(`/flows/${FLOW}/steps/step_2/logs`)).body)).toEqual([]);
    expect(messages((await client.get(`/logs?filter[flowId]=${FLOW}&showErrors=true`)).body)).toEqual([
      expect.stringMatching(message),
    ]);
  });

  it('is refused at the door where the dialect says so, and starts nothing', async () => {
    const client = await guide({ dialect: { webhookValidation: 'door' } });
    const answer = await hook(client, { data: { firstName: 'Ada' } });
    expect([answer.status, answer.body]).toEqual([
      400,
      { error: "The data does not fit the flow's inputParameters: parameter lastName is missing" },
    ]);
    expect((await client.get(`/webhooks/${FLOW}?firstName=Ada`)).status).toBe(400);
    expect((await list(client)).body).toEqual({ data: [] });
    expect((await hook(client)).status).toBe(200);
    expect(at((await list(client)).body, 'data', 'length')).toBe(1);
  });

  it('with GET runs with the query as its data, read as the types declared; with HEAD not at all', async () => {
    const client = await guide({}, { flows: [{ ...NUMBERS, id: 'ab'.repeat(12) }] });
    const call = (method: string, query: string) =>
      client.send(method, `/webhooks/${'ab'.repeat(12)}?${query}`, { token: null });
    expect((await call('GET', 'amount=5&paid=true')).status).toBe(200);
    expect((await call('HEAD', 'amount=much&paid=false')).status).toBe(200);
    expect((await call('GET', 'amount=much&paid=true')).status).toBe(200);
    const { body } = await list(client, 'ab'.repeat(12));
    expect([0, 1, 2].map((run) => at(body, 'data', run, 'errors'))).toEqual([0, 1, undefined]);
  });

  it('that is not taken leaves no execution', async () => {
    const client = await actorOf('alice');
    const flow = idOf('flows', 'alpha');
    await client.send('POST', `/webhooks/${flow}`);
    await client.send('POST', `/webhooks/${flow}`, { text: '{', headers: { 'content-type': 'application/json' } });
    await client.send('PATCH', `/webhooks/${flow}`, { body: {} });
    await client.send('OPTIONS', `/webhooks/${flow}`);
    await hook(client, {}, idOf('flows', 'zeta'));
    expect((await list(client, flow)).body).toEqual({ data: [] });
    expect((await list(client, idOf('flows', 'zeta'))).body).toEqual({ data: [] });
  });

  it('in strict mode starts nothing when it departs from the document', async () => {
    const client = await guide({ strict: true });
    expect((await hook(client, { firstName: 'Ada' })).status).toBe(422);
    expect((await list(client)).body).toEqual({ data: [] });
  });

  it('runs the flow as it was when it was started, not as it was changed since', async () => {
    const client = await guide();
    await hook(client);
    await client.post(`/flows/${FLOW}/stop`);
    const graph = { nodes: [{ id: 'only', componentId: '5ca5c44c187c040010a9bb8b', function: 'f' }] };
    expect((await client.send('PATCH', `/flows/${FLOW}`, { body: { graph } })).status).toBe(200);
    await client.post(`/flows/${FLOW}/start`);
    await hook(client);
    const { body } = await list(client);
    expect([0, 1].map((run) => at(body, 'data', run, 'stepCounters'))).toEqual([
      { step_1: { in: 1, out: 1 }, step_2: { in: 1, out: 1 } },
      { only: { in: 1, out: 1 } },
    ]);
  });

  it('has the same outcome in the same world: ids, times and logs', async () => {
    const read = async () => {
      const client = await guide();
      for (let call = 0; call < 3; call += 1) await hook(client);
      return [(await list(client)).text, (await client.get('/logs')).text];
    };
    expect(await read()).toEqual(await read());
  });
});

const NUMBERS = {
  name: 'Numbers',
  graph: { nodes: [{ id: 'a', componentId: '5ca5c44c187c040010a9bb8b', function: 'f' }] },
  status: 'active',
  payload: { inputParameters: { amount: 'number', paid: 'boolean' } },
};

describe('an execution in real timing', () => {
  it('takes its time and can be watched: steps, counters, log lines', async () => {
    const client = await guide({ timing: 'real' });
    const id = textAt((await hook(client)).body, 'data', 'requestId');
    const show = async () => at((await client.get(`/executions/${id}`)).body, 'data');
    const lines = async () => messages((await client.get(`/logs?filter[flowId]=${FLOW}`)).body).length;
    expect(await show()).toMatchObject({ started: 1, succeeded: 0, updatedAt: NOW });
    expect(await lines()).toBe(1);
    await setClock(client, { advance: '70ms' });
    expect(await show()).toMatchObject({
      started: 2,
      succeeded: 1,
      stepCounters: { step_1: { in: 1, out: 1 }, step_2: { in: 1 } },
    });
    await setClock(client, { advance: '5s' });
    expect(await show()).toMatchObject({ started: 2, succeeded: 2 });
    expect(at(await show(), 'updatedAt')).not.toBe(NOW);
    expect(await lines()).toBe(4);
    await setClock(client, { now: NOW });
    expect(await show()).toMatchObject({ started: 2, succeeded: 2 });
  });
});

describe('the list of executions', () => {
  it('holds the newest hundred, of any caller, and none of unknown flows', async () => {
    const client = await guide();
    const answers: string[] = [];
    for (let call = 0; call < 105; call += 1) answers.push(textAt((await hook(client)).body, 'data', 'requestId'));
    const { body } = await list(client);
    const data = at(body, 'data');
    expect(Array.isArray(data) ? data.map((one) => at(one, 'flowExecId')) : []).toEqual(answers.slice(5));
    expect((await list(client, 'f'.repeat(24))).body).toEqual({ data: [] });
  });

  it('takes a list of flows, and operators as the database does', async () => {
    const client = await guide({}, { flows: [{ ...NUMBERS, id: 'ab'.repeat(12) }] });
    await hook(client);
    await hook(client, {}, 'ab'.repeat(12));
    const count = async (query: string) => at((await client.get(`/executions?${query}`)).body, 'data', 'length');
    expect(await count(`filter[flowId]=${FLOW}&filter[flowId]=${'ab'.repeat(12)}`)).toBe(2);
    expect(await count(`filter[flowId][$ne]=${FLOW}`)).toBe(1);
    expect(await count(`filter[flowId][$nin]=${FLOW}`)).toBe(1);
    expect(await count(`filter[flowId][$in]=${FLOW}`)).toBe(1);
    const refused = await client.get('/executions?filter[flowId][a]=x');
    expect([refused.status, refused.body]).toEqual([
      500,
      { error: `Cast to string failed for value "{ a: 'x' }" (type Object) at path "flowId" for model "flow-state"` },
    ]);
  });

  it('shows what a scenario tells of', async () => {
    const partner = await partnerOf('demo');
    const flows = at((await partner.get('/flows?page[size]=50')).body, 'data');
    const runs = await Promise.all(
      (Array.isArray(flows) ? flows : []).map((flow) => list(partner, textAt(flow, 'id'))),
    );
    const found = runs.flatMap(({ body }) => [at(body, 'data')].flat());
    expect(found.length).toBeGreaterThan(200);
    expect(found.some((run) => Number(at(run, 'errors')) > 0)).toBe(true);
  });
});

describe('logs', () => {
  const two = { flows: [{ ...NUMBERS, id: 'ab'.repeat(12), owners: [{ id: 'your-userid', type: 'user' }] }] };

  it('are filtered by flow, step and tenant, and each line says where it is from', async () => {
    const client = await guide({}, two);
    await hook(client);
    await hook(client, { data: { amount: 1, paid: true } }, 'ab'.repeat(12));
    const all = await client.get('/logs');
    expect(messages(all.body)).toHaveLength(4);
    const tenant = textAt(all.body, 'data', 0, 'tenant');
    expect(at(all.body, 'data', 0)).toEqual({
      timestamp: NOW,
      message: 'Webhook called with {"data":{"firstName":"Ada","lastName":"Lovelace"}}',
      flowId: FLOW,
      stepId: 'step_1',
      tenant,
    });
    const count = async (query: string) => messages((await client.get(`/logs?${query}`)).body).length;
    expect(await count(`filter[flowId]=${FLOW}`)).toBe(4);
    expect(await count(`filter[flowId]=${FLOW}&filter[stepId]=step_2`)).toBe(2);
    expect(await count('filter[stepId]=step_2')).toBe(2);
    expect(await count(`filter[tenant]=${tenant}`)).toBe(4);
    expect(await count(`filter[tenant]=${'0'.repeat(24)}`)).toBe(0);
    expect(await count(`filter[flowId]=${'0'.repeat(24)}`)).toBe(0);
    expect(await count('showErrors=true')).toBe(0);
    expect(await count('showErrors=false')).toBe(4);
  });

  it('are those of flows that the caller sees', async () => {
    const client = await guide({}, two);
    await hook(client, { data: { amount: 1, paid: true } }, 'ab'.repeat(12));
    const seen = messages((await client.get('/logs')).body);
    const token = textAt((await client.post('/impersonate', { username: 'your-userid' })).body, 'token');
    const own = messages((await client.get('/logs', { token })).body);
    expect([seen.length, own.length]).toEqual([0, 2]);
  });

  it.each([
    'filter[flowId][a]=b',
    'filter[tenant]=a&filter[tenant]=b',
    'pageToken=nonsense',
    'pageToken=1.2',
    'pageToken[a]=1.2.3',
  ])('refuse %s', async (query) => {
    const client = await guide();
    const answer = await client.get(`/logs?${query}`);
    expect(answer.status).toBe(400);
    expect(answer.text).toMatch(/^\{"errors":\[\{"message":"Invalid [\w[\]]+ parameter","code":400\}\]\}$/);
  });

  it('are paged by tokens that go on behind what was seen, while new lines come', async () => {
    const client = await guide();
    for (let call = 0; call < 10; call += 1) await hook(client);
    const path = `/flows/${FLOW}/steps/step_2/logs`;
    const whole = messages((await client.get(path)).body);
    const paged: unknown[] = [];
    let token = '';
    for (let page = 0; page < 100; page += 1) {
      const { body } = await client.get(`${path}?pageSize=3${token}`);
      expect(at(body, 'meta', 'pageSize')).toBe(3);
      paged.push(...messages(body));
      const next = at(body, 'meta', 'nextPageToken');
      if (next === undefined) break;
      token = `&pageToken=${String(next)}`;
      if (page < 4) await hook(client);
    }
    expect(paged).toHaveLength(28);
    expect(paged.slice(0, 20)).toEqual(whole);
  });

  it('of a step are bare lines, for whoever sees the flow', async () => {
    const client = await guide();
    await hook(client);
    const { body } = await client.get(`/flows/${FLOW}/steps/step_2/logs?pageSize=zz`);
    expect(body).toEqual({
      data: [
        { timestamp: NOW, message: 'Calling upsertPerson of Customer database' },
        { timestamp: NOW, message: expect.stringMatching(/^upsertPerson finished in \d+ ms$/) },
      ],
      meta: { pageSize: 1_000 },
    });
    expect((await client.get(`/flows/${FLOW}/steps/nowhere/logs`)).body).toEqual({
      data: [],
      meta: { pageSize: 1_000 },
    });
    expect((await client.get(`/flows/${'0'.repeat(24)}/steps/step_2/logs`)).status).toBe(404);
    expect((await client.get(`/flows/${FLOW}/steps/step_2/logs`, { token: null })).status).toBe(401);
  });
});

describe('the counts of executions', () => {
  const count = async (client: Client, query: string) => (await client.get(`/icenter/executions?${query}`)).body;

  it('are one for each step that ran, by user, flow or component, days inclusive', async () => {
    const client = await guide();
    await hook(client);
    await hook(client, { data: {} });
    const day = 'start=2026-03-01&end=2026-03-01';
    const user = at(await count(client, ''), 'data', 0, 'user');
    expect(await count(client, '')).toEqual({ data: [{ user, executions: 3 }] });
    expect(await count(client, `${day}&groupby=user`)).toEqual({ data: [{ user, executions: 3 }] });
    expect(await count(client, `${day}&groupby=flow`)).toEqual({ data: [{ flow: FLOW, executions: 3 }] });
    expect(await count(client, `${day}&groupby=component`)).toEqual({
      data: [
        { component: '61a0f3c27d5b4e0012c8d401', executions: 2 },
        { component: '61a0f3c27d5b4e0012c8d417', executions: 1 },
      ],
    });
    expect(await count(client, 'start=2026-02-01&end=2026-02-28')).toEqual({ data: [] });
    expect(await count(client, 'start=2026-03-02')).toEqual({ data: [] });
  });

  it('are those of the last month when no days are given', async () => {
    const client = await guide();
    await hook(client);
    await setClock(client, { now: '2026-04-01T08:00:00Z' });
    expect(at(await count(client, ''), 'data', 'length')).toBe(1);
    await setClock(client, { now: '2026-04-02T08:00:00Z' });
    expect(at(await count(client, ''), 'data', 'length')).toBe(0);
  });

  it.each([
    'start=2026-13-01',
    'start=2026-02-30',
    'end=yesterday',
    'end=',
    'start=2026-3-1',
    'start[a]=2026-03-01',
    'start=2026-03-02&end=2026-03-01',
    'groupby=connector',
    'groupby=%20component',
    'groupby=',
    'groupby[]=user',
  ])('refuse %s with 400', async (query) => {
    const client = await guide();
    const answer = await client.get(`/icenter/executions?${query}`);
    expect(answer.status).toBe(400);
    expect(answer.text).toMatch(
      /^\{"errors":\[\{"message":"Invalid (?:start|end|groupby) parameter.*","code":400\}\]\}$/,
    );
  });

  it('grow with the steps that have begun in real timing', async () => {
    const client = await guide({ timing: 'real' });
    await hook(client);
    expect(at(await count(client, ''), 'data', 0, 'executions')).toBe(1);
    await setClock(client, { advance: '10s' });
    expect(at(await count(client, ''), 'data', 0, 'executions')).toBe(2);
  });

  it('leave out logic gateways', async () => {
    const filter = {
      nodes: [
        { id: 'a', componentId: '5ca5c44c187c040010a9bb8b', function: 'f' },
        { id: 'b', componentId: '5ca5c44c187c040010a9bb8c', function: 'pass', fields: { condition: 'x > 5' } },
        { id: 'c', componentId: '5ca5c44c187c040010a9bb8d', function: 'f' },
      ],
      edges: [
        { source: 'a', target: 'b' },
        { source: 'b', target: 'c' },
      ],
    };
    const owners = [{ id: 'Your Company', type: 'tenant' }];
    const client = await guide(
      {},
      { flows: [{ name: 'F', graph: filter, status: 'active', id: 'ab'.repeat(12), owners }] },
    );
    await hook(client, { data: { x: 9 } }, 'ab'.repeat(12));
    await hook(client, { data: { x: 1 } }, 'ab'.repeat(12));
    expect(await count(client, 'groupby=flow')).toEqual({ data: [{ flow: 'ab'.repeat(12), executions: 3 }] });
    expect(await count(client, 'groupby=user')).toEqual({ data: [{ executions: 3 }] });
  });

  it('survive retention, which keeps the newest runs of a flow', async () => {
    const client = await guide({ executionsPerFlow: 5 });
    const ids: string[] = [];
    for (let call = 0; call < 8; call += 1) ids.push(textAt((await hook(client)).body, 'data', 'requestId'));
    const { body } = await list(client);
    expect(at(body, 'data', 'length')).toBe(5);
    expect(at(body, 'data', 0, 'flowExecId')).toBe(ids[3]);
    expect((await client.get(`/executions/${ids[0]}`)).status).toBe(404);
    expect(at(await count(client, 'groupby=flow'), 'data', 0, 'executions')).toBe(16);
    await client.mock.reset();
    expect((await list(client)).body).toEqual({ data: [] });
    expect(await count(client, '')).toEqual({ data: [] });
  });
});

describe('worlds', () => {
  it('keep their executions apart, and bring them back with a snapshot', async () => {
    const client = await guide();
    const sandbox = await client.mock.sandbox('other');
    const other = createClient({ ...client.mock, request: sandbox.request }, sandbox.token);
    await hook(client);
    expect((await list(other)).body).toEqual({ data: [] });
    await client.post('/_mock/snapshots/one');
    await hook(client);
    expect(at((await list(client)).body, 'data', 'length')).toBe(2);
    await client.post('/_mock/snapshots/one/restore');
    expect(at((await list(client)).body, 'data', 'length')).toBe(1);
    await hook(other);
    expect(at((await list(other)).body, 'data', 'length')).toBe(1);
  });
});
