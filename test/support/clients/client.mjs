// A partner's client in plain Node, right in every respect unless it is told to be wrong in one:
//
//   node client.mjs [--bug name]... [--style key=value]...
//
// `bugs.mjs` lists the bugs. Styles are ways of being right: each is one that a partner may well choose.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { createApi, Swallowed } from './api.mjs';
import { deliver } from './deliver.mjs';
import { createFlowList } from './flow-list.mjs';
import { createUserLookup } from './user-lookup.mjs';

/** Ways of being right, with what is usual first. */
export const STYLES = {
  users: ['query', 'list', 'query-meta', 'by-id'],
  usersPath: ['/users', '/users/', '/api/users', '/api/v1/users'],
  hook: ['/webhooks', '/hook'],
  size: ['', '100', '7', '1', '0', '500'],
  status: ['active', '1', 'none'],
  owner: ['filter', 'check'],
  end: ['empty', 'total', 'short', 'pages'],
  sort: ['', 'name', '-createdAt', '-updatedAt'],
  order: ['sequential', 'parallel'],
  refetch: ['no', 'yes'],
  login: ['on-401', 'first', 'never'],
  connection: ['keep-alive', 'close', 'one-socket'],
  concurrency: ['8', '20'],
  backOff: ['doubled', 'full-jitter', 'equal-jitter', 'decorrelated-jitter'],
  accepts: ['', 'gzip'],
  bodies: ['plain', 'gzip'],
  requestId: ['same', 'none'],
  probe: ['no', 'head', 'health'],
  tries: ['4', '3', '6'],
};

/** Does the job. Gives the exit code. */
export async function runClient(job, { bugs = new Set(), styles = {} } = {}) {
  const style = Object.fromEntries(Object.entries(STYLES).map(([name, [usual]]) => [name, styles[name] ?? usual]));
  const has = (bug) => bugs.has(bug);
  const api = createApi(job, style, bugs);
  if (style.login === 'first') await api.logIn();
  if (style.probe === 'head') await api.get('/flows', { 'page[size]': '1' }, { method: 'HEAD' });
  if (has('unknown-path')) await api.get('/flow', {}, { text: true }).catch(() => {});
  if (style.probe === 'health') await api.get('/healthcheck', {}, { text: true }).catch(() => {});
  const findUser = createUserLookup(api, style, has);
  const listFlows = createFlowList(api, style, has);
  const memory = { ran: new Set(), data: undefined, declared: undefined };
  let failures = 0;
  const handle = async (event) => {
    try {
      const failed = await handleEvent(event);
      failures += failed;
    } catch (error) {
      if (error instanceof Swallowed) return;
      if (has('crashes-on-failure')) throw error;
      console.error(`event ${event.id} was not handled: ${error.message}`);
      failures += 1;
    }
  };
  const remembered = {};
  const look = async (name) => {
    if (!has('cache-in-object')) return findUser(name);
    remembered[name] ??= await findUser(name);
    return remembered[name];
  };
  const handleEvent = async (event) => {
    memory.data ??= job.events.at(-1)?.data;
    if (has('skips-empty-data') && Object.keys(event.data).length === 0) return 0;
    const user = await look(event.user);
    if (user === undefined) {
      if (has('unknown-user-fails')) throw new Error(`no user ${event.user}`);
      if (!has('unknown-user-all-flows')) return 0;
    }
    const skipped = has('ignores-pending') ? ['DISABLED'] : ['DISABLED', 'PENDING'];
    if (user !== undefined && skipped.includes(user.status) && !has('ignores-status')) return 0;
    if (has('confirmed-only') && user?.confirmed === false) return 0;
    const flows = await listFlows(user);
    if (flows.length === 0 && has('no-flows-fails')) throw new Error('no flows');
    return deliver({ api, event, flows, style, has, memory, relist: () => listFlows(user) });
  };
  if (has('never-calls')) return 0;
  if (has('needs-an-event') && job.events.length === 0) return 1;
  if (has('a-hundred-events')) job = { ...job, events: job.events.slice(0, 100) };
  if (has('prints-token')) console.error(`using ${job.token}`);
  if (has('talks-much')) console.error('One more line of a log.\n'.repeat(2_000));
  if (has('drops-equal-events')) {
    const seen = new Set();
    const isNew = ({ user, data }) => !seen.has(JSON.stringify([user, data])) && seen.add(JSON.stringify([user, data]));
    job = { ...job, events: job.events.filter(isNew) };
  }
  if (style.order === 'parallel' || has('herd-logs-in')) await Promise.all(job.events.map(handle));
  else for (const event of job.events) await handle(event);
  if (has('always-0')) return 0;
  if (has('exit-counts')) return failures;
  return failures > 0 || has('always-1') ? 1 : 0;
}

/** Bugs and styles as the command line names them. */
export function parseArguments(argv) {
  const bugs = new Set();
  const styles = {};
  for (let at = 0; at < argv.length; at += 2) {
    const [flag, value = ''] = argv.slice(at, at + 2);
    if (flag === '--bug') bugs.add(value);
    else if (flag === '--style') styles[value.split('=')[0]] = value.slice(value.indexOf('=') + 1);
    else throw new Error(`what is ${flag}?`);
  }
  return { bugs, styles };
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { env } = process;
  const options = parseArguments(process.argv.slice(2));
  const { runAsProcess } = await import('./process-bugs.mjs');
  await runAsProcess(options.bugs, () =>
    runClient(
      {
        baseUrl: env.FLOWMATE_BASE_URL,
        token: env.FLOWMATE_TOKEN,
        username: env.FLOWMATE_USERNAME,
        password: env.FLOWMATE_PASSWORD,
        events: JSON.parse(readFileSync(env.FLOWMATE_EVENTS, 'utf8')).events,
      },
      options,
    ),
  );
}
