// Every case against clients that are known: ways of being right, which must not fail, and defects, which must. Takes long, and is no
// test: npm run build && node test/bench/certify-clients.mjs styles|bugs|defects [name...]
import { matrix, suites } from '../../dist/contracts/index.js';
import { certify } from '../../dist/src/index.js';
import { BUGS } from '../support/clients/bugs.mjs';
import { runClient, STYLES } from '../support/clients/client.mjs';
import { runOther } from '../support/clients/other-client.mjs';
import { DEFECTS as KNOWN, MORE_DEFECTS } from '../support/clients/other-defects.mjs';
import { runThird } from '../support/clients/third-client.mjs';
import { THIRD_DEFECTS, THIRD_STYLES } from '../support/clients/third-switches.mjs';

const DEFECTS = { ...KNOWN, ...MORE_DEFECTS, ...THIRD_DEFECTS };
const MOST_AT_ONCE = 4;
const SEED = 11;

const styles = () =>
  Object.entries(STYLES).flatMap(([name, [, ...values]]) =>
    values
      .filter((value) => value !== 'never')
      .map((value) => [`${name}=${value}`, (job) => runClient(job, { styles: { [name]: value } })]),
  );
const kinds = {
  styles: () => [
    ['usual', (job) => runClient(job)],
    ...styles(),
    ['other client', (job) => runOther(job, undefined)],
    ['third client', (job) => runThird(job)],
    ...THIRD_STYLES.map((names) => [names.join('+'), (job) => runThird(job, names)]),
  ],
  bugs: () =>
    Object.values(BUGS)
      .flatMap((bugs) => Object.keys(bugs))
      .map((bug) => [bug, (job) => runClient(job, { bugs: new Set([bug]) })]),
  defects: () =>
    Object.keys(DEFECTS).map((name) => [
      name,
      (job) => (Object.hasOwn(THIRD_DEFECTS, name) ? runThird(job, [name]) : runOther(job, name)),
    ]),
};

const [kind = '', ...wanted] = process.argv.slice(2);
const clients = (kinds[kind]?.() ?? []).filter(([name]) => wanted.length === 0 || wanted.includes(name));
if (clients.length === 0)
  throw new Error(`styles, bugs or defects, and names of these: not ${process.argv.slice(2).join(' ')}`);
console.error = () => {};
let right = 0;

/** WHOLE=1: all cases. Else without those in which a client waits for its own time-out: they take most of the time. */
const slow = new Set(
  matrix.flatMap((cell) => ('case' in cell && /silence|endless/.test(cell.effect) ? [cell.case] : [])),
);
const all = suites.flatMap(({ cases }) => cases.map(({ id }) => id));
const chosen = process.env.WHOLE === '1' ? all : all.filter((id) => !slow.has(id) && id !== 'FM-RES-10');

async function look([name, client]) {
  const started = performance.now();
  const { cases, causes, exitCode } = await certify(client, {
    features: ['login'],
    cases: chosen,
    seed: SEED,
    parallel: 16,
    timeoutMs: 40_000,
  });
  const [cause] = causes;
  const lead = cases.find(({ id }) => id === cause?.lead);
  const failed = cases.filter(({ verdict }) => /^(?:FAIL|WARN|HARNESS_ERROR)$/.test(verdict));
  const [verdict = '', ids = ''] = (DEFECTS[name] ?? '').split(' ');
  const isKnown =
    kind !== 'defects' || cases.some((each) => each.verdict === verdict && ids.split('|').includes(each.id));
  const isRight =
    kind === 'styles' ? exitCode === 0 : lead !== undefined && /^(?:FAIL|WARN)$/.test(lead.verdict) && isKnown;
  if (isRight) right += 1;
  console.log(
    `${isRight ? 'ok ' : 'NOT'}  ${name}  ${Math.round((performance.now() - started) / 1_000)} s  ${failed.map(({ id, verdict }) => `${verdict} ${id}`).join(', ')}`,
  );
  if (cause !== undefined)
    console.log(`       ${cause.summary}\n       observed ${lead?.observed}\n       fix ${lead?.hint}`);
  if (kind === 'styles') for (const { id, observed } of failed) console.log(`       ${id}: ${observed}`);
}

const lane = async () => {
  for (let next = clients.shift(); next !== undefined; next = clients.shift()) await look(next);
};
const total = clients.length;
await Promise.all(Array.from({ length: MOST_AT_ONCE }, lane));
console.log(`${right} of ${total} as they should be`);
process.exit();
