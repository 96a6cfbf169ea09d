/** Three routes, ours against bare servers and other mocks, and the slowest hundredth of the flows page. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { measure, request, summarize } from '../measure.mjs';
import { ask, BARE_HONO, FIRST_PAGE, MOCK, startBareHono, startBareHttp, startMock } from '../ours.mjs';
import { installPeers, startJsonServer, startPrism } from '../peers.mjs';
import { loadTable, rateRatio } from '../report.mjs';
import { flowId, TOKEN, username, writeWorld } from '../worlds.mjs';

const WEBHOOK_BODY = JSON.stringify({ data: { id: '4711', event: 'order.confirmed', total: 129.9, currency: 'EUR' } });
const WANTED = username(3);

const ROUTES = [
  {
    key: 'flows',
    title: 'GET /flows, 10 flows',
    least: 1.4,
    call: { path: FIRST_PAGE },
    jsonServer: { path: '/flows?status=active&_page=1&_per_page=10' },
    check: (body) => (body.data?.length === 10 ? undefined : `${body.data?.length} flows instead of 10`),
  },
  {
    key: 'users',
    title: 'GET /users?username=',
    least: 0.5,
    call: { path: `/users?username=${WANTED}` },
    jsonServer: { path: `/users?username=${WANTED}` },
    check: (body) => {
      const found = Array.isArray(body) ? body : body.data;
      return found?.length === 1 && found[0].username === WANTED ? undefined : `not the one user ${WANTED}`;
    },
  },
  {
    key: 'webhook',
    title: 'POST /webhooks/{id}',
    least: 0.5,
    call: { path: `/webhooks/${flowId(0)}`, method: 'POST', body: WEBHOOK_BODY },
    // It knows collections only: the webhook becomes a record, which it answers with its new id.
    jsonServer: { path: '/webhooks', method: 'POST', body: WEBHOOK_BODY, status: 201 },
    check: (body) => ((body.data?.requestId ?? body.id) ? undefined : 'no requestId'),
  },
];

/** @param {import('../run.mjs').Context} context */
export async function routes({ folder, rounds, seconds, peers, say }) {
  if (peers) installPeers(say);
  const world = join(folder, 'page.json');
  writeWorld(world, { flows: 10 });
  const mock = await startMock({ world });
  const answers = {};
  for (const { key, call } of ROUTES) answers[key] = await ask(mock, call);
  const file = join(folder, 'answers.json');
  writeFileSync(file, JSON.stringify(answers));

  const servers = [mock, await startBareHono(file), await startBareHttp(file)];
  if (peers) {
    const users = await ask(mock, { path: '/users' });
    servers.push(
      await startPrism({ folder, answers, quiet: false }),
      await startPrism({ folder, answers, quiet: true }),
      await startJsonServer({ folder, answers, users: Array.isArray(users) ? users : users.data }),
    );
  }
  for (const server of servers) await check(server);

  const groups = ROUTES.map((route) =>
    servers.map((server) => ({
      server,
      requests: [request({ ...callOf(route, server), port: server.port, token: TOKEN })],
    })),
  );
  const samples = await measure({ groups, rounds, seconds, say });
  await Promise.all(servers.map((server) => server.stop()));
  return evaluate(
    samples,
    servers.map(({ name }) => name),
  );
}

const callOf = (route, server) => (server.name.startsWith('json-server') ? route.jsonServer : route.call);

async function check(server) {
  for (const route of ROUTES) {
    const call = callOf(route, server);
    const wrong = route.check(await ask(server, call));
    if (wrong !== undefined) throw new Error(`${server.name} answers ${call.path} wrongly: ${wrong}`);
  }
}

function evaluate(samples, names) {
  const tables = [];
  const figures = [];
  const results = {};
  for (const [index, route] of ROUTES.entries()) {
    const rows = samples[index].map((rounds, server) => ({ name: names[server], ...summarize(rounds) }));
    const byName = (name) => rows.find((row) => row.name === name);
    const ours = byName(MOCK);
    const hono = byName(BARE_HONO);
    tables.push(loadTable(route.title, rows));
    results[route.key] = rows.map((row, server) => ({ ...row, rounds: samples[index][server] }));
    figures.push(rateRatio({ what: `${route.key}: rate against bare Hono`, ours, other: hono, least: route.least }));
    const prism = byName('Prism as it starts');
    if (prism !== undefined) {
      figures.push(rateRatio({ what: `${route.key}: rate against Prism as it starts`, ours, other: prism, least: 8 }));
      const others = rows.filter(({ name }) => name.startsWith('Prism') || name.startsWith('json-server'));
      const fastest = others.reduce((best, row) => (row.rate > best.rate ? row : best));
      figures.push(
        rateRatio({
          what: `${route.key}: rate against the fastest peer (${fastest.name})`,
          ours,
          other: fastest,
          least: 2,
        }),
      );
    }
    if (route.key === 'flows') {
      figures.push({ what: 'flows: p99 against bare Hono', value: ours.p99 / hono.p99, unit: 'x', goal: { most: 1 } });
    }
  }
  return { tables, figures, results };
}
