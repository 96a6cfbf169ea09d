/** How long does a health check wait while the server is at long work? */
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { median, request } from '../measure.mjs';
import { ask, startMock } from '../ours.mjs';
import { table } from '../report.mjs';
import { TOKEN } from '../worlds.mjs';

/** Health is asked again this long after the answer before. */
const PAUSE_MS = 5;
const HEALTH = new URL('../health.mjs', import.meta.url);
const IDLE_MS = 1_000;
const BLANK = 'x'.repeat(60_000);

const send = (server, method, path, body, headers = {}) =>
  fetch(`http://127.0.0.1:${server.port}${path}`, {
    method,
    body,
    headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json', ...headers },
  }).then((answer) => answer.arrayBuffer());

/** So many requests over one connection, none of which waits for an answer: a connection each would keep this process busy, not the server. */
const sendAtOnce = (server, count, path, body) =>
  new Promise((resolve, reject) => {
    const text = request({ method: 'POST', port: server.port, path, body, token: TOKEN });
    const socket = connect(server.port, '127.0.0.1', () => socket.write(text.repeat(count)));
    let answers = 0;
    socket.on('data', (bytes) => {
      answers += bytes.toString('latin1').split('HTTP/1.1 ').length - 1;
      if (answers >= count) socket.end();
    });
    socket.on('close', resolve);
    socket.on('error', reject);
  });

/** 16 MB of scenario, as one is sent to make a sandbox of. */
function inlineScenario() {
  const text = 'x'.repeat(300);
  const node = (id) => ({ id, componentId: '5ca5c44c187c040010a9bb8b', function: 'f', fields: { text, more: text } });
  const graph = { nodes: [node('a'), node('b')], edges: [{ source: 'a', target: 'b' }] };
  const flow = (i) => ({ name: `Flow ${i}`, type: 'ordinary', graph, owners: [{ id: 'ada', type: 'user' }] });
  return JSON.stringify({
    scenario: { users: [{ username: 'ada' }], flows: Array.from({ length: 10_500 }, (_, i) => flow(i)) },
  });
}

const INLINE = inlineScenario();

let searches = 0;

const times = (count, act) => Promise.all(Array.from({ length: count }, (_, i) => act(i)));

/** Longest health answer, in milliseconds, until `work` has ended. */
async function longestDuring(server, work) {
  const url = `http://127.0.0.1:${server.port}/_mock/health`;
  const asking = new Worker(HEALTH, { workerData: { url, pauseMs: PAUSE_MS } });
  const longest = once(asking, 'message');
  await work();
  asking.postMessage('stop');
  return (await longest)[0];
}

const works = {
  'XML of 4 MB': (server, hook) =>
    send(server, 'POST', hook, `<a>${'<b/>'.repeat(1e6)}</a>`, { 'content-type': 'text/xml' }),
  'XML of 1 MB, wrong throughout': (server, hook) =>
    send(server, 'POST', hook, '<'.repeat(1e6), { 'content-type': 'text/xml' }),
  'multipart of 30 MB': (server, hook) =>
    send(server, 'POST', hook, 'x'.repeat(3e7), { 'content-type': 'multipart/form-data; boundary=b' }),
  'scenario of 16 MB': (server) => send(server, 'PUT', '/_mock/sandboxes/inline', INLINE),
  'first lists of 100,000 flows, in three orders': async (server) => {
    // Most names have the letter; a list of it was not asked for before.
    const letter = 'eainorstlcdu'[searches++ % 12];
    for (const sort of ['name', '-createdAt', 'updatedAt']) {
      await send(server, 'GET', `/flows?sort=${sort}&search=${letter}`);
    }
  },
  'all flows of a world of 100,000': (server) => send(server, 'GET', '/flows?page[size]=0'),
  'all entries of a full journal': (server) => send(server, 'GET', '/_mock/requests?limit=10000'),
  'HAR of a full journal': (server) => send(server, 'GET', '/_mock/requests/har'),
  'verification by bodies of a full journal': (server) =>
    send(server, 'POST', '/_mock/requests/verify', JSON.stringify({ match: { body: { a: 1 } } })),
  'ten thousand waits, and requests that all of them look at': async (server) => {
    const question = JSON.stringify({ match: { path: '/nowhere' }, within: '5s' });
    // Each unmet wait looks for the nearest requests: of a full journal, ten thousand times, that takes minutes.
    await send(server, 'DELETE', '/_mock/requests');
    const waits = times(100, async (i) => {
      await delay(i * 20);
      await sendAtOnce(server, 100, '/_mock/requests/verify', question);
    });
    await times(20, () => send(server, 'GET', '/users/me'));
    await waits;
  },
  'a thousand watchers of 500 requests': async (server) => {
    const over = new AbortController();
    const watching = times(1_000, async () => {
      const answer = await fetch(`http://127.0.0.1:${server.port}/_mock/events`, { signal: over.signal });
      for await (const _ of answer.body);
    });
    await times(500, () => send(server, 'GET', '/users/me'));
    over.abort();
    await watching.catch(() => {});
  },
};

/** @param {import('../run.mjs').Context} context */
export async function stalls({ rounds, say }) {
  const server = await startMock({ name: 'busy', args: ['--scenario', 'busy'] });
  try {
    const { id } = (await ask(server, { path: '/flows?filter[status]=active&page[size]=1' })).data[0];
    const hook = `/webhooks/${id}`;
    await times(1_000, (i) => send(server, 'POST', hook, JSON.stringify({ a: i, x: BLANK })));
    const idle = await longestDuring(server, () => delay(IDLE_MS));
    const rows = [['idle', idle.toFixed(1), '1.0 x']];
    const figures = [];
    for (const [name, work] of Object.entries(works)) {
      say(name);
      const longest = [];
      for (let round = 0; round < rounds; round += 1)
        longest.push(await longestDuring(server, () => work(server, hook)));
      const middle = median(longest);
      figures.push({ what: `stalls: health during ${name}`, value: middle, unit: 'ms', goal: { most: 250 } });
      rows.push([name, middle.toFixed(1), `${(middle / idle).toFixed(1)} x`]);
    }
    return { tables: [table(['work', 'longest health answer, ms', 'to idle'], rows)], figures, results: {} };
  } finally {
    await server.stop();
  }
}
