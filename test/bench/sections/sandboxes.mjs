/** Sandboxes, resets and snapshots over HTTP, and what worlds and sandboxes take of memory. */
import { execFile } from 'node:child_process';
import { Agent, request } from 'node:http';
import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { median } from '../measure.mjs';
import { startMock } from '../ours.mjs';
import { residentMegabytes } from '../processes.mjs';
import { table } from '../report.mjs';

const COSTS = fileURLToPath(new URL('../sandbox-costs.mjs', import.meta.url));
const SCENARIOS = ['demo', 'busy'];
const SANDBOXES = 1_000;
const IDLE_MS = 2_000;
const MB = 1e6;
const KB = 1e3;

/** What is timed, in turn, on sandboxes of one server: `i` counts the rounds. Each has to answer with `status`. */
const CALLS = [
  { key: 'create', call: (i) => ['PUT', `/_mock/sandboxes/s${i}`, '{}', 201] },
  { key: 'snapshot', call: (i) => ['POST', `/@s${i}/_mock/snapshots/kept`, '', 200] },
  { key: 'restore', call: (i) => ['POST', `/@s${i}/_mock/snapshots/kept/restore`, '', 200] },
  { key: 'reset', call: (i) => ['POST', `/@s${i}/_mock/reset`, '', 200] },
];

/** @param {import('../run.mjs').Context} context */
export async function sandboxes({ rounds, say }) {
  const tables = [];
  const figures = [];
  const results = {};
  const resident = {};
  for (const scenario of ['empty', ...SCENARIOS]) {
    const server = await startMock({ name: scenario, args: ['--scenario', scenario] });
    await delay(IDLE_MS);
    resident[scenario] = residentMegabytes(server.pid) ?? Number.NaN;
    if (SCENARIOS.includes(scenario)) {
      say(`${rounds * 100} of each in ${scenario}`);
      const times = await timeCalls(server, rounds * 100);
      tables.push(timesTable(scenario, times));
      figures.push(...timeFigures(scenario, times));
      results[`${scenario} ms`] = Object.fromEntries(Object.entries(times).map(([key, list]) => [key, spread(list)]));
    }
    await server.stop();
  }
  say(`memory of ${SANDBOXES} sandboxes`);
  const costs = [];
  for (const scenario of SCENARIOS) costs.push(await costsOf(scenario));
  tables.push(costsTable(costs, resident));
  figures.push(...costFigures(costs, resident));
  return { tables, figures, results: { ...results, costs, resident } };
}

/** Milliseconds of each call, by key, on one connection that is kept. */
async function timeCalls(server, count) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const times = Object.fromEntries(CALLS.map(({ key }) => [key, []]));
  // The first tenth is not counted: code that never ran before is slow.
  for (let i = -count / 10; i < count; i += 1) {
    for (const { key, call } of CALLS) {
      const [method, path, body, status] = call(i + count);
      const start = performance.now();
      await send(agent, server, { method, path, body, status });
      if (i >= 0) times[key].push(performance.now() - start);
    }
  }
  agent.destroy();
  return times;
}

function send(agent, { name, port }, { method, path, body, status }) {
  return new Promise((resolve, reject) => {
    const headers =
      body === '' ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const sent = request({ agent, host: '127.0.0.1', port, method, path, headers }, (response) => {
      response.resume();
      response.once('end', () => {
        if (response.statusCode === status) resolve();
        else reject(new Error(`${name} answers ${method} ${path} with ${response.statusCode}, not ${status}`));
      });
    });
    sent.once('error', reject);
    sent.end(body);
  });
}

async function costsOf(scenario) {
  const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', COSTS, scenario, String(SANDBOXES)]);
  return JSON.parse(stdout);
}

function spread(list) {
  const sorted = [...list].sort((a, b) => a - b);
  return { median: median(list), p99: sorted[Math.floor(sorted.length * 0.99)], most: sorted.at(-1) };
}

function timesTable(scenario, times) {
  return table(
    [`${scenario}, ms over HTTP`, 'median', 'p99', 'most'],
    Object.entries(times).map(([key, list]) => {
      const { median: middle, p99, most } = spread(list);
      return [key, middle.toFixed(2), p99.toFixed(2), most.toFixed(2)];
    }),
  );
}

function timeFigures(scenario, times) {
  return Object.entries(times).map(([key, list]) => {
    const { median: middle, p99 } = spread(list);
    // Of snapshots the goal is for demo; that of busy is there to be read.
    const isAsked = scenario === 'demo' || key === 'create' || key === 'reset';
    return {
      what: `${key} a sandbox of ${scenario}`.replace('snapshot a', 'snapshot of a'),
      value: middle,
      unit: 'ms',
      ...(isAsked ? { goal: { most: 5 } } : {}),
      note: `p99 ${p99.toFixed(2)} ms`,
    };
  });
}

const shown = (value, digits = 0) => (Number.isFinite(value) ? value.toFixed(digits) : 'n/a');

function costsTable(costs, resident) {
  return table(
    ['world', 'flows', 'load ms', 'longest stretch ms', 'live MB', 'resident MB over empty', 'KB per sandbox'],
    costs.map(({ scenario, flows, loadMs, longestMs, worldBytes, sandboxBytes }) => [
      scenario,
      flows.toLocaleString('en'),
      shown(loadMs),
      shown(longestMs),
      shown(worldBytes / MB, 1),
      shown(resident[scenario] - resident.empty),
      shown(sandboxBytes / KB, 1),
    ]),
  );
}

function costFigures(costs, resident) {
  const { flows, worldBytes, sandboxBytes, loadMs, longestMs } = costs.find(({ scenario }) => scenario === 'busy');
  const perFlows = 100_000 / flows;
  return [
    { what: 'memory per 100,000 flows, live', value: (worldBytes / MB) * perFlows, unit: 'MB', goal: { most: 250 } },
    {
      what: 'memory per 100,000 flows, resident',
      value: (resident.busy - resident.empty) * perFlows,
      unit: 'MB',
      goal: { most: 250 },
      note: 'with what loading has left behind',
    },
    { what: 'memory per empty sandbox of busy', value: sandboxBytes / KB, unit: 'KB', goal: { most: 200 } },
    { what: 'loading busy', value: loadMs, unit: 'ms' },
    { what: 'longest wait of others while busy is loaded', value: longestMs, unit: 'ms', goal: { most: 300 } },
  ];
}
