import { describe, expect, it } from 'vitest';
import type { PartnerEvent } from '../../../src/client/index.js';
import { brokenConnection, createService, type Sent, type Step } from '../../support/script.js';

interface World {
  readonly users: Readonly<Record<string, { readonly id: string; readonly status?: string }>>;
  readonly flows: readonly { readonly id: string; readonly owner: string; readonly [more: string]: unknown }[];
  /** What the webhook of a flow does; absent: it takes the data. */
  readonly webhook?: (flowId: string, sent: Sent) => Step | undefined;
  /** What a look-up does; absent: it answers. */
  readonly lookUp?: (sent: Sent) => Step | undefined;
}

/** A service with these users and flows, which ignores every filter but the username. */
function serve({ users, flows, webhook, lookUp }: World) {
  return createService((sent) => {
    const flowId = /^\/webhooks\/(.+)$/.exec(sent.path)?.[1];
    if (flowId !== undefined) return webhook?.(flowId, sent) ?? { json: { data: { requestId: 'r', message: '' } } };
    const special = lookUp?.(sent);
    if (special !== undefined) return special;
    if (sent.path.startsWith('/users')) {
      const username = new URL(sent.url).searchParams.get('username') ?? '';
      const user = users[username];
      return { json: user === undefined ? [] : [{ _id: user.id, username, status: user.status ?? 'ACTIVE' }] };
    }
    const data = flows.map(({ owner, ...flow }) => ({
      status: 'active',
      owners: [
        { id: owner, type: 'user' },
        { id: 'tenant', type: 'tenant' },
      ],
      ...flow,
    }));
    return { json: { data, meta: { total: data.length, page: 1, perPage: 100, totalPages: 1 } } };
  });
}

const event = (id: string, user: string, data: object = {}): PartnerEvent => ({ id, user, data });
const posts = (sent: readonly Sent[]) =>
  sent.filter(({ method }) => method === 'POST').map(({ path, body }) => [path.replace('/webhooks/', ''), body]);

