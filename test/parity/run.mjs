import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createJudge } from './judge.mjs';
import { count, describeDifferences, describeGroups } from './report.mjs';

const USAGE = `usage: npm run parity -- [--group GROUP] [--story TEXT] [--first N] [--world FILE] [--base URL] [FILE...]
  --group GROUP  only the stories of this group
  --story TEXT   only the stories whose name holds this text
  --first N      print the first N exchanges that differ (20)
  --world FILE   the world that the exchanges were recorded over (world.json beside this file)
  --base URL     judge this server, which runs already, instead of starting one
  FILE...        files of exchanges (those beside this file)`;

const beside = (name) => fileURLToPath(new URL(name, import.meta.url));

function usageError(message) {
  console.error(`${message}\n${USAGE}`);
  process.exit(2);
}

function readOptions() {
  const text = { type: 'string' };
  try {
    return parseArgs({
      options: { group: text, story: text, first: text, world: text, base: text, help: { type: 'boolean' } },
      allowPositionals: true,
    });
  } catch (error) {
    return usageError(error.message);
  }
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    return usageError(`could not read ${file}: ${error.message}`);
  }
}

/** Starts the built command on a free port; `stop` ends it. */
async function startServer(world) {
  const main = beside('../../dist/src/cli/main.js');
  if (!existsSync(main)) usageError(`there is no ${main}: run npm run build first`);
  const options = ['--scenario', world, '--timing', 'real', '--log', 'silent'];
  const child = spawn(process.execPath, [main, 'serve', '--port', '0', ...options]);
  let printed = '';
  const base = await new Promise((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      printed += chunk;
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0];
      if (found !== undefined) resolve(found);
    });
    child.stderr.on('data', (chunk) => {
      printed += chunk;
    });
    child.on('error', reject);
    child.on('exit', (code) => reject(new Error(`the server ended with ${code} before it listened:\n${printed}`)));
  });
  return { base, stop: () => child.kill() };
}

const { values, positionals } = readOptions();
if (values.help) {
  console.log(USAGE);
  process.exit(0);
}
const first = Number(values.first ?? 20);
if (!Number.isInteger(first) || first < 0) usageError(`--first can't be ${values.first}: a whole number of 0 or more`);
const files = positionals.length > 0 ? positionals : ['exchanges.json', 'exchanges-2.json'].map(beside);
const stories = files
  .flatMap(readJson)
  .filter(({ group }) => values.group === undefined || group === values.group)
  .filter(({ story }) => values.story === undefined || story.includes(values.story));
if (stories.length === 0) usageError('no story has that group and name');

const worldFile = values.world ?? beside('world.json');
const judge = createJudge(readJson(worldFile)).judge;
const server = values.base === undefined ? await startServer(worldFile) : { base: values.base, stop: () => {} };
const results = [];
try {
  for (const story of stories) results.push(await judge(story, server.base));
} finally {
  server.stop();
}
for (const line of [...describeDifferences(results, first), '', ...describeGroups(results)]) console.log(line);
// Against what the files hold, not against what was judged: an exchange left out is no success.
const recorded = stories.flatMap(({ steps }) => steps).filter(({ response }) => response !== null).length;
process.exitCode = recorded > 0 && count(results).passed === recorded ? 0 : 1;
