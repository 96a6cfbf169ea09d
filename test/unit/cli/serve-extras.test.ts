import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { createMock } from '../../../mock/index.js';
import { isWrapped } from '../../../src/cli/end-with-parent.js';
import { startPlaying } from '../../../src/cli/play.js';
import { watchScenario } from '../../../src/cli/watch-scenario.js';

const folder = mkdtempSync(join(tmpdir(), 'flowmate-mock-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('--play', () => {
  it('posts events that start active flows, the same for the same seed', async () => {
    const [first, second] = await Promise.all(
      [5, 5].map(async (seed) => {
        const mock = await createMock({ scenario: 'guide', controlToken: 'secret' });
        const end = startPlaying({ world: mock, everyMs: 5, seed, controlToken: 'secret' });
        await vi.waitFor(() => expect(mock.entries().length).toBeGreaterThanOrEqual(3), 30_000);
        end();
        return mock.entries().slice(0, 3);
      }),
    );
    expect(first?.map(({ status, operation, violations }) => ({ status, operation, violations }))).toEqual(
      Array(3).fill({ status: 200, operation: 'postWebhook', violations: [] }),
    );
    expect(first?.map(({ request }) => request?.body)).toEqual(second?.map(({ request }) => request?.body));
  });

  it('posts nothing in a world without active flows', async () => {
    const mock = await createMock({ scenario: 'empty' });
    const fetched = vi.spyOn(mock, 'fetch');
    const end = startPlaying({ world: mock, everyMs: 5, seed: 1, controlToken: undefined });
    await vi.waitFor(() => expect(fetched.mock.calls.length).toBeGreaterThanOrEqual(3), 30_000);
    end();
    expect(mock.entries()).toEqual([]);
  });
});

describe('--watch', () => {
  it('loads a file that was changed, and says why a wrong one leaves the world', async () => {
    const file = join(folder, 'world.json');
    const write = (world: object): void => writeFileSync(file, JSON.stringify(world));
    write({ tenants: [{ name: 'one' }] });
    const world = await createMock({ scenario: file });
    const said: string[] = [];
    const end = watchScenario({ file, world, say: (text) => said.push(text) });
    const until = (text: RegExp) => vi.waitFor(() => expect(said.at(-1)).toMatch(text), 30_000);
    write({ tenants: [{ name: 'another' }, { name: 'one more' }] });
    await until(/world\.json was changed, and is loaded/);
    expect(world.describe().counts.tenants).toBe(2);
    write({ tenant: [] });
    await until(/is wrong; the world stays:\n.*tenant: there is no such member \(did you mean "tenants"\?\)/);
    expect(world.describe().counts.tenants).toBe(2);
    rmSync(file);
    await until(/is gone, the world stays/);
    end();
  });
});

describe('a server behind npm', () => {
  it.each<[env: Record<string, string>, expected: boolean]>([
    [{}, false],
    [{ npm_command: 'start', npm_lifecycle_script: 'node dist/src/cli/main.js serve' }, true],
    [{ npm_command: 'exec', npm_lifecycle_script: 'flowmate-mock' }, true],
    [{ npm_command: 'run-script', npm_lifecycle_script: 'npm run build && flowmate-mock serve' }, true],
    [{ npm_command: 'run-script', npm_lifecycle_script: 'flowmate-mock serve & sleep 1' }, false],
    [{ npm_command: 'test', npm_lifecycle_script: 'flowmate-mock serve &' }, false],
  ])('%j: ends with its parent unless told otherwise: %j', (env, expected) => {
    expect(isWrapped(env)).toBe(expected);
  });
});
