/** From the start of the process to its first answer, and what it holds in memory when nobody asks. */
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { median } from '../measure.mjs';
import { ask, BARE_HONO, FIRST_PAGE, MOCK, startBareHono, startMock } from '../ours.mjs';
import { residentMegabytes, track } from '../processes.mjs';
import { table } from '../report.mjs';

const IDLE_MS = 2_000;

/** The default world's own first page, for bare Hono to answer with. */
async function defaultAnswers(folder) {
  const server = await startMock();
  const value = await ask(server, { path: FIRST_PAGE });
  await server.stop();
  if (!(value.data?.length > 0))
    throw new Error(`the default world shows no active flow to its partner: ${JSON.stringify(value)}`);
  const file = join(folder, 'default-answers.json');
  writeFileSync(file, JSON.stringify({ flows: value, users: [], webhook: {} }));
  return file;
}

/** @param {import('../run.mjs').Context} context */
export async function start({ folder, starts, say }) {
  const answers = await defaultAnswers(folder);
  const candidates = [
    { name: MOCK, once: () => untilAnswer(() => startMock()) },
    { name: BARE_HONO, once: () => untilAnswer(() => startBareHono(answers)) },
    { name: 'node -e 0', once: nothing },
  ];
  say(`${starts} starts each`);
  const taken = candidates.map(() => []);
  // One start each beforehand, not counted: the first one reads the files from the disk.
  for (let run = -1; run < starts; run += 1) {
    for (let turn = 0; turn < candidates.length; turn += 1) {
      const index = (turn + run + 1) % candidates.length;
      const milliseconds = await candidates[index].once();
      if (run >= 0) taken[index].push(milliseconds);
    }
  }
  const [ours, hono, node] = taken.map(median);
  const rows = candidates.map(({ name }, index) => [
    name,
    median(taken[index]).toFixed(0),
    Math.min(...taken[index]).toFixed(0),
    Math.max(...taken[index]).toFixed(0),
  ]);
  return {
    tables: [table(['start to first answer', 'median ms', 'least', 'most'], rows)],
    figures: [
      { what: 'start against bare Hono', value: ours / hono, unit: 'x', goal: { most: 1.6 } },
      { what: 'start against node -e 0', value: ours / node, unit: 'x', goal: { most: 3 } },
    ],
    results: Object.fromEntries(
      candidates.map(({ name }, index) => [name, { ms: median(taken[index]), runs: taken[index] }]),
    ),
  };
}

async function untilAnswer(startIt) {
  const before = performance.now();
  const server = await startIt();
  const after = performance.now();
  await server.stop();
  return after - before;
}

function nothing() {
  const before = performance.now();
  const child = track(spawn(process.execPath, ['-e', '0'], { stdio: 'ignore' }));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => resolve(performance.now() - before));
  });
}

/** @param {import('../run.mjs').Context} context */
export async function memory({ folder, idles, say }) {
  const answers = await defaultAnswers(folder);
  say(`${idles} times, ${IDLE_MS / 1000} s idle`);
  const taken = [[], []];
  for (let run = 0; run < idles; run += 1) {
    const servers = [await startMock(), await startBareHono(answers)];
    await delay(IDLE_MS);
    for (const [index, server] of servers.entries()) taken[index].push(residentMegabytes(server.pid) ?? Number.NaN);
    await Promise.all(servers.map((server) => server.stop()));
  }
  const [ours, hono] = taken.map(median);
  const shown = (value) => (Number.isFinite(value) ? value.toFixed(1) : 'n/a');
  return {
    tables: [
      table(
        ['idle memory', 'MB resident'],
        [
          [MOCK, shown(ours)],
          [BARE_HONO, shown(hono)],
        ],
      ),
    ],
    figures: [
      { what: 'idle memory', value: ours, unit: 'MB', goal: { most: 90 } },
      { what: 'idle memory against bare Hono', value: ours / hono, unit: 'x', goal: { most: 1.5 } },
    ],
    results: { [MOCK]: { mb: ours, runs: taken[0] }, [BARE_HONO]: { mb: hono, runs: taken[1] } },
  };
}
