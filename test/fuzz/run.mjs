import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readArguments, startServer } from '../support/script.mjs';

const USAGE = `usage: npm run fuzz -- [--requests N] [--length N] [--seed S] [--most N] [--lanes N] [--seconds N] [--a URL --a-token T] [--b URL --b-token T] [--live]
  --requests N   how many requests are sent to each target, at most (20000)
  --length N     requests in a sequence (12)
  --seed S       what is drawn (made up anew, and printed)
  --most N       end after so many differences (5)
  --lanes N      so many sequences run at a time, each in a sandbox of its own (8; targets that are given: 1)
  --seconds N    begin no request after so many seconds
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
  texts: ['requests', 'length', 'seed', 'most', 'lanes', 'seconds', 'a', 'b', 'a-token', 'b-token'],
  flags: ['live'],
});
const [requests, length, most] = [wholeNumber('requests', 20_000), wholeNumber('length', 12), wholeNumber('most', 5)];
const seed = wholeNumber('seed', 1 + Math.floor(Math.random() * 2 ** 31));
const seconds = values.seconds === undefined ? Number.POSITIVE_INFINITY : wholeNumber('seconds');
const areGiven = values.a !== undefined || values.b !== undefined;
const lanes = wholeNumber('lanes', areGiven ? 1 : 8);
if (lanes > 1 && areGiven) refuse('--lanes is for the fakes that are started here: neither --a nor --b goes with it');
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
const opened = [];
/** A target for each lane: the server itself, then sandboxes of it. */
const open = async (name, ownSeed) => {
  const ownUrl = values[name];
  const server = ownUrl === undefined ? await startServer(serverOptions(ownSeed)) : undefined;
  if (server !== undefined) servers.push(server);
  const baseUrl = ownUrl ?? server.baseUrl;
  const urls = [baseUrl];
  for (let lane = 1; lane < lanes; lane += 1) {
    const answer = await fetch(`${baseUrl}/_mock/sandboxes/lane${lane}`, { method: 'PUT' });
    if (!answer.ok) throw new Error(`no sandbox could be made: ${answer.status} ${await answer.text()}`);
    urls.push(`${baseUrl}/@lane${lane}`);
  }
  const targets = urls.map((url) => createTarget({ baseUrl: url, timeoutMs: 15_000 }));
  opened.push(...targets);
  return targets;
};
const serverOptions = (ownSeed) => ['--scenario', world, '--seed', ownSeed, '--timing', 'instant'];

/** One result of several. A difference that two lanes found is one. */
function together(results) {
  const statuses = {};
  for (const result of results)
    for (const [status, count] of Object.entries(result.statuses)) statuses[status] = (statuses[status] ?? 0) + count;
  const differences = new Map(
    results.flatMap((result) => result.differences).map((each) => [`${each.operation} ${each.what}`, each]),
  );
  const sum = (name) => results.reduce((total, result) => total + result[name], 0);
  return {
    requests: sum('requests'),
    sequences: sum('sequences'),
    statuses,
    differences: [...differences.values()].slice(0, most),
  };
}

try {
  const [a, b] = [await open('a', '1'), await open('b', '2')];
  const tokens =
    values['a-token'] === undefined
      ? Object.values(actors).map(({ token }) => ({ a: token, b: token }))
      : [{ a: values['a-token'], b: values['b-token'] }];
  console.log(`seed ${seed}`);
  const began = performance.now();
  const operations = operationsOf(document);
  const sent = Array(lanes).fill(0);
  const isLate = () => performance.now() - began > seconds * 1_000;
  const runLane = (lane) =>
    fuzz({
      a: a[lane],
      b: b[lane],
      operations,
      tokens,
      areFakes: values.live !== true,
      seed: seed + lane * 1_000_003,
      requests: Math.ceil(requests / lanes),
      length,
      mostDifferences: most,
      isLate,
      onProgress: (count) => {
        sent[lane] = count;
        if (process.stdout.isTTY) process.stdout.write(`\r${sent.reduce((sum, each) => sum + each)} requests`);
      },
    });
  const result = together(await Promise.all(sent.map((_, lane) => runLane(lane))));
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
  const taken = ((performance.now() - began) / 1_000).toFixed(0);
  console.log(
    `\n${result.requests} requests in ${result.sequences} sequences to each in ${taken} s: ${result.differences.length} differences, ${ended.length} servers ended`,
  );
  process.exitCode = ended.length > 0 ? 3 : result.differences.length > 0 ? 1 : 0;
} catch (error) {
  console.error(`could not go on: ${error.cause?.message ?? error.message}`);
  process.exitCode = 3;
} finally {
  for (const { ended, printed } of servers)
    if (ended !== undefined) console.log(`\na server ended with ${ended}:\n${printed}`);
  for (const target of opened) target.close();
  for (const server of servers) server.stop();
}
