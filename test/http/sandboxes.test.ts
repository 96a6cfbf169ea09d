import { describe, expect, it } from 'vitest';
import { createMock, type MockOptions } from '../../mock/index.js';
import { createParts } from '../../mock/server/mock.js';
import { at, createClient, textAt } from '../support/client.js';

const graph = { nodes: [{ id: 'a', componentId: '5ca5c44c187c040010a9bb8b', function: 'f' }] };

async function control(options: MockOptions = { scenario: 'guide' }) {
  const { mock, sandboxes } = await createParts(options);
  return { mock, sandboxes, client: createClient(mock, undefined) };
}

describe('a sandbox', () => {
  it('is a world under a base URL of its own: what is done there is not seen elsewhere', async () => {
    const { client, mock } = await control();
    const made = await client.send('PUT', '/_mock/sandboxes/one', { body: {} });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ name: 'one', baseUrl: 'http://localhost/@one', scenario: 'guide', seed: 1 });
    const token = textAt(made.body, 'token');
    const flow = await client.post('/@one/flows', { graph, name: 'Mine' }, { token });
    expect(flow.status).toBe(201);
    const path = `/flows/${textAt(flow.body, 'data', 'id')}`;
    expect((await client.get(`/@one${path}`, { token })).status).toBe(200);
    expect((await client.get(path, { token })).status).toBe(404);
    expect(mock.entries().map(({ url }) => url)).toEqual([path]);
  });

  it('takes every path: in any case, with a slash at its end, webhooks and unknown ones', async () => {
    const { client, mock } = await control();
    await client.send('PUT', '/_mock/sandboxes/One.2', { body: {} });
    const token = mock.token ?? null;
    expect((await client.get('/@One.2/FLOWS/', { token })).status).toBe(200);
    expect((await client.post('/@One.2/webhooks/6762e154616e91cb8d8b1aaf', { data: {} })).status).toBe(200);
    const unknown = await client.get('/@One.2/nothing', { token });
    expect(unknown.status).toBe(404);
    expect(unknown.text).toContain('Cannot GET /nothing');
    expect((await client.get('/@one.2/flows', { token })).status).toBe(404);
    expect((await client.get('/@One.2')).status).toBe(404);
  });

  it.each([
    ['/@nobody/flows', 404, /PUT \/_mock\/sandboxes\/nobody makes it/],
    ['/@nobody/_mock/health', 404, /PUT \/_mock\/sandboxes\/nobody makes it/],
    ['/@nobody/unknown/path', 404, /PUT \/_mock\/sandboxes\/nobody makes it/],
    ['/@nobody/webhooks/6762e154616e91cb8d8b1aaf/x', 404, /There is no sandbox/],
    ['/@', 404, /a name has 1 to 64/],
    ['/@%20/flows', 404, /a name has 1 to 64/],
  ])('that is not there answers %s with %i and how to make it', async (path, status, error) => {
    const { client } = await control();
    const answer = await client.get(path);
    expect(answer.status).toBe(status);
    expect(at(answer.body, 'error')).toMatch(error);
  });

  it('has the options it is given, and the default world’s for the rest', async () => {
    const { client } = await control({ scenario: 'guide', timing: 'real', dialect: { search: 'insensitive' } });
    const body = {
      scenario: 'demo',
      seed: 7,
      clock: { now: '2026-03-01T08:00:00Z', frozen: true },
      dialect: { userId: 'id' },
      strict: true,
    };
    const made = await client.send('PUT', '/_mock/sandboxes/own', { body });
    expect(made.body).toMatchObject({
      scenario: 'demo',
      seed: 7,
      timing: 'real',
      strict: true,
      dialect: { userId: 'id', search: 'insensitive' },
      clock: { now: '2026-03-01T08:00:00.000Z', frozen: true, real: false },
      requests: 0,
    });
    expect((await client.get('/_mock/sandboxes/own')).body).toEqual(made.body);
    expect((await client.get('/_mock/sandboxes')).body).toEqual([made.body]);
    expect((await client.get('/@own/_mock/health')).body).toMatchObject({ scenario: 'demo', strict: true });
    expect((await client.get('/_mock/health')).body).toMatchObject({ scenario: 'guide', strict: false, sandboxes: 1 });
  });

  it('takes a whole scenario', async () => {
    const { client } = await control();
    const scenario = {
      name: 'tiny',
      partner: 'me@vendor.example',
      tenants: [{ name: 'Vendor' }],
      users: [{ username: 'me@vendor.example', tenant: 'Vendor', permissions: ['flows.read'] }],
      flows: [{ name: 'Only one', graph, owners: [{ id: 'me@vendor.example', type: 'user' }] }],
    };
    const made = await client.send('PUT', '/_mock/sandboxes/tiny', { body: { scenario } });
    expect(made.body).toMatchObject({ scenario: 'tiny' });
    const { body } = await client.get('/@tiny/flows', { token: textAt(made.body, 'token') });
    expect(at(body, 'data', 0, 'name')).toBe('Only one');
  });

  it('begins anew when it is put again, and ends when it is deleted', async () => {
    const { client, mock } = await control();
    const token = mock.token ?? null;
    await client.send('PUT', '/_mock/sandboxes/one', { body: {} });
    await client.post('/@one/flows', { graph }, { token });
    expect(at((await client.get('/@one/flows', { token })).body, 'meta', 'total')).toBe(2);
    expect((await client.send('PUT', '/_mock/sandboxes/one', { body: {} })).status).toBe(200);
    expect(at((await client.get('/@one/flows', { token })).body, 'meta', 'total')).toBe(1);
    expect((await client.send('DELETE', '/_mock/sandboxes/one')).status).toBe(204);
    expect((await client.send('DELETE', '/_mock/sandboxes/one')).status).toBe(404);
    expect((await client.get('/@one/flows', { token })).status).toBe(404);
  });

  it('that is put twice at a time is what the later one asked for; a reset of one that goes meanwhile says so', async () => {
    const { client } = await control();
    const put = (scenario: object | string) => client.send('PUT', '/_mock/sandboxes/one', { body: { scenario } });
    const slow = { name: 'slow', tenants: [{ name: 'V' }], generate: { users: 300, flowsPerUser: 5 } };
    const answers = await Promise.all([put(slow), put('guide')]);
    expect(answers.map(({ status }) => status)).toEqual([201, 200]);
    expect((await client.get('/@one/_mock/health')).body).toMatchObject({ scenario: 'guide' });
    const reset = client.post('/@one/_mock/reset', { scenario: { ...slow, name: 'other' } });
    await new Promise((resolve) => setImmediate(resolve));
    await client.send('DELETE', '/_mock/sandboxes/one');
    expect(await reset).toMatchObject({ status: 409, body: { error: expect.stringMatching(/deleted or replaced/) } });
  });

  it.each([
    ['/_mock/sandboxes/-x', {}, /is no name of a sandbox/],
    ['/_mock/sandboxes/a%2Fb', {}, /is no name of a sandbox/],
    [`/_mock/sandboxes/${'x'.repeat(65)}`, {}, /is no name of a sandbox/],
    ['/_mock/sandboxes/a', { scenario: 'gide' }, /there is no scenario "gide"/],
    ['/_mock/sandboxes/a', { scenario: '/etc/passwd' }, /there is no scenario/],
    ['/_mock/sandboxes/a', { scenario: { flows: 5, users: [{}] } }, /scenario flows.*scenario users\[0\]/],
    ['/_mock/sandboxes/a', { seed: -1 }, /body \/seed/],
    ['/_mock/sandboxes/a', { seed: 'x' }, /body \/seed/],
    ['/_mock/sandboxes/a', { timing: 'fast' }, /body \/timing/],
    ['/_mock/sandboxes/a', { dialect: { userId: 'name' } }, /dialect userId/],
    ['/_mock/sandboxes/a', { dialect: { nope: 'x' } }, /unknown dialect option/],
    ['/_mock/sandboxes/a', { clock: { now: 'yesterday' } }, /no time of a world/],
    ['/_mock/sandboxes/a', { unknown: 1 }, /unknown/],
    ['/_mock/sandboxes/a', [], /body/],
  ])('is not made by PUT %s with %j, and nothing has changed', async (path, body, error) => {
    const { client } = await control();
    const answer = await client.send('PUT', path, { body });
    expect(answer.status).toBe(400);
    expect(answer.text.replaceAll('\\"', '"')).toMatch(error);
    expect((await client.get('/_mock/sandboxes')).body).toEqual([]);
  });

  it('is refused with 429 when there are as many as allowed, replacing one is not', async () => {
    const { client } = await control({ scenario: 'guide', maxSandboxes: 2 });
    for (const name of ['a', 'b']) await client.send('PUT', `/_mock/sandboxes/${name}`, { body: {} });
    const third = await client.send('PUT', '/_mock/sandboxes/c', { body: {} });
    expect(third.status).toBe(429);
    expect(at(third.body, 'error')).toMatch(/2 sandboxes already.*maxSandboxes/);
    expect((await client.send('PUT', '/_mock/sandboxes/b', { body: {} })).status).toBe(200);
  });

  it('broken JSON, a query that means nothing and a body where none is due are refused with their place', async () => {
    const { client } = await control();
    expect((await client.send('PUT', '/_mock/sandboxes/a', { text: '{' })).status).toBe(400);
    expect((await client.get('/_mock/sandboxes?x=1')).status).toBe(400);
    expect((await client.post('/_mock/snapshots/a', { x: 1 })).status).toBe(400);
  });
});

