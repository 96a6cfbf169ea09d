import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runCli, spawnCli } from './cli-process.js';

const folder = mkdtempSync(join(tmpdir(), 'flowmate-scenario-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

describe('scenario list', () => {
  it('names the built-in worlds and what each is for', async () => {
    const { code, stdout, stderr } = await runCli(['scenario', 'list']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const lines = stdout.trimEnd().split('\n');
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
    // What does not fit into a line goes on below its beginning.
    const worlds = stdout.trimEnd().split(/\n(?! )/);
    expect(worlds.map((text) => text.split(/\s+/)[0])).toEqual(['demo', 'guide', 'empty', 'edge', 'busy', 'outage']);
    for (const text of worlds) expect(text).toMatch(/^\w+ {2,}[A-Z].{20,}(?:\n {8}\S.*)*$/);
  });
});

describe('scenario show', () => {
  it('shows a built-in world, and another seed’s', async () => {
    const [one, two] = [
      await runCli(['scenario', 'show', 'guide']),
      await runCli(['scenario', 'show', 'guide', '--seed', '2']),
    ];
    expect(one).toMatchObject({ code: 0, stderr: '' });
    expect(one.stdout).toContain('your-userid');
    expect(two.stdout).toMatch(/^seed {9}2$/m);
    expect(two.stdout).not.toBe(one.stdout);
  });

  it('does not know what there is not', async () => {
    const { code, stdout, stderr } = await runCli(['scenario', 'show', 'dmeo']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^error: .*dmeo.*did you mean demo\?.*\n$/);
  });
});

describe('scenario validate', () => {
  it('tells all that is wrong with each file, one a line, and what is right', async () => {
    const wrong = file('wrong.yaml', 'users:\n  - username: 1\n  - { status: GONE }\nflows: nothing\n');
    const broken = file('broken.json', '{\n  "users": [\n}');
    const right = file('right.yaml', 'users: [{ username: a }]');
    const { code, stdout, stderr } = await runCli(['scenario', 'validate', wrong, right, broken]);
    expect(code).toBe(1);
    expect(stdout).toBe(`${right}: right (3 roles, 1 user)\n`);
    expect(stderr.trimEnd().split('\n')).toEqual([
      `${wrong}:2:15: users[0].username: 1 is not text; put it in quotes`,
      `${wrong}:3:5: users[1]: lacks the member username`,
      `${wrong}:3:15: users[1].status: "GONE" is none of ACTIVE, DISABLED, PENDING`,
      `${wrong}:4:8: flows: "nothing" is not a list`,
      `${broken}:3:1: not JSON: found "}", where a value is due`,
    ]);
  });

  it('ends with 2 for a name that means nothing', async () => {
    expect(await runCli(['scenario', 'validate', 'nothing'])).toMatchObject({ code: 2, stdout: '' });
  });
});

describe('scenario schema', () => {
  it('prints the JSON Schema that the build ships', async () => {
    const { code, stdout } = await runCli(['scenario', 'schema']);
    expect(code).toBe(0);
    // By the package's own name, as who has installed it finds it.
    const shipped = new URL(import.meta.resolve('flowmate-mock/scenario.schema.json'));
    expect(stdout).toBe(readFileSync(shipped, 'utf8'));
  });
});

describe('scenario export', () => {
  it.each(['yaml', 'json'])('writes %s that shows, and is exported, as the same world again', async (format) => {
    const first = await runCli(['scenario', 'export', 'guide', '--seed', '4', '--format', format]);
    expect(first).toMatchObject({ code: 0, stderr: '' });
    const path = file(`exported.${format}`, first.stdout);
    expect((await runCli(['scenario', 'export', path, '--format', format])).stdout).toBe(first.stdout);
    const [one, two] = [
      await runCli(['scenario', 'show', 'guide', '--seed', '4']),
      await runCli(['scenario', 'show', path]),
    ];
    expect(two.stdout).toBe(one.stdout);
  });

  it('writes the same bytes in another process, time zone and language', async () => {
    const places = [
      { TZ: 'UTC', LANG: 'C' },
      { TZ: 'Pacific/Auckland', LANG: 'de_DE.UTF-8' },
      { TZ: 'America/St_Johns', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
    ];
    const path = file(
      'made-up.yaml',
      'generate: { users: 40, flowsPerUser: 20, templates: 9, executionsPerFlow: 3, locale: fr }',
    );
    for (const scenario of ['demo', path]) {
      const digests = new Set<string>();
      for (const env of places) {
        const { code, stdout } = await runCli(['scenario', 'export', scenario, '--format', 'json', '--seed', '9'], env);
        expect(code).toBe(0);
        digests.add(createHash('sha256').update(stdout).digest('hex'));
      }
      expect(digests.size).toBe(1);
    }
  });

  it('stops when its reader has gone', async () => {
    const child = spawnCli(['scenario', 'export', 'demo', '--format', 'json']);
    let said = '';
    child.stderr.on('data', (text) => {
      said += text;
    });
    child.stdout.once('data', () => child.stdout.destroy());
    const [code] = await once(child, 'close');
    expect({ code, said }).toEqual({ code: 0, said: '' });
  });
});
