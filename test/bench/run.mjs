/**
 * The benchmark: `npm run bench -- [--quick] [--only NAME] [--no-peers] [--json FILE]`. See README.md beside this file.
 * Ends with 0 when it has measured, missed goals included; with 1 when a server failed or answered wrongly; with 2 on bad options.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CONNECTIONS } from './measure.mjs';
import { killAll } from './processes.mjs';
import { figures, verdict } from './report.mjs';
import { compaction } from './sections/compaction.mjs';
import { executions } from './sections/executions.mjs';
import { journal, soak } from './sections/journal.mjs';
import { restart } from './sections/restart.mjs';
import { routes } from './sections/routes.mjs';
import { sandboxes } from './sections/sandboxes.mjs';
import { size } from './sections/size.mjs';
import { stalls } from './sections/stalls.mjs';
import { memory, start } from './sections/start.mjs';
import { writes } from './sections/writes.mjs';

/**
 * @typedef {{ folder: string, rounds: number, seconds: number, starts: number, idles: number, requests: number, peers: boolean, say: (text: string) => void }} Context
 *   folder: temporary, removed at the end. rounds of so many seconds per server and route; starts and idles: how often each is tried; requests: how many the soak sends
 */
const SECTIONS = {
  routes,
  size,
  executions,
  journal,
  start,
  memory,
  soak,
  writes,
  compaction,
  restart,
  sandboxes,
  stalls,
};
const FULL = { rounds: 5, seconds: 2, starts: 11, idles: 3, requests: 1_000_000 };
const QUICK = { rounds: 2, seconds: 0.7, starts: 5, idles: 1, requests: 200_000 };

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        quick: { type: 'boolean', default: false },
        only: { type: 'string', multiple: true, default: Object.keys(SECTIONS) },
        'no-peers': { type: 'boolean', default: false },
        json: { type: 'string' },
      },
    });
    const unknown = values.only.find((name) => SECTIONS[name] === undefined);
    if (unknown === undefined) return values;
    throw new Error(`--only ${unknown} is no section: use ${Object.keys(SECTIONS).join(', ')}`);
  } catch (error) {
    console.error(`${error.message}\nusage: run.mjs [--quick] [--only NAME]... [--no-peers] [--json FILE]`);
    process.exit(2);
  }
}

async function measureSection(name) {
  const say = (text) => console.error(`[${name}] ${text}`);
  const context = { folder, ...length, peers: !options['no-peers'], say };
  const { tables, figures: list, results } = await SECTIONS[name](context);
  report.sections[name] = { figures: list.map((figure) => ({ ...figure, verdict: verdict(figure) })), results };
  summary.push(...list);
  console.log(`\n${tables.join('\n\n')}`);
  const failed = Object.values(results)
    .flat()
    .find((row) => row.errors > 0);
  if (failed === undefined) return;
  console.error(`[${name}] ${failed.name} failed under load: ${failed.errors} errors, the first: ${failed.firstError}`);
  process.exitCode = 1;
}

const options = readOptions();
const folder = mkdtempSync(join(tmpdir(), 'flowmate-bench-'));
process.once('exit', () => {
  killAll();
  rmSync(folder, { recursive: true, force: true });
});
// Ending this process is enough: the exit handler above clears up.
process.once('SIGINT', () => process.exit(130));
process.once('SIGTERM', () => process.exit(143));

const machine = { node: process.version, cpu: cpus()[0]?.model ?? 'unknown', cores: availableParallelism() };
const length = options.quick ? QUICK : FULL;
console.log(
  `Node ${machine.node}, ${machine.cores} cores (${machine.cpu}), ${CONNECTIONS} connections, ` +
    `${length.rounds} rounds of ${length.seconds} s`,
);
const report = { machine, ...length, sections: {} };
const summary = [];
for (const name of Object.keys(SECTIONS).filter((one) => options.only.includes(one))) {
  try {
    await measureSection(name);
  } catch (error) {
    // The other sections have servers of their own and are worth their figures.
    console.error(`[${name}] could not be measured: ${error.message}`);
    process.exitCode = 1;
    killAll();
  }
}
if (summary.length > 0) console.log(`\n${figures(summary)}`);
if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(report, undefined, 2)}\n`);
process.exit();
