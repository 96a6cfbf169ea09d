import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createMock } from '../../mock/index.js';
import { actorOf, at } from '../support/client.js';
import { idOf } from '../support/parity-world.js';

const alpha = idOf('flows', 'alpha');
const zeta = idOf('flows', 'zeta');
const graph = { nodes: [{ id: 'a', componentId: alpha, function: 'f' }] };

async function statusOf(client: Awaited<ReturnType<typeof actorOf>>, flow: string): Promise<unknown> {
  return at((await client.get(`/flows/${flow}`)).body, 'data', 'status');
}

describe('timing instant', () => {
  it('shows a started flow as active and a stopped one as inactive at the next read', async () => {
    const alice = await actorOf('alice');
    expect((await alice.post(`/flows/${zeta}/start`)).body).toEqual({
      data: { id: zeta, status: 'starting' },
      meta: {},
    });
    expect(await statusOf(alice, zeta)).toBe('active');
    expect((await alice.post(`/webhooks/${zeta}`, { data: {} })).status).toBe(200);
    expect((await alice.post(`/flows/${zeta}/stop`)).body).toEqual({
      data: { id: zeta, status: 'stopping' },
      meta: {},
    });
    expect(await statusOf(alice, zeta)).toBe('inactive');
    expect((await alice.post(`/webhooks/${zeta}`, { data: {} })).status).toBe(404);
  });

  it.each([
    ['GET', '/flows?page[number]=0', undefined, /page\[number\]=0/],
    ['GET', '/flows?search[]=x', undefined, /search/],
    ['GET', '/flows?search={2}', undefined, /regular expression/],
    ['GET', '/flows?search=a{99999}', undefined, /regular expression/],
    ['GET', '/templates?search=a{65536}b', undefined, /regular expression/],
    ['GET', '/flows?sort[]=name', undefined, /sort is no text/],
    ['GET', '/templates?page[number]=-1', undefined, /skips a negative number/],
    ['GET', '/flows/zz/steps/a/logs', undefined, /malformed/],
    ['POST', '/flows', { _id: alpha, graph }, /_id already/],
    ['POST', '/flows', { owners: [false], graph }, /an owner, node or edge is no object/],
    ['PATCH', `/templates/${idOf('templates', 'orders')}`, { owners: [''] }, /an owner, node or edge is no object/],
    ['POST', `/templates/${idOf('templates', 'orders')}/generate`, { owners: 'x' }, /not a list of objects/],
    ['POST', '/flows/multiple/start', JSON.parse(`${'['.repeat(300)}${']'.repeat(300)}`), /nested deeper/],
  ])(
    'answers at once with 504 and the reason what the real service never answers: %s %s',
    async (method, path, body, reason) => {
      const alice = await actorOf('alice');
      const answer = await alice.send(method, path, { body });
      expect(answer.status).toBe(504);
      expect(answer.body).toEqual({
        error: expect.any(String),
        reason: expect.stringMatching(reason),
        upstream: 'no answer',
      });
      expect(alice.mock.entries()[0]).toMatchObject({ status: 504, note: expect.stringMatching(reason) });
    },
  );
});

