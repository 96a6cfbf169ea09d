import type { Json } from '../../contracts/index.js';

/** What the fake answers, before it is broken. */
export interface FakeAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed; text where it is no JSON. */
  readonly body: Json;
}

/** One small way in which a fake is broken. */
export interface Mutation {
  readonly name: string;
  /** Method and path; others are answered as they should be. */
  readonly on: RegExp;
  /** Changes what is asked before the fake sees it. */
  readonly ask?: (query: URLSearchParams, headers: Headers) => void;
  /** Changes what it answers. */
  readonly answer?: (answer: FakeAnswer, url: URL, headers: Headers) => Partial<FakeAnswer>;
}

const USERS = /^GET \/users(?:\?|$)/;
const ME = /^GET \/users\/me/;
const LOGIN = /^POST \/login/;
const IMPERSONATE = /^POST \/impersonate/;
const FLOWS = /^GET \/flows(?:\?|$)/;
const FLOW = /^GET \/flows\/[^/]+$/;
const START = /^POST \/flows\/[^/]+\/start/;
const STOP = /^POST \/flows\/[^/]+\/stop/;
const WEBHOOK = /^POST \/webhooks\//;
const RUNS = /^GET \/executions\?/;
const RUN = /^GET \/executions\/[^/]+$/;
const COUNTS = /^GET \/icenter\/executions/;
const LOGS = /^GET \/logs/;
const STEP_LOGS = /^GET \/flows\/[^/]+\/steps\//;

type Members = { readonly [name: string]: Json };
const isMembers = (value: Json): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

/** Every object of a value that has a member of this name, changed. */
function everywhere(name: string, change: (value: Json, members: Members) => Members) {
  const walk = (value: Json): Json => {
    if (isList(value)) return value.map(walk);
    if (!isMembers(value)) return value;
    const inside = Object.fromEntries(Object.entries(value).map(([key, member]) => [key, walk(member)]));
    const found = inside[name];
    return found === undefined ? inside : change(found, inside);
  };
  return ({ body }: FakeAnswer) => ({ body: walk(body) });
}

const without = (members: Members, name: string): Members =>
  Object.fromEntries(Object.entries(members).filter(([key]) => key !== name));
const drop = (name: string) => everywhere(name, (_value, members) => without(members, name));
const rename = (name: string, other: string) =>
  everywhere(name, (value, members) => ({ ...without(members, name), [other]: value }));
const set = (name: string, change: (value: Json) => Json) =>
  everywhere(name, (value, members) => ({ ...members, [name]: change(value) }));
const status = (from: number, to: number) => (answer: FakeAnswer) => (answer.status === from ? { status: to } : {});
const body = (change: (body: Json) => Json) => (answer: FakeAnswer) => ({ body: change(answer.body) });
const upper = (value: Json): Json => String(value).toUpperCase();
const lower = (value: Json): Json => String(value).toLowerCase();

