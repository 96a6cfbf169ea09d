/** What the journal of requests costs, what one who watches and does not read costs, and whether memory stays flat. */
import { connect } from 'node:net';
import { join } from 'node:path';
import { drive, measure, request, summarize } from '../measure.mjs';
import { ask, FIRST_PAGE, startMock } from '../ours.mjs';
import { residentMegabytes } from '../processes.mjs';
import { loadTable, rateRatio, table } from '../report.mjs';
import { flowId, TOKEN, username, writeWorld } from '../worlds.mjs';

const WEBHOOK_BODY = JSON.stringify({ data: { id: '4711', event: 'order.confirmed', total: 129.9, currency: 'EUR' } });
const ROUTES = [
  { key: 'flows', call: { path: FIRST_PAGE } },
  { key: 'users', call: { path: `/users?username=${username(3)}` } },
  { key: 'webhook', call: { path: `/webhooks/${flowId(0)}`, method: 'POST', body: WEBHOOK_BODY } },
];

const ON = 'journal on';
const OFF = 'journal off';
const WATCHED = 'journal on, somebody watches and does not read';

function worldFile(folder) {
  const world = join(folder, 'page.json');
  writeWorld(world, { flows: 10 });
  return world;
}

/** A reader of the events who takes what the sockets hold and no more. */
function watch({ port }) {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port }, () => {
      socket.write(`GET /_mock/events HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\n\r\n`);
    });
    socket.once('error', reject);
    socket.once('data', (bytes) => {
      socket.pause();
      if (bytes.toString().startsWith('HTTP/1.1 200')) resolve(socket);
      else reject(new Error(`the events are not told: ${bytes}`));
    });
  });
}

/** @param {import('../run.mjs').Context} context */
export async function journal({ folder, rounds, seconds, say }) {
  const world = worldFile(folder);
  const servers = [
    await startMock({ name: ON, world }),
    await startMock({ name: OFF, world, args: ['--journal-size', '0'] }),
    await startMock({ name: WATCHED, world }),
  ];
  for (const server of servers) for (const { call } of ROUTES) await ask(server, call);
  await expectJournal(servers[0], true);
  await expectJournal(servers[1], false);
  const socket = await watch(servers[2]);
  const groups = ROUTES.map(({ call }) =>
    servers.map((server) => ({ server, requests: [request({ ...call, port: server.port, token: TOKEN })] })),
  );
  const samples = await measure({ groups, rounds, seconds, say });
  socket.destroy();
  await Promise.all(servers.map((server) => server.stop()));

  const tables = [];
  const figures = [];
  const results = {};
  for (const [index, { key }] of ROUTES.entries()) {
    const rows = samples[index].map((taken, at) => ({ name: servers[at].name, ...summarize(taken) }));
    const [on, off, watched] = rows;
    tables.push(loadTable(key, rows));
    results[key] = rows.map((row, at) => ({ ...row, rounds: samples[index][at] }));
    figures.push(rateRatio({ what: `${key}: journal on against off`, ours: on, other: off, least: 0.85 }));
    figures.push(rateRatio({ what: `${key}: watched by one who does not read`, ours: watched, other: on, least: 0.9 }));
  }
  return { tables, figures, results };
}

async function expectJournal(server, isOn) {
  const { meta } = await ask(server, { path: '/_mock/requests?limit=1' });
  if (meta?.total > 0 !== isOn) throw new Error(`${server.name}: the journal has ${meta?.total} requests`);
}

/** Every route in turn, with all of it kept as it is kept by default. @param {import('../run.mjs').Context} context */
export async function soak({ folder, requests: wanted, say }) {
  const server = await startMock({ world: worldFile(folder) });
  const requests = ROUTES.map(({ call }) => request({ ...call, port: server.port, token: TOKEN }));
  const marks = [0.1, 0.25, 0.5, 0.75, 1].map((share) => Math.round(wanted * share));
  const taken = [];
  let sent = 0;
  let errors = 0;
  let firstError;
  for (const mark of marks) {
    say(`${mark.toLocaleString('en')} of ${wanted.toLocaleString('en')} requests`);
    const outcome = await drive({ server, requests, count: mark - sent });
    sent += outcome.requests;
    errors += outcome.errors;
    firstError ??= outcome.firstError;
    taken.push({ sent, mb: residentMegabytes(server.pid) ?? Number.NaN });
  }
  await server.stop();
  const [first] = taken;
  const last = taken.at(-1);
  return {
    tables: [
      table(
        ['requests so far', 'MB resident'],
        taken.map(({ sent: count, mb }) => [count.toLocaleString('en'), Number.isFinite(mb) ? mb.toFixed(1) : 'n/a']),
      ),
    ],
    figures: [
      {
        what: `memory after ${last.sent.toLocaleString('en')} requests minus after ${first.sent.toLocaleString('en')}`,
        value: last.mb - first.mb,
        unit: 'MB',
        goal: { most: 20 },
      },
    ],
    results: { soak: { name: server.name, taken, errors, ...(firstError === undefined ? {} : { firstError }) } },
  };
}
