/**
 * The dashboard under load: `npm run build && node test/bench/dashboard.mjs [--flows N] [--rate N] [--seconds N] [--rounds N]`.
 * How long interactions take with many flows and a busy client, to the first frame that shows what was asked for (goal: 200 ms), and what
 * a page that is open on each view costs the server, in processor time per request (goal: 15 %). Needs Chromium, as the e2e tests do.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { Agent, request as send } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { median, request, sample, startLoad } from './measure.mjs';
import { FIRST_PAGE, startMock } from './ours.mjs';
import { killAll } from './processes.mjs';
import { flowId, TOKEN, writeWorld } from './worlds.mjs';

const { values } = parseArgs({
  options: {
    flows: { type: 'string', default: '100000' },
    rate: { type: 'string', default: '500' },
    seconds: { type: 'string', default: '3' },
    rounds: { type: 'string', default: '5' },
  },
});
const [flows, rate, seconds, rounds] = [values.flows, values.rate, values.seconds, values.rounds].map(Number);
const CHROMIUM = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const TICK_MS = 10;

/** What a person does: an act in the page, and what shows that it is done. Each begins where the one before has led. */
const interactions = [
  ['Requests: pick one', `document.querySelector('.request').click()`, `document.querySelector('.detail .findings')`],
  [
    'Requests: the next by key',
    `press('ArrowDown')`,
    `document.querySelector('.detail .findings') && location.hash !== before`,
  ],
  [
    'Requests: filter by status',
    `choose('Status', '2')`,
    `/ of /.test(document.querySelector('.count').textContent) || true`,
  ],
  [
    'Requests: search',
    `type('Search', 'webhooks')`,
    `[...document.querySelectorAll('.request .method')].every((each) => each.textContent === 'POST')`,
  ],
  ['Requests: pause', `press('Escape'), button('Pause').click()`, `button('Resume')`],
  ['Flows: open', `location.hash = '#/flows'`, `document.querySelector('.flow-row')`],
  ['Flows: search', `type('Search', 'invoices')`, `/ of /.test(document.querySelector('.count').textContent)`],
  ['Flows: next page', `button('Next').click()`, `/Page 2 of/.test(document.body.textContent)`],
  ['Flows: pick one', `document.querySelector('.flow-row').click()`, `document.querySelector('.detail .graph')`],
  ['Executions: open', `location.hash = '#/executions'`, `document.querySelector('.run-row')`],
  [
    'Executions: by user',
    `choose('Count by', 'user')`,
    `document.querySelector('details.counts:not(.chart *) th')?.textContent === 'user'`,
  ],
  ['Executions: pick one', `document.querySelector('.run-row').click()`, `document.querySelector('.detail .step')`],
  ['Users: open', `location.hash = '#/users'`, `document.querySelector('.people tbody tr')`],
  ['World: open', `location.hash = '#/world'`, `document.querySelector('[aria-label="Settings"] dd')`],
  ['Reports: open', `location.hash = '#/reports'`, `document.querySelector('main .empty')`],
  ['Reference: open', `location.hash = '#/reference'`, `document.querySelector('.operation')`],
  ['Requests: open', `location.hash = '#/requests'`, `document.querySelector('.request')`],
];

const helpers = `
  globalThis.field = (label) => [...document.querySelectorAll('main input, main select')].find((each) =>
    (each.ariaLabel ?? each.labels?.[0]?.textContent.trim()) === label);
  globalThis.choose = (label, value) => { const each = field(label); each.value = value; for (const kind of ['input', 'change']) each.dispatchEvent(new Event(kind, { bubbles: true })); };
  globalThis.type = (label, value) => { const each = field(label); each.value = value; each.dispatchEvent(new Event('input', { bubbles: true })); };
  globalThis.button = (text) => [...document.querySelectorAll('main button')].find((each) => each.textContent.startsWith(text));
  globalThis.press = (key) => dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
`;

/** From the act to the frame that shows it, in ms. */
const timed = (act, done) => `new Promise((resolve, reject) => {
  const before = location.hash;
  const start = performance.now();
  ${act};
  const look = () => {
    if (${done}) requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
    else if (performance.now() - start > 10000) reject(new Error('not within 10 s'));
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})`;

