import { setImmediate as turn } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { createMock } from '../../mock/index.js';
import { createParts } from '../../mock/server/mock.js';
import { at, type Client, createClient, partnerOf } from '../support/client.js';
import { inDepth, isDeep } from '../support/depth.js';
import { remembered } from '../support/world-requests.js';

const node = { id: 'a', componentId: '5ca5c44c187c040010a9bb8b', function: 'f' };

const graph = { nodes: [node] };

/** Of `busy`; of the same world with fewer users where a sample is enough. */
const users = inDepth(1_000);
const busy = isDeep ? 'busy' : { extends: 'busy', generate: { users, flowsPerUser: 100, templates: 40 } };
const total = users * 100;

describe('the world busy', () => {
  let partner: Client;
  beforeAll(async () => {
    const mock = await createMock({ scenario: busy });
    partner = createClient(mock, mock.token);
  });

  it(`shows its partner ${users} users with a hundred flows each, by list and user by user`, async () => {
    const { body: listed } = await partner.get('/users');
    const ids = Array.isArray(listed) ? listed.map((user): string => at(user, '_id') as string) : [];
    expect(ids).toHaveLength(users + 1);
    const owned = new Map<string, number>();
    const seen = new Set<unknown>();
    for (let page = 1; page <= total / 5_000; page += 1) {
      const { body } = await partner.get(`/flows?page[size]=5000&page[number]=${page}`);
      expect(at(body, 'meta', 'total')).toBe(total);
      const data = at(body, 'data');
      for (const flow of Array.isArray(data) ? data : []) {
        seen.add(at(flow, 'id'));
        const owner = String(at(flow, 'owners', 0, 'id'));
        owned.set(owner, (owned.get(owner) ?? 0) + 1);
      }
    }
    expect(seen.size).toBe(total);
    expect(owned.size).toBe(users);
    expect([...new Set(owned.values())]).toEqual([100]);
    for (const user of ids.slice(1, 30)) {
      expect(at((await partner.get(`/flows?filter[user]=${user}`)).body, 'meta', 'total')).toBe(100);
    }
  });

  it('lends its flows to sandboxes that change them each for itself', async () => {
    const totalOf = async (path: string) => at((await partner.get(`${path}/flows?page[size]=1`)).body, 'meta', 'total');
    for (const name of ['a', 'b']) await partner.send('PUT', `/_mock/sandboxes/${name}`, { body: {} });
    const id = at((await partner.get('/flows?page[size]=1')).body, 'data', 0, 'id');
    expect((await partner.send('DELETE', `/@a/flows/${id}`)).status).toBe(200);
    expect((await partner.send('PATCH', `/@b/flows/${id}`, { body: { name: 'Mine' } })).status).toBe(200);
    await partner.post('/@b/flows', { graph });
    expect([await totalOf(''), await totalOf('/@a'), await totalOf('/@b')]).toEqual([total, total - 1, total + 1]);
    expect((await partner.get(`/@a/flows/${id}`)).status).toBe(404);
    expect(at((await partner.get(`/flows/${id}`)).body, 'data', 'name')).not.toBe('Mine');
    await partner.post('/@b/_mock/reset');
    expect(await totalOf('/@b')).toBe(total);
  });
});

describe('loading a large world', () => {
  it('lets others have their turn all the while', async () => {
    const mock = await createMock({ scenario: 'guide' });
    const client = createClient(mock, mock.token);
    let loaded = false;
    const loading = client.send('PUT', '/_mock/sandboxes/large', { body: { scenario: busy, seed: 3 } }).finally(() => {
      loaded = true;
    });
    let answered = 0;
    while (!loaded) {
      expect((await client.get('/flows')).status).toBe(200);
      answered += 1;
      await turn();
    }
    expect((await loading).status).toBe(201);
    // As one piece of work it would let two or three through.
    expect(answered).toBeGreaterThan(inDepth(20, 6));
  });

  it('is done once for those who ask meanwhile', async () => {
    const { sandboxes } = await createParts({ scenario: 'guide' });
    const puts = ['a', 'b', 'c'].map((name) => sandboxes.put(name, { scenario: 'demo', seed: 4 }));
    const bases = new Set((await Promise.all(puts)).map(({ sandbox }) => sandbox.world.base));
    expect(bases.size).toBe(1);
  });
});

