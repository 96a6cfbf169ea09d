import { isDeepStrictEqual } from 'node:util';
import type { Effect } from './effects.js';
import { flowIds, PASSWORD, type Service, TOKENS, type World } from './spoilt-flowmate.js';

/** What a client did in one cell. */
export interface Conduct {
  /** Whether the client says that everything was delivered. */
  readonly ok: boolean;
  /** All that it printed or gave back. */
  readonly output: string;
}

export interface Delivery {
  readonly user: string;
  readonly data: unknown;
  /** What of it goes to a flow; absent: all of it. */
  readonly picked?: unknown;
}

/** Everything in which a client did wrong, whatever the effect; empty where it did right. */
export function faultsIn(
  { seen, taken }: Service,
  world: World,
  events: readonly Delivery[],
  effect: Effect | undefined,
  { ok, output }: Conduct,
): string[] {
  const wrong: string[] = [];
  const wholes = events.map(({ data, picked = data }) => picked);
  const due = flowIds(world).flatMap((flow) => wholes.map((data) => ({ flow, data })));
  const ids = new Map(taken.map((call) => [call.id, call]));
  const accepted = [...ids.values()];
  for (const { flow, data } of due) {
    const wanted = wholes.filter((each) => isDeepStrictEqual(each, data)).length;
    const count = accepted.filter((call) => call.flow === flow && isDeepStrictEqual(call.data, data)).length;
    if (count > wanted) wrong.push(`${flow} got an event ${count} times`);
    if (count < wanted && ok) wrong.push(`${flow} lacks an event, and the client says that all is well`);
  }
  for (const call of accepted) {
    const isDue = due.some(({ flow, data }) => call.flow === flow && isDeepStrictEqual(call.data, data));
    if (!isDue) wrong.push(`nobody asked for ${JSON.stringify(call)}`);
  }
  const calls = seen.filter(({ operation }) => operation === 'webhook');
  for (const call of calls) {
    const same = calls.filter((each) => each.headers['x-request-id'] === call.headers['x-request-id']);
    if (!call.headers['x-request-id']) wrong.push('no X-Request-Id');
    if (same.some(({ url, body }) => url !== call.url || body !== call.body)) wrong.push('one id for two deliveries');
    if (same.length > 10) wrong.push(`${same.length} tries of a delivery`);
  }
  for (const [at, request] of seen.entries()) {
    const next = seen.slice(at + 1).find((each) => each.operation === request.operation && isRetry(request, each));
    if (!request.isSpoilt || next === undefined || effect === undefined) continue;
    const waited = next.atMs - request.atMs;
    if (waited < (effect.pauseMs ?? 0)) wrong.push(`${waited} ms after ${effect.name}`);
    const names = ['content-type', 'accept', 'user-agent'] as const;
    const changed = names.filter((name) => next.headers[name] !== request.headers[name]);
    if (changed.length > 0) wrong.push(`another ${changed.join()} in a further try`);
  }
  for (const { url, operation, headers } of seen) {
    if ([PASSWORD, ...TOKENS].some((secret) => url.includes(secret))) wrong.push(`a secret in ${url}`);
    if (operation === 'other' && headers.authorization !== undefined && !url.startsWith('/page')) wrong.push(url);
  }
  if ([PASSWORD, ...TOKENS].some((secret) => output.includes(secret))) wrong.push(`a secret in ${output}`);
  for (const flow of flowIds(world)) {
    const own = new Set(calls.filter(({ url }) => url.includes(flow)).map(({ headers }) => headers['x-request-id']));
    if (own.size > events.length) wrong.push(`${own.size} ids for ${events.length} deliveries`);
  }
  const others = seen.length - calls.length;
  if (others > 80) wrong.push(`${others} requests beside webhook calls`);
  const isLogin = ({ operation }: { readonly operation: string }): boolean => operation === 'login';
  if (seen.filter(isLogin).length > 12) wrong.push(`${seen.filter(isLogin).length} logins`);
  return [...new Set(wrong)];
}

/** Whether a later request is a further try of one. Equal events make equal calls, which only their ids tell apart. */
function isRetry(one: Service['seen'][number], other: Service['seen'][number]): boolean {
  const isSame = one.url === other.url && one.method === other.method && one.body === other.body;
  return isSame && (one.operation !== 'webhook' || one.headers['x-request-id'] === other.headers['x-request-id']);
}