/** One that is never done counts as endless. */
function giveUp(name, error) {
  console.error(`${name}: ${error.message.split('\n')[0]}`);
  return Number.POSITIVE_INFINITY;
}

/** A client of so many requests a second: lists, users and webhooks. Returns what ends it. */
function startClient(port) {
  const agent = new Agent({ keepAlive: true, maxSockets: 32 });
  const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' };
  let sent = 0;
  const paths = [
    ['GET', FIRST_PAGE],
    ['GET', '/users'],
    ['POST', `/webhooks/${flowId(0)}`],
  ];
  const start = performance.now();
  const timer = setInterval(() => {
    const due = ((performance.now() - start) / 1000) * rate;
    for (; sent < due; sent += 1) {
      const [method, path] = paths[sent % paths.length];
      const one = send({ host: '127.0.0.1', port, agent, method, path, headers }, (answer) => answer.resume());
      one.on('error', () => {});
      one.end(method === 'POST' ? '{"data":{}}' : undefined);
    }
  }, TICK_MS);
  return () => {
    clearInterval(timer);
    agent.destroy();
    return sent / ((performance.now() - start) / 1000);
  };
}

const folder = mkdtempSync(join(tmpdir(), 'flowmate-dashboard-bench-'));
let browser;
try {
  const world = join(folder, 'world.json');
  writeWorld(world, { flows });
  const server = await startMock({ world });
  const executablePath = CHROMIUM.find((path) => path !== undefined && existsSync(path));
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const ui = `http://127.0.0.1:${server.port}/_mock/ui`;

  const end = startClient(server.port);
  const times = interactions.map(() => []);
  for (let round = 0; round < rounds; round += 1) {
    await page.goto('about:blank');
    await page.goto(ui);
    await page.locator('.request').first().waitFor();
    await page.evaluate(helpers);
    for (const [at, [name, act, done]] of interactions.entries()) {
      await delay(300);
      times[at].push(await page.evaluate(timed(act, done)).catch((error) => giveUp(name, error)));
    }
  }
  console.log(
    `interactions with ${flows} flows and ${Math.round(end())} requests/s: median and slowest of ${rounds}, in ms`,
  );
  for (const [at, [name]] of interactions.entries()) {
    console.log(
      `  ${name.padEnd(30)} ${median(times[at]).toFixed(0).padStart(5)} ${Math.max(...times[at])
        .toFixed(0)
        .padStart(5)}`,
    );
  }

  const own = { port: server.port, token: TOKEN };
  const requests = [
    request({ path: FIRST_PAGE, ...own }),
    request({ path: '/users', ...own }),
    request({ method: 'POST', path: `/webhooks/${flowId(1)}`, body: '{"data":{}}', ...own }),
  ];
  const load = startLoad();
  const views = ['', 'requests', 'executions', 'flows', 'users', 'world', 'reports', 'reference'];
  const costs = views.map(() => []);
  await sample(load, { server, requests }, seconds);
  for (let round = 0; round < rounds; round += 1) {
    for (const [at, view] of views.entries()) {
      await page.goto('about:blank');
      if (view !== '') await page.goto(`${ui}#/${view}`);
      await delay(1_000);
      const { cpuUs, rate: answered } = await sample(load, { server, requests }, seconds);
      costs[at].push({ cpuUs, answered });
    }
  }
  load.stop();
  const of = (at, name) => median(costs[at].map((each) => each[name]));
  console.log('what an open page costs: processor time of the server per request, requests/s');
  for (const [at, view] of views.entries()) {
    const more = (of(at, 'cpuUs') / of(0, 'cpuUs') - 1) * 100;
    console.log(
      `  ${(view || 'no page').padEnd(12)} ${of(at, 'cpuUs').toFixed(1)} us (${more.toFixed(0)} %), ${Math.round(of(at, 'answered'))}/s`,
    );
  }
} finally {
  await browser?.close();
  await killAll();
  rmSync(folder, { recursive: true, force: true });
}
