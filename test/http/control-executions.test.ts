import { describe, expect, it } from 'vitest';
import { createMock, type MockOptions } from '../../mock/index.js';
import { at, type Client, createClient, partnerOf, textAt } from '../support/client.js';

const NOW = '2026-03-01T08:00:00.000Z';
const FLOW = '6762e154616e91cb8d8b1aaf';
const GOOD = { data: { firstName: 'Ada', lastName: 'Lovelace' } };

async function guide(options: MockOptions = {}): Promise<Client> {
  const mock = await createMock({ ...options, scenario: { extends: 'guide', clock: { now: NOW, frozen: true } } });
  return createClient(mock, mock.token);
}

const hook = async (client: Client, body: unknown = GOOD) =>
  textAt((await client.post(`/webhooks/${FLOW}`, body)).body, 'data', 'requestId');
const list = async (client: Client, query = '') => (await client.get(`/_mock/executions?${query}`)).body;
const ids = (body: unknown) => [at(body, 'data')].flat().map((one) => at(one, 'flowExecId'));
const setStatus = (client: Client, status: string, flow = FLOW) =>
  client.send('PUT', `/_mock/flows/${flow}/status`, { body: { status } });

describe('the executions of the control API', () => {
  it('show everything of a run: owners, input, output, steps with their lines, the request that began it', async () => {
    const client = await guide();
    await client.get('/flows');
    const id = await hook(client);
    const shown = await client.get(`/_mock/executions/${id}`);
    expect(shown.body).toEqual({
      flowExecId: id,
      _id: expect.stringMatching(/^[0-9a-f]{24}$/),
      flowId: FLOW,
      userId: expect.stringMatching(/^[0-9a-f]{24}$/),
      tenant: expect.stringMatching(/^[0-9a-f]{24}$/),
      trigger: 'webhook',
      status: 'succeeded',
      request: 2,
      input: GOOD,
      output: { ID: expect.any(Number), active: expect.any(Boolean) },
      createdAt: NOW,
      finishedAt: NOW,
      steps: [
        {
          stepId: 'step_1',
          componentId: '61a0f3c27d5b4e0012c8d401',
          function: 'receive',
          status: 'succeeded',
          attempts: 1,
          durationMs: expect.any(Number),
          startedAt: NOW,
          finishedAt: NOW,
          input: JSON.stringify(GOOD),
          output: JSON.stringify(GOOD),
          lines: [
            { at: NOW, level: 'info', message: `Webhook called with ${JSON.stringify(GOOD)}` },
            { at: NOW, level: 'info', message: 'Emitted 1 message' },
          ],
        },
        expect.objectContaining({ stepId: 'step_2', status: 'succeeded' }),
      ],
    });
    expect(await list(client)).toEqual({ data: [shown.body], meta: { total: 1, matched: 1 } });
  });

  it('say with which x-request-id a webhook was called', async () => {
    const client = await guide();
    await client.post(`/webhooks/${FLOW}`, GOOD, { headers: { 'x-request-id': 'mine' } });
    expect(at(await list(client), 'data', 0, 'requestId')).toBe('mine');
  });

  it('show a run in real timing as far as it has come', async () => {
    const client = await guide({ timing: 'real' });
    const id = await hook(client);
    const show = async () => (await client.get(`/_mock/executions/${id}`)).body;
    expect(await show()).toMatchObject({
      status: 'running',
      steps: [{ stepId: 'step_1', status: 'running', attempts: 1 }],
    });
    expect(at(await show(), 'finishedAt')).toBeUndefined();
    expect(at(await show(), 'output')).toBeUndefined();
    expect(ids(await list(client, 'status=running'))).toEqual([id]);
    await client.send('PUT', '/_mock/clock', { body: { advance: '10s' } });
    expect(await show()).toMatchObject({ status: 'succeeded', output: {} });
    expect(ids(await list(client, 'status=running'))).toEqual([]);
  });

  it('are listed by flow, status and trigger, from a time or a run on, page by page', async () => {
    const client = await guide();
    const made = [await hook(client), await hook(client, {}), await hook(client)];
    await client.send('PUT', '/_mock/clock', { body: { advance: '1h' } });
    made.push(await hook(client));
    made.push(textAt((await client.post(`/_mock/flows/${FLOW}/trigger`)).body, 'flowExecId'));
    expect(ids(await list(client))).toEqual(made);
    expect(ids(await list(client, `flow=${FLOW}`))).toEqual(made);
    expect(ids(await list(client, `flow=${'0'.repeat(24)}`))).toEqual([]);
    expect(ids(await list(client, 'status=failed'))).toEqual([made[1]]);
    expect(ids(await list(client, 'status=succeeded&limit=2'))).toEqual([made[0], made[2]]);
    expect(ids(await list(client, 'trigger=manual'))).toEqual([made[4]]);
    expect(ids(await list(client, 'since=2026-03-01T08:30:00Z'))).toEqual(made.slice(3));
    const first = await list(client, 'limit=2');
    expect(at(first, 'meta')).toEqual({ total: 5, matched: 5, next: made[1] });
    const second = await list(client, `limit=2&since=${at(first, 'meta', 'next')}`);
    expect([ids(second), at(second, 'meta')]).toEqual([made.slice(2, 4), { total: 5, matched: 3, next: made[3] }]);
    const third = await list(client, `limit=2&since=${at(second, 'meta', 'next')}`);
    expect([ids(third), at(third, 'meta')]).toEqual([made.slice(4), { total: 5, matched: 1 }]);
  });

  it('of a scenario are there as well', async () => {
    const partner = await partnerOf('demo');
    expect(at(await list(partner), 'meta', 'total')).toBeGreaterThan(300);
    const failed = await list(partner, 'status=failed&limit=1');
    const steps = at(failed, 'data', 0, 'steps');
    const step = Array.isArray(steps) ? steps.find((one) => at(one, 'status') === 'failed') : undefined;
    const lines = at(step, 'lines');
    expect(Array.isArray(lines) ? at(lines.at(-1), 'message') : undefined).toMatch(/^Error/);
  });

  it.each([
    ['status=done', 'query status'],
    ['trigger=cron', 'query trigger'],
    ['limit=0', 'query limit'],
    ['limit=1001', 'query limit'],
    ['since=yesterday', 'query since'],
    ['since=2026-99-01', 'query since'],
    ['from=1', 'query from'],
  ])('are not listed for %s, and the place is told', async (query, place) => {
    const client = await guide();
    const answer = await client.get(`/_mock/executions?${query}`);
    expect([answer.status, at(answer.body, 'problems', 0, 'place')]).toEqual([400, place]);
  });

  it('that are not there are 404', async () => {
    const client = await guide();
    for (const [method, path] of [
      ['GET', '/_mock/executions/x'],
      ['POST', '/_mock/executions/x/rerun'],
    ] as const) {
      const answer = await client.send(method, path);
      expect([answer.status, at(answer.body, 'error')]).toEqual([
        404,
        expect.stringMatching(/There is no execution "x": GET/),
      ]);
    }
  });
});

