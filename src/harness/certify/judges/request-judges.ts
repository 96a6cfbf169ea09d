import type { JournalEntry } from '../../../../mock/index.js';
import { counted, decoded } from '../../text.js';
import type { Judge } from '../evidence.js';
import { isListPath } from './calls.js';
import { broken, fulfilled, nameOf, notApplicable, show, silent } from './opinion.js';

const FIX_TOKEN =
  'Send the header `Authorization: Bearer ...` with every call to /users and /flows, on every page and with every retry.';
const FIX_URL =
  'What stands in a URL is written to logs: a token belongs in the Authorization header, name and password in the body of POST /login.';

export const bearerToken: Judge = ({ entries }) => {
  const expected = 'Authorization: Bearer ... on every call to /users and /flows';
  const calls = entries.filter(({ path, method }) => isListPath(path) && method !== 'OPTIONS');
  const wrong = calls.find(({ request }) => !/^bearer\s+\S/i.test(request.headers.authorization ?? ''));
  if (wrong !== undefined) {
    const given = wrong.request.headers.authorization;
    const what = given === undefined ? 'no Authorization header' : `Authorization: ${given.split(' ')[0]} ...`;
    return broken(expected, `${nameOf(wrong)}: ${what}`, wrong, FIX_TOKEN);
  }
  return calls.length === 0
    ? silent(expected, 'neither /users nor /flows was called')
    : fulfilled(expected, `${counted(calls.length, 'call')} with a bearer token`);
};

/** What the journal puts in the place of a credential: of any token of the world, and of what stands under a name such as `token`. */
const REDACTED = '<redacted>';

export const noTokenInUrl: Judge = ({ entries, world }) => {
  const expected = 'no token and no password in a URL';
  const secrets = [world.partner.token, world.partner.password];
  const wrong = entries.find(({ url }) => {
    return [...secrets, REDACTED].some((secret) => url.includes(secret) || decoded(url).includes(secret));
  });
  if (wrong === undefined) return fulfilled(expected, `${counted(entries.length, 'URL')} without one`);
  // The exchange names the flow.
  const path = wrong.path.replace(/\b[0-9a-f]{24}\b/gi, '{id}');
  return broken(expected, `${wrong.method} ${path}: a credential stands in the URL`, wrong, FIX_URL);
};

/** A shorter word is no token, but what a client without one sends in its place. */
const LEAST_TOKEN = 8;

/** Neither a token nor the password stands in what the client prints. */
export const noSecretInOutput: Judge = ({ outputTail, printedSecrets = [], tokens = [], world }) => {
  const expected = 'neither the token nor the password in what the client prints';
  if (outputTail === undefined) return undefined;
  const names: readonly (readonly [string, string])[] = [
    ['token', world.partner.token],
    ['password', world.partner.password],
    // Those of its logins, too.
    ...tokens.filter((token) => token.length >= LEAST_TOKEN).map((token) => ['token', token] as const),
  ];
  const printed = names.find(([, secret]) => printedSecrets.includes(secret) || outputTail.includes(secret));
  if (printed === undefined) return fulfilled(expected, 'neither was printed');
  const fix = 'Print no credentials: logs are read by more people, and stored longer, than credentials should be.';
  return broken(expected, `the client prints its ${printed[0]}`, undefined, fix);
};

export const filterUser: Judge = ({ entries, world, events }) => {
  const expected = 'filter[user] holds an internal id, where it is sent';
  const used = entries.flatMap((entry) => {
    const values = isFlowList(entry) ? (entry.query['filter[user]'] ?? []) : [];
    return values.map((value) => ({ entry, value }));
  });
  const names = new Set([...world.users.map(({ username }) => username), ...events.map(({ event }) => event.user)]);
  const wrong = used.find(({ value }) => !/^[0-9a-f]{24}$/i.test(value));
  if (wrong === undefined)
    return fulfilled(expected, used.length === 0 ? 'it was never sent' : `${counted(used.length, 'internal id')}`);
  const what = names.has(wrong.value) || names.has(wrong.value.toLowerCase()) ? 'a username' : 'no id';
  return broken(expected, `filter[user]=${wrong.value}, which is ${what}`, wrong.entry);
};

function isFlowList({ path }: JournalEntry): boolean {
  return /^\/flows\/?$/i.test(path);
}

