import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { MockOptions } from '../../mock/index.js';
import { createParts } from '../../mock/server/mock.js';
import { startMock } from '../../mock/server/server.js';
import type { World } from '../../mock/worlds/world.js';
import { at, createClient, textAt } from '../support/client.js';
import { refusal, watchDisk } from '../support/disk.js';
import { dump } from '../support/dump.js';
import { idOf, parityWorldFile, tokenOf } from '../support/parity-world.js';

const folder = mkdtempSync(join(tmpdir(), 'flowmate-data-'));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;

const nextFile = () => {
  files += 1;
  return join(folder, `world-${files}.json`);
};

const graph = { nodes: [{ id: 'a', componentId: '5ca5c44c187c040010a9bb8b', function: 'f' }] };

/** All that the world remembers. Positions may have gaps where records were deleted, until it is loaded anew. */
const remembered = (world: World) => dump(world).replaceAll(/^\d+ (?=\{)/gm, '');

async function open(data: string, options: MockOptions = {}) {
  const { mock, sandboxes, parts } = await createParts({ scenario: parityWorldFile, timing: 'real', ...options, data });
  return { mock, sandboxes, world: parts.world, client: createClient(mock, tokenOf('admin')) };
}

describe('a world with a data file', () => {
  it('is there again after a restart: records, tokens, sessions, passwords, started flows and transitions', async () => {
    const file = nextFile();
    const first = await open(file);
    const id = textAt((await first.client.post('/flows', { graph, name: 'kept' })).body, 'data', 'id');
    await first.client.post(`/flows/${id}/start`);
    await first.client.send('DELETE', `/flows/${idOf('flows', 'gamma')}`);
    await first.client.post(`/flows/${idOf('flows', 'alpha')}/stop`);
    await first.client.send('PATCH', `/users/${idOf('users', 'bob')}`, { body: { password: 'other' } });
    await first.client.send('DELETE', `/users/${idOf('users', 'carol')}`);
    await first.client.post('/templates', { graph, name: 'a template' });
    const login = await first.client.post('/login', { username: 'alice@example.com', password: 'alice-pass' });
    const cookie = login.headers.get('set-cookie')?.split(';')[0] ?? '';
    const before = remembered(first.world);
    await first.sandboxes.close();

    const second = await open(file);
    expect(remembered(second.world)).toBe(before);
    expect(at((await second.client.get(`/flows/${id}`)).body, 'data', 'name')).toBe('kept');
    expect((await second.client.get('/flows', { token: textAt(login.body, 'token') })).status).toBe(200);
    expect((await second.client.get('/users/me', { token: null, headers: { cookie } })).status).toBe(200);
    const bob = { username: 'bob@example.com', password: 'other' };
    expect((await second.client.post('/login', bob)).status).toBe(200);
    await second.mock.advance(2_000);
    expect(at((await second.client.get(`/flows/${id}`)).body, 'data', 'status')).toBe('active');
    expect((await second.client.post(`/webhooks/${id}`, { data: {} })).status).toBe(200);
    await second.sandboxes.close();
  });

  it('has its executions, their logs and their counts again, also of runs that it does not keep', async () => {
    const file = nextFile();
    const flow = idOf('flows', 'alpha');
    const read = async ({ client }: Awaited<ReturnType<typeof open>>) => [
      (await client.get(`/executions?filter[flowId]=${flow}`)).text,
      (await client.get(`/logs?filter[flowId]=${flow}`)).text,
      (await client.get('/icenter/executions?groupby=component')).text,
    ];
    const first = await open(file, { executionsPerFlow: 3 });
    for (let n = 0; n < 5; n += 1) await first.client.post(`/webhooks/${flow}`, { data: { n } });
    await first.client.post(`/flows/${flow}/stop`);
    await first.mock.advance(60_000);
    await first.client.send('PATCH', `/flows/${flow}`, { body: { graph } });
    const before = await read(first);
    expect(at(JSON.parse(before[0] ?? ''), 'data', 'length')).toBe(3);
    await first.sandboxes.close();

    const second = await open(file, { executionsPerFlow: 3 });
    expect(await read(second)).toEqual(before);
    await second.sandboxes.close();

    const third = await open(file, { executionsPerFlow: 2 });
    const [runs, , counts] = await read(third);
    expect(at(JSON.parse(runs ?? ''), 'data', 'length')).toBe(2);
    expect(counts).toBe(before[2]);
    await third.sandboxes.close();

    const fourth = await open(file, { executionsPerFlow: 3 });
    expect((await read(fourth))[2]).toBe(before[2]);
    await fourth.client.post('/_mock/reset');
    expect(await read(fourth)).toEqual(['{"data":[]}', '{"data":[],"meta":{"pageSize":1000}}', '{"data":[]}']);
    await fourth.sandboxes.close();
  });

  it('makes other ids and tokens after a restart than before', async () => {
    const file = nextFile();
    const ids = new Set<string>();
    for (let i = 0; i < 3; i += 1) {
      const { client, sandboxes } = await open(file);
      await client.send('PUT', '/_mock/clock', { body: { now: '2026-03-01T08:00:00Z', frozen: true } });
      for (let n = 0; n < 5; n += 1) ids.add(textAt((await client.post('/flows', { graph })).body, 'data', 'id'));
      await sandboxes.close();
    }
    expect(ids.size).toBe(15);
  });

  it('keeps a clock that was set, and the world that it was reset or restored to', async () => {
    const file = nextFile();
    const first = await open(file);
    const start = remembered(first.world);
    await first.client.post('/_mock/snapshots/start');
    await first.client.post('/flows', { graph });
    await first.client.post('/_mock/snapshots/start/restore');
    expect(remembered(first.world)).toBe(start);
    await first.client.post('/flows', { graph });
    await first.client.send('PUT', '/_mock/clock', { body: { now: '2026-03-01T08:00:00Z', frozen: true } });
    await first.sandboxes.close();

    const second = await open(file);
    expect((await second.client.get('/_mock/clock')).body).toMatchObject({
      now: '2026-03-01T08:00:00.000Z',
      frozen: true,
    });
    expect(remembered(second.world)).not.toBe(start);
    await second.client.post('/_mock/reset');
    expect(remembered(second.world)).toBe(start);
    await second.sandboxes.close();

    const third = await open(file);
    expect(remembered(third.world)).toBe(start);
    await third.client.post('/_mock/reset', { scenario: 'guide' });
    await third.sandboxes.close();

    const fourth = await open(file);
    expect((await fourth.client.get('/_mock/health')).body).toMatchObject({ scenario: 'guide' });
    expect(fourth.mock.describe().counts.flows).toBe(1);
    await fourth.sandboxes.close();
  });

  it('is there again as it was whatever was done last, should the process end right then', async () => {
    const file = nextFile();
    const { client, sandboxes, world } = await open(file);
    const id = textAt((await client.post('/flows', { graph, name: 'one' })).body, 'data', 'id');
    const bob = `/users/${idOf('users', 'bob')}`;
    const login = () => client.post('/login', { username: 'alice@example.com', password: 'alice-pass' });
    const soon = new Date(world.clock.now() + 3_600_000).toISOString();
    const clock = (body: object) => client.send('PUT', '/_mock/clock', { body });
    const template = textAt((await client.post('/templates', { graph, name: 'it' })).body, 'data', 'id');
    const steps: readonly [what: string, step: () => Promise<{ readonly status: number }>][] = [
      ['change a flow', () => client.send('PATCH', `/flows/${id}`, { body: { name: 'other' } })],
      ['start', () => client.post(`/flows/${id}/start`)],
      ['advance', () => clock({ advance: '5s' })],
      ['webhook', () => client.post(`/webhooks/${id}`, { data: {} })],
      ['stop', () => client.post(`/flows/${id}/stop`)],
      ['advance to the stop', () => clock({ advance: '5s' })],
      ['freeze', () => clock({ now: soon, frozen: true })],
      ['schedule', () => client.send('PATCH', `/flows/${id}`, { body: { cron: '*/5 * * * *' } })],
      ['start a schedule', () => client.post(`/flows/${id}/start`)],
      ['advance far', () => clock({ advance: '100m' })],
      ['run on', () => clock({ real: true })],
      ['snapshot', () => client.post('/_mock/snapshots/s')],
      ['login', login],
      ['login again', login],
      ['logout', async () => client.post('/logout', {}, { token: textAt((await login()).body, 'token') })],
      ['change a user', () => client.send('PATCH', bob, { body: { firstname: 'Bo', password: 'new' } })],
      ['remove a user', () => client.send('DELETE', bob)],
      ['change a template', () => client.send('PATCH', `/templates/${template}`, { body: { name: 'that' } })],
      ['generate a flow', () => client.post(`/templates/${template}/generate`, {})],
      ['remove a template', () => client.send('DELETE', `/templates/${template}`)],
      ['remove a flow', () => client.send('DELETE', `/flows/${idOf('flows', 'gamma')}`)],
      ['restore', () => client.post('/_mock/snapshots/s/restore')],
      ['reset', () => client.post('/_mock/reset')],
      ['another seed', () => client.post('/_mock/reset', { seed: 7 })],
      ['another scenario', () => client.post('/_mock/reset', { scenario: 'demo' })],
      ['and on from there', () => client.send('PUT', '/_mock/clock', { body: { frozen: true } })],
    ];
    for (const [what, step] of steps) {
      const { status } = await step();
      expect.soft(status, what).toBeLessThan(300);
      const copy = join(folder, `after-${what}`);
      mkdirSync(copy);
      for (const name of readdirSync(dirname(file))) {
        if (name.startsWith(basename(file)) && !/\.(lock|draft)$/.test(name)) {
          copyFileSync(join(dirname(file), name), join(copy, name));
        }
      }
      const again = await open(join(copy, basename(file)));
      expect.soft(remembered(again.world), what).toBe(remembered(world));
      expect.soft(again.world.base, what).toMatchObject({ scenario: world.base.scenario, seed: world.base.seed });
      expect.soft(again.world.clock.isReal, what).toBe(world.clock.isReal);
      if (world.clock.frozen) expect.soft(again.world.clock.now(), what).toBe(world.clock.now());
      await again.sandboxes.close();
    }
    await sandboxes.close();
  });

  it('has the time that goes with what fell due, should the process end in the midst of an advance', async () => {
    const file = nextFile();
    const { client, sandboxes } = await open(file);
    const now = '2026-03-01T08:00:00.000Z';
    const set = (body: object) => client.send('PUT', '/_mock/clock', { body });
    await set({ now, frozen: true });
    const flow = textAt((await client.post('/flows', { graph, cron: '* * * * * *' })).body, 'data', 'id');
    await client.post(`/flows/${flow}/start`);
    await set({ advance: '10s' });
    const way = set({ advance: '1h' });
    const copy = join(folder, 'amidst');
    mkdirSync(copy);
    for (let turn = 0; turn < 8; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    for (const name of readdirSync(dirname(file))) {
      if (name.startsWith(basename(file)) && !/\.(lock|draft)$/.test(name)) {
        copyFileSync(join(dirname(file), name), join(copy, name));
      }
    }
    expect((await way).status).toBe(200);
    await sandboxes.close();

    const again = await open(join(copy, basename(file)));
    const clock = textAt((await again.client.get('/_mock/clock')).body, 'now');
    const runs = again.world.records.executions.ofFlow(flow);
    const last = new Date([...runs].at(-1)?.moment ?? 0).toISOString();
    expect(clock > now && clock < '2026-03-01T09:00:00.000Z', clock).toBe(true);
    expect(last).toBe(clock);
    await again.sandboxes.close();
  });

  it('goes on with what it keeps, whatever it is told to begin with, and says so', async () => {
    const file = nextFile();
    await (await open(file)).sandboxes.close();
    const notes: string[] = [];
    const missing = join(folder, 'missing.yaml');
    const { mock, sandboxes } = await open(file, { scenario: missing, onNote: (note) => notes.push(note) });
    expect(notes).toEqual([
      `${file}: the world that it keeps began as ${parityWorldFile} and goes on; ${missing} is not loaded`,
    ]);
    expect(mock.describe().users.length).toBeGreaterThan(3);
    await sandboxes.close();
  });

  it('takes the token that it is told at a later start, from then on', async () => {
    const file = nextFile();
    const start = async (token?: string) => {
      const { mock, sandboxes } = await createParts({
        scenario: 'guide',
        data: file,
        ...(token === undefined ? {} : { token }),
      });
      const status = async (bearer: string) =>
        (await mock.request('/users/me', { headers: { authorization: `Bearer ${bearer}` } })).status;
      return { mock, status, close: () => sandboxes.close() };
    };
    const first = await start('one');
    expect(await first.status('one')).toBe(200);
    await first.close();
    for (const token of ['two', undefined, 'two']) {
      const later = await start(token);
      expect(later.mock.token).toBe('two');
      expect(await later.status('two')).toBe(200);
      expect(await later.status('one')).toBe(401);
      await later.close();
    }
  });

  it('resets to a whole scenario that it was given, after a restart as well', async () => {
    const file = nextFile();
    const scenario = { name: 'mine', tenants: [{ name: 'Vendor' }], users: [{ username: 'me', tenant: 'Vendor' }] };
    for (let run = 0; run < 2; run += 1) {
      const { mock, sandboxes, parts } = await createParts({ scenario, data: file });
      parts.world.records.users.delete(mock.describe().users[0]?._id ?? '');
      await mock.reset();
      expect(mock.describe().users).toMatchObject([{ username: 'me' }]);
      parts.world.records.users.delete(mock.describe().users[0]?._id ?? '');
      await sandboxes.close();
    }
  });

  it('resets to the scenario file that it began with, after a restart without its name; sandboxes begin with it, too', async () => {
    const file = nextFile();
    const first = await open(file);
    const start = remembered(first.world);
    await first.client.post('/flows', { graph });
    await first.sandboxes.close();
    const { client, sandboxes, parts } = await createParts({ scenario: 'demo', data: file }).then((all) => ({
      ...all,
      client: createClient(all.mock, tokenOf('admin')),
    }));
    expect((await client.post('/_mock/reset')).status).toBe(200);
    expect(remembered(parts.world)).toBe(start);
    expect((await client.send('PUT', '/_mock/sandboxes/x', { body: {} })).status).toBe(201);
    expect(remembered(sandboxes.find('x')?.world ?? parts.world)).toBe(start);
    await sandboxes.close();
  });

  it('says how to go on where what it began as is not at hand after a restart', async () => {
    const file = nextFile();
    const scenario = { name: '/tmp/mine.yaml', tenants: [{ name: 'Vendor' }] };
    await (await open(file, { scenario })).sandboxes.close();
    const { mock, sandboxes } = await createParts({ data: file });
    const client = createClient(mock, undefined);
    const why = expect.stringMatching(/began as "\/tmp\/mine.yaml", which is not at hand: start the mock with that/);
    expect(await client.post('/_mock/reset')).toMatchObject({ status: 400, body: { error: why } });
    expect(await client.send('PUT', '/_mock/sandboxes/x')).toMatchObject({ status: 400, body: { error: why } });
    expect((await client.send('PUT', '/_mock/sandboxes/x', { body: { scenario: 'guide' } })).status).toBe(201);
    await sandboxes.close();
  });

  it('resets to the seed that it began with, after a restart as well', async () => {
    const file = nextFile();
    const first = await createParts({ scenario: 'demo', seed: 7, data: file });
    const start = remembered(first.parts.world);
    await first.sandboxes.close();
    const second = await createParts({ scenario: 'demo', data: file });
    await second.mock.reset();
    expect(remembered(second.parts.world)).toBe(start);
    await second.sandboxes.close();
  });

  it('lets go of the file when it cannot begin', async () => {
    const file = nextFile();
    await expect(createParts({ scenario: join(folder, 'nothing.yaml'), data: file })).rejects.toThrow(/nothing\.yaml/);
    await expect(startMock({ port: 0, host: '203.0.113.7', data: file })).rejects.toThrow();
    await (await open(file)).sandboxes.close();
  });

  it('answers writes with 507 while the disk is full, reads as before, and loses nothing', async () => {
    const file = nextFile();
    const { mock, parts, sandboxes } = await createParts({ scenario: parityWorldFile, timing: 'real', data: file });
    const { world } = parts;
    const client = createClient(mock, tokenOf('admin'));
    await client.post('/flows', { graph, name: 'before' });
    const stop = watchDisk(({ kind }) => {
      if (/^write/.test(kind)) throw refusal('ENOSPC');
    });
    const full = {
      status: 507,
      body: { error: expect.stringMatching(/^The world's data file could not be written: /) },
    };
    expect(await client.post('/flows', { graph, name: 'refused' })).toMatchObject(full);
    expect(await client.post('/_mock/reset')).toMatchObject(full);
    expect(await client.send('PUT', '/_mock/clock', { body: { advance: '1h' } })).toMatchObject(full);
    for (const path of ['/flows', '/users/me', '/_mock/health'])
      expect((await client.get(path)).status, path).toBe(200);
    stop();
    expect((await client.post('/flows', { graph, name: 'after' })).status).toBe(201);
    expect(parts.store?.pending).toBe(false);
    const before = remembered(world);
    await sandboxes.close();
    const again = await open(file);
    expect(remembered(again.world)).toBe(before);
    await again.sandboxes.close();
  });

  it('answers writes with 507 while its folder is gone, and is whole again when that is back', async () => {
    const place = join(folder, 'place');
    mkdirSync(place);
    const file = join(place, 'world.json');
    const { client, sandboxes, world } = await open(file);
    await client.post('/flows', { graph, name: 'before' });
    rmSync(place, { recursive: true });
    const gone = {
      status: 507,
      body: { error: expect.stringMatching(/in memory only until .* do not stop the server/) },
    };
    expect(await client.post('/flows', { graph, name: 'one' })).toMatchObject(gone);
    expect((await client.get('/flows')).status).toBe(200);
    mkdirSync(place);
    expect((await client.post('/flows', { graph, name: 'two' })).status).toBe(201);
    const before = remembered(world);
    await sandboxes.close();
    const again = await open(file);
    expect(remembered(again.world)).toBe(before);
    await again.sandboxes.close();
  });

  it('is refused to a second process, and to a second mock of this one', async () => {
    const file = nextFile();
    const first = await open(file);
    await expect(open(file)).rejects.toThrow(new RegExp(String(process.pid)));
    await first.sandboxes.close();
    await (await open(file)).sandboxes.close();
  });
});
