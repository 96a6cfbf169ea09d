import { describe, expect, it } from 'vitest';
import { at, type Client, partnerOf, textAt } from '../support/client.js';

const idsOf = (body: unknown): unknown[] =>
  (at(body, 'data') as readonly object[]).map((each) => at(each, 'id') ?? at(each, '_id'));

async function all(client: Client, kind: string): Promise<readonly Record<string, string>[]> {
  const { body } = await client.get(`/_mock/records/${kind}?limit=1000`);
  return at(body, 'data') as readonly Record<string, string>[];
}

describe('records of a world', () => {
  it('are searched by name, id and owner, and narrowed by status and owner, with how many fit', async () => {
    const partner = await partnerOf('demo');
    const flows = await all(partner, 'flows');
    const [first] = flows;
    const username = partner.mock.describe().example?.username ?? '';
    const owner = partner.mock.describe().example?.userId ?? '';
    const owns = (flow: object) => JSON.stringify(at(flow, 'owners')).includes(owner);
    for (const [query, fits] of [
      [`search=${first?.id}`, (flow) => flow.id === first?.id],
      [`search=${encodeURIComponent((first?.name ?? '').toUpperCase())}`, (flow) => flow.name === first?.name],
      ['status=active', (flow) => flow.status === 'active'],
      [`owner=${owner}`, owns],
      [`search=${encodeURIComponent(username)}`, owns],
      [`owner=${owner}&status=active`, (flow) => owns(flow) && flow.status === 'active'],
      ['search=no%20such%20flow', () => false],
      ['search=', () => true],
    ] as readonly [string, (flow: Record<string, string>) => boolean][]) {
      const { body } = await partner.get(`/_mock/records/flows?limit=1000&${query}`);
      const wanted = flows.filter(fits).map(({ id }) => id);
      expect([query, idsOf(body)]).toEqual([query, wanted]);
      expect(at(body, 'meta')).toEqual({ total: flows.length, matched: wanted.length });
    }
  });

  it.each(['flows', 'users', 'templates'])('come sorted, in pages: %s', async (kind) => {
    const partner = await partnerOf('demo');
    const nameOf = (each: Record<string, string>) => each.username ?? each.name ?? '';
    const names = (await all(partner, kind)).map(nameOf).sort();
    const found: string[] = [];
    for (let page = 1; page <= Math.ceil(names.length / 3); page += 1) {
      const { body } = await partner.get(`/_mock/records/${kind}?sort=name&limit=3&page=${page}`);
      found.push(...(at(body, 'data') as readonly Record<string, string>[]).map(nameOf));
    }
    expect(found).toEqual(names);
    const { body } = await partner.get(`/_mock/records/${kind}?sort=-name&limit=1`);
    expect(nameOf((at(body, 'data') as readonly Record<string, string>[])[0] ?? {})).toBe(names.at(-1));
    const behind = await partner.get(`/_mock/records/${kind}?page=1000&limit=3`);
    expect(at(behind.body, 'data')).toEqual([]);
  });

  it('of users come with how many flows each owns where that is asked for, a plain list or a narrowed one', async () => {
    const partner = await partnerOf('demo');
    const flows = await all(partner, 'flows');
    for (const query of ['with=flows&limit=1000', 'with=flows&limit=1000&page=1', 'with=flows&limit=2&sort=-name']) {
      const { body } = await partner.get(`/_mock/records/users?${query}`);
      const counts = idsOf(body).map((id) => {
        const own = flows.filter((flow) => JSON.stringify(at(flow, 'owners')).includes(String(id)));
        return [id, { active: own.filter(({ status }) => status === 'active').length, total: own.length }];
      });
      expect(counts.length).toBeGreaterThan(1);
      expect([query, at(body, 'meta', 'flows')]).toEqual([query, Object.fromEntries(counts)]);
    }
    expect(at((await partner.get('/_mock/records/users')).body, 'meta', 'flows')).toBeUndefined();
    const refused = await partner.get('/_mock/records/flows?with=flows');
    expect([refused.status, at(refused.body, 'problems', 0, 'right')]).toEqual([400, 'leave it out']);
  });

  it('are those of now, after a write', async () => {
    const partner = await partnerOf('demo');
    const path = '/_mock/records/flows?search=zebra&sort=name';
    expect(at((await partner.get(path)).body, 'meta', 'matched')).toBe(0);
    const { body } = await partner.get('/_mock/records/flows?limit=1');
    await partner.send('PATCH', `/_mock/records/flows/${textAt(body, 'data', 0, 'id')}`, { body: { name: 'A Zebra' } });
    expect(at((await partner.get(path)).body, 'meta', 'matched')).toBe(1);
  });

  it('of tokens are those of an account', async () => {
    const partner = await partnerOf('guide');
    const [token] = await all(partner, 'tokens');
    const { body } = await partner.get(`/_mock/records/tokens?owner=${token?.accountId}`);
    expect(at(body, 'data', 0, 'token')).toBe(token?.token);
    expect(at((await partner.get('/_mock/records/tokens?owner=none')).body, 'meta', 'matched')).toBe(0);
  });

  it.each(['sort=id', 'page=0', 'page=x', 'status=', `search=${'x'.repeat(501)}`, 'page=1&since=x'])(
    'are not listed by what makes no sense: %s',
    async (query) => {
      const partner = await partnerOf('empty');
      const answer = await partner.get(`/_mock/records/flows?${query}`);
      expect([answer.status, at(answer.body, 'problems', 'length')]).toEqual([400, 1]);
    },
  );
});
