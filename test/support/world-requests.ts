import fc from 'fast-check';
import { shownFault } from '../../mock/faults/armed-faults.js';
import type { Sandbox } from '../../mock/worlds/sandbox.js';
import { dump } from './dump.js';
import { idOf } from './parity-world.js';

const graph = { nodes: [{ id: 'a', componentId: '5ca5c44c187c040010a9bb8b', function: 'f' }] };

/** A request in the world of the recorded exchanges. */
export interface Request {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
}

const id = (kind: 'flows' | 'templates' | 'users' | 'tenants', ...names: string[]) =>
  fc.constantFrom(...names.map((name) => idOf(kind, name)));

const flow = id('flows', 'alpha', 'zeta', 'gamma', 'bulk1', 'shared');

const template = id('templates', 'orders', 'contacts', 'carol');

const user = id('users', 'alice', 'bob', 'dave');

const just = (method: string, path: string, body?: unknown) => fc.constant({ method, path, body });

const to = (where: fc.Arbitrary<string>, method: string, path: (id: string) => string, body?: unknown) =>
  where.map((one) => ({ method, path: path(one), body }));

const reading = fc.constantFrom(
  ...['/flows', '/flows?page[size]=3&sort=-name', '/flows?filter[status]=active', '/users', '/users/me', '/templates'],
  ...['/api/v1/tokens', '/api/v1/roles', '/api/v1/tenants', '/secrets', '/_mock/clock', '/_mock/snapshots'],
);

const snapshot = fc.constantFrom('kept', 'other');

export const actor = fc.constantFrom('admin', 'alice', 'bob', 'tenantadmin1');

/** What a client may do, and what moves a world's time. */
export const operation: fc.Arbitrary<Request> = fc.oneof(
  { weight: 4, arbitrary: reading.map((path) => ({ method: 'GET', path })) },
  just('POST', '/flows', { graph, name: 'New' }),
  just('POST', '/flows', { graph, name: 'Each hour', cron: '0 * * * *' }),
  to(flow, 'PATCH', (one) => `/flows/${one}`, { name: 'Renamed' }),
  to(flow, 'POST', (one) => `/flows/${one}/start`),
  to(flow, 'POST', (one) => `/flows/${one}/stop`),
  to(flow, 'DELETE', (one) => `/flows/${one}`),
  just('POST', `/webhooks/${idOf('flows', 'beta')}`, { data: {} }),
  just('POST', '/templates', { graph, name: 'New' }),
  to(template, 'PATCH', (one) => `/templates/${one}`, { name: 'Renamed' }),
  to(template, 'DELETE', (one) => `/templates/${one}`),
  to(template, 'POST', (one) => `/templates/${one}/generate`),
  just('POST', '/impersonate', { username: 'somebody' }),
  just('POST', '/login', { username: 'alice@example.com', password: 'alice-pass' }),
  just('POST', '/logout'),
  just('POST', '/api/v1/tokens', { accountId: idOf('users', 'alice'), tokenLifeSpan: '1h' }),
  to(user, 'PATCH', (one) => `/users/${one}`, { firstname: 'Other' }),
  to(user, 'PATCH', (one) => `/users/${one}`, { permissions: ['flows.read'] }),
  to(user, 'PATCH', (one) => `/users/${one}`, { status: 'DISABLED' }),
  to(user, 'DELETE', (one) => `/users/${one}`),
  just('POST', '/api/v1/roles', { name: 'New', permissions: [] }),
  to(id('tenants', 'one', 'two'), 'PATCH', (one) => `/api/v1/tenants/${one}`, { name: 'Renamed' }),
  fc.constantFrom('2h', '40m', 90_000).map((advance) => ({ method: 'PUT', path: '/_mock/clock', body: { advance } })),
  just('PUT', '/_mock/clock', { now: '2026-02-01T00:00:00Z' }),
  just('POST', '/_mock/reset'),
);

/** What the control API may do to the snapshots of a world. */
export const snapshotOperation: fc.Arbitrary<Request> = fc.oneof(
  snapshot.map((name) => ({ method: 'POST', path: `/_mock/snapshots/${name}` })),
  snapshot.map((name) => ({ method: 'POST', path: `/_mock/snapshots/${name}/restore` })),
  snapshot.map((name) => ({ method: 'DELETE', path: `/_mock/snapshots/${name}` })),
);

/** All that a world remembers. */
export function rememberedWorld({ world }: Sandbox): Record<string, unknown> {
  return {
    world: dump(world),
    clock: world.timeline.state,
    scheduled: world.records.tasks.scheduledFlows(),
    tokens: world.records.tokens.list(world.clock.now()),
  };
}

/** All that a sandbox remembers. */
export function remembered(sandbox: Sandbox): Record<string, unknown> {
  const { journal, snapshots, faults } = sandbox;
  return {
    ...rememberedWorld(sandbox),
    snapshots: [...snapshots].map(([name, { world }]) => [
      name,
      world.takenAt,
      [...world.records.flows.all()].map(({ text }) => text),
    ]),
    faults: faults.list().map(shownFault),
    journal: [...journal.entries()].map(({ method, path, query, status, caller }) => [
      method,
      path,
      query,
      status,
      caller,
    ]),
  };
}
