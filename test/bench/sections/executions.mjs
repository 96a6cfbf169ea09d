/** From a webhook to its finished execution, pages out of a million log lines, and memory over a million webhooks. */
import { Agent, request as send } from 'node:http';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { text } from 'node:stream/consumers';
import { CONNECTIONS, measure, median, request, startLoad, summarize } from '../measure.mjs';
import { ask, startBareHono, startMock } from '../ours.mjs';
import { processorSeconds, residentMegabytes } from '../processes.mjs';
import { loadTable, rateRatio, table } from '../report.mjs';
import { TOKEN, writeWorld } from '../worlds.mjs';

const FLOWS = 10;
/** With five steps each they have a million lines; a little more are kept. */
const RUNS = 100_000;
const KEEP = ['--executions-per-flow', '12000', '--max-executions', '110000'];
const LINES = 1_000_000;
const PAGE = 100;
const PAIRS = 1_000;
const LONGEST_S = 600;
const BODY = JSON.stringify({ data: { id: '4711', event: 'order.confirmed', total: 129.9, currency: 'EUR' } });

const node = (id) => ({
  id,
  componentId: 'be0000000000000000e00001',
  function: 'upsertRecord',
  name: `Step ${id}`,
  fields: { object: 'orders', key: 'externalId' },
});
const GRAPH = {
  nodes: ['step_1', 'step_2', 'step_3', 'step_4', 'step_5'].map(node),
  edges: [1, 2, 3, 4].map((n) => ({ source: `step_${n}`, target: `step_${n + 1}` })),
};

/** @param {import('../run.mjs').Context} context */
export async function executions({ folder, rounds, seconds, requests: webhooks = 1_000_000, say }) {
  const world = join(folder, 'page.json');
  writeWorld(world, { flows: 10 });
  const full = await startMock({ name: 'of a million lines', world, args: KEEP });
  const small = await startMock({ name: 'of a thousand lines', world });
  const bare = await startBareHono(await answersOf(folder));
  const flows = [];
  for (let count = 0; count < FLOWS; count += 1) flows.push(await startFlow(full));
  const [smallFlow] = [await startFlow(small)];

  say('a webhook and its execution, one after the other');
  const pairs = { ours: await pairsOf(full, flows[0]), bare: await pairsOf(bare) };
  say(`${RUNS.toLocaleString('en')} webhooks to ${FLOWS} flows of five steps`);
  const hooks = flows.map((flow) =>
    request({ path: `/webhooks/${flow}`, method: 'POST', body: BODY, port: full.port }),
  );
  const filled = await drive(full, hooks, RUNS + FLOWS);
  const memory = [{ sent: RUNS, mb: residentMegabytes(full.pid) ?? Number.NaN }];
  await drive(small, [request({ path: `/webhooks/${smallFlow}`, method: 'POST', body: BODY, port: small.port })], 90);

  say(`pages of ${PAGE} lines`);
  const { deep, lines } = await findDeep(full);
  if (lines < LINES) throw new Error(`there are ${lines} log lines, not ${LINES}`);
  const page = (server, path) => ({
    server,
    requests: [
      request({ path: `${path}${path.includes('?') ? '&' : '?'}pageSize=${PAGE}`, port: server.port, token: TOKEN }),
    ],
  });
  const groups = [
    [page(full, '/logs'), page(small, '/logs')],
    [
      { ...page(full, `/logs?pageToken=${deep}`), server: { ...full, name: `${full.name}, in the midst` } },
      page(small, '/logs'),
    ],
    [page(full, `/flows/${flows[3]}/steps/step_4/logs`), page(small, `/flows/${smallFlow}/steps/step_4/logs`)],
  ];
  const samples = await measure({ groups, rounds, seconds, say });

  for (const mark of [0.25, 0.5, 0.75, 1].map((share) => Math.round(webhooks * share))) {
    const sent = memory.at(-1).sent;
    if (mark <= sent) continue;
    say(`${mark.toLocaleString('en')} webhooks`);
    await drive(full, hooks, mark - sent);
    memory.push({ sent: mark, mb: residentMegabytes(full.pid) ?? Number.NaN });
  }
  await Promise.all([full, small, bare].map((server) => server.stop()));
  return evaluate({ pairs, filled, lines, samples, groups, memory });
}

