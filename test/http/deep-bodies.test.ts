import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { checkData, type MockOptions, repairData } from '../../mock/index.js';
import { createParts } from '../../mock/server/mock.js';
import { at, createClient, textAt } from '../support/client.js';

const folder = mkdtempSync(join(tmpdir(), 'flowmate-deep-'));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const FLOW = '6762e154616e91cb8d8b1aaf';

const JSON_BODY = { 'content-type': 'application/json' };

const FAILURE = 'Error: the trigger data is nested deeper than 100 levels';

const nested = (levels: number) => `{"data":${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}}`;

async function guide(options: MockOptions = {}) {
  const { mock, sandboxes, parts } = await createParts({ scenario: 'guide', ...options });
  return { mock, sandboxes, world: parts.world, client: createClient(mock, mock.token) };
}

type Client = ReturnType<typeof createClient>;

const hook = (client: Client, body: string) =>
  client.send('POST', `/webhooks/${FLOW}`, { text: body, headers: JSON_BODY });

describe('trigger data that is nested too deeply', () => {
  it.each([101, 5_000, 100_000])('of %d levels is accepted, left out, and fails its run', async (levels) => {
    const { mock, client } = await guide();
    const stop = new AbortController();
    const events = await mock.request('/_mock/events', { signal: stop.signal });
    const answer = await hook(client, nested(levels));
    expect(answer.status).toBe(200);
    const list = await client.get('/_mock/executions');
    expect(list.status).toBe(200);
    const run = at(list.body, 'data', 0);
    expect(run).toMatchObject({ status: 'failed', steps: [{ status: 'failed' }, { status: 'skipped' }] });
    expect(at(run, 'input')).toBeUndefined();
    expect(at(run, 'steps', 0, 'lines')).toMatchObject([
      { message: 'Webhook called with data that is not kept' },
      { level: 'error', message: FAILURE },
    ]);
    expect((await client.get('/_mock/executions?status=failed')).body).toMatchObject({ meta: { matched: 1 } });
    const again = await client.post(`/_mock/executions/${textAt(run, 'flowExecId')}/rerun`);
    expect(again).toMatchObject({ status: 201, body: { status: 'failed', trigger: 'rerun' } });
    expect(JSON.stringify(again.body)).toContain(FAILURE);
    const logs = await client.get(`/logs?filter[flowId]=${FLOW}&showErrors=true`);
    expect(JSON.stringify(logs.body)).toContain(FAILURE);

    const [entry] = mock.entries();
    expect(entry).toMatchObject({ status: 200, request: { bodyTruncated: levels > 15_000 } });
    expect((await client.get('/_mock/requests')).status).toBe(200);
    expect((await client.get('/_mock/requests/har')).status).toBe(200);
    const asked = { match: { body: { data: { a: 1 } } } };
    expect((await client.post('/_mock/requests/verify', asked)).status).toBe(417);
    expect(events.status).toBe(200);
    stop.abort();
  });

  it('is no deeper than 100 levels: then all is as ever', async () => {
    const { client } = await guide();
    await hook(client, nested(99));
    const run = at((await client.get('/_mock/executions')).body, 'data', 0);
    expect(at(run, 'input', 'data', 'a')).toBeDefined();
    expect(JSON.stringify(run)).not.toContain(FAILURE);
  });

  it('fails its run in real timing, too', async () => {
    const { client } = await guide({ timing: 'real' });
    await hook(client, nested(5_000));
    await client.send('PUT', '/_mock/clock', { body: { advance: '1h' } });
    expect(JSON.stringify((await client.get('/_mock/executions?status=failed')).body)).toContain(FAILURE);
  });

  it('does no harm to a data file', async () => {
    const data = join(folder, 'world.json');
    const first = await guide({ data });
    await hook(first.client, nested(5_000));
    await first.sandboxes.close();
    expect((await checkData(data)).problems).toEqual([]);
    const second = await guide({ data });
    expect(JSON.stringify((await second.client.get('/_mock/executions')).body)).toContain(FAILURE);
    await second.sandboxes.close();
  });

  it('that an earlier version kept is named, with its record, and can be repaired', async () => {
    const data = join(folder, 'former.json');
    const { world, client, sandboxes } = await guide({ data });
    const flow = world.records.hooks.get(FLOW);
    if (flow === undefined) throw new Error('the flow is not active');
    const start = { flow, flowExecId: 'former', trigger: 'webhook', startedAt: 0, more: undefined } as const;
    world.records.executions.begin({ ...start, input: nested(5_000) }, true);
    await client.send('PATCH', `/flows/${FLOW}`, { body: { name: 'Other' } });
    await sandboxes.close();
    const told = 'execution "former" is nested too deeply and cannot be loaded';
    await expect(guide({ data })).rejects.toThrow(`former.json: ${told}`);
    const { problems } = await checkData(data);
    expect(problems).toEqual([{ what: expect.stringContaining(told), repair: 'it is dropped' }]);
    await repairData(data);
    const again = await guide({ data });
    expect((await again.client.get('/_mock/executions')).body).toMatchObject({ meta: { total: 0 } });
    await again.sandboxes.close();
  });
});

describe('a control body that is nested too deeply', () => {
  const lists = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);

  it.each([
    ['POST', `/_mock/flows/${FLOW}/trigger`, nested(5_000), 'body /data'],
    ['POST', '/_mock/requests/verify', `{"match":{"body":${lists(100_000)}}}`, 'body /match'],
    ['PUT', '/_mock/sandboxes/x', `{"seed":1,"scenario":{"flows":${lists(5_000)}}}`, 'body /scenario'],
    ['POST', '/_mock/reset', `{"scenario":${lists(5_000)}}`, 'body /scenario'],
    ['PUT', '/_mock/clock', `{"now":${lists(150)}}`, 'body /now'],
    ['POST', '/_mock/faults', `{"effect":${lists(5_000)}}`, 'body /effect'],
    ['PUT', '/_mock/faults', lists(5_000), 'body /0'],
    ['PATCH', `/_mock/records/flows/${FLOW}`, `{"graph":${lists(5_000)}}`, 'body /graph'],
  ])('is refused: %s %s', async (method, path, text, place) => {
    const { mock, client } = await guide();
    const answer = await client.send(method, path, { text, headers: JSON_BODY });
    const problem = { place, message: 'nested deeper than 100 levels', right: 'at most 100 levels' };
    expect(answer).toMatchObject({ status: 400, body: { problems: [problem] } });
    expect(mock.entries()).toEqual([]);
  });
});

it('a question that is nested too deeply is refused in the library, too', async () => {
  const { mock } = await guide();
  const match = JSON.parse(nested(5_000));
  await expect(mock.verify({ match: { body: match } })).rejects.toThrow(/nested deeper than 100 levels/);
});

it('a control call on which the mock fails is answered with JSON, and is no request of a partner', async () => {
  const { mock, client, world } = await guide();
  vi.spyOn(world.records.executions, 'get').mockImplementation(() => {
    throw new RangeError('out of order');
  });
  const error = 'The mock failed on GET /_mock/executions/x: RangeError: out of order';
  expect(await client.get('/_mock/executions/x')).toMatchObject({ status: 500, body: { error } });
  expect(mock.entries()).toEqual([]);
});