/** Breakings that a client would trip over. */
export const mutations: readonly Mutation[] = [
  { name: 'users have their id under another name', on: USERS, answer: rename('_id', 'userId') },
  { name: 'ids of users are numbers', on: USERS, answer: set('_id', () => 17) },
  { name: 'users have no username', on: USERS, answer: drop('username') },
  { name: 'usernames are shown in capitals', on: USERS, answer: set('username', upper) },
  { name: 'users have no status', on: USERS, answer: drop('status') },
  { name: 'the status of users is in lower case', on: USERS, answer: set('status', lower) },
  { name: 'disabled users are shown as active', on: USERS, answer: set('status', () => 'ACTIVE') },
  { name: 'users stand in an envelope of another name', on: USERS, answer: body((users) => ({ users })) },
  {
    name: 'a single user stands alone',
    on: USERS,
    answer: body((users) => (isList(users) ? (users[0] ?? null) : users)),
  },
  { name: 'the filter by username is ignored', on: USERS, ask: (query) => query.delete('username') },
  {
    name: 'a username that no user has is not found',
    on: USERS,
    answer: ({ body: users }) => (isList(users) && users.length === 0 ? { status: 404 } : {}),
  },
  { name: 'users are given without a token', on: USERS, answer: status(401, 200) },
  { name: 'users are forbidden to those whose token has run out', on: USERS, answer: status(401, 403) },
  { name: 'users are not found by those who may not read them', on: USERS, answer: status(403, 404) },
  { name: 'the own user has no username', on: ME, answer: drop('username') },
  { name: 'the own user stands under data', on: ME, answer: body((data) => ({ data })) },
  { name: 'a login gives its token another name', on: LOGIN, answer: rename('token', 'accessToken') },
  { name: 'a login gives an empty token', on: LOGIN, answer: set('token', () => '') },
  { name: 'a login is answered 201', on: LOGIN, answer: status(200, 201) },
  { name: 'a wrong password is forbidden', on: LOGIN, answer: status(401, 403) },
  { name: 'a refused login has its message under error', on: LOGIN, answer: rename('message', 'error') },
  { name: 'a token for an end user stands under data', on: IMPERSONATE, answer: body((data) => ({ data })) },
  { name: 'a token for an end user is answered 201', on: IMPERSONATE, answer: status(200, 201) },
  { name: 'end users may impersonate', on: IMPERSONATE, answer: status(403, 200) },
  { name: 'the list of flows has another name', on: FLOWS, answer: rename('data', 'flows') },
  { name: 'flows have their id under _id', on: FLOWS, answer: rename('id', '_id') },
  { name: 'ids of flows are numbers', on: FLOWS, answer: set('id', () => 17) },
  { name: 'flows have no status', on: FLOWS, answer: drop('status') },
  {
    name: 'active flows are shown as 1',
    on: FLOWS,
    answer: set('status', (value) => (value === 'active' ? 1 : value)),
  },
  { name: 'flows have no owners', on: FLOWS, answer: drop('owners') },
  {
    name: 'flows have one owner',
    on: FLOWS,
    answer: set('owners', (owners) => (isList(owners) ? owners.slice(1) : owners)),
  },
  {
    name: 'owners are of no type',
    on: FLOWS,
    answer: set('owners', (owners) =>
      isList(owners) ? owners.map((owner) => (isMembers(owner) ? without(owner, 'type') : owner)) : owners,
    ),
  },
  { name: 'flows have no payload', on: FLOWS, answer: drop('payload') },
  { name: 'flows name their parameters otherwise', on: FLOWS, answer: rename('inputParameters', 'input') },
  { name: 'types of parameters are in capitals', on: FLOWS, answer: set('firstName', upper) },
  { name: 'lists of flows have no meta', on: FLOWS, answer: drop('meta') },
  { name: 'the number of flows is a text', on: FLOWS, answer: set('total', String) },
  { name: 'the number of pages is missing', on: FLOWS, answer: drop('totalPages') },
  { name: 'the number of pages is one too few', on: FLOWS, answer: set('totalPages', (pages) => Number(pages) - 1) },
  {
    name: 'the number of flows is that of the page',
    on: FLOWS,
    answer: everywhere('meta', (meta, answer) => ({
      ...answer,
      meta: { ...Object(meta), total: isList(answer.data ?? null) ? Object(answer.data).length : 0 },
    })),
  },
  { name: 'the filter by status is ignored', on: FLOWS, ask: (query) => query.delete('filter[status]') },
  { name: 'the filter by user is ignored', on: FLOWS, ask: (query) => query.delete('filter[user]') },
  { name: 'the number of the page is ignored', on: FLOWS, ask: (query) => query.delete('page[number]') },
  {
    name: 'pages count from 0',
    on: FLOWS,
    ask: (query) => query.set('page[number]', String(Number(query.get('page[number]') ?? 0) + 1)),
  },
  { name: 'the size of pages is ignored', on: FLOWS, ask: (query) => query.delete('page[size]') },
  {
    name: 'pages hold 20 unless told otherwise',
    on: FLOWS,
    ask: (query) => query.has('page[size]') || query.set('page[size]', '20'),
  },
  {
    name: 'pages lose their last flow',
    on: FLOWS,
    answer: everywhere('meta', (_meta, answer) => ({
      ...answer,
      data: isList(answer.data ?? null) ? Object(answer.data).slice(0, -1) : [],
    })),
  },
  { name: 'the order of flows is ignored', on: FLOWS, ask: (query) => query.delete('sort') },
  { name: 'the search is ignored', on: FLOWS, ask: (query) => query.delete('search') },
  { name: 'an unknown status to filter by is no error', on: FLOWS, answer: status(400, 200) },
  { name: 'flows are given without a token', on: FLOWS, answer: status(401, 200) },
  { name: 'errors about flows are a text', on: FLOWS, answer: set('errors', () => 'No.') },
  { name: 'flows come as HTML', on: FLOWS, answer: () => ({ headers: { 'content-type': 'text/html' } }) },
  {
    name: 'a limit of requests does not say how long',
    on: FLOWS,
    answer: ({ status: given }) => (given === 429 ? { headers: {} } : {}),
  },
  { name: 'a limit of requests is answered 503', on: FLOWS, answer: status(429, 503) },
  { name: 'a flow stands alone', on: FLOW, answer: body((flow) => (isMembers(flow) ? (flow.data ?? flow) : flow)) },
  { name: 'a flow has its id under _id', on: FLOW, answer: rename('id', '_id') },
  { name: 'a flow has no status', on: FLOW, answer: drop('status') },
  { name: 'an unknown flow is an empty answer', on: FLOW, answer: status(404, 200) },
  { name: 'what is no id is not found', on: FLOW, answer: status(400, 404) },
  {
    name: 'a started flow is active at once',
    on: START,
    answer: set('status', (value) => (value === 'starting' ? 'active' : value)),
  },
  { name: 'starting is answered 202', on: START, answer: status(200, 202) },
  { name: 'starting tells no id', on: START, answer: drop('id') },
  { name: 'starting does not mind that a flow runs', on: START, answer: status(409, 200) },
  { name: 'starting an unknown flow fails inside', on: START, answer: status(404, 500) },
  { name: 'everybody may start flows', on: START, answer: status(403, 200) },
  {
    name: 'a stopped flow is inactive at once',
    on: STOP,
    answer: set('status', (value) => (value === 'stopping' ? 'inactive' : value)),
  },
  { name: 'stopping does not mind that a flow is inactive', on: STOP, answer: status(409, 200) },
  { name: 'data is taken with 202', on: WEBHOOK, answer: status(200, 202) },
  {
    name: 'the id of a call does not come back',
    on: WEBHOOK,
    ask: (_query, headers) => headers.delete('x-request-id'),
  },
  {
    name: 'the id of a call stands at the top',
    on: WEBHOOK,
    answer: body((taken) => (isMembers(taken) ? (taken.data ?? taken) : taken)),
  },
  { name: 'data is taken by inactive flows', on: WEBHOOK, answer: status(404, 200) },
  {
    name: 'webhooks want a token',
    on: WEBHOOK,
    answer: (_answer, _url, headers) => (headers.has('authorization') ? {} : { status: 401 }),
  },
  { name: 'webhooks tell errors under message', on: WEBHOOK, answer: rename('error', 'message') },
  { name: 'webhooks that want authorization take everybody', on: WEBHOOK, answer: status(403, 200) },
  { name: 'an overload is answered 500', on: WEBHOOK, answer: status(503, 500) },
  { name: 'data that was taken starts nothing', on: RUNS, answer: set('data', () => []) },
  { name: 'runs have their id under another name', on: RUNS, answer: rename('flowExecId', 'id') },
  { name: 'runs do not tell how many steps went well', on: RUNS, answer: drop('succeeded') },
  { name: 'failures of runs are not counted', on: RUNS, answer: set('errors', () => 0) },
  { name: 'the runs of all flows are one list', on: RUNS, ask: (query) => query.set('filter[flowId]', '0'.repeat(24)) },
  { name: 'a run stands alone', on: RUN, answer: body((run) => (isMembers(run) ? (run.data ?? run) : run)) },
  { name: 'an unknown run is an empty answer', on: RUN, answer: status(404, 200) },
  { name: 'counts have another name', on: COUNTS, answer: rename('executions', 'count') },
  { name: 'counts are by user, whatever is asked', on: COUNTS, ask: (query) => query.delete('groupby') },
  { name: 'counts are of runs instead of steps', on: COUNTS, answer: set('executions', () => 1) },
  { name: 'log lines have their text under another name', on: LOGS, answer: rename('message', 'text') },
  { name: 'log lines have no time', on: LOGS, answer: drop('timestamp') },
  { name: 'the wish for errors alone is ignored', on: LOGS, ask: (query) => query.delete('showErrors') },
  { name: 'logs are given without a token', on: LOGS, answer: status(401, 200) },
  { name: 'logs of steps have another name', on: STEP_LOGS, answer: rename('data', 'lines') },
  { name: 'logs of steps are empty', on: STEP_LOGS, answer: set('data', () => []) },
];

