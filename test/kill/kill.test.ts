import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { type CliProcess, mainFile, spawnCli, startCli } from '../e2e/cli-process.js';
import { inDepth } from '../support/depth.js';
import { distProblem } from '../support/dist.js';
import { Writers } from './writers.js';

const folder = mkdtempSync(join(tmpdir(), 'flowmate-kill-'));
const running = new Set<CliProcess>();
afterAll(async () => {
  await Promise.all([...running].map((cli) => cli.stop('SIGKILL')));
  rmSync(folder, { recursive: true, force: true });
});

// In `npm test` the command may lag behind what is being edited. Without it the test fails, and says so.
const problem = existsSync(mainFile) ? distProblem() : undefined;
if (problem !== undefined) process.stderr.write(`The kill runs are skipped. ${problem}\n`);

const WRITERS = 6;
/** A kill comes after up to so many acknowledged writes, and up to this long after the last of them. */
const MOST_WRITES = 80;
const LONGEST_MS = 5;
const LONGEST_START_MS = 250;

/** Eight rounds, again and again: when the process is killed. Undefined: at a random moment while clients write. */
const rounds = [undefined, 'opened', undefined, 'written', undefined, 'renamed', undefined, 'starting'] as const;

const all = [
  { name: 'one', durability: 'os', kills: inDepth(48, 2) },
  { name: 'one that is safe from power cuts', durability: 'fsync', kills: inDepth(40, 4) },
  { name: 'another', durability: 'os', kills: 48 },
] as const;
const kinds = all.slice(0, inDepth(3, 1));

/** Has the command stop where it writes the data file; see hold-checkpoint.mjs. */
const holdAt = (moment: string) => ({
  HOLD_AT: moment,
  NODE_OPTIONS: `--import ${new URL('hold-checkpoint.mjs', import.meta.url)}`,
});

describe.skipIf(problem !== undefined)('a server that is killed at random moments while clients write', () => {
  it.concurrent.each(kinds)(
    'has every write that was acknowledged, $kills times over one data file: $name, $durability',
    async ({ name, durability, kills }) => {
      const file = join(folder, name.replaceAll(' ', '-'));
      const argv = ['--scenario', 'guide', '--token', 'secret', '--log', 'silent', '--data', file];
      const options = [...argv, '--durability', durability, '--compact-at', '16384'];
      const writers = new Writers();
      for (let round = 0; round < kills; round += 1) {
        const moment = rounds[round % rounds.length];
        if (moment === 'starting') {
          const early = spawnCli(['serve', '--port', '0', ...options]);
          const ended = once(early, 'exit');
          await wait(Math.random() * LONGEST_START_MS);
          early.kill('SIGKILL');
          await ended;
          continue;
        }
        const cli = await startCli(options, moment && holdAt(moment));
        running.add(cli);
        expect(await writers.check(cli.url), `${name}, before kill ${round + 1}`).toEqual([]);
        const writing = writers.write(cli.url, WRITERS);
        while (moment !== undefined && !cli.stderr().includes(`held ${moment}`)) await wait(1);
        await writers.until(1 + ((round * 37) % MOST_WRITES));
        await wait(Math.random() * LONGEST_MS);
        const { code } = await cli.stop('SIGKILL');
        writers.stop();
        running.delete(cli);
        expect(code).toBeNull();
        expect(await writing).toBeGreaterThan(0);
        // A log that is being brought into the file is there until the file has its name, and longer.
        if (moment !== undefined) expect(existsSync(`${file}.wal-old`)).toBe(true);
      }
      const last = await startCli(options);
      running.add(last);
      expect(await writers.check(last.url), `${name}, after the last kill`).toEqual([]);
      await last.stop();
      running.delete(last);
      expect(writers.acknowledged).toBeGreaterThan(kills * 20);
    },
    // Counted work: a hundred starts of a process on a machine that is busy.
    1_200_000,
  );
});
