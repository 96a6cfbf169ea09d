import { beforeAll, describe, expect, it } from 'vitest';
import { actorOf, at, type Client } from '../support/client.js';
import { idOf } from '../support/parity-world.js';

// Pat's tenant has 24 flows, numbered by their names: enough to turn pages in.
let pat: Client;
let all: readonly unknown[];
let admin: Client;

beforeAll(async () => {
  pat = await actorOf('pat');
  admin = await actorOf('admin');
  const { body } = await pat.get('/flows?page[size]=0');
  const data = at(body, 'data');
  all = Array.isArray(data) ? data.map(({ id }) => id) : [];
});

const ids = (body: unknown) => {
  const data = at(body, 'data');
  return Array.isArray(data) ? data.map((item) => at(item, 'id')) : [];
};

const total = 24;
const [alice, carol] = [idOf('users', 'alice'), idOf('users', 'carol')];
const pages: readonly (readonly [query: string, from: number, to: number, meta: Record<string, unknown>])[] = [
  ['', 0, 10, { total, page: 1, perPage: 10, totalPages: 3 }],
  ['page[size]=3&page[number]=2', 3, 6, { total, page: 2, perPage: 3, totalPages: 8 }],
  ['page[size]=24', 0, 24, { total, page: 1, perPage: 24, totalPages: 1 }],
  ['page[size]=100000', 0, 24, { total, page: 1, perPage: 100_000, totalPages: 1 }],
  ['page[number]=3', 20, 24, { total, page: 3, perPage: 10, totalPages: 3 }],
  ['page[number]=99', 24, 24, { total, page: 99, perPage: 10, totalPages: 3 }],
  ['page[size]=0', 0, 24, { total, page: 1, perPage: 0, totalPages: null }],
  ['page[size]=0&page[number]=2', 0, 24, { total, page: 2, perPage: 0, totalPages: null }],
  ['page[size]=-3', 0, 3, { total, page: 1, perPage: -3, totalPages: -8 }],
  ['page[size]=-2&page[number]=0', 2, 4, { total, page: 0, perPage: -2, totalPages: -12 }],
  ['page[size]=abc', 0, 24, { total, page: 1, perPage: null, totalPages: null }],
  ['page[size]=', 0, 24, { total, page: 1, perPage: null, totalPages: null }],
  ['page[size][x]=3', 0, 24, { total, page: 1, perPage: null, totalPages: null }],
  ['page[size]=2.9', 0, 2, { total, page: 1, perPage: 2, totalPages: 12 }],
  ['page[size]=3abc', 0, 3, { total, page: 1, perPage: 3, totalPages: 8 }],
  ['page[size]=1e2', 0, 1, { total, page: 1, perPage: 1, totalPages: 24 }],
  ['page[size]=0x3', 0, 24, { total, page: 1, perPage: 0, totalPages: null }],
  ['page[size]=3&page[size]=5', 0, 3, { total, page: 1, perPage: 3, totalPages: 8 }],
  ['page[size]=99999999999999999999', 0, 24, { total, page: 1, perPage: 1e20, totalPages: 1 }],
  ['page[number]=abc', 0, 10, { total, page: null, perPage: 10, totalPages: 3 }],
  ['page[number]=1.9', 0, 10, { total, page: 1, perPage: 10, totalPages: 3 }],
  ['page=2&pageSize=3&limit=2&perPage=2', 0, 10, { total, page: 1, perPage: 10, totalPages: 3 }],
  ['PAGE[size]=1', 0, 10, { total, page: 1, perPage: 10, totalPages: 3 }],
];