function evaluate({ pairs, filled, lines, samples, groups, memory }) {
  const rows = samples.map((group, index) =>
    group.map((taken, at) => ({ name: groups[index][at].server.name, ...summarize(taken) })),
  );
  const titles = ['GET /logs', 'GET /logs', 'GET /flows/{id}/steps/{stepId}/logs'];
  const [first, last] = [memory[0], memory.at(-1)];
  return {
    tables: [
      table(
        ['webhook, then its execution', 'median ms', 'p99 ms'],
        [
          ['flowmate-mock, five steps', pairs.ours.median.toFixed(2), pairs.ours.p99.toFixed(2)],
          ['bare Hono, two requests', pairs.bare.median.toFixed(2), pairs.bare.p99.toFixed(2)],
        ],
      ),
      table(
        ['webhooks', 'req/s', 'cpu us/req'],
        [
          [
            `${RUNS.toLocaleString('en')} to ${FLOWS} flows`,
            Math.round(filled.rate).toLocaleString('en'),
            shown(filled.cpuUs),
          ],
        ],
      ),
      ...rows.map((group, index) => loadTable(titles[index], group)),
      table(
        ['webhooks so far', 'MB resident'],
        memory.map(({ sent, mb }) => [sent.toLocaleString('en'), shown(mb)]),
      ),
    ],
    figures: [
      {
        what: 'webhook to finished execution, five steps, against two requests of bare Hono',
        value: pairs.ours.median / pairs.bare.median,
        unit: 'x',
        goal: { most: 2 },
        note: `${pairs.ours.median.toFixed(2)} ms`,
      },
      ...rows.map(([ours, other], index) =>
        rateRatio({
          what: `${['first', 'deep', "a step's"][index]} page of ${lines.toLocaleString('en')} log lines against 1,000`,
          ours,
          other,
          least: 0.8,
        }),
      ),
      {
        what: `memory after ${last.sent.toLocaleString('en')} webhooks minus after ${first.sent.toLocaleString('en')}`,
        value: last.mb - first.mb,
        unit: 'MB',
        goal: { most: 20 },
      },
    ],
    results: { pairs: [pairs.ours, pairs.bare], pages: rows.flat(), webhooks: [filled], memory },
  };
}

const shown = (value) => (Number.isFinite(value) ? value.toFixed(1) : 'n/a');

async function answersOf(folder) {
  const { writeFileSync } = await import('node:fs');
  const file = join(folder, 'two-answers.json');
  writeFileSync(
    file,
    JSON.stringify({ flows: { data: [] }, users: [{}], webhook: { data: { requestId: 'x', message: 'thank you' } } }),
  );
  return file;
}

/** A started flow of five steps. */
async function startFlow(server) {
  const body = JSON.stringify({ name: 'Five steps', graph: GRAPH });
  const { data } = await ask(server, { path: '/flows', method: 'POST', body, status: 201 });
  await ask(server, { path: `/flows/${data.id}/start`, method: 'POST' });
  return data.id;
}

/** On one connection, one after the other: a webhook, then its execution, which has to be over. Without a flow: any two requests. */
async function pairsOf(server, flow) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const call = (path, method, body) =>
    new Promise((resolve, reject) => {
      const headers =
        body === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
      const sent = send({ host: '127.0.0.1', port: server.port, path, method, headers, agent }, (response) => {
        text(response).then(resolve, reject);
      });
      sent.once('error', reject);
      sent.end(body);
    });
  const times = [];
  for (let pair = 0; pair < PAIRS; pair += 1) {
    const before = performance.now();
    const answer = JSON.parse(await call(flow === undefined ? '/webhooks/x' : `/webhooks/${flow}`, 'POST', BODY));
    const seen = await call(flow === undefined ? '/users' : `/executions/${answer.data.requestId}`, 'GET');
    times.push(performance.now() - before);
    if (flow !== undefined && JSON.parse(seen).data?.succeeded !== 5)
      throw new Error(`the execution is not over: ${seen}`);
  }
  agent.destroy();
  const sorted = times.slice(PAIRS / 10).sort((a, b) => a - b);
  return { name: server.name, median: median(sorted), p99: sorted[Math.floor(sorted.length * 0.99)], errors: 0 };
}

/** Reads all of a log and gives a token from its midst. */
async function findDeep(server) {
  const tokens = [];
  let lines = 0;
  for (let token = ''; token !== undefined; ) {
    const { data, meta } = await ask(server, {
      path: `/logs?pageSize=10000${token === '' ? '' : `&pageToken=${token}`}`,
    });
    lines += data.length;
    token = meta.nextPageToken;
    if (token !== undefined) tokens.push(token);
  }
  return { deep: tokens[tokens.length >> 1], lines };
}

/** Sends so many requests. */
async function drive(server, requests, count) {
  const load = startLoad();
  try {
    const before = processorSeconds(server.pid);
    const task = { port: server.port, requests, connections: CONNECTIONS, seconds: LONGEST_S, maxRequests: count };
    const outcome = await load.run(task);
    const after = processorSeconds(server.pid);
    if (outcome.errors > 0)
      throw new Error(`${server.name}: ${outcome.errors} errors, the first: ${outcome.firstError}`);
    const cpu =
      before === undefined || after === undefined ? {} : { cpuUs: ((after - before) / outcome.requests) * 1e6 };
    return { name: server.name, rate: outcome.requests / outcome.seconds, ...cpu, errors: 0 };
  } finally {
    load.stop();
  }
}
