import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createParts } from '../../mock/handle.js';
import type { MockOptions } from '../../mock/index.js';
import type { World } from '../../mock/world.js';
import { at, createClient, textAt } from '../support/client.js';
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

  it('is refused to a second process, and to a second mock of this one', async () => {
    const file = nextFile();
    const first = await open(file);
    await expect(open(file)).rejects.toThrow(new RegExp(String(process.pid)));
    await first.sandboxes.close();
    await (await open(file)).sandboxes.close();
  });
});