describe('pages of flows', () => {
  it.each(pages)('%j gives the flows from %i to %i', async (query, from, to, meta) => {
    const { status, body } = await pat.get(`/flows?${query}`);
    expect(status).toBe(200);
    expect(ids(body)).toEqual(all.slice(from, to));
    expect(at(body, 'meta')).toEqual(meta);
    expect(Object.keys(Object(at(body, 'meta')))).toEqual(['total', 'page', 'perPage', 'totalPages']);
  });

  it.each(['page[number]=0', 'page[number]=-1', 'page[number]=0.5', 'page[size]=-2&page[number]=2'])(
    '%s skips a negative number: no answer upstream, 504 here',
    async (query) => {
      expect((await pat.get(`/flows?${query}`)).status).toBe(504);
    },
  );

  it('turn through the whole list, each flow once', async () => {
    for (const size of [1, 5, 7, 24]) {
      const seen: unknown[] = [];
      for (let page = 1; page <= Math.ceil(total / size); page += 1) {
        seen.push(...ids((await pat.get(`/flows?page[size]=${size}&page[number]=${page}&sort=-name`)).body));
      }
      expect(new Set(seen).size).toBe(total);
      expect(seen).toEqual(ids((await pat.get('/flows?page[size]=0&sort=-name')).body));
    }
  });

  it('of nothing still count pages as upstream does', async () => {
    const meta = async (query: string) =>
      at((await pat.get(`/flows?filter[user]=nobody&${query}`)).body, 'meta', 'totalPages');
    expect(await meta('')).toBe(0);
    expect(await meta('page[size]=0')).toBeNull();
    expect(await meta('page[size]=-3')).toBe(0);
  });
});

describe('pages of templates', () => {
  it('count the whole collection, whoever asks and whatever for', async () => {
    const alice = await actorOf('alice');
    const { body } = await alice.get('/templates?filter[status]=1&page[size]=2');
    expect(ids(body)).toEqual([idOf('templates', 'contacts')]);
    expect(at(body, 'meta')).toEqual({ total: 7, page: 1, perPage: 2, totalPages: 4 });
  });
});

describe('order and filters of flows', () => {
  it.each([
    ['name', (a: string, b: string) => (a < b ? -1 : 1)],
    ['-name', (a: string, b: string) => (a > b ? -1 : 1)],
  ])('sort=%s goes by bytes: capitals before small letters', async (sort, compare) => {
    const { body } = await pat.get(`/flows?page[size]=0&sort=${sort}`);
    const data = at(body, 'data');
    const names = Array.isArray(data) ? data.map(({ name }) => String(name)) : [];
    expect(names).toHaveLength(total);
    expect(names).toEqual([...names].sort(compare));
  });

  it.each([
    ['filter[status]=active', 12],
    ['filter[status]=1', 12],
    ['filter[status]=0', 12],
    ['search=Page', 16],
    ['search=page', 8],
    ['search=Page&filter[status]=active', 8],
    ['search=.*', 24],
    ['search=%20page%200', 3],
  ])('%s leaves %i of 24', async (query, count) => {
    const { body } = await pat.get(`/flows?page[size]=0&${query}`);
    expect([ids(body).length, at(body, 'meta', 'total')]).toEqual([count, count]);
  });

  it.each([
    ['filter[user] of another tenant', `filter[user]=${idOf('users', 'loner')}`, 2],
    ['an operator of the database', 'filter[user][$ne]=x', 55],
    ['nobody', 'filter[user]=nobody', 0],
  ])('%s takes the place of the ownership condition', async (_, query, count) => {
    expect(at((await pat.get(`/flows?${query}`)).body, 'meta', 'total')).toBe(count);
  });

  it.each([
    ['page[size]=0', 'filter[user]=*&page[size]=0'],
    [`filter[user][]=${alice}&filter[user][]=${carol}`, `filter[user]=${alice},${carol}`],
    [`filter[user][]=${alice}&filter[user][]=${carol}`, `filter[user]=${carol},${alice}`],
  ])('%s answered before does not leak into %s', async (first, second) => {
    expect(at((await admin.get(`/flows?${first}`)).body, 'meta', 'total')).toBeGreaterThan(0);
    expect(at((await admin.get(`/flows?${second}`)).body, 'meta', 'total')).toBe(0);
  });

  it.each([
    ['filter[status]=starting&filter[type]=x&sort=x', 'Invalid filter[status] parameter'],
    ['filter[type]=x&filter[fromTemplate]=x&sort=x', 'Invalid filter[type] parameter'],
    ['filter[fromTemplate]=x&sort=x', 'Invalid filter[fromTemplate] parameter'],
    ['sort=x&search[]=x', 'Invalid sort parameter'],
  ])('%s reports the first problem only', async (query, message) => {
    const { status, body } = await pat.get(`/flows?${query}`);
    expect([status, at(body, 'errors', 0, 'message'), at(body, 'errors', 'length')]).toEqual([400, message, 1]);
  });
});