/** What HTTP libraries and tools call themselves: a name alone, or with a version or an address behind it. */
const LIBRARIES =
  /^(?:node|node-fetch|node-superagent|undici|axios|got|ky|bun|deno|python-requests|python-urllib3?|python-httplib2|python|aiohttp|httpx|python-httpx|curl|libcurl|pycurl|wget|httpie|go-http-client|go-resty|fasthttp|java|java-http-client|apache-httpclient|okhttp|ktor-client|jersey|unirest-java|reactornetty|dalvik|restsharp|dotnet|winhttp|ruby|rest-client|http\.rb|httparty|faraday|typhoeus|guzzlehttp|php|symfony httpclient|libwww-perl|lwp(?:::\w+)?|http-tiny|mojolicious|perl|lua-resty-http|hackney|dart|reqwest|hyper|ureq|postmanruntime|insomnia|powershell)(?:$|\/\S| \(| - | v\d)/i;
/** What browsers and what passes for one say. A bot names itself in the parentheses: `Mozilla/5.0 (compatible; AcmeSync/1.0; ...)`. */
const BROWSERS = /^mozilla\/(?!\S+ \(compatible;)/i;

export const userAgent: Judge = ({ entries }) => {
  const expected = 'a User-Agent of the client, not of its HTTP library';
  const wrong = entries.find(({ request }) => {
    const agent = request.headers['user-agent'] ?? '';
    return agent.trim() === '' || LIBRARIES.test(agent.trim()) || BROWSERS.test(agent.trim());
  });
  if (entries.length === 0) return silent(expected, 'no request');
  if (wrong === undefined) return fulfilled(expected, entries[0]?.request.headers['user-agent'] ?? '');
  const given = wrong.request.headers['user-agent']?.trim() ?? '';
  return broken(expected, given === '' ? 'no User-Agent' : `User-Agent: ${given}`, wrong);
};

export const documentedRequests: Judge = ({ entries }) => {
  const expected = 'paths and query parameters that the API document knows';
  const redirects = entries.flatMap(({ response }) => response.headers.location ?? []);
  for (const entry of entries) {
    // Services answer HEAD and OPTIONS on the paths of GET; the document does not list each.
    if (entry.method === 'HEAD' || entry.method === 'OPTIONS') continue;
    // The server asked for it.
    if (redirects.some((location) => location.endsWith(entry.url))) continue;
    if (entry.operation === undefined) return broken(expected, `${nameOf(entry)}: there is no such operation`, entry);
    const unknown = entry.violations.find(({ rule }) => rule === 'unknown-parameter');
    if (unknown !== undefined) return broken(expected, `${nameOf(entry)}: ${unknown.message}; ${unknown.right}`, entry);
  }
  return entries.length === 0
    ? silent(expected, 'no request')
    : fulfilled(expected, `${counted(entries.length, 'request')}, all documented`);
};

/** So many list calls for each page that is needed, by the total and page size of the list that was asked for. */
export const listCalls: Judge<{ readonly perPage: number }> = ({ entries, events }, { perPage }) => {
  const lists = new Map<string, { calls: JournalEntry[]; pages: number }>();
  for (const entry of entries) {
    const path = entry.path.toLowerCase().replace(/\/$/, '');
    if (entry.method !== 'GET' || !/^(?:\/api(?:\/v1)?)?\/(?:users|flows)$/.test(path)) continue;
    const filters = Object.entries(entry.query).filter(([name]) => !name.startsWith('page['));
    const key = `${path} ${JSON.stringify(filters.sort(([a], [b]) => (a < b ? -1 : 1)))}`;
    const list = lists.get(key) ?? { calls: [], pages: 1 };
    list.calls.push(entry);
    list.pages = Math.max(list.pages, pagesOf(entry));
    lists.set(key, list);
  }
  const expected = `at most ${perPage} calls for each page that is needed`;
  for (const { calls, pages } of lists.values()) {
    const most = perPage * pages * Math.max(1, events.length);
    const [first] = calls;
    if (first === undefined || calls.length <= most) continue;
    const what = `${first.path} was listed ${counted(calls.length, 'time')} where ${counted(pages, 'page')} would do`;
    return broken(expected, what, calls[most]);
  }
  if (lists.size === 0) return silent(expected, 'no list was asked for');
  const all = [...lists.values()].reduce((sum, { calls }) => sum + calls.length, 0);
  return fulfilled(expected, counted(all, 'list call'));
};

function pagesOf({ response }: JournalEntry): number {
  const [, total, perPage] = /"meta":\{"total":(\d+),"page":-?\d+,"perPage":(\d+)/.exec(response.body ?? '') ?? [];
  return Number(perPage) > 0 ? Math.ceil(Number(total) / Number(perPage)) : 1;
}

/** A fault of the case hit a request. */
export const faultMet: Judge<{ readonly lawful?: string }> = ({ entries }, { lawful }) => {
  const expected = 'a request that the fault of the case hits';
  const met = entries.find(({ faults }) => faults.length > 0);
  if (met !== undefined) return fulfilled(expected, `${nameOf(met)}: hit`);
  return lawful === undefined
    ? silent(expected, 'the client never sent the request that the fault is for')
    : notApplicable(expected, lawful);
};

export const statusSeen: Judge<{ readonly status: number }> = ({ entries }, { status }) => {
  const seen = entries.find((entry) => entry.status === status);
  const expected = `an answer with status ${status}`;
  return seen === undefined
    ? silent(expected, `the client's way of asking never met a ${status}`)
    : fulfilled(expected, `${nameOf(seen)}: ${show(status)}`);
};
