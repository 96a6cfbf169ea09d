import { describe, expect, it } from 'vitest';
import { createMock } from '../../mock/index.js';
import { operations, requestRules } from '../../openapi/index.js';
import { at, createClient } from '../support/client.js';

const mock = await createMock({ scenario: 'demo' });
let made = 0;

async function faulty(...faults: readonly string[]) {
  made += 1;
  const world = await mock.sandbox(`world-${made}`, { faults });
  return createClient({ ...mock, ...world }, world.token);
}

describe('a page cap', () => {
  it.each([
    ['/flows', '/flows?page[size]=4', 1],
    ['/flows?page[size]=100&page[number]=2', '/flows?page[number]=2&page[size]=4', 1],
    ['/flows?page%5Bsize%5D=100&page%5Bnumber%5D=2', '/flows?page[number]=2&page[size]=4', 1],
    ['/flows?page[size]=0&filter[status]=active', '/flows?filter[status]=active&page[size]=4', 1],
    ['/flows?page[size]=many', '/flows?page[size]=4', 1],
    ['/flows?page[size]=-20', '/flows?page[size]=4', 1],
    ['/flows?page=3', '/flows?page[size]=4', 1],
    ['/flows?page[size]=5&page[size]=6', '/flows?page[size]=4', 1],
    ['/flows?page[size]=4&page[number]=2', '/flows?page[size]=4&page[number]=2', 0],
    ['/flows?page[size]=3', '/flows?page[size]=3', 0],
    ['/templates', '/templates?page[size]=4', 1],
    ['/secrets?page[size]=0', '/secrets?page[size]=4', 1],
    ['/users', '/users', 0],
  ])('of 4 answers %s as %s', async (asked, answered, times) => {
    const expected = await (await faulty()).get(answered);
    const { get, mock } = await faulty('*:page-cap(4)');
    const answer = await get(asked);
    expect(answer.text).toBe(expected.text);
    expect(mock.faults.list()).toMatchObject([{ fired: times }]);
  });

  it('leads through the whole list, page by page', async () => {
    const { get } = await faulty('getFlows:page-cap(7)');
    const first = (await get('/flows?page[size]=100')).body;
    const [total, pages] = [Number(at(first, 'meta', 'total')), Number(at(first, 'meta', 'totalPages'))];
    expect(at(first, 'meta')).toMatchObject({ page: 1, perPage: 7, totalPages: Math.ceil(total / 7) });
    const seen = new Set<unknown>();
    for (let page = 1; page <= pages; page += 1) {
      const list = at((await get(`/flows?page[size]=100&page[number]=${page}`)).body, 'data');
      for (const flow of Array.isArray(list) ? list : []) seen.add(at(flow, 'id'));
    }
    expect(seen.size).toBe(total);
  });
});

describe('wrong totals', () => {
  it.each([
    ['totals(missing)', undefined, undefined],
    ['totals(total=0)', 0, 4],
    ['totals(total=+5,totalPages=-1)', 45, 3],
    ['totals(total=page,totalPages=page)', 10, 1],
    ['totals(total=-99,totalPages=missing)', 0, undefined],
  ])('%s stand in the meta of a list', async (effect, total, totalPages) => {
    const { get } = await faulty(`*:${effect}`);
    const { body } = await get('/flows');
    const right = await (await faulty()).get('/flows');
    expect(at(right.body, 'meta')).toMatchObject({ total: 40, totalPages: 4 });
    expect([at(body, 'meta', 'total'), at(body, 'meta', 'totalPages')]).toEqual([total, totalPages]);
    expect(at(body, 'meta', 'perPage')).toBe(10);
    expect(at(body, 'data')).toEqual(at(right.body, 'data'));
  });

  it('are in lists alone, bare ones not among them', async () => {
    const { get, mock } = await faulty('*:totals(missing)');
    const id = at((await get('/flows')).body, 'data', 0, 'id');
    await get(`/flows/${id}`);
    await get('/users');
    expect(at((await get('/users?meta=true')).body, 'meta')).toEqual({});
    expect(mock.faults.list()).toMatchObject([{ matched: 4, fired: 2 }]);
  });
});

describe('ignored filters', () => {
  const NO_FILTERS = new Set(['page', 'sort', 'meta', 'pageSize', 'pageToken', 'groupby']);
  const filters = operations
    .filter(({ aliasOf, method }) => aliasOf === undefined && method === 'get')
    .flatMap(({ id }) => {
      const { query, requiredQuery } = requestRules[id];
      return [...query.keys()]
        .filter((name) => !NO_FILTERS.has(name.replace(/\[.*/, '')) && !requiredQuery.some((one) => one.name === name))
        .map((name) => [id, name] as const);
    });

  it('can be named one by one, or meant all together, whatever the operation', async () => {
    const { withoutFilters } = await import('../../mock/faults/ignored-filters.js');
    expect(filters.length).toBeGreaterThan(10);
    for (const [operation, name] of filters) {
      const plain = name.replace(/^filter\[(.*)\]$/, '$1');
      const { mock } = await faulty();
      await mock.faults.arm({
        match: { operation },
        effect: { kind: 'ignore-filters', filters: [plain] },
      });
      expect([name, withoutFilters(`a=b&${name}=x&c=d`, operation, [plain])]).toEqual([name, 'a=b&c=d']);
      expect([name, withoutFilters(`a=b&${name}=x&c=d`, operation, undefined)]).toEqual([name, 'a=b&c=d']);
    }
  });
});