describe('running once more', () => {
  it('takes what the run began with, through the flow as it is now', async () => {
    const client = await guide();
    const id = await hook(client, { data: {} });
    await setStatus(client, 'inactive');
    const payload = { inputParameters: {} };
    await client.send('PATCH', `/flows/${FLOW}`, { body: { payload } });
    const rerun = await client.post(`/_mock/executions/${id}/rerun`);
    expect(rerun.status).toBe(201);
    expect(rerun.body).toMatchObject({ trigger: 'rerun', rerunOf: id, input: { data: {} } });
    expect(at(rerun.body, 'flowExecId')).not.toBe(id);
    await client.send('DELETE', `/flows/${FLOW}`);
    expect((await client.post(`/_mock/executions/${id}/rerun`)).status).toBe(201);
  });

  it('works for a run that a scenario tells of', async () => {
    const partner = await partnerOf('demo');
    const id = textAt(await list(partner, 'trigger=webhook&limit=1'), 'data', 0, 'flowExecId');
    const rerun = await partner.post(`/_mock/executions/${id}/rerun`);
    expect(rerun.body).toMatchObject({ rerunOf: id, status: 'succeeded' });
  });
});

describe('a flow that is triggered by hand', () => {
  it('runs with the data given, or with made-up values of the types it declares, whatever its status', async () => {
    const client = await guide();
    await setStatus(client, 'inactive');
    const given = await client.post(`/_mock/flows/${FLOW}/trigger`, GOOD);
    expect([given.status, at(given.body, 'trigger'), at(given.body, 'input')]).toEqual([201, 'manual', GOOD]);
    const made = await client.post(`/_mock/flows/${FLOW}/trigger`);
    expect(made.body).toMatchObject({
      status: 'succeeded',
      input: { data: { firstName: expect.any(String), lastName: expect.any(String) } },
    });
    expect((await client.post(`/_mock/flows/${FLOW}/trigger`, { data: { firstName: 5 } })).body).toMatchObject({
      status: 'failed',
    });
    expect((await client.post(`/_mock/flows/${FLOW}/trigger`, { data: 0 })).body).toMatchObject({ input: { data: 0 } });
  });

  it('must be there, and the body what the document says', async () => {
    const client = await guide();
    expect((await client.post(`/_mock/flows/${'0'.repeat(24)}/trigger`)).status).toBe(404);
    expect((await client.post('/_mock/flows/zz/trigger')).status).toBe(400);
    const answer = await client.post(`/_mock/flows/${FLOW}/trigger`, { payload: {} });
    expect([answer.status, at(answer.body, 'problems', 0, 'place')]).toEqual([400, expect.stringMatching(/^body/)]);
  });
});

describe("a flow's status", () => {
  it('is set at once, whatever it was, and the webhook follows', async () => {
    const client = await guide({ timing: 'real', transitionMs: 1_000 });
    const status = async () => at((await client.get(`/flows/${FLOW}`)).body, 'data', 'status');
    const call = async () => (await client.get(`/webhooks/${FLOW}`, { headers: { 'x-request-id': 'x' } })).status;
    for (const word of ['inactive', 'active', 'stopping', 'starting', 'active'] as const) {
      const set = await setStatus(client, word);
      expect([set.status, set.body, await status()]).toEqual([200, { id: FLOW, status: word }, word]);
    }
    expect(await call()).toBe(200);
    await client.post(`/flows/${FLOW}/stop`);
    await setStatus(client, 'active');
    await client.send('PUT', '/_mock/clock', { body: { advance: '1m' } });
    expect(await status()).toBe('active');
    await setStatus(client, 'starting');
    await client.send('PUT', '/_mock/clock', { body: { advance: '1h' } });
    expect(await status()).toBe('starting');
  });

  it.each([[{ status: 'on' }], [{}], [{ status: 'active', at: 1 }]])('is not set to %j', async (body) => {
    const client = await guide();
    const answer = await client.send('PUT', `/_mock/flows/${FLOW}/status`, { body });
    expect(answer.status).toBe(400);
    expect(at((await client.get(`/flows/${FLOW}`)).body, 'data', 'status')).toBe('active');
  });

  it('belongs to a flow that is there', async () => {
    const client = await guide();
    expect((await setStatus(client, 'active', '0'.repeat(24))).status).toBe(404);
  });
});