describe('a thousand sandboxes', () => {
  it('stand side by side in one process', async () => {
    const { client, mock, sandboxes } = await control({ scenario: 'demo' });
    for (let i = 0; i < 1_000; i += 1) await sandboxes.put(`s${i}`, {});
    const token = mock.token ?? null;
    await client.post('/@s500/flows', { graph }, { token });
    const totals = new Set<unknown>();
    for (let i = 0; i < 1_000; i += 37) {
      totals.add(at((await client.get(`/@s${i}/flows`, { token })).body, 'meta', 'total'));
    }
    expect(totals.size).toBe(1);
    expect(at((await client.get('/@s500/flows', { token })).body, 'meta', 'total')).toBe(Number([...totals][0]) + 1);
  });
});

describe('the library', () => {
  it('gives sandboxes with all that a mock has', async () => {
    const mock = await createMock({ scenario: 'guide' });
    const sandbox = await mock.sandbox('mine', { seed: 3 });
    const headers = { authorization: `Bearer ${sandbox.token}` };
    expect((await sandbox.request('/flows', { headers })).status).toBe(200);
    expect((await sandbox.fetch('https://api.platform.openintegrationhub.com/flows', { headers })).status).toBe(200);
    expect((await sandbox.fetch(new URL('http://localhost/@mine/flows'), { headers })).status).toBe(200);
    expect(sandbox.entries()).toHaveLength(3);
    expect(mock.entries()).toHaveLength(0);
    const restore = sandbox.snapshot();
    const post = {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ graph }),
    };
    await sandbox.request('/flows', post);
    expect(sandbox.describe().counts.flows).toBe(2);
    restore();
    expect(sandbox.describe().counts.flows).toBe(1);
    expect(mock.describe().counts.flows).toBe(1);
    sandbox.delete();
    expect((await mock.request('/@mine/flows', { headers })).status).toBe(404);
  });

  it('sets a clock by a text, a number or a Date, at the start and later', async () => {
    const mock = await createMock({ scenario: 'guide' });
    const clockOf = async ({ request }: { request: typeof mock.request }) => (await request('/_mock/clock')).json();
    const now = '2026-03-01T08:00:00.000Z';
    for (const given of ['2026-03-01T09:00:00+01:00', Date.parse(now), new Date(now)]) {
      const sandbox = await mock.sandbox('one', { clock: { now: given, frozen: true } });
      expect(await clockOf(sandbox)).toEqual({ now, frozen: true, real: false });
      mock.setClock({ now: given, frozen: true });
      expect(await clockOf(mock)).toEqual({ now, frozen: true, real: false });
    }
    mock.setClock({ now: '2027-01-01T00:00:00Z' });
    expect(await clockOf(mock)).toMatchObject({ now: '2027-01-01T00:00:00.000Z', frozen: true });
    mock.setClock('real');
    expect(await clockOf(mock)).toMatchObject({ frozen: false, real: true });
  });

  it.each(['tomorrow', '2026-03-01', '2026-03-01T08:00:00', '2100-01-01T00:00:00Z', Number.NaN, -1, 1e300])(
    'refuses %j as the time of a world, and changes nothing',
    async (now) => {
      const mock = await createMock({ scenario: 'guide' });
      const message = /is no time of a world: a date and time between 1970 and 2100/;
      expect(() => mock.setClock({ now })).toThrow(message);
      await expect(mock.sandbox('one', { clock: { now } })).rejects.toThrow(message);
      expect(await (await mock.request('/_mock/sandboxes')).json()).toEqual([]);
      expect(await (await mock.request('/_mock/clock')).json()).toMatchObject({ real: true });
    },
  );
});
