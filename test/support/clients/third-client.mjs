// A third client of the FlowMate API, written anew, with a switch for each of many defects and ways of being right:
//
//   node third-client.mjs [switch]...
//
// `third-switches.mjs` lists them.
import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { toBody, toData, typeOf } from './third-data.mjs';
import { createThirdHttp } from './third-http.mjs';

const MOST_PAGES = 2_000;

/** Does the job with these switches on. Gives the exit code. */
export async function runThird(job, switches = []) {
  const on = new Set(switches);
  const has = (...names) => names.some((name) => on.has(name));
  const http = createThirdHttp(job, has);
  let failed = 0;
  const report = (error) => {
    if (has('swallows')) return;
    failed += 1;
    console.error(error.message);
  };

  const encode = (text) => {
    const encoded = encodeURIComponent(text);
    if (has('plus-for-blank')) return encoded.replaceAll('%20', '+');
    return has('small-percent') ? encoded.replaceAll(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()) : encoded;
  };
  const bracket = (name) => (has('brackets-as-they-are') ? name : name.replace('[', '%5B').replace(']', '%5D'));
  const query = (pairs) =>
    Object.entries(pairs)
      .map(([name, value]) => `${bracket(name)}=${encode(String(value))}`)
      .join('&');

  const rows = (json) => (Array.isArray(json) ? json : json?.data);
  const isRows = (json) => Array.isArray(rows(json));
  let everybody;
  const findUser = async (name) => {
    const mostUsers = has('first-fifty-users') ? 50 : has('first-hundred-users') ? 100 : undefined;
    if (has('reads-users-once') || mostUsers !== undefined) {
      everybody ??= rows(await http.getJson('/users', isRows));
      return everybody.slice(0, mostUsers).find(({ username }) => username === name);
    }
    const asked = has('plus-tag-off') ? name.replace(/\+[^@]*/, '') : has('at-most-32') ? name.slice(0, 32) : name;
    const found = rows(await http.getJson(`/users?${query({ username: asked })}`, isRows));
    if (has('asks-for-it-again')) await http.getJson(`/users?${query({ username: asked })}`, isRows);
    if (has('first-found', 'plus-tag-off', 'at-most-32')) return found[0];
    if (has('last-found')) return found.at(-1);
    if (has('id-or-name') && found.length === 0 && /^[0-9a-f]{24}$/.test(name))
      return rows(await http.getJson('/users', isRows)).find(({ _id }) => _id === name);
    return found.find(({ username }) => username === name);
  };
  const isActive = (user) => {
    if (has('confirmed-counts')) return user.confirmed === true;
    const others = {
      'confirmed-too': () => user.confirmed,
      'who-cannot-log-in': () => !user.canLogin,
      'with-permission': () => user.permissions.length > 0,
      'without-roles': () => user.roles.length === 0,
      'no-failed-logins': () => !(user.safeguard?.failedLoginAttempts > 0),
      'version-zero': () => !user.__v,
    };
    if (has('all-but-disabled')) return user.status !== 'DISABLED';
    const isMeant = Object.entries(others).every(([name, look]) => !has(name) || look());
    return user.status === (has('small-active') ? 'active' : 'ACTIVE') && isMeant;
  };

  const idOf = (user) =>
    has('tenant-as-id') ? user.tenant : has('name-as-id') ? user.username : (user._id ?? user.id);
  const owns = ({ owners }, user) => {
    const id = idOf(user);
    if (has('no-owner-check')) return true;
    if (has('owner-by-beginning')) return owners.some((owner) => owner.id.slice(0, 12) === id.slice(0, 12));
    if (has('owner-at-first-place')) return owners[0]?.id === id;
    if (has('owner-at-last-place')) return owners.at(-1)?.id === id;
    if (has('tenant-owns')) return owners.some((owner) => owner.id === user.tenant);
    if (has('sole-owner')) return owners.filter(({ type }) => type === 'user').every((owner) => owner.id === id);
    if (has('two-owners') && owners.length !== 2) return false;
    return owners.some((owner) => owner.id === id || (has('tenant-owns-too') && owner.id === user.tenant));
  };

  const size = has('pages-of-1000') ? 1_000 : has('default-pages') ? 10 : 50;
  const pageOf = (number, user) =>
    `/flows${has('slash-behind') ? '/' : ''}?${query({
      ...(user === undefined || has('owner-by-beginning') ? {} : { 'filter[user]': idOf(user) }),
      ...(has('no-status-filter', 'first-inactive-ends', 'includes-active')
        ? {}
        : { 'filter[status]': has('inactive-flows') ? 'inactive' : 'active' }),
      ...(has('default-pages') ? {} : { [has('size-by-other-name') ? 'limit' : 'page[size]']: size }),
      'page[number]': has('counts-pages-from-0') ? number - 1 : number,
      ...(has('by-date') ? { sort: 'createdAt' } : {}),
    })}`;
  const isList = (json) => Array.isArray(json?.data);
  const getPage = (number, user) => http.getJson(pageOf(number, user), isList);

  const readThreeAtOnce = async (user) => {
    const found = new Map();
    for (let number = 1; number < MOST_PAGES; number += 3) {
      const pages = await Promise.all([0, 1, 2].map((more) => getPage(number + more, user)));
      for (const flow of pages.flatMap(({ data }) => data)) found.set(flow.id, flow);
      if (pages.some(({ data }) => data.length === 0)) break;
    }
    return [...found.values()];
  };
  const readFlows = async (user) => {
    const found = new Map();
    for (let number = 1, anew = 0; number < MOST_PAGES; number += 1) {
      let json;
      try {
        json = await getPage(number, user);
      } catch (error) {
        if (!has('lists-anew') || anew > 3 || ![0, 429, 502, 503, 504].includes(error.status)) throw error;
        anew += 1;
        number = 0;
        found.clear();
        await sleep(200 * 2 ** anew);
        continue;
      }
      const before = found.size;
      for (const flow of json.data) {
        if (has('first-inactive-ends') && flow.status !== 'active') return [...found.values()];
        const key = has('known-by-title') ? flow.name : has('known-by-text') ? flow.description : flow.id;
        found.set(key, flow);
      }
      if (has('size-by-other-name') && json.data.length < size) break;
      if (has('one-page-before') && number >= Math.ceil(json.meta.total / size) - 1) break;
      if (found.size === before) break;
    }
    return [...found.values()];
  };
  let allFlows;
  const listFlows = async (user) => {
    const read = has('pages-at-once') ? readThreeAtOnce : readFlows;
    if (has('reads-flows-once')) allFlows ??= read();
    const flows = await (allFlows ?? read(user));
    const isMeant = ({ status, payload, updatedAt, createdAt }) =>
      (status === 'active' || has('inactive-flows') || (has('includes-active') && status.includes('active'))) &&
      (payload !== undefined || !has('with-payload')) &&
      (updatedAt !== createdAt || !has('changed-flows-alone'));
    const due = flows.filter((flow) => isMeant(flow) && owns(flow, user));
    if (has('newest-alone')) return due.slice(-1);
    return has('backwards') ? due.toReversed() : due;
  };

  const idFor = (event, flow) => {
    if (has('id-of-the-user')) return `for-${event.user}`.replaceAll(/[^\w-]/g, '_');
    if (!has('ids-from-both')) return randomUUID();
    return createHash('sha256').update(`${event.id} ${flow.id}`).digest('hex').slice(0, 32);
  };
  const deliver = async (flow, event) => {
    const data = toData(has, flow, event);
    if (data === undefined) return;
    const body = toBody(has, data);
    if (has('at-most-100-kb') && body.length > 100_000) return;
    const target = has('user-in-path') ? flow.owners[0].id : flow.id;
    const headers = {
      'content-type': typeOf(has),
      'x-request-id': idFor(event, flow),
      ...(has('token-to-webhooks') ? { authorization: `Bearer ${http.token()}` } : {}),
    };
    let tries = 0;
    const make = () => {
      tries += 1;
      const sent = has('counts-tries') && tries > 2 ? toBody(has, { ...data, retry: tries }) : body;
      return { method: has('patches') ? 'PATCH' : 'POST', path: `/webhooks/${target}`, headers, body: sent };
    };
    await http.deliver(make);
    if (has('twice-to-be-sure')) await http.deliver(make);
  };

  const unlucky = new Set();
  const handle = async (event, toDo = deliver) => {
    if (has('unlucky-users-no-more') && unlucky.has(event.user)) return;
    const user = await findUser(event.user);
    if (user === undefined || !isActive(user)) return;
    for (const flow of await listFlows(user)) {
      try {
        await toDo(flow, event);
      } catch (error) {
        report(error);
        unlucky.add(event.user);
        if (has('stops-at-refusal') && error.status >= 400 && error.status < 500) return;
      }
    }
  };

  let { events } = job;
  if (has('checks-its-token')) await http.getJson('/users/me', () => true).catch(report);
  if (has('last-first')) events = events.toReversed();
  if (has('sorted-by-user')) events = events.toSorted((a, b) => (a.user < b.user ? -1 : 1));
  if (has('no-empty-events')) events = events.filter(({ data }) => Object.keys(data).length > 0);
  if (has('last-event-missing')) events = events.slice(0, Math.max(1, events.length - 1));
  if (has('first-event-alone')) events = events.slice(0, 1);
  if (has('crashes-quietly')) {
    try {
      for (const event of events) await handle(event);
    } catch {
      return 0;
    }
  } else if (has('collects-first')) {
    const calls = [];
    const collect = async (flow, event) => void calls.push([flow, event]);
    for (const event of events) await handle(event, collect).catch(report);
    for (const [flow, event] of calls) await deliver(flow, event).catch(report);
  } else if (has('four-at-once')) {
    const waiting = [...events];
    const lane = async () => {
      for (let event = waiting.shift(); event !== undefined; event = waiting.shift()) await handle(event).catch(report);
    };
    await Promise.all([lane(), lane(), lane(), lane()]);
  } else for (const event of events) await handle(event).catch(report);
  await http.end(report);
  if (has('fails-when-all-fail')) return failed >= events.length ? 1 : 0;
  return failed === 0 ? 0 : has('fails-with-255') ? 255 : 1;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { env } = process;
  process.exitCode = await runThird(
    {
      baseUrl: env.FLOWMATE_BASE_URL,
      token: env.FLOWMATE_TOKEN,
      username: env.FLOWMATE_USERNAME,
      password: env.FLOWMATE_PASSWORD,
      events: JSON.parse(readFileSync(env.FLOWMATE_EVENTS, 'utf8')).events,
    },
    process.argv.slice(2),
  );
}
