// A second client of the FlowMate API, written anew, with a switch for each of many defects that integrations have had:
//
//   node other-client.mjs [defect]
//
// `other-defects.mjs` lists them with what certify has to say first.
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { chosen, findInAll, searchesInAll, toAsked } from './other-choice.mjs';
import { toData } from './other-data.mjs';
import { createHttp } from './other-http.mjs';

/** Does the job with a defect, or with none. Gives the exit code. */
export async function runOther(job, defect) {
  const has = (...names) => names.includes(defect);
  const http = createHttp(job, has);
  let failed = 0;
  let delivered = 0;
  let lastFailed = false;
  const fail = (error) => {
    failed += 1;
    lastFailed = true;
    console.error(error.message);
  };

  const cached = (cache, key, make) => {
    if (!cache.has(key)) cache.set(key, make());
    return cache.get(key);
  };
  const keyOf = (name) => {
    if (has('one-user-for-all')) return '';
    if (has('folds-cache-keys')) return name.trim().toLowerCase();
    return has('short-cache-keys') ? name.slice(0, 8) : name;
  };

  const findUser = async (name) => {
    if (has('ids-need-no-look-up') && /^[0-9a-f]{24}$/.test(name)) return { _id: name, status: 'ACTIVE' };
    if (searchesInAll(has)) return findInAll(has, name, await http.get('/users'));
    const asked = toAsked(has, name);
    const query = has('searches') ? 'search' : 'username';
    const encode = has('encodes-as-uri') ? encodeURI : has('escapes') ? escape : encodeURIComponent;
    const json = await http.get(`/users?${query}=${has('encodes-twice') ? encode(encode(asked)) : encode(asked)}`);
    const list = Array.isArray(json) ? json : json.data;
    if (!Array.isArray(list)) throw new Error('no list of users');
    if (has('one-user-or-none') && list.length !== 1) return undefined;
    return has('searches', 'encodes-twice', 'local-part', 'strips-tags')
      ? list[0]
      : list.find((user) => user.username.toLowerCase() === asked.toLowerCase());
  };

  const size = has('one-page-of-500')
    ? 500
    : has('one-page-of-100')
      ? 100
      : has('assumes-twenty-a-page')
        ? undefined
        : 20;
  const pages = new Map();
  const page = (id, number) => {
    const query = new URLSearchParams({
      ...(has('counts-what-it-picks', 'one-list-for-all') ? {} : { 'filter[user]': id }),
      ...(has('counts-what-it-picks') ? {} : { 'filter[status]': 'active' }),
      ...(size === undefined ? {} : { 'page[size]': size }),
      [has('asks-for-offsets') ? 'page[offset]' : 'page[number]']: has('asks-for-offsets') ? (number - 1) * 20 : number,
    });
    const ask = () => http.get(`/flows?${query}`, number);
    return has('caches-pages') ? cached(pages, number, ask) : ask();
  };
  const isLast = ({ data, meta = {} }, number, { fresh, picked }) => {
    if (has('one-page-of-100', 'one-page-of-500')) return true;
    if (has('asks-whether-there-is-more')) return meta.hasNext !== true;
    if (has('whole-pages-only')) return number >= Math.max(1, Math.floor(meta.total / size));
    if (has('one-page-too-few')) return number >= Math.max(1, meta.totalPages - 1);
    if (has('assumes-twenty-a-page')) return number >= Math.ceil(meta.total / 20);
    if (has('counts-what-it-picks')) return picked < size;
    if (has('stops-at-what-it-knows')) return fresh < data.length || data.length === 0;
    if (has('nine-pages', 'forty-pages')) return number >= (has('nine-pages') ? 9 : 40) || data.length === 0;
    return data.length === 0 || fresh === 0;
  };
  const listFlows = async (id, onPage) => {
    const found = new Map();
    for (let number = 1; number < 1_000; number += 1) {
      const json = await page(id, number);
      if (!Array.isArray(json?.data)) throw new Error('no list of flows');
      const isDue = (flow) => flow.status === 'active' && flow.owners.some((owner) => owner.id === id);
      const picked = json.data.filter(isDue);
      const fresh = json.data.filter((flow) => !found.has(flow.id)).length;
      for (const flow of json.data) found.set(flow.id, flow);
      if (onPage !== undefined) await onPage(picked);
      if (isLast(json, number, { fresh, picked: picked.length })) break;
    }
    const due = [...found.values()].filter((flow) => flow.status === 'active' && flow.owners.some((o) => o.id === id));
    return chosen(has, has('fifty-flows') ? due.slice(0, 50) : due, id);
  };

  const deliver = async (event, flow, data = event.data) => {
    try {
      if (has('crashes-on-missing')) {
        const missing = Object.keys(flow.payload?.inputParameters ?? {}).find((name) => !Object.hasOwn(data, name));
        if (missing !== undefined) throw Object.assign(new Error(`no ${missing} in the event`), { isFatal: true });
      }
      const call = http.deliver(`/webhooks/${flow.id}`, toData(has, { event, data, flow }), { event, flow });
      if (has('does-not-wait')) return void call.catch(() => {});
      await call;
      lastFailed = false;
      delivered += 1;
    } catch (error) {
      if (error.isFatal) throw error;
      if (has('ignores-failures')) return;
      fail(error);
      if (has('breaks-the-circuit')) throw Object.assign(new Error('the circuit is open'), { isFatal: true });
    }
  };
  const users = new Map();
  const flows = new Map();
  /** Gives whether to go on. */
  const handle = async (event) => {
    const user = await cached(users, keyOf(event.user), () => findUser(event.user));
    if (user === undefined) return !has('stops-at-unknown');
    if (user.status !== 'ACTIVE') return !has('stops-at-disabled');
    const id = user._id ?? user.id;
    if (has('delivers-page-by-page')) {
      await listFlows(id, async (picked) => {
        for (const flow of picked) await deliver(event, flow);
      });
      return true;
    }
    const list = await cached(flows, id, () => listFlows(id));
    if (list.length === 0) return !has('stops-at-no-flows');
    for (const flow of list) await deliver(event, flow);
    return true;
  };

  let { events } = job;
  if (has('last-of-each-user')) events = [...new Map(events.map((event) => [event.user, event])).values()];
  if (has('known-by-content'))
    events = [...new Map(events.map((event) => [JSON.stringify([event.user, event.data]), event])).values()];
  if (has('ten-events')) events = events.slice(0, 9);
  if (has('a-hundred-events')) events = events.slice(0, 100);
  if (has('first-event-first') && events[0].id === undefined) return 0;
  if (has('a-login-for-each')) await Promise.all(events.map((event) => handle(event).catch(fail)));
  else
    for (const event of events) {
      try {
        if (!(await handle(event))) break;
      } catch (error) {
        fail(error);
        if (error.isFatal) break;
      }
    }
  await sleep(0);
  if (has('last-result-counts')) return lastFailed ? 1 : 0;
  if (has('some-success-is-success') && delivered > 0) return 0;
  if (has('failures-as-exit-code')) return failed;
  return has('counts-failures-in-a-byte') ? (failed * 256) % 256 : failed > 0 ? 1 : 0;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { env } = process;
  process.exitCode = await runOther(
    {
      baseUrl: env.FLOWMATE_BASE_URL,
      token: env.FLOWMATE_TOKEN,
      username: env.FLOWMATE_USERNAME,
      password: env.FLOWMATE_PASSWORD,
      events: JSON.parse(readFileSync(env.FLOWMATE_EVENTS, 'utf8')).events,
    },
    process.argv[2],
  );
}
