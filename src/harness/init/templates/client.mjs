// Delivers events to FlowMate: for each event it finds the user, lists the user's active flows, and starts each of them with the data.
//
// Reads FLOWMATE_BASE_URL, FLOWMATE_TOKEN and FLOWMATE_EVENTS, a file {"events":[{"id","user","data"}]}; and, to get a new token when
// that one has ended, FLOWMATE_USERNAME and FLOWMATE_PASSWORD. Ends with 0 when every event was handled, with 1 when a delivery was
// given up. Needs Node 20 or later and nothing else.
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';

const { FLOWMATE_BASE_URL: base, FLOWMATE_EVENTS: eventsFile, FLOWMATE_USERNAME, FLOWMATE_PASSWORD } = process.env;
let { FLOWMATE_TOKEN: token } = process.env;
if (!base || !token || !eventsFile) {
  console.error('Set FLOWMATE_BASE_URL, FLOWMATE_TOKEN and FLOWMATE_EVENTS.');
  process.exit(1);
}

const userAgent = 'my-flowmate-client/1.0';
const pageSize = 100;
const mostPages = 1_000;
const timeoutMs = 5_000;
const mostTries = 4;
const firstWaitMs = 250;
const longestPauseMs = 30_000;
/** Worth another try. Any other refusal stays one, unless it comes with Retry-After. */
const passing = [408, 429, 500, 502, 503, 504];
let loginsLeft = FLOWMATE_USERNAME && FLOWMATE_PASSWORD ? 3 : 0;
/** FlowMate wants to be left alone until then, by performance.now(). */
let pauseUntilMs = 0;

/** Sends a request, and again where that may help, and returns the answer's JSON. Throws when it was given up. */
async function call(method, path, { query = {}, body, headers = {} } = {}) {
  const url = `${base}${path}?${new URLSearchParams(query)}`;
  let mayLogIn = path !== '/login';
  for (let tries = 1; ; tries += 1) {
    const pauseMs = Math.ceil(pauseUntilMs - performance.now());
    if (pauseMs > longestPauseMs) throw new Error(`${method} ${path}: not sent, FlowMate asks for too long a pause`);
    await wait(Math.max(0, pauseMs));
    const { json, problem, status, mayPass } = await send(method, url, body, {
      'user-agent': userAgent,
      ...(path === '/login' ? {} : { authorization: `Bearer ${token}` }),
      ...headers,
    });
    if (problem === undefined) return json;
    if (status === 401 && mayLogIn && loginsLeft > 0) {
      mayLogIn = false;
      await logIn();
    } else if (mayPass && tries < mostTries) await wait(firstWaitMs * 2 ** tries);
    else throw new Error(`${method} ${path}: ${problem}`);
  }
}

