/** Does anybody wait longer while a data file of 100,000 flows is written anew? */
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { median, request, sample, startLoad } from '../measure.mjs';
import { ask, FIRST_PAGE, startMock } from '../ours.mjs';
import { table } from '../report.mjs';
import { TOKEN, username } from '../worlds.mjs';

/** Load is given in pieces as long as this, until the file is written. */
const SECONDS = 1;
const MOST_PIECES = 60;
/** A flow of this many bytes fills the log fast; a body may have 102,400. */
const LARGE = 95_000;
/** How far from the next compaction the log is filled up before a round: some hundred writes. */
const MARGIN = 400_000;
const GRAPH = { nodes: [{ id: 'a', componentId: 'be0000000000000000e00001', function: 'upsertRecord' }] };

/** @param {import('../run.mjs').Context} context */
export async function compaction({ folder, rounds, say }) {
  const file = join(folder, 'compacted.json');
  say('writing a data file of 100,000 flows');
  const server = await startMock({ name: '100,000 flows', args: ['--scenario', 'busy', '--data', file] });
  const load = startLoad();
  const during = [];
  const without = [];
  try {
    // The first file is being made after the first answer.
    while (isUnderWay(file) || !existsSync(file)) await new Promise((resolve) => setTimeout(resolve, 50));
    const flow = await create(server);
    const requests = mix(server, flow);
    const piece = () => sample(load, { server, requests }, SECONDS);
    await piece();
    for (let round = 0; round < rounds; round += 1) {
      say(`round ${round + 1} of ${rounds}`);
      await fill(load, server, flow, file);
      const before = inode(file);
      const pieces = [];
      for (let count = 0; inode(file) === before; count += 1) {
        if (count === MOST_PIECES) throw new Error(`the file was not written anew within ${count} s`);
        const wasUnderWay = isUnderWay(file);
        const taken = await piece();
        if (wasUnderWay || isUnderWay(file) || inode(file) !== before) pieces.push(taken);
      }
      during.push(together(pieces));
      const others = [];
      while (others.length < pieces.length) others.push(await piece());
      without.push(together(others));
    }
  } finally {
    load.stop();
    await server.stop();
  }
  return evaluate(without, during);
}

const inode = (file) => statSync(file).ino;
const isUnderWay = (file) => existsSync(`${file}.wal-old`);

/** Several pieces as one. */
function together(pieces) {
  const sum = (of) => pieces.reduce((total, piece) => total + of(piece), 0);
  return {
    seconds: pieces.length * SECONDS,
    rate: sum(({ rate }) => rate) / pieces.length,
    p99: Math.max(...pieces.map(({ p99 }) => p99)),
    longest: Math.max(...pieces.map(({ longest }) => longest)),
    errors: sum(({ errors }) => errors),
    firstError: pieces.find(({ firstError }) => firstError)?.firstError,
  };
}

async function create(server) {
  const { data } = await ask(server, {
    path: '/flows',
    method: 'POST',
    body: JSON.stringify({ graph: GRAPH }),
    status: 201,
  });
  return data.id;
}

/** One write to three reads. */
function mix(server, flow) {
  const to = (call) => request({ ...call, port: server.port, token: TOKEN });
  return [
    to({ path: FIRST_PAGE }),
    to({ path: `/users?username=${username(0)}` }),
    to({ path: FIRST_PAGE }),
    to({ path: `/flows/${flow}`, method: 'PATCH', body: JSON.stringify({ description: 'x'.repeat(1_000) }) }),
  ];
}

/** Brings the write-ahead log to where little is missing for it to be as long as the file. */
async function fill(load, server, flow, file) {
  const body = JSON.stringify({ description: 'x'.repeat(LARGE) });
  const requests = [request({ path: `/flows/${flow}`, method: 'PATCH', port: server.port, token: TOKEN, body })];
  for (;;) {
    const missing = statSync(file).size - logSize(file) - MARGIN;
    const count = Math.min(Math.floor(missing / LARGE), 500);
    if (count < 1) return;
    await load.run({ port: server.port, requests, connections: 4, seconds: 60, maxRequests: count });
  }
}

const logSize = (file) => statSync(`${file}.wal`, { throwIfNoEntry: false })?.size ?? 0;

function evaluate(without, during) {
  const middle = (runs, of) => median(runs.map(of));
  const longest = (runs) => middle(runs, (run) => run.longest);
  const row = (name, runs) => [
    name,
    Math.round(middle(runs, (run) => run.rate)).toLocaleString('en'),
    middle(runs, (run) => run.p99).toFixed(2),
    longest(runs).toFixed(1),
    middle(runs, (run) => run.seconds).toFixed(0),
  ];
  const result = (name, runs) => ({
    name,
    rounds: runs,
    errors: runs.reduce((sum, run) => sum + run.errors, 0),
    firstError: runs.find((run) => run.firstError)?.firstError,
  });
  return {
    tables: [
      table(
        ['100,000 flows', 'req/s', 'p99 ms', 'longest ms', 'seconds'],
        [row('without', without), row('while the file is written anew', during)],
      ),
    ],
    figures: [
      {
        what: 'compaction: longest request against without',
        value: longest(during) / longest(without),
        unit: 'x',
        goal: { most: 2 },
      },
      {
        what: 'compaction: longest request, beyond that without',
        value: longest(during) - longest(without),
        unit: 'ms',
        goal: { most: 25 },
      },
    ],
    results: { compaction: [result('without', without), result('during', during)] },
  };
}
