/** What it costs to keep the world in a file: the same writes with and without. */
import { join } from 'node:path';
import { measure, request, summarize } from '../measure.mjs';
import { ask, startMock } from '../ours.mjs';
import { loadTable, rateRatio } from '../report.mjs';
import { flowId, TOKEN, writeWorld } from '../worlds.mjs';

/** About 1.5 KB, as the flows of the world. */
const FLOW = JSON.stringify({
  name: 'orders from shop to ledger',
  description: 'Keeps the orders of the shop and the ledger in step, record by record, as they change',
  graph: {
    nodes: [1, 2, 3, 4].map((step) => ({
      id: `step_${step}`,
      componentId: `be0000000000000000e0000${step}`,
      function: 'upsertRecord',
      name: `Step ${step}`,
      description: 'Write of orders, as agreed with the ledger team',
      fields: { object: 'orders', key: 'externalId', target: 'ledger-000001', includeDeleted: false },
    })),
    edges: [1, 2, 3].map((step) => ({ source: `step_${step}`, target: `step_${step + 1}` })),
  },
});
const EVENT = JSON.stringify({ data: { id: '4711', event: 'order.confirmed', total: 129.9, currency: 'EUR' } });

const ROUTES = [
  { key: 'webhook', title: 'POST /webhooks/{id}', call: { path: `/webhooks/${flowId(0)}`, body: EVENT, status: 200 } },
  { key: 'flow', title: 'POST /flows, 1.5 KB', call: { path: '/flows', body: FLOW, status: 201 } },
];
const KEPT = [
  { name: 'in memory only', args: () => [] },
  { name: 'data file', args: (file) => ['--data', file], least: 0.9 },
  { name: 'data file, fsync', args: (file) => ['--data', `${file}-fsync`, '--durability', 'fsync'], least: 0.7 },
];

/** @param {import('../run.mjs').Context} context */
export async function writes({ folder, rounds, seconds, say }) {
  const world = join(folder, 'written.json');
  writeWorld(world, { flows: 10 });
  const servers = [];
  for (const { name, args } of KEPT) {
    servers.push(await startMock({ name, world, args: args(join(folder, 'data.json')) }));
  }
  for (const server of servers) {
    for (const { call } of ROUTES) await ask(server, { ...call, method: 'POST' });
  }
  const groups = ROUTES.map(({ call }) =>
    servers.map((server) => ({
      server,
      requests: [request({ ...call, method: 'POST', port: server.port, token: TOKEN })],
    })),
  );
  const samples = await measure({ groups, rounds, seconds, say });
  await Promise.all(servers.map((server) => server.stop()));

  const tables = [];
  const figures = [];
  const results = {};
  for (const [index, { key, title }] of ROUTES.entries()) {
    const rows = samples[index].map((taken, at) => ({ name: KEPT[at].name, ...summarize(taken) }));
    const [memory, ...files] = rows;
    tables.push(loadTable(title, rows));
    results[key] = rows.map((row, at) => ({ ...row, rounds: samples[index][at] }));
    for (const [at, ours] of files.entries()) {
      figures.push(
        rateRatio({
          what: `${key}: ${ours.name} against memory only`,
          ours,
          other: memory,
          least: KEPT[at + 1].least,
        }),
      );
    }
  }
  return { tables, figures, results };
}
