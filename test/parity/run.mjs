import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readArguments, startServer } from '../support/script.mjs';
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

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    return refuse(`could not read ${file}: ${error.message}`);
  }
}

const { values, positionals, refuse } = readArguments(USAGE, {
  texts: ['group', 'story', 'first', 'world', 'base'],
  positionals: true,
});
const first = Number(values.first ?? 20);
if (!Number.isInteger(first) || first < 0) refuse(`--first can't be ${values.first}: a whole number of 0 or more`);
const files = positionals.length > 0 ? positionals : ['exchanges.json', 'exchanges-2.json'].map(beside);
const stories = files
  .flatMap(readJson)
  .filter(({ group }) => values.group === undefined || group === values.group)
  .filter(({ story }) => values.story === undefined || story.includes(values.story));
if (stories.length === 0) refuse('no story has that group and name');

const worldFile = values.world ?? beside('world.json');
const judge = createJudge(readJson(worldFile)).judge;
const server =
  values.base === undefined
    ? await startServer(['--scenario', worldFile, '--timing', 'real'])
    : { baseUrl: values.base, stop: () => {} };
const results = [];
try {
  for (const story of stories) results.push(await judge(story, server.baseUrl));
} finally {
  server.stop();
}
for (const line of [...describeDifferences(results, first), '', ...describeGroups(results)]) console.log(line);
// Against what the files hold, not against what was judged: an exchange left out is no success.
const recorded = stories.flatMap(({ steps }) => steps).filter(({ response }) => response !== null).length;
process.exitCode = recorded > 0 && count(results).passed === recorded ? 0 : 1;
