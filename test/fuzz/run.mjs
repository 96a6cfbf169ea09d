import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readArguments, startServer } from '../support/script.mjs';

const USAGE = `usage: npm run fuzz -- [--requests N] [--length N] [--seed S] [--most N] [--a URL --a-token T] [--b URL --b-token T] [--live]
  --requests N   how many requests are sent to each target, at most (20000)
  --length N     requests in a sequence (12)
  --seed S       what is drawn (made up anew, and printed)
  --most N       end after so many differences (5)
  --a, --b URL   the targets (both: a fake that is started for it, the second with another seed of ids)
  --a-token, --b-token T
                 tokens that mean the same to both (those of the world in test/parity)
  --live         the targets are no fakes: nothing is reset, no clock is moved, and nothing is made smaller
Sends the same sequences of requests to both and compares the answers, up to ids, tokens and times that each makes up.
Exit codes: 0 no difference; 1 differences; 2 wrong usage; 3 a target could not be reached, or ended.`;

const beside = (name) => fileURLToPath(new URL(name, import.meta.url));

function wholeNumber(name, byDefault) {
  const number = Number(values[name] ?? byDefault);
  if (!Number.isSafeInteger(number) || number < 1) refuse(`--${name} can't be ${values[name]}: a whole number from 1`);
  return number;
}

function show(step) {
  if (step.kind !== 'request') return JSON.stringify(step);
  const query = step.query.map(([name, value]) => `${name}=${value}`).join('&');
  const body = step.body === undefined ? '' : ` ${JSON.stringify(step.body)}`;
  return `${step.method} ${step.path}${query === '' ? '' : `?${query}`} ${JSON.stringify(step.headers)}${body}`;
}

const { values, refuse } = readArguments(USAGE, {
  texts: ['requests', 'length', 'seed', 'most', 'a', 'b', 'a-token', 'b-token'],
  flags: ['live'],
});
const [requests, length, most] = [wholeNumber('requests', 20_000), wholeNumber('length', 12), wholeNumber('most', 5)];
const seed = wholeNumber('seed', 1 + Math.floor(Math.random() * 2 ** 31));
if (values.live && (values.a === undefined || values.b === undefined)) refuse('--live wants --a and --b');
if ((values['a-token'] === undefined) !== (values['b-token'] === undefined))
  refuse('--a-token and --b-token go together');

const { createTarget } = await import('../../dist/src/harness/fuzz/target.js');
const { fuzz } = await import('../../dist/src/harness/fuzz/fuzz.js');
const { operationsOf } = await import('../../dist/src/harness/fuzz/operations.js');
const document = JSON.parse(readFileSync(beside('../../dist/openapi/generated/flowmate.json'), 'utf8'));
const world = beside('../parity/world.json');
const { actors } = JSON.parse(readFileSync(world, 'utf8'));

const servers = [];
const open = async (name, ownSeed) => {
  if (values[name] !== undefined) return createTarget({ baseUrl: values[name], timeoutMs: 15_000 });
  const server = await startServer(['--scenario', world, '--seed', ownSeed, '--timing', 'instant']);
  servers.push(server);
  return createTarget({ baseUrl: server.baseUrl, timeoutMs: 15_000 });
};

let [a, b] = [];
try {
  [a, b] = [await open('a', '1'), await open('b', '2')];
  const tokens =
    values['a-token'] === undefined
      ? Object.values(actors).map(({ token }) => ({ a: token, b: token }))
      : [{ a: values['a-token'], b: values['b-token'] }];
  console.log(`seed ${seed}`);
  const began = performance.now();
  const result = await fuzz({
    a,
    b,
    operations: operationsOf(document),
    tokens,
    areFakes: values.live !== true,
    seed,
    requests,
    length,
    mostDifferences: most,
    onProgress: (sent) => process.stdout.isTTY && process.stdout.write(`\r${sent} requests`),
  });
  for (const { what, operation, steps } of result.differences) {
    console.log(`\n${operation}: ${what}`);
    for (const step of steps) console.log(`  ${show(step)}`);
  }
  const ended = servers.filter((server) => server.ended !== undefined);
  console.log(
    `\nstatuses: ${Object.entries(result.statuses)
      .map(([status, count]) => `${status}: ${count}`)
      .join(', ')}`,
  );
  const seconds = ((performance.now() - began) / 1_000).toFixed(0);
  console.log(
    `\n${result.requests} requests in ${result.sequences} sequences to each in ${seconds} s: ${result.differences.length} differences, ${ended.length} servers ended`,
  );
  process.exitCode = ended.length > 0 ? 3 : result.differences.length > 0 ? 1 : 0;
} catch (error) {
  console.error(`could not go on: ${error.cause?.message ?? error.message}`);
  process.exitCode = 3;
} finally {
  for (const { ended, printed } of servers)
    if (ended !== undefined) console.log(`\na server ended with ${ended}:\n${printed}`);
  a?.close();
  b?.close();
  for (const server of servers) server.stop();
}