describe('a scenario that cannot be loaded', () => {
  const wrong: [what: string, scenario: unknown, error: RegExp][] = [
    ['an unknown name', 'gide', /there is no scenario \\"gide\\": demo, guide, empty, edge, busy, outage, the file/],
    ['a file of this machine', '/etc/passwd', /there is no scenario/],
    ['a number', 5, /body \/scenario|\/scenario/],
    ['a list', [], /scenario/],
    ['wrong types', { flows: 5 }, /"place":"scenario flows","message":"5 is not a list"/],
    ['an unknown member', { flow: [] }, /did you mean \\"flows\\"\?/],
    ['an unknown owner', { flows: [{ graph, owners: [{ id: 'x', type: 'user' }] }] }, /flows\[0\]\.owners\[0\]\.id/],
    ['an unknown tenant', { users: [{ username: 'a', tenant: 'T' }] }, /users\[0\]\.tenant.*there is no tenant/],
    ['an unknown template', { flows: [{ graph, fromTemplate: 'T' }] }, /there is no template/],
    ['an unknown base', { extends: 'nothing' }, /extends.*is none of demo, guide/],
    ['too much to make up', { generate: { users: 1_000_000 } }, /generate\.users/],
    ['a wrong fault', { faults: [{ effect: { kind: 'statsu' } }] }, /did you mean \\"status\\"\?/],
    ['a clock that is none', { clock: { now: '2026-13-01T00:00:00.000Z' } }, /clock\.now/],
    ['a deep one', { flows: [{ graph, flowSettings: deep(150) }] }, /deeper than 100 levels/],
  ];

  function deep(levels: number): unknown {
    return levels === 0 ? 1 : { a: deep(levels - 1) };
  }

  it.each(wrong)('(%s) leaves all worlds as they are', async (_what, scenario, error) => {
    const { mock, sandboxes } = await createParts({ scenario: 'guide', faults: ['getUsers:latency(1)'] });
    const { sandbox } = await sandboxes.put('one', { clock: { now: Date.UTC(2026, 2, 1), frozen: true } });
    const client = createClient(mock, mock.token);
    for (const base of ['', '/@one']) {
      await client.post(`${base}/flows`, { graph });
      await client.post(`${base}/_mock/snapshots/kept`);
    }
    await client.send('PUT', '/_mock/clock', { body: { now: '2026-05-01T00:00:00Z', frozen: true } });
    const before = [remembered(sandboxes.main), remembered(sandbox)];
    for (const [method, path] of [
      ['POST', '/_mock/reset'],
      ['POST', '/@one/_mock/reset'],
      ['PUT', '/_mock/sandboxes/one'],
      ['PUT', '/_mock/sandboxes/two'],
    ] as const) {
      const answer = await client.send(method, path, { body: { scenario } });
      expect(answer.status, path).toBe(400);
      expect(answer.text).toMatch(error);
    }
    expect([remembered(sandboxes.main), remembered(sandbox)]).toEqual(before);
    expect(sandboxes.find('one')).toBe(sandbox);
    expect(sandboxes.size).toBe(1);
  });

  it('is told all that is wrong with it at once', async () => {
    const partner = await partnerOf('guide');
    const scenario = { users: [{ username: 1 }, { status: 'GONE' }], partner: 'x', flows: [{ graph: { nodes: [] } }] };
    const { body } = await partner.post('/_mock/reset', { scenario });
    expect(at(body, 'problems')).toEqual([
      { place: 'scenario users[0].username', message: '1 is not text; put it in quotes' },
      { place: 'scenario users[1]', message: 'lacks the member username' },
      { place: 'scenario users[1].status', message: '"GONE" is none of ACTIVE, DISABLED, PENDING' },
      { place: 'scenario partner', message: 'there is no user with the id or username "x"' },
      { place: 'scenario flows[0].graph.nodes', message: 'a graph needs at least one node' },
    ]);
  });

  it('may be sent again when it is right, and is loaded then', async () => {
    const partner = await partnerOf('guide');
    const scenario = (status: string) => ({ name: 'mine', flows: [{ graph, status }] });
    expect((await partner.post('/_mock/reset', { scenario: scenario('gone') })).status).toBe(400);
    expect((await partner.post('/_mock/reset', { scenario: scenario('active') })).body).toMatchObject({
      scenario: 'mine',
    });
  });

  it('of more than 16 MB is refused with 413 and where to put it', async () => {
    const partner = await partnerOf('guide');
    const text = JSON.stringify({ scenario: { description: 'x'.repeat(16 * 1024 * 1024) } });
    const answer = await partner.send('PUT', '/_mock/sandboxes/a', { text });
    expect(answer.status).toBe(413);
    expect(at(answer.body, 'error')).toMatch(/more than 16 MB.*as a file/);
  });
});

describe('names that are not safe in a URL', () => {
  it.each(['-x', '.x', '_x', 'a%2Fb', '%20', '%C3%BC', 'a%00', 'x'.repeat(65), '%3Cb%3E', 'a:b', 'a,b', '%40a'])(
    '%s names neither a sandbox nor a snapshot',
    async (name) => {
      const partner = await partnerOf('guide');
      const before = (await partner.get('/_mock/health')).text;
      for (const [method, path] of [
        ['PUT', `/_mock/sandboxes/${name}`],
        ['POST', `/_mock/snapshots/${name}`],
      ] as const) {
        const answer = await partner.send(method, path, method === 'PUT' ? { body: {} } : {});
        expect(answer.status, path).toBe(400);
        expect(answer.text).toMatch(/is no name of a (sandbox|snapshot): 1 to 64 letters/);
      }
      expect((await partner.get('/_mock/health')).text).toBe(before);
      expect((await partner.get('/_mock/snapshots')).body).toEqual([]);
    },
  );
});
