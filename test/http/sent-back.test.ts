import { describe, expect, it } from 'vitest';
import { actorOf, at, type Client } from '../support/client.js';
import { idOf } from '../support/parity-world.js';

/** Routes with a record, each with the writes that take one. */
const routes: readonly (readonly [path: string, actor: string, writes: readonly string[]])[] = [
  [`/flows/${idOf('flows', 'alpha')}`, 'alice', ['PATCH /flows/{id}', 'POST /flows']],
  [`/flows/${idOf('flows', 'zeta')}`, 'alice', ['PATCH /flows/{id}', 'POST /flows']],
  ['/templates/{first}', 'alice', ['PATCH /templates/{id}', 'POST /templates', 'POST /templates/{id}/generate']],
  ['/api/v1/users/{first}', 'admin', ['PATCH /api/v1/users/{id}', 'PUT /api/v1/users/{id}']],
  ['/api/v1/users/me', 'alice', ['PATCH /api/v1/users/me']],
  ['/api/v1/tenants/{first}', 'admin', ['PATCH /api/v1/tenants/{id}']],
  ['/api/v1/roles/{first}', 'admin', ['PATCH /api/v1/roles/{id}']],
];

/** The record of a route, with the path that it was read from. */
async function read(client: Client, route: string): Promise<{ readonly path: string; readonly record: object }> {
  let path = route;
  if (route.endsWith('/{first}')) {
    const list = route.slice(0, -'/{first}'.length);
    const { body } = await client.get(list);
    const first = Array.isArray(body) ? body[0] : at(body, 'data', 0);
    path = `${list}/${at(first, '_id') ?? at(first, 'id')}`;
  }
  const { status, body } = await client.get(path);
  expect(status).toBe(200);
  return { path, record: Object(at(body, 'data') ?? body) };
}

describe('what was read can be sent back in strict mode as in lenient mode', () => {
  it.each(routes.flatMap(([route, actor, writes]) => writes.map((write) => [route, actor, write] as const)))(
    '%s, as %s, with %s',
    async (route, actor, write) => {
      const [method = '', target = ''] = write.split(' ');
      const statuses = [];
      for (const strict of [false, true]) {
        const client = await actorOf(actor, { strict });
        const { path, record } = await read(client, route);
        const id = path.slice(path.lastIndexOf('/') + 1);
        const { status } = await client.send(method, target.replace('{id}', id), { body: record });
        statuses.push(status);
        const changed = await client.send(method, target.replace('{id}', id), { body: { ...record, name: 'changed' } });
        statuses.push(changed.status);
      }
      const lenient = statuses.slice(0, 2);
      const strict = statuses.slice(2);
      // What the service itself refuses may be refused with other words.
      expect(strict).toEqual(lenient.map((status, i) => (status < 400 ? status : strict[i])));
      expect(strict.map((status) => status < 400)).toEqual(lenient.map((status) => status < 400));
    },
  );

  it('and what the service sets stays as it was', async () => {
    const alice = await actorOf('alice', { strict: true });
    const { path, record } = await read(alice, `/flows/${idOf('flows', 'zeta')}`);
    const sent = { ...record, createdAt: '2001-01-01T00:00:00.000Z' };
    expect((await alice.send('PATCH', path, { body: sent })).status).toBe(200);
    expect((await read(alice, path)).record).toMatchObject({
      id: at(record, 'id'),
      createdAt: at(record, 'createdAt'),
    });
  });

  it('but a member of neither is a violation that names those that count', async () => {
    const alice = await actorOf('alice', { strict: true });
    const { path, record } = await read(alice, `/flows/${idOf('flows', 'zeta')}`);
    const { status, text } = await alice.send('PATCH', path, { body: { ...record, nmae: 'x' } });
    expect(status).toBe(422);
    expect(text).toMatch(
      /known are name, description, graph, type, tenant, owners, status, cron, fromTemplate, flowSettings, payload\b(?!, id)/,
    );
  });
});
