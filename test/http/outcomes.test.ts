import { describe, expect, it } from 'vitest';
import { createMock, type MockOptions } from '../../mock/index.js';
import { at, type Client, createClient } from '../support/client.js';

const FLOW = 'ab'.repeat(12);
const CRON = 'cd'.repeat(12);
const node = (id: string) => ({ id, componentId: '5ca5c44c187c040010a9bb8b', function: 'act', name: id.toUpperCase() });
const line = {
  nodes: ['a', 'b', 'c'].map(node),
  edges: [
    { source: 'a', target: 'b' },
    { source: 'b', target: 'c' },
  ],
};

async function world(outcomes: unknown, options: MockOptions = {}): Promise<Client> {
  const owners = [{ id: 'Your Company', type: 'tenant' }];
  const scenario = {
    extends: 'guide',
    clock: { now: '2026-03-01T08:00:00.000Z', frozen: true },
    flows: [
      { name: 'Line', id: FLOW, status: 'active', owners, graph: line },
      { name: 'Clockwork', id: CRON, status: 'active', cron: '*/5 * * * *', owners, graph: line },
    ],
    outcomes,
  };
  const mock = await createMock({ ...options, scenario });
  return createClient(mock, mock.token);
}

const hook = (client: Client) => client.post(`/webhooks/${FLOW}`, { data: {} });
const runs = async (client: Client, flow = FLOW) => {
  const { body } = await client.get(`/_mock/executions?flow=${flow}&limit=1000`);
  const data = at(body, 'data');
  return Array.isArray(data) ? data : [];
};
const statuses = async (client: Client, flow = FLOW) => (await runs(client, flow)).map((run) => at(run, 'status'));

describe('scripted outcomes', () => {
  it('fail at a node with a message that the filter for errors finds', async () => {
    const client = await world([{ flow: 'Line', node: 'b', fail: { message: 'the printer is on fire' } }]);
    await hook(client);
    expect((await runs(client))[0]).toMatchObject({
      status: 'failed',
      steps: [{ status: 'succeeded' }, { status: 'failed' }, { status: 'skipped', lines: [] }],
    });
    const { body } = await client.get('/logs?showErrors=true');
    expect(at(body, 'data')).toMatchObject([{ message: 'Error: the printer is on fire', stepId: 'b' }]);
    expect(at((await client.get(`/executions?filter[flowId]=${FLOW}`)).body, 'data', 0)).toMatchObject({
      started: 2,
      succeeded: 1,
      errors: 1,
    });
  });

  it('fail every third run, counted anew after a reset and on after a snapshot', async () => {
    const client = await world([{ flow: 'Line', fail: { every: 3 } }]);
    for (let call = 0; call < 5; call += 1) await hook(client);
    const back = client.mock.snapshot();
    await hook(client);
    const wanted = ['succeeded', 'succeeded', 'failed', 'succeeded', 'succeeded', 'failed'];
    expect(await statuses(client)).toEqual(wanted);
    back();
    await hook(client);
    expect(await statuses(client)).toEqual(wanted);
    await client.mock.reset();
    await hook(client);
    expect(await statuses(client)).toEqual(['succeeded']);
  });

  it('retry what answers 503 five times with back-off, which takes its time in real timing', async () => {
    const client = await world([{ flow: 'Line', node: 'b', fail: { status: 503 } }], { timing: 'real' });
    await hook(client);
    await client.send('PUT', '/_mock/clock', { body: { advance: '10s' } });
    expect((await runs(client))[0]).toMatchObject({ status: 'running', steps: [{}, { status: 'running' }] });
    expect(Number(at((await runs(client))[0], 'steps', 1, 'attempts'))).toBeGreaterThan(2);
    await client.send('PUT', '/_mock/clock', { body: { advance: '1m' } });
    expect((await runs(client))[0]).toMatchObject({
      status: 'failed',
      steps: [{}, { status: 'failed', attempts: 6 }, {}],
    });
    expect((await client.get('/logs?showErrors=true')).text).toContain(
      'Error: Request failed with status code 503, gave up after 5 retries',
    );
  });

  it('succeed after retries, take as long as they are told, and go on in spite of errors', async () => {
    const client = await world(
      [
        { flow: 'Line', node: 'a', duration: '3s' },
        { flow: 'Line', node: 'b', retries: 1, duration: 500 },
        { flow: 'Line', node: 'c', fail: true, continueOnError: true },
      ],
      { timing: 'real' },
    );
    await hook(client);
    await client.send('PUT', '/_mock/clock', { body: { advance: '1h' } });
    expect((await runs(client))[0]).toMatchObject({
      status: 'succeeded',
      steps: [
        { finishedAt: '2026-03-01T08:00:03.000Z', durationMs: 3_000 },
        { attempts: 2, status: 'succeeded' },
        { status: 'failed', continued: true },
      ],
    });
  });

  it('hold for flows that run by schedule as well', async () => {
    const client = await world([{ flow: 'Clockwork', fail: { every: 2 } }]);
    await client.send('PUT', '/_mock/clock', { body: { advance: '20m' } });
    expect(await statuses(client, CRON)).toEqual(['succeeded', 'failed', 'succeeded', 'failed']);
  });
});

describe('a flow with a schedule', () => {
  it('runs at each of its moments while the clock advances', async () => {
    const client = await world([]);
    await client.send('PUT', '/_mock/clock', { body: { advance: '16m' } });
    const found = await runs(client, CRON);
    expect(found.map((run) => at(run, 'createdAt'))).toEqual([
      '2026-03-01T08:05:00.000Z',
      '2026-03-01T08:10:00.000Z',
      '2026-03-01T08:15:00.000Z',
    ]);
    expect(found.every((run) => at(run, 'trigger') === 'schedule' && at(run, 'input') === undefined)).toBe(true);
    expect(at((await client.get('/icenter/executions?groupby=flow')).body, 'data')).toEqual([
      { flow: CRON, executions: 9 },
    ]);
  });

  it('does not run while it is stopped, nor for what a jump of the clock leaves out', async () => {
    const client = await world([]);
    await client.post(`/flows/${CRON}/stop`);
    await client.send('PUT', '/_mock/clock', { body: { advance: '1h' } });
    expect(await runs(client, CRON)).toEqual([]);
    await client.post(`/flows/${CRON}/start`);
    await client.send('PUT', '/_mock/clock', { body: { now: '2026-03-02T08:00:00Z' } });
    await client.send('PUT', '/_mock/clock', { body: { advance: '5m' } });
    expect((await runs(client, CRON)).map((run) => at(run, 'createdAt'))).toEqual(['2026-03-02T08:05:00.000Z']);
  });

  it('leaves no more executions than are kept, however far the clock is moved, and counts all', async () => {
    const client = await world([], { executionsPerFlow: 100 });
    const moved = await client.send('PUT', '/_mock/clock', { body: { advance: '7d' } });
    expect(at(moved.body, 'ran')).toBe(7 * 24 * 12);
    expect((await runs(client, CRON)).length).toBeLessThanOrEqual(100);
    const counted = await client.get('/icenter/executions?groupby=flow');
    expect(at(counted.body, 'data', 0, 'executions')).toBe(3 * 7 * 24 * 12);
  });
});
