import type { JournalEntry } from '../../../../mock/index.js';
import { isRecord, parseJson } from '../../json.js';
import { counted } from '../../text.js';
import type { Evidence } from '../evidence.js';
import type { BuiltFlow } from '../world/built-world.js';
import { nameOfFlow } from './deliveries.js';
import { quoted } from './opinion.js';

/**
 * Where a client that looked the user up lost a flow of theirs, by what it was answered on the way, and what to do about that.
 * Undefined: it cannot be seen.
 */
export function whereLost(evidence: Evidence, flow: BuiltFlow): string | undefined {
  const { user } = flow;
  const read = evidence.entries.filter(isRead);
  const lists = read.filter(({ path }) => /^\/flows\/?$/i.test(path));
  const own = lists.filter(({ query }) => filterOf(query)?.includes(user.id) ?? true);
  if (own.length > 0) return afterLists(flow, own);
  const strange = lists.flatMap(({ query }) => filterOf(query) ?? []).find((value) => !isOfEvents(evidence, value));
  if (strange !== undefined)
    return `filter[user]=${strange} is ${whatIs(evidence, strange)}: send the internal id that GET /users answers of the user, ${user.id} of ${quoted(user.username)}.`;
  // What was asked and refused was not left out.
  if (evidence.entries.some(({ query }) => filterOf(query)?.includes(user.id))) return undefined;
  const isFound = read.some(({ path, response }) => /\/users\b/i.test(path) && response.body?.includes(user.id));
  return isFound
    ? `GET /users answered ${quoted(user.username)}, who is ${user.status}, and the client asked for no flows of theirs: compare the whole username, and the status with ACTIVE, and look at nothing else of a user.`
    : undefined;
}

/** It was answered as it was asked, and the answer can be read. */
function isRead({ method, status, delivered, response }: JournalEntry): boolean {
  return method === 'GET' && status === 200 && delivered && !response.bodyTruncated;
}

function filterOf(query: JournalEntry['query']): readonly string[] | undefined {
  return query['filter[user]'];
}

function isOfEvents({ world, events }: Evidence, id: string): boolean {
  const found = world.users.find((user) => user.id === id);
  return events.some(({ owner }) => owner !== undefined && owner === found);
}

function whatIs({ world }: Evidence, value: string): string {
  if (value === world.tenantId) return 'the id of the tenant';
  const user = world.users.find(({ id, username }) => id === value || username === value.toLowerCase());
  if (user === undefined) return world.flows.some(({ id }) => id === value) ? 'the id of a flow' : 'the id of no user';
  return user.id === value ? `the id of ${quoted(user.username)}` : 'a username';
}

/** By the lists that have, or would have, the flow. */
function afterLists(flow: BuiltFlow, lists: readonly JournalEntry[]): string | undefined {
  if (lists.some(({ response }) => response.body?.includes(flow.id))) {
    return `GET /flows answered the flow ${nameOfFlow(flow)}, which is ${flow.status}, with ${ownersOf(flow)}, and the client did not call it: pick flows by the status \`active\` and by the id of the user among all owners, and look at nothing else of a flow.`;
  }
  const status = lists
    .flatMap(({ query }) => query['filter[status]'] ?? [])
    .find((value) => !/^(?:active|1)$/.test(value));
  if (status !== undefined) return `filter[status]=${status} leaves out what is active: ask for filter[status]=active.`;
  const pages = lists.map(({ response }) => parseJson(response.body ?? ''));
  const ids = new Set(pages.flatMap((page) => (isRecord(page) && Array.isArray(page.data) ? page.data : [])).map(idOf));
  const totals = pages.map((page) => (isRecord(page) && isRecord(page.meta) ? Number(page.meta.total) : Number.NaN));
  const total = Math.max(...totals);
  if (!(total > ids.size)) return undefined;
  const numbers = lists.map(({ query }) => Number(query['page[number]']?.[0] ?? 1));
  const which =
    Math.min(...numbers) === Math.max(...numbers)
      ? `page ${numbers[0]}`
      : `pages ${Math.min(...numbers)} to ${Math.max(...numbers)}`;
  return `The list has ${counted(total, 'flow')}, and the client read ${ids.size} of them (${which}): ask for page[number]=1, 2, ... until a page is empty or all are there.`;
}

function idOf(value: unknown): unknown {
  return isRecord(value) ? value.id : undefined;
}

function ownersOf({ record, user, sharers }: BuiltFlow): string {
  const owners = Array.isArray(record.owners) ? record.owners : [];
  const place = owners.findIndex((owner) => idOf(owner) === user.id) + 1;
  const others = sharers.length === 0 ? '' : ' beside others';
  return `its user at place ${place} of ${owners.length} owners${others}`;
}
