import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createMock, type WorldHandle } from '../../mock/index.js';

const folder = mkdtempSync(join(tmpdir(), 'flowmate-mock-'));
afterAll(() => rmSync(folder, { recursive: true }));

let count = 0;
/** A world file with tenants of these names. */
function write(names: readonly string[], path = join(folder, `world-${count++}.json`), more: object = {}): string {
  writeFileSync(path, JSON.stringify({ ...more, tenants: names.map((name) => ({ name })) }));
  return path;
}

async function tenantsOf(world: WorldHandle): Promise<unknown[]> {
  const answer = await world.request('/_mock/records/tenants');
  const { data } = (await answer.json()) as { data: { name: string }[] };
  return data.map(({ name }) => name);
}

const reset = (world: WorldHandle, body?: object): Promise<Response> =>
  world.request('/_mock/reset', { method: 'POST', ...(body && { body: JSON.stringify(body) }) });

describe('a scenario file that was changed', () => {
  it('counts from the next reset on, of the default world and of sandboxes that began as it', async () => {
    const file = write(['one']);
    const mock = await createMock({ scenario: file });
    const sandbox = await mock.sandbox('a');
    const guide = await mock.sandbox('b', { scenario: 'guide' });
    const before = await tenantsOf(guide);
    write(['two', 'three'], file);
    for (const world of [mock, sandbox]) {
      expect(await tenantsOf(world)).toEqual(['one']);
      expect((await reset(world)).status).toBe(200);
      expect(await tenantsOf(world)).toEqual(['two', 'three']);
    }
    await guide.reset();
    expect(await tenantsOf(guide)).toEqual(before);
    expect(await tenantsOf(await mock.sandbox('c'))).toEqual(['two', 'three']);
  });

  it('that is wrong now leaves the world, and is named with all that is wrong', async () => {
    const file = write(['one']);
    const mock = await createMock({ scenario: file });
    write(['two'], file, { usrs: [] });
    const answer = await reset(mock);
    expect(answer.status).toBe(400);
    expect(JSON.stringify(await answer.json())).toMatch(/usrs.*did you mean/);
    expect(await tenantsOf(mock)).toEqual(['one']);
    write(['right again'], file);
    await mock.reset();
    expect(await tenantsOf(mock)).toEqual(['right again']);
  });

  it('that is gone leaves the world as it began', async () => {
    const file = write(['one']);
    const mock = await createMock({ scenario: file });
    rmSync(file);
    expect((await reset(mock)).status).toBe(200);
    expect(await tenantsOf(mock)).toEqual(['one']);
  });

  it('keeps the token, the seed and the clock of the options', async () => {
    const file = write(['one'], undefined, { clock: { now: '2026-01-01T00:00:00.000Z', frozen: true } });
    const mock = await createMock({ scenario: file, seed: 7, clock: '2027-01-01T00:00:00Z' });
    const ids = async () => (await (await mock.request('/_mock/records/tenants')).json()) as object;
    const before = await ids();
    write(['one'], file, { clock: { now: '2026-01-01T00:00:00.000Z', frozen: true }, seed: 3, description: 'other' });
    await mock.reset();
    expect(await ids()).toEqual(before);
    expect(mock.describe().clock).toEqual({ now: '2027-01-01T00:00:00.000Z', frozen: true });
  });

  it('does not count where the world began as another', async () => {
    const file = write(['one']);
    const mock = await createMock({ scenario: file });
    await reset(mock, { scenario: 'guide' });
    const guide = await tenantsOf(mock);
    write(['two'], file);
    await mock.reset();
    expect(await tenantsOf(mock)).toEqual(guide);
  });
});
