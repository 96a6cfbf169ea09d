import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shownFault } from '../../mock/faults/plan.js';
import { createParts } from '../../mock/handle.js';
import { createMock, type FaultGiven, type MockOptions } from '../../mock/index.js';
import { at, createClient, textAt } from '../support/client.js';
import { dump } from '../support/dump.js';
import { anyFaults } from '../support/fault-arbitraries.js';
import { idOf, parityWorldFile, tokenOf } from '../support/parity-world.js';

const graph = { nodes: [{ id: 'a', componentId: '5ca5c44c187c040010a9bb8b', function: 'f' }] };
const clock = { now: Date.UTC(2026, 2, 1), frozen: true };

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

describe('nothing leaks', () => {
  const flows = ['alpha', 'zeta', 'gamma', 'bulk1'].map((name) => idOf('flows', name));
  const flow = fc.constantFrom(...flows);
  const actor = fc.constantFrom('admin', 'alice', 'bob', 'tenantadmin1');
  const operation = fc.oneof(
    fc.record({
      method: fc.constant('GET'),
      path: fc.constantFrom('/flows', '/flows?page[size]=3&sort=-name', '/users', '/templates'),
    }),
    fc.record({ method: fc.constant('POST'), path: fc.constant('/flows'), body: fc.constant({ graph, name: 'New' }) }),
    flow.map((id) => ({ method: 'PATCH', path: `/flows/${id}`, body: { name: 'Renamed' } })),
    flow.map((id) => ({ method: 'POST', path: `/flows/${id}/start` })),
    flow.map((id) => ({ method: 'POST', path: `/flows/${id}/stop` })),
    flow.map((id) => ({ method: 'DELETE', path: `/flows/${id}` })),
    fc.constant({ method: 'POST', path: `/webhooks/${idOf('flows', 'beta')}`, body: { data: {} } }),
    fc.constant({ method: 'POST', path: '/impersonate', body: { username: 'somebody' } }),
    fc.constant({ method: 'POST', path: '/login', body: { username: 'alice@example.com', password: 'alice-pass' } }),
    fc.constant({ method: 'POST', path: '/logout' }),
    fc.constant({ method: 'DELETE', path: `/users/${idOf('users', 'bob')}` }),
    fc.constant({ method: 'PUT', path: '/_mock/clock', body: { advance: '2h' } }),
    fc.constant({ method: 'POST', path: '/_mock/reset' }),
    fc.constant({ method: 'POST', path: '/_mock/snapshots/kept' }),
    fc.constant({ method: 'POST', path: '/_mock/snapshots/kept/restore' }),
  );

  /** How a request ends for who sent it. */
  const endOf = (sent: Promise<{ status: number; text: string }>) =>
    sent.then(
      ({ status, text }) => [status, text],
      (error) => [String(error), String(error.cause?.code)],
    );
  const noFaults = fc.constant<readonly FaultGiven[]>([]);
  // Silence has no end.
  const someFaults = anyFaults.map((faults) => faults.filter((fault) => !JSON.stringify(fault).includes('silence')));

  it.each([
    ['', noFaults],
    [' while faults are armed in some of them', someFaults],
  ])(
    'between sandboxes%s: each answers and ends as a mock of its own with the same requests does',
    async (_, faults) => {
      const names = ['a', 'b', 'c', 'd'];
      const step = fc.record({ where: fc.nat(names.length - 1), actor, operation });
      const armed = fc.tuple(noFaults, faults, faults, noFaults);
      let fired = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), armed, async (steps, armedIn) => {
          const { sandboxes, mock } = await createParts({ scenario: parityWorldFile, timing: 'real' });
          const before = dump(sandboxes.main.world);
          const client = createClient(mock, undefined);
          const twins = [];
          for (const [i, name] of names.entries()) {
            const own = { clock, faults: armedIn[i] ?? [] };
            const { sandbox } = await sandboxes.put(name, own);
            const alone = await createParts({ scenario: parityWorldFile, timing: 'real' });
            const twin = (await alone.sandboxes.put(name, own)).sandbox;
            twins.push({ name, sandbox, twin, alone: createClient(alone.mock, undefined) });
          }
          for (const {
            where,
            actor: who,
            operation: { method, path, ...rest },
          } of steps) {
            const pair = twins[where];
            if (pair === undefined) continue;
            const sending = { token: tokenOf(who), ...rest };
            const here = await endOf(client.send(method, `/@${pair.name}${path}`, sending));
            expect(here).toEqual(await endOf(pair.alone.send(method, `/@${pair.name}${path}`, sending)));
          }
          for (const { twin, sandbox } of twins) {
            const shown = sandbox.faults.list().map(shownFault);
            expect(shown).toEqual(twin.faults.list().map(shownFault));
            fired += shown.reduce((sum, fault) => sum + fault.fired, 0);
          }
          for (const { twin, sandbox } of twins) expect(dump(sandbox.world)).toBe(dump(twin.world));
          expect(dump(sandboxes.main.world)).toBe(before);
        }),
        { seed: 20_261_124, numRuns: 25 },
      );
      expect(fired > 20, `${fired} fired`).toBe(faults !== noFaults);
    },
  );
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
});
