/** Does the size of the world matter? The same pages of 100,000 flows and of 1,000. */
import { join } from 'node:path';
import { measure, request, summarize } from '../measure.mjs';
import { ask, FIRST_PAGE, startMock } from '../ours.mjs';
import { loadTable, rateRatio } from '../report.mjs';
import { createRandom, TOKEN, writeWorld } from '../worlds.mjs';

const SMALL = 1_000;
const LARGE = 100_000;
const PAGE = 10;
/** Different pages asked for in turn: at 100,000 flows most of them, so that no cache of a few pages decides. */
const PAGES_DRAWN = 4_096;

/** Half of each world is active. Pages are numbered from 1. */
const CASES = [
  { key: 'first page', paths: () => [FIRST_PAGE] },
  { key: 'deep page', paths: (flows) => [`${FIRST_PAGE}&page[number]=${flows / 2 / PAGE - 1}`] },
  { key: 'sorted page', paths: () => [`/flows?sort=-updatedAt&page[size]=${PAGE}`] },
  {
    key: 'sorted by name, random deep pages',
    paths: (flows) => drawn(flows / 2, (page) => `${FIRST_PAGE}&sort=name&page[number]=${page}`),
  },
  {
    key: 'random deep pages',
    paths: (flows) => drawn(flows, (page) => `/flows?page[size]=${PAGE}&page[number]=${page}`),
  },
];

function drawn(flows, path) {
  const random = createRandom(flows);
  return Array.from({ length: PAGES_DRAWN }, () => path(1 + Math.floor(random() * (flows / PAGE))));
}

/** @param {import('../run.mjs').Context} context */
export async function size({ folder, rounds, seconds, say }) {
  const worlds = [];
  for (const flows of [SMALL, LARGE]) {
    const world = join(folder, `${flows}.json`);
    say(`writing and loading a world of ${flows.toLocaleString('en')} flows`);
    writeWorld(world, { flows, everySecondInactive: true });
    worlds.push({ flows, server: await startMock({ name: `${flows.toLocaleString('en')} flows`, world }) });
  }
  for (const one of CASES) {
    for (const { flows, server } of worlds) await check(server, one.paths(flows)[0], flows);
  }
  const groups = CASES.map((one) =>
    worlds.map(({ flows, server }) => ({
      server,
      requests: one.paths(flows).map((path) => request({ path, port: server.port, token: TOKEN })),
    })),
  );
  const samples = await measure({ groups, rounds, seconds, say });
  await Promise.all(worlds.map(({ server }) => server.stop()));

  const tables = [];
  const figures = [];
  const results = {};
  for (const [index, { key }] of CASES.entries()) {
    const rows = samples[index].map((taken, at) => ({ name: worlds[at].server.name, ...summarize(taken) }));
    const [small, large] = rows;
    tables.push(loadTable(key, rows));
    results[key] = rows.map((row, at) => ({ ...row, rounds: samples[index][at] }));
    figures.push(rateRatio({ what: `${key}: 100,000 flows against 1,000`, ours: large, other: small, least: 0.9 }));
  }
  return { tables, figures, results };
}

async function check(server, path, flows) {
  const { data, meta } = await ask(server, { path });
  const total = path.includes('filter[status]') ? flows / 2 : flows;
  if (data?.length !== PAGE || meta?.total !== total) {
    throw new Error(
      `${server.name} answers ${path} wrongly: ${data?.length} flows of ${meta?.total}, not ${PAGE} of ${total}`,
    );
  }
  if (!path.includes('sort=-updatedAt')) return;
  const times = data.map((flow) => flow.updatedAt);
  if (times.some((time, index) => index > 0 && time > times[index - 1])) {
    throw new Error(`${server.name} answers ${path} unsorted: ${times.join(', ')}`);
  }
}
