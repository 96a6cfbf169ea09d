/**
 * What a world and its sandboxes take of one process: `node --expose-gc sandbox-costs.mjs SCENARIO COUNT`. Prints one line of JSON: bytes,
 * and milliseconds of loading.
 */
import { createMock } from '../../dist/mock/index.js';

/** How often a timer rings that tells how long nobody else had his turn. */
const TICK_MS = 1;

function live() {
  // What one collection frees may hold what the next one frees.
  for (let i = 0; i < 3; i += 1) globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

async function load(scenario) {
  let last = performance.now();
  let longest = 0;
  const look = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  };
  const timer = setInterval(look, TICK_MS);
  const start = last;
  const mock = await host.sandbox('loaded', { scenario });
  look();
  clearInterval(timer);
  return { mock, loadMs: performance.now() - start, longestMs: longest };
}

const [scenario, count] = [process.argv[2], Number(process.argv[3])];
const host = await createMock({ scenario: 'empty' });
const before = live();
const { mock, loadMs, longestMs } = await load(scenario);
const worldBytes = live() - before;
const { flows } = mock.describe().counts;
const start = live();
for (let i = 0; i < count; i += 1) await host.sandbox(`s${i}`, { scenario });
const sandboxBytes = (live() - start) / count;
console.log(JSON.stringify({ scenario, flows, loadMs, longestMs, worldBytes, sandboxBytes }));
