import { describe, expect, it } from 'vitest';
import { createMock, type MockOptions } from '../../mock/index.js';
import { at, type Client, createClient, partnerOf } from '../support/client.js';

const NOW = '2026-03-01T08:00:00.000Z';
const FLOW = '6762e154616e91cb8d8b1aaf';
const GOOD = { data: { firstName: 'Ada', lastName: 'Lovelace' } };
const [RECEIVER, SENDER] = ['61a0f3c27d5b4e0012c8d401', '61a0f3c27d5b4e0012c8d417'];

async function guide(options: MockOptions = {}): Promise<Client> {
  const mock = await createMock({ ...options, scenario: { extends: 'guide', clock: { now: NOW, frozen: true } } });
  return createClient(mock, mock.token);
}

const hook = (client: Client, body: unknown = GOOD) => client.post(`/webhooks/${FLOW}`, body);
const counts = async (client: Client, query = '') => (await client.get(`/_mock/execution-counts?${query}`)).body;
const list = (value: unknown) => [value].flat() as readonly unknown[];

const some = (given: object) => ({ succeeded: 0, failed: 0, running: 0, ...given });

describe('the counts of executions of the control API', () => {
  it('are by day, and by flow, user or component, success against failure', async () => {
    const client = await guide();
    await hook(client);
    await hook(client);
    await hook(client, { data: {} });
    const byFlow = await counts(client);
    expect(byFlow).toMatchObject({
      start: '2026-02-16',
      end: '2026-03-01',
      groupby: 'flow',
      executions: some({ succeeded: 2, failed: 1 }),
      groups: [{ key: FLOW, steps: 5, outcomes: some({ succeeded: 2, failed: 1 }) }],
      meta: { total: 1 },
    });
    expect(list(at(byFlow, 'days'))).toHaveLength(14);
    expect(list(at(byFlow, 'days')).at(-1)).toEqual({
      day: '2026-03-01',
      executions: some({ succeeded: 2, failed: 1 }),
    });
    expect(at(await counts(client, 'groupby=user'), 'groups')).toEqual([
      { key: expect.stringMatching(/^[0-9a-f]{24}$/), steps: 5, outcomes: some({ succeeded: 2, failed: 1 }) },
    ]);
    expect(at(await counts(client, 'groupby=component'), 'groups')).toEqual([
      { key: RECEIVER, steps: 3, outcomes: some({ succeeded: 2, failed: 1 }) },
      { key: SENDER, steps: 2, outcomes: some({ succeeded: 2 }) },
    ]);
    expect(await counts(client, 'groupby=component&limit=1')).toMatchObject({
      groups: [{ key: RECEIVER }],
      meta: { total: 2 },
    });
    const before = await counts(client, 'start=2026-02-27&end=2026-02-28');
    expect(before).toMatchObject({ executions: some({}), groups: [] });
    expect(list(at(before, 'days')).map((one) => at(one, 'day'))).toEqual(['2026-02-27', '2026-02-28']);
  });

  it('name those that run', async () => {
    const client = await guide({ timing: 'real' });
    await hook(client);
    expect(await counts(client, 'groupby=component')).toMatchObject({
      executions: some({ running: 1 }),
      groups: [{ key: RECEIVER, steps: 1, outcomes: some({ running: 1 }) }],
    });
    await client.send('PUT', '/_mock/clock', { body: { advance: '10s' } });
    expect(at(await counts(client), 'executions')).toEqual(some({ succeeded: 1 }));
  });

  it('stay right for executions that are no longer kept', async () => {
    const whole = await guide();
    const bounded = await guide({ executionsPerFlow: 4, maxExecutions: 8 });
    for (const client of [whole, bounded]) {
      for (let i = 0; i < 30; i += 1) await hook(client, i % 3 === 0 ? { data: {} } : GOOD);
    }
    expect(at((await bounded.get('/_mock/executions')).body, 'meta', 'total')).toBeLessThan(9);
    for (const query of ['groupby=flow', 'groupby=user', 'groupby=component']) {
      expect(await counts(bounded, query)).toEqual(await counts(whole, query));
    }
    expect(at(await counts(bounded), 'executions')).toEqual(some({ succeeded: 20, failed: 10 }));
  });

  it.each(['flow', 'user', 'component'])('by %s have the steps that /icenter/executions counts', async (by) => {
    const partner = await partnerOf('demo');
    const mine = await counts(partner, `groupby=${by}&limit=1000&start=2025-12-01&end=2026-11-30`);
    const asked = await partner.get(`/icenter/executions?groupby=${by}&start=2025-12-01&end=2026-11-30`);
    const theirs = list(at(asked.body, 'data')).map((one) => [at(one, by), at(one, 'executions')]);
    expect(theirs.length).toBeGreaterThan(0);
    const groups = list(at(mine, 'groups')).map((one) => [at(one, 'key'), at(one, 'steps')]);
    expect(groups).toEqual(expect.arrayContaining(theirs));
  });

  it.each([
    ['start=2026-02-30', 'query start'],
    ['end=2026-13-01', 'query end'],
    ['start=yesterday', 'query start'],
    ['start=2026-03-02&end=2026-03-01', 'query start'],
    ['start=2020-01-01', 'query start'],
    ['groupby=tenant', 'query groupby'],
    ['limit=0', 'query limit'],
    ['flow=x', 'query flow'],
  ])('are refused for %s, with the place', async (query, place) => {
    const client = await guide();
    const answer = await client.get(`/_mock/execution-counts?${query}`);
    expect([answer.status, at(answer.body, 'problems', 0, 'place')]).toEqual([400, place]);
  });
});

describe('the executions, newest first', () => {
  it('are listed page by page, with and without a filter', async () => {
    const client = await guide();
    for (let i = 0; i < 5; i += 1) await hook(client, i % 2 === 0 ? GOOD : { data: {} });
    const ids = async (query: string) => {
      const { body } = await client.get(`/_mock/executions?${query}`);
      return { ids: list(at(body, 'data')).map((one) => at(one, 'flowExecId')), meta: at(body, 'meta') };
    };
    const { ids: all } = await ids('');
    const newest = [...all].reverse();
    expect(await ids('newest=true')).toEqual({ ids: newest, meta: { total: 5, matched: 5 } });
    expect(await ids('newest=false')).toMatchObject({ ids: all });
    const first = await ids('newest=true&limit=2');
    expect(first).toEqual({ ids: newest.slice(0, 2), meta: { total: 5, matched: 5, next: newest[1] } });
    expect(await ids(`newest=true&limit=2&since=${newest[1]}`)).toEqual({
      ids: newest.slice(2, 4),
      meta: { total: 5, matched: 3, next: newest[3] },
    });
    expect(await ids('newest=true&status=failed&limit=1')).toEqual({
      ids: [all[3]],
      meta: { total: 5, matched: 2, next: all[3] },
    });
  });
});