describe('timing real', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('starts and stops a flow in transitionMs, 1.5 s unless told otherwise', async () => {
    for (const [transitionMs, options] of [
      [1_500, {}],
      [40, { transitionMs: 40 }],
    ] as const) {
      const alice = await actorOf('alice', { timing: 'real', ...options });
      await alice.post(`/flows/${zeta}/start`);
      vi.advanceTimersByTime(transitionMs - 1);
      expect(await statusOf(alice, zeta)).toBe('starting');
      vi.advanceTimersByTime(1);
      expect(await statusOf(alice, zeta)).toBe('active');
      await alice.post(`/flows/${zeta}/stop`);
      vi.advanceTimersByTime(transitionMs - 1);
      expect(await statusOf(alice, zeta)).toBe('stopping');
      vi.advanceTimersByTime(1);
      expect(await statusOf(alice, zeta)).toBe('inactive');
    }
  });

  it('moves on even at once when transitionMs is 0', async () => {
    const alice = await actorOf('alice', { timing: 'real', transitionMs: 0 });
    await alice.post(`/flows/${zeta}/start`);
    expect(await statusOf(alice, zeta)).toBe('active');
  });

  it('loses a webhook the moment its flow is stopped or started again, and has it back when it is active', async () => {
    const alice = await actorOf('alice', { timing: 'real' });
    const call = async () => {
      const answer = alice.post(`/webhooks/${alpha}`, { data: {} });
      await vi.advanceTimersByTimeAsync(1_000);
      return (await answer).status;
    };
    expect(await call()).toBe(200);
    await alice.post(`/flows/${alpha}/start`);
    expect(await call()).toBe(404);
    await vi.advanceTimersByTimeAsync(500);
    expect(await call()).toBe(200);
    await alice.post(`/flows/${alpha}/stop`);
    expect(await call()).toBe(404);
  });

  it('does not give a webhook back that was stopped while its flow was starting', async () => {
    const alice = await actorOf('alice', { timing: 'real', transitionMs: 5_000 });
    const call = async () => {
      const answer = alice.post(`/webhooks/${zeta}`, { data: {} });
      await vi.advanceTimersByTimeAsync(1_000);
      return (await answer).status;
    };
    await alice.post(`/flows/${zeta}/start`);
    vi.advanceTimersByTime(2_000);
    await alice.post(`/flows/${zeta}/stop`);
    vi.advanceTimersByTime(3_000);
    expect(await statusOf(alice, zeta)).toBe('active');
    expect(await call()).toBe(404);
    await alice.post(`/flows/${zeta}/start`);
    vi.advanceTimersByTime(5_000);
    expect(await call()).toBe(200);
  });

  it('answers 404 of a webhook after 1 s, not before', async () => {
    const alice = await actorOf('alice', { timing: 'real' });
    let status: number | undefined;
    const answer = alice.post(`/webhooks/${zeta}`, { data: {} }).then((got) => {
      status = got.status;
    });
    await vi.advanceTimersByTimeAsync(999);
    expect(status).toBeUndefined();
    await vi.advanceTimersByTimeAsync(1);
    await answer;
    expect(status).toBe(404);
  });

  it('never answers what upstream never answers, and says why in the journal', async () => {
    const alice = await actorOf('alice', { timing: 'real' });
    let answered = false;
    void alice.get('/flows?page[number]=0').then(() => {
      answered = true;
    });
    await vi.advanceTimersByTimeAsync(600_000);
    expect(answered).toBe(false);
    expect(alice.mock.entries()).toEqual([
      expect.objectContaining({ status: 0, note: expect.stringMatching(/never answered: .*page\[number\]=0/) }),
    ]);
  });

  it('forgets transitions under way at a reset', async () => {
    const alice = await actorOf('alice', { timing: 'real' });
    await alice.post(`/flows/${zeta}/start`);
    await alice.post(`/flows/${alpha}/stop`);
    await alice.post('/_mock/reset');
    vi.advanceTimersByTime(10_000);
    expect(await statusOf(alice, zeta)).toBe('inactive');
    expect(await statusOf(alice, alpha)).toBe('active');
    expect((await alice.post(`/webhooks/${alpha}`, { data: {} })).status).toBe(200);
  });

  it('leaves a deleted flow deleted when its transition ends', async () => {
    const admin = await actorOf('admin', { timing: 'real' });
    await admin.post(`/flows/${zeta}/stop`);
    vi.advanceTimersByTime(1_500);
    await admin.post(`/flows/${zeta}/stop`);
    await admin.post(`/flows/${zeta}/start`);
    vi.advanceTimersByTime(1_500);
    expect(await statusOf(admin, zeta)).toBe('active');
    await admin.post(`/flows/${zeta}/start`);
    await admin.post(`/flows/${zeta}/stop`);
    vi.advanceTimersByTime(1_500);
    expect((await admin.send('DELETE', `/flows/${zeta}`)).status).toBe(200);
    vi.advanceTimersByTime(1_500);
    expect((await admin.get(`/flows/${zeta}`)).status).toBe(404);
  });
});

describe('a timing option', () => {
  it.each([
    [{ timing: 'fast' }, /unknown timing "fast": instant or real/],
    [{ transitionMs: -1 }, /transitionMs can't be -1/],
    [{ transitionMs: 1.5 }, /transitionMs can't be 1\.5/],
    [{ bodyTimeoutMs: Number.NaN }, /bodyTimeoutMs can't be/],
    [{ seed: 'x' }, /seed can't be "x"/],
  ])('%j is refused', async (options, message) => {
    await expect(createMock(Object(options))).rejects.toThrow(message);
  });
});