/** Sends a request once. Never throws: there is a `problem` unless the answer came whole and in time, and is no error. */
async function send(method, url, body, headers) {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), timeoutMs);
  let answer;
  let text = '';
  try {
    // A redirect is not followed: it would make a GET without data of a POST.
    answer = await fetch(url, { method, headers, body, redirect: 'manual', signal: abort.signal });
    for await (const part of (answer.body ?? new Blob().stream()).pipeThrough(new TextDecoderStream())) text += part;
  } catch (cause) {
    // A webhook that answers 2xx has taken the data, whatever is lost of the answer.
    const isTaken = answer?.ok && url.includes('/webhooks/');
    if (!isTaken)
      return { mayPass: true, problem: abort.signal.aborted ? 'no answer in time' : `${cause.cause ?? cause}` };
  } finally {
    clearTimeout(timer);
  }
  if (!answer.ok) {
    const { status, headers: head } = answer;
    const pauseMs = status < 400 || status === 401 ? 0 : retryAfterMs(head);
    if (pauseMs > 0) pauseUntilMs = Math.max(pauseUntilMs, performance.now() + pauseMs);
    const more = head.get('location')?.replace(/[?#].*/s, '') ?? text.slice(0, 200);
    return { status, mayPass: passing.includes(status) || pauseMs > 0, problem: `answered ${status} ${more}` };
  }
  return read(text, url.includes('/webhooks/'));
}

/** Reads the text of an answer 2xx, which a gateway may have given instead of FlowMate. */
function read(text, isWebhook) {
  try {
    const json = JSON.parse(text);
    const isError = json?.error || json?.errors?.length > 0 || json?.success === false;
    return isError || (isWebhook && !json?.data && json?.message)
      ? { problem: `it failed: ${text.slice(0, 200)}` }
      : { json };
  } catch {
    if (isWebhook && /^\s*(\{|$)/.test(text)) return {};
    return { problem: 'the answer is no whole JSON', mayPass: !isWebhook };
  }
}

/** Milliseconds from Retry-After, in seconds or as a date by the clock of the answer; 0 where it cannot be read. */
function retryAfterMs(headers) {
  const text = headers.get('retry-after') ?? '';
  if (/^\d+$/.test(text)) return Number(text) * 1_000;
  const isDate = /\d\d:\d\d:\d\d( GMT| \d{4})$/.test(text);
  const until = Date.parse(text.endsWith('GMT') ? text : `${text} GMT`);
  return isDate ? Math.max(0, until - (Date.parse(headers.get('date')) || Date.now())) : 0;
}

async function logIn() {
  loginsLeft -= 1;
  const body = JSON.stringify({ username: FLOWMATE_USERNAME, password: FLOWMATE_PASSWORD });
  const answer = await call('POST', '/login', { body, headers: { 'content-type': 'application/json' } });
  if (typeof answer?.token !== 'string') throw new Error('the login gave no token');
  token = answer.token;
}

/** Lists come bare or as the member `data`. Anything else is no empty list. */
function rowsOf(answer) {
  const rows = Array.isArray(answer) ? answer : answer?.data;
  if (!Array.isArray(rows)) throw new Error('the answer is no list');
  return rows;
}

/** FlowMate's user of this name. The search may find others too: only the very same name counts. */
async function findUser(username) {
  const users = rowsOf(await call('GET', '/users', { query: { username } }));
  const user = users.find((each) => each?.username === username);
  if (user && typeof user.status !== 'string') throw new Error('the user has no status');
  return user && { id: user._id ?? user.id, status: user.status };
}

/** All active flows that the user owns, from all pages, each once. */
async function listFlows(userId) {
  const flows = new Map();
  for (let number = 1; number <= mostPages; number += 1) {
    const query = {
      'filter[user]': userId,
      'filter[status]': 'active',
      'page[size]': pageSize,
      'page[number]': number,
    };
    // New flows stand at the end of this order, and move no other to a page that was read.
    const answer = await call('GET', '/flows', { query: { ...query, sort: 'createdAt' } });
    const rows = rowsOf(answer);
    const before = flows.size;
    for (const flow of rows) flows.set(flow.id, flow);
    // The total counts where it agrees with a page that is not full. Otherwise the list ends where nothing new comes.
    const isLast = rows.length < pageSize && flows.size === answer.meta?.total;
    if (isLast || flows.size === before) break;
  }
  // Checked here as well: what a filter lets through by mistake must not be started.
  return [...flows.values()].filter(({ id, status, owners }) => {
    if (typeof status !== 'string' || !Array.isArray(owners)) throw new Error(`the flow ${id} lacks status or owners`);
    const isOwn = ({ id: owner, type = 'user' }) => owner === userId && String(type).toLowerCase() === 'user';
    return status === 'active' && owners.some(isOwn);
  });
}

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const types = ['string', 'number', 'integer', 'boolean', 'array', 'object'];

/** What is declared of an object, and of its members, by names with types. FlowMate documents no form: all of it in any other. */
function pick(declared, data, isMember = false) {
  if (!isObject(declared) || !isObject(data) || Object.keys(declared).length === 0) return data;
  const isSchema = isObject(declared.properties) || (isMember && types.includes(declared.type));
  const isType = (type) => isObject(type) || (isMember ? types.includes(type) : typeof type === 'string');
  if (isSchema || !Object.values(declared).every(isType)) return data;
  const names = Object.keys(declared).filter((name) => Object.hasOwn(data, name));
  return Object.fromEntries(names.map((name) => [name, pick(declared[name], data[name], true)]));
}

/** Starts the flow. Each delivery has an id of its own, the same in every try. */
async function trigger(flow, event) {
  const headers = { 'content-type': 'application/json', 'x-request-id': randomUUID() };
  const body = JSON.stringify({ data: pick(flow.payload?.inputParameters, event.data) });
  await call('POST', `/webhooks/${encodeURIComponent(flow.id)}`, { headers, body });
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
