import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { type CliProcess, spawnCli, startCli } from '../e2e/cli-process.js';
import { Writers } from './writers.js';

const folder = mkdtempSync(join(tmpdir(), 'flowmate-kill-'));
const running = new Set<CliProcess>();
afterAll(async () => {
  await Promise.all([...running].map((cli) => cli.stop('SIGKILL')));
  rmSync(folder, { recursive: true, force: true });
});

const WRITERS = 6;
/** A kill comes after up to so many acknowledged writes, and up to this long after the last of them. */
const MOST_WRITES = 80;
const LONGEST_MS = 5;
/** Every how many rounds a process is killed while it starts. */
const EARLY = 8;
const LONGEST_START_MS = 250;

const kinds = [
  { name: 'one', durability: 'os', kills: 72 },
  { name: 'another', durability: 'os', kills: 72 },
  { name: 'one that is safe from power cuts', durability: 'fsync', kills: 60 },
] as const;

/** How many kills came while a data file was being written anew. */
let whileCompacting = 0;

describe('a server that is killed at random moments while clients write', () => {
  it.concurrent.each(kinds)(
    'has every write that was acknowledged, $kills times over one data file: $name, $durability',
    async ({ name, durability, kills }) => {
      const file = join(folder, name.replaceAll(' ', '-'));
      const argv = ['--scenario', 'guide', '--token', 'secret', '--log', 'silent', '--data', file];
      const options = [...argv, '--durability', durability, '--compact-at', '16384'];
      const writers = new Writers();
      for (let round = 1; round <= kills; round += 1) {
        if (round % EARLY === 0) {
          const early = spawnCli(['serve', '--port', '0', ...options]);
          const ended = once(early, 'exit');
          await wait(Math.random() * LONGEST_START_MS);
          early.kill('SIGKILL');
          await ended;
          continue;
        }
        const cli = await startCli(options);
        running.add(cli);
        expect(await writers.check(cli.url), `${name}, before kill ${round}`).toEqual([]);
        const writing = writers.write(cli.url, WRITERS);
        await writers.until(1 + Math.floor(Math.random() * MOST_WRITES));
        await wait(Math.random() * LONGEST_MS);
        const { code } = await cli.stop('SIGKILL');
        writers.stop();
        running.delete(cli);
        expect(code).toBeNull();
        expect(await writing).toBeGreaterThan(0);
        const left = readdirSync(folder).filter((each) => each.startsWith(`${name.replaceAll(' ', '-')}.`));
        if (left.some((each) => each.endsWith('.unfinished'))) whileCompacting += 1;
      }
      const last = await startCli(options);
      running.add(last);
      expect(await writers.check(last.url), `${name}, after the last kill`).toEqual([]);
      await last.stop();
      running.delete(last);
      expect(writers.acknowledged).toBeGreaterThan(kills * 20);
    },
    240_000,
  );

  it('was killed also while it wrote a data file anew', () => {
    expect(whileCompacting).toBeGreaterThan(0);
  });
});
