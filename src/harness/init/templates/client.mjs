// Delivers events to FlowMate: for each event it finds the user, lists the user's active flows, and starts each of them with the data.
//
// Reads FLOWMATE_BASE_URL, FLOWMATE_TOKEN and FLOWMATE_EVENTS, a file {"events":[{"id","user","data"}]}.
// Ends with 0 when every event was handled, with 1 when a delivery was given up. Needs Node 20 or later and nothing else.
import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';

const { FLOWMATE_BASE_URL: base, FLOWMATE_TOKEN: token, FLOWMATE_EVENTS: eventsFile } = process.env;
if (!base || !token || !eventsFile) {
  console.error('Set FLOWMATE_BASE_URL, FLOWMATE_TOKEN and FLOWMATE_EVENTS.');
  process.exit(1);
}

const userAgent = 'my-flowmate-client/1.0';
const pageSize = 100;
const timeoutMs = 5_000;
const mostTries = 4;
const firstWaitMs = 250;
/** Worth another try. Any other refusal stays one. */
const passing = [429, 502, 503, 504];

/** Sends a request, and again where that may help, and gives the answer's JSON. Throws when it was given up. */
async function call(method, path, { query = {}, body, headers = {} } = {}) {
  const url = `${base}${path}?${new URLSearchParams(query)}`;
  for (let tries = 1; ; tries += 1) {
    let problem;
    let asked = 0;
    try {
      const answer = await fetch(url, {
        method,
        headers: { authorization: `Bearer ${token}`, 'user-agent': userAgent, ...headers },
        body,
        signal: AbortSignal.timeout(timeoutMs),
      });
      // An answer that is cut off or no JSON ends up below, like one that never came.
      if (answer.ok) return method === 'POST' ? undefined : await answer.json();
      const text = (await answer.text()).slice(0, 200);
      problem = new Error(`${method} ${path} answered ${answer.status} ${text}`);
      if (!passing.includes(answer.status)) tries = mostTries;
      asked = Number(answer.headers.get('retry-after')) * 1_000 || 0;
    } catch (cause) {
      problem = new Error(`${method} ${path}: ${cause.cause?.message ?? cause.message}`);
    }
    if (tries >= mostTries) throw problem;
    await wait(Math.max(asked, firstWaitMs * 2 ** tries));
  }
}

/** Lists come bare or as the member `data`. */
const rowsOf = (answer) => (Array.isArray(answer) ? answer : answer.data);

/** FlowMate's user of this name. The search may find others too: only the very same name counts. */
async function findUser(username) {
  const users = rowsOf(await call('GET', '/users', { query: { username } }));
  const user = users.find((each) => each.username === username);
  return user && { id: user._id ?? user.id, status: user.status };
}

/** All active flows that the user owns, from all pages, each once. */
async function listFlows(userId) {
  const flows = new Map();
  for (let number = 1, seen = 0; ; number += 1) {
    const query = { 'filter[user]': userId, 'filter[status]': 'active' };
    const answer = await call('GET', '/flows', { query: { ...query, 'page[size]': pageSize, 'page[number]': number } });
    const rows = rowsOf(answer);
    for (const flow of rows) flows.set(flow.id, flow);
    seen += rows.length;
    if (rows.length === 0 || seen >= answer.meta?.total) break;
  }
  // Checked here as well: what a filter lets through by mistake must not be started.
  return [...flows.values()].filter((flow) => {
    return flow.status === 'active' && flow.owners?.some((owner) => owner.id === userId);
  });
}

/** What the flow declares as its input; everything where it declares nothing. */
function inputFor(flow, data) {
  const declared = Object.keys(flow.payload?.inputParameters ?? {});
  if (declared.length === 0) return data;
  return Object.fromEntries(declared.filter((name) => name in data).map((name) => [name, data[name]]));
}

/** Starts the flow. The id is the same in every try, and distinguishes a repeated delivery from a new one. */
async function trigger(flow, event) {
  const headers = {
    'content-type': 'application/json',
    'x-request-id': encodeURIComponent(`${event.id}-${flow.id}`),
  };
  await call('POST', `/webhooks/${flow.id}`, { headers, body: JSON.stringify({ data: inputFor(flow, event.data) }) });
}

let failures = 0;
async function attempt(what, work) {
  try {
    return await work();
  } catch (error) {
    console.error(`${what}: ${error.message}`);
    failures += 1;
    return undefined;
  }
}

const { events } = JSON.parse(await readFile(eventsFile, 'utf8'));
for (const event of events) {
  await attempt(`event ${event.id}`, async () => {
    const user = await findUser(event.user);
    if (user?.status !== 'ACTIVE') return;
    for (const flow of await listFlows(user.id)) {
      await attempt(`event ${event.id}, flow ${flow.id}`, () => trigger(flow, event));
    }
  });
}
process.exitCode = failures === 0 ? 0 : 1;