describe('dispatch', () => {
  it("sends each event to all active flows of its user, and to nobody else's", async () => {
    const { client, sent } = serve({
      users: { ann: { id: 'u1' }, bob: { id: 'u2' } },
      flows: [
        { id: 'a1', owner: 'u1' },
        { id: 'a2', owner: 'u1', payload: { inputParameters: { n: 'number' } } },
        { id: 'a3', owner: 'u1', status: 'inactive' },
        { id: 'a4', owner: 'u1', status: 'starting' },
        { id: 'b1', owner: 'u2' },
      ],
    });
    const result = await client.dispatch([event('e1', 'ann', { n: 1, x: 2 }), event('e2', 'bob', { n: 3 })]);
    expect(result).toEqual({
      ok: true,
      delivered: 3,
      failed: 0,
      events: [
        {
          id: 'e1',
          user: 'ann',
          kind: 'handled',
          flows: [
            { flowId: 'a1', kind: 'delivered', requestId: 'r' },
            { flowId: 'a2', kind: 'delivered', requestId: 'r' },
          ],
        },
        { id: 'e2', user: 'bob', kind: 'handled', flows: [{ flowId: 'b1', kind: 'delivered', requestId: 'r' }] },
      ],
    });
    expect(posts(sent).sort()).toEqual([
      ['a1', { data: { n: 1, x: 2 } }],
      ['a2', { data: { n: 1 } }],
      ['b1', { data: { n: 3 } }],
    ]);
  });

  const skips: [name: string, world: World, user: string, reason: string][] = [
    ['there is no such user', { users: {}, flows: [] }, 'nobody', 'there is no user "nobody"'],
    [
      'the user is disabled',
      { users: { ann: { id: 'u1', status: 'DISABLED' } }, flows: [{ id: 'a1', owner: 'u1' }] },
      'ann',
      'the user "ann" is DISABLED, not ACTIVE',
    ],
    [
      'the user is pending',
      { users: { ann: { id: 'u1', status: 'PENDING' } }, flows: [{ id: 'a1', owner: 'u1' }] },
      'ann',
      'the user "ann" is PENDING, not ACTIVE',
    ],
    ['the user has no flows', { users: { ann: { id: 'u1' } }, flows: [] }, 'ann', 'the user "ann" has no active flow'],
  ];
  it.each(skips)('has nothing to do where %s', async (_name, world, user, reason) => {
    const { client, sent } = serve(world);
    const result = await client.dispatch([event('e1', user)]);
    expect(result).toEqual({
      ok: true,
      delivered: 0,
      failed: 0,
      events: [{ id: 'e1', user, kind: 'skipped', reason }],
    });
    expect(posts(sent)).toEqual([]);
  });

  it('leaves flows with a schedule alone', async () => {
    const { client, sent } = serve({
      users: { ann: { id: 'u1' } },
      flows: [
        { id: 'a1', owner: 'u1', cron: '*/5 * * * *' },
        { id: 'a2', owner: 'u1', cron: '' },
        { id: 'a3', owner: 'u1', cron: null },
      ],
    });
    const result = await client.dispatch([event('e1', 'ann')]);
    expect(result.events).toMatchObject([
      {
        flows: [
          { flowId: 'a1', kind: 'skipped', reason: 'it runs by its schedule "*/5 * * * *"' },
          { flowId: 'a2', kind: 'delivered' },
          { flowId: 'a3', kind: 'delivered' },
        ],
      },
    ]);
    expect([result.ok, posts(sent).length]).toEqual([true, 2]);
  });

  const bad: [name: string, step: Step, error: object][] = [
    ['a refused one', { status: 403, json: { error: 'Unauthorized' } }, { kind: 'http', status: 403 }],
    ['one whose flow has gone', { status: 404, json: { error: 'gone' } }, { kind: 'http', status: 404 }],
    ['one that is refused in passing for ever', { status: 503, json: {} }, { kind: 'http', status: 503 }],
    ['one that is never answered', brokenConnection, { kind: 'transport', reason: 'connection' }],
  ];
  it.each(bad)('lets %s stop no other delivery', async (_name, step, error) => {
    const { client, sent } = serve({
      users: { ann: { id: 'u1' }, bob: { id: 'u2' } },
      flows: [
        { id: 'bad', owner: 'u1' },
        { id: 'a2', owner: 'u1' },
        { id: 'b1', owner: 'u2' },
      ],
      webhook: (flowId) => (flowId === 'bad' ? step : undefined),
    });
    const result = await client.dispatch([event('e1', 'ann'), event('e2', 'bob'), event('e3', 'ann')]);
    expect(result).toMatchObject({ ok: false, delivered: 3, failed: 2 });
    expect(result.events[0]).toMatchObject({
      flows: [
        { flowId: 'bad', kind: 'failed', error },
        { flowId: 'a2', kind: 'delivered' },
      ],
    });
    expect(posts(sent).filter(([flowId]) => flowId !== 'bad')).toHaveLength(3);
  });

  it('sends data that is not as declared with its doubts, or fails that event alone', async () => {
    const { client } = serve({
      users: { ann: { id: 'u1' } },
      flows: [
        { id: 'a1', owner: 'u1', payload: { inputParameters: { n: 'number' } } },
        { id: 'a2', owner: 'u1' },
      ],
    });
    const events = [event('e1', 'ann', { n: 'x' }), event('e2', 'ann', { n: 1 })];
    expect(await client.dispatch(events)).toMatchObject({
      ok: true,
      delivered: 4,
      events: [{ flows: [{ doubts: [{ place: 'n' }] }, { kind: 'delivered' }] }, { kind: 'handled' }],
    });
    expect(await client.dispatch(events, { missing: 'refuse' })).toMatchObject({
      ok: false,
      delivered: 3,
      failed: 1,
      events: [{ flows: [{ kind: 'failed', error: { kind: 'input' } }, { kind: 'delivered' }] }, { kind: 'handled' }],
    });
  });

  it('sends nothing of an event whose flows could not all be listed', async () => {
    const { client, sent } = serve({
      users: { ann: { id: 'u1' }, bob: { id: 'u2' } },
      flows: [{ id: 'b1', owner: 'u2' }],
      lookUp: ({ path }) => {
        if (!path.startsWith('/flows') || !path.includes('u1')) return undefined;
        if (path.includes('page[number]=2')) return { status: 500, json: {} };
        const flow = { id: 'a1', status: 'active', owners: [{ id: 'u1', type: 'user' }] };
        return { json: { data: [flow], meta: { total: 2, page: 1, perPage: 1, totalPages: 2 } } };
      },
    });
    const result = await client.dispatch([event('e1', 'ann'), event('e2', 'bob')]);
    expect(result).toMatchObject({
      ok: false,
      delivered: 1,
      failed: 1,
      events: [{ id: 'e1', kind: 'failed', error: { kind: 'http', status: 500 } }, { kind: 'handled' }],
    });
    expect(posts(sent).map(([flowId]) => flowId)).toEqual(['b1']);
  });

  it('looks a user up once, and sends him his events in their order', async () => {
    const { client, sent } = serve({
      users: { ann: { id: 'u1' }, bob: { id: 'u2' } },
      flows: [
        { id: 'a1', owner: 'u1' },
        { id: 'b1', owner: 'u2' },
      ],
    });
    const events = Array.from({ length: 20 }, (_, n) => event(`e${n}`, n % 2 === 0 ? 'ann' : 'bob', { n }));
    const result = await client.dispatch(events);
    expect(result.delivered).toBe(20);
    expect(result.events.map(({ id }) => id)).toEqual(events.map(({ id }) => id));
    expect(sent.filter(({ method }) => method === 'GET')).toHaveLength(4);
    for (const [flowId, rest] of [
      ['a1', 0],
      ['b1', 1],
    ]) {
      const order = posts(sent).flatMap(([id, body]) => (id === flowId ? [body] : []));
      expect(order).toEqual(events.filter((_, n) => n % 2 === rest).map(({ data }) => ({ data })));
    }
  });

  it('has no more under way at once than it is told', async () => {
    let [running, most] = [0, 0];
    const { client } = serve({
      users: { ann: { id: 'u1' } },
      flows: Array.from({ length: 12 }, (_, n) => ({ id: `a${n}`, owner: 'u1' })),
      webhook: () => async () => {
        running++;
        most = Math.max(most, running);
        await new Promise((resolve) => setImmediate(resolve));
        running--;
        return Response.json({ data: { requestId: 'r', message: '' } });
      },
    });
    expect((await client.dispatch([event('e1', 'ann')], { concurrency: 3 })).delivered).toBe(12);
    expect(most).toBe(3);
  });

  it("ends with its caller's signal, and says of what was left that it was ended", async () => {
    const controller = new AbortController();
    const { client } = serve({
      users: { ann: { id: 'u1' } },
      flows: [{ id: 'a1', owner: 'u1' }],
      webhook: () => {
        controller.abort();
        return { json: { data: { requestId: 'r', message: '' } } };
      },
    });
    const result = await client.dispatch([event('e1', 'ann'), event('e2', 'ann')], { signal: controller.signal });
    expect(result.ok).toBe(false);
    expect(result.events[1]).toMatchObject({ flows: [{ kind: 'failed', error: { kind: 'aborted' } }] });
  });
});