/** Changes that no client of the contract minds, and why. */
export const harmless: readonly (Mutation & { readonly because: string })[] = [
  {
    name: 'users have one more member',
    because: 'services grow',
    on: USERS,
    answer: everywhere('_id', (_id, user) => ({ ...user, plan: 'gold' })),
  },
  {
    name: 'users have their id under id as well',
    because: 'FlowMate documents both',
    on: USERS,
    answer: everywhere('_id', (id, user) => ({ ...user, id })),
  },
  {
    name: 'users have no permissions',
    because: 'the SDK does not look at them',
    on: USERS,
    answer: drop('permissions'),
  },
  { name: 'flows have no description', because: 'it may be absent', on: FLOWS, answer: drop('description') },
  { name: 'flows have no graph', because: 'the SDK does not look at it', on: FLOWS, answer: drop('graph') },
  {
    name: 'flows do not tell when they were made',
    because: 'their order is asked for, not looked at',
    on: FLOWS,
    answer: drop('createdAt'),
  },
  {
    name: 'lists of flows do not tell the size of pages',
    because: 'the SDK goes by the number of pages',
    on: FLOWS,
    answer: drop('perPage'),
  },
  {
    name: 'members come in another order',
    because: 'JSON has none',
    on: FLOWS,
    answer: body((flows) => (isMembers(flows) ? Object.fromEntries(Object.entries(flows).reverse()) : flows)),
  },
  {
    name: 'the content type has no charset',
    because: 'JSON has but one',
    on: FLOWS,
    answer: ({ headers }) => ({ headers: { ...headers, 'content-type': 'application/json' } }),
  },
  {
    name: 'answers have one more header',
    because: 'what stands between adds some',
    on: FLOW,
    answer: ({ headers }) => ({ headers: { ...headers, 'x-cache': 'miss' } }),
  },
  {
    name: 'errors are worded otherwise',
    because: 'people read them, programs go by the status',
    on: FLOW,
    answer: set('message', () => 'Nope.'),
  },
  { name: 'a login tells no id of its token', because: 'the SDK does not look at it', on: LOGIN, answer: drop('id') },
  {
    name: 'tokens are shorter',
    because: 'they go back as they came',
    on: LOGIN,
    answer: set('token', () => 'short-token'),
  },
  {
    name: 'webhooks do not say thank you',
    because: 'the SDK does not look at it',
    on: WEBHOOK,
    answer: drop('message'),
  },
  { name: 'runs do not count step by step', because: 'the sums are relied on', on: RUNS, answer: drop('stepCounters') },
  {
    name: 'pages of logs do not tell their size',
    because: 'the SDK does not turn pages of logs',
    on: LOGS,
    answer: drop('meta'),
  },
];
