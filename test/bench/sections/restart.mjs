/** From the start of the process to its first answer, with 100,000 flows in the data file. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { median } from '../measure.mjs';
import { startMock } from '../ours.mjs';
import { table } from '../report.mjs';

const GOAL_S = 3;

/** @param {import('../run.mjs').Context} context */
export async function restart({ folder, starts, say }) {
  const file = join(folder, 'restarted.json');
  const args = ['--scenario', 'busy', '--data', file];
  say('writing a data file of 100,000 flows');
  const first = await startMock({ args });
  // It is made from the log after the first answer.
  while (!existsSync(file) || existsSync(`${file}.wal-old`)) await new Promise((resolve) => setTimeout(resolve, 50));
  await first.stop();
  const runs = Math.ceil(starts / 2);
  say(`${runs} starts`);
  const taken = [];
  for (let run = 0; run < runs; run += 1) {
    const before = performance.now();
    const server = await startMock({ args });
    taken.push((performance.now() - before) / 1_000);
    await server.stop();
  }
  const before = performance.now();
  JSON.parse(readFileSync(file, 'utf8'));
  const parsing = (performance.now() - before) / 1_000;
  return {
    tables: [
      table(
        [`100,000 flows, ${(statSync(file).size / 1e6).toFixed(0)} MB`, 'seconds', 'least', 'most'],
        [
          [
            'start to first answer',
            median(taken).toFixed(2),
            Math.min(...taken).toFixed(2),
            Math.max(...taken).toFixed(2),
          ],
          ['JSON.parse of the file, for scale', parsing.toFixed(2), '', ''],
        ],
      ),
    ],
    figures: [{ what: 'restart with 100,000 flows', value: median(taken), unit: 's', goal: { most: GOAL_S } }],
    results: { restart: { seconds: median(taken), runs: taken, parsing } },
  };
}