describe('an ETag', () => {
  const paths = [
    '/flows?page[size]=2',
    `/flows/${idOf('flows', 'alpha')}`,
    '/templates',
    '/users',
    '/users/me',
    '/api/v1/roles',
    '/executions?filter[flowId]=x',
  ];

  it.each(paths)('of GET %s gives 304 without a body, for one tag or several, weak or strong, or any', async (path) => {
    const first = await admin.get(path);
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toMatch(/^W\/"[^"]+"$/);
    for (const known of [etag, etag.slice(2), `"x", ${etag}`, '*']) {
      const answer = await admin.get(path, { headers: { 'if-none-match': known } });
      expect([answer.status, answer.text, answer.headers.get('etag')]).toEqual([304, '', etag]);
    }
    for (const headers of [{ 'if-none-match': '"x"' }, { 'if-none-match': etag, 'cache-control': 'no-cache' }]) {
      expect((await admin.get(path, { headers })).text).toBe(first.text);
    }
  });

  it.each(['/flows?sort=x', '/flows/zz', '/nowhere'])('of a refusal stays a refusal: %s', async (path) => {
    const first = await admin.get(path);
    const answer = await admin.get(path, { headers: { 'if-none-match': '*' } });
    expect([answer.status, answer.text]).toEqual([first.status, first.text]);
  });

  it('is not looked at by POST', async () => {
    const alice = await actorOf('alice');
    const answer = await alice.post(`/webhooks/${idOf('flows', 'alpha')}`, {}, { headers: { 'if-none-match': '*' } });
    expect(answer.status).toBe(200);
  });

  it('changes with the list and with each of its items, and only then', async () => {
    const alice = await actorOf('alice');
    const tag = async (path: string) => (await alice.get(path)).headers.get('etag');
    const zeta = idOf('flows', 'zeta');
    for (const path of ['/flows?page[size]=0', `/flows/${zeta}`, '/flows?sort=-updatedAt']) {
      const before = await tag(path);
      expect(await tag(path)).toBe(before);
      await alice.send('PATCH', `/flows/${zeta}`, { body: { description: `for ${path}` } });
      expect(await tag(path)).not.toBe(before);
    }
    const list = await tag('/flows?page[size]=0');
    await alice.send('DELETE', `/flows/${zeta}`);
    expect(await tag('/flows?page[size]=0')).not.toBe(list);
  });

  it('differs between pages that show the same items with other numbers', async () => {
    const tag = async (query: string) => (await pat.get(`/flows?filter[user]=nobody&${query}`)).headers.get('etag');
    expect(await tag('page[number]=1')).not.toBe(await tag('page[number]=2'));
  });

  it("of users follows their changes, and a role's", async () => {
    const own = await actorOf('admin');
    const tag = async (path: string) => (await own.get(path)).headers.get('etag');
    const [list, one] = [await tag('/users'), await tag(`/users/${idOf('users', 'alice')}`)];
    await own.send('PATCH', `/users/${idOf('users', 'alice')}`, { body: { firstname: 'A' } });
    expect(await tag('/users')).not.toBe(list);
    const changed = await tag(`/users/${idOf('users', 'alice')}`);
    expect(changed).not.toBe(one);
  });
});
