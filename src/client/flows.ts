import type { Flow, Query } from '../../openapi/index.js';
import { cannotBe, inputProblem, isFull, WHOLE } from './given.js';
import type { Http } from './http.js';
import { type Page, walkPages } from './pages.js';
import { errorIn, isRecord, type Result, resultOf } from './problem.js';

export interface FlowFilter {
  /** Internal id of a user (`users.find(...)`'s `id`): only flows that this user owns. Absent: all that the caller may see. */
  readonly user?: string;
  readonly status?: 'active' | 'inactive';
  /** How many flows a page is asked to hold. Default 100. */
  readonly pageSize?: number;
  readonly signal?: AbortSignal;
}

export interface Flows {
  /**
   * All flows that fit, each once, page by page as they are asked for: `for await (const { data, error } of flows.all(...))`.
   * Flows that are there all along are not missed while others go, nor while new ones come at the end, where the order puts
   * them. Where a service puts new ones elsewhere, that shows in a larger total or at the front of the list, and its pages are
   * read once more; a flow can be missed where it does not show, or goes on meanwhile.
   *
   * Status and owner are checked here as well: the service is said to ignore one filter when another is given. A flow without the
   * member that is filtered by is an error. Ends after the first error.
   */
  all(filter?: FlowFilter): AsyncIterableIterator<Result<Flow>>;
  /** The same as one list, or the error. */
  list(filter?: FlowFilter): Promise<Result<readonly Flow[]>>;
}

export function createFlows(http: Http): Flows {
  const all = (filter: FlowFilter = {}) => readAll(http, filter);
  return {
    all,
    list: async (filter) => {
      const flows: Flow[] = [];
      for await (const { data, error } of all(filter)) {
        if (error !== undefined) return { error };
        flows.push(data);
      }
      return { data: flows };
    },
  };
}

async function* readAll(http: Http, filter: FlowFilter): AsyncGenerator<Result<Flow>, void, undefined> {
  const wrong = wrongIn(filter);
  if (wrong !== undefined) return yield { error: inputProblem('list the flows', ...wrong) };
  const { user, status, pageSize = 100, signal } = filter;
  const read = (page: number) => {
    const query: Query<'getFlows'> = {
      ...(status === undefined ? {} : { 'filter[status]': status }),
      ...(user === undefined ? {} : { 'filter[user]': user }),
      'page[size]': pageSize,
      'page[number]': page,
      // The only order in which new flows stand at the end.
      sort: 'createdAt',
    };
    return readPage(http, query, filter, signal);
  };
  for await (const result of walkPages(read, ({ id }) => id, pageSize)) {
    if (result.error !== undefined || unfit(result.data, filter) === undefined) yield result;
  }
}

/** Place and message of what flows cannot be listed by. */
function wrongIn(filter: unknown): [place: string, message: string] | undefined {
  if (!isRecord(filter)) {
    return ['filter', cannotBe('filter', filter, 'an object, e.g. { user: "...", status: "active" }')];
  }
  const { user, status = 'active', pageSize = 100 } = filter;
  if (user !== undefined && !isFull(user)) {
    return ['user', cannotBe('user', user, 'an internal id, such as users.find gives')];
  }
  if (status !== 'active' && status !== 'inactive') {
    return ['status', cannotBe('status', status, '"active" or "inactive"')];
  }
  const isSize = Number.isInteger(pageSize) && Number(pageSize) > 0;
  return isSize ? undefined : ['pageSize', cannotBe('pageSize', pageSize, WHOLE)];
}

async function readPage(
  http: Http,
  query: Query<'getFlows'>,
  filter: FlowFilter,
  signal: AbortSignal | undefined,
): Promise<Result<Page<Flow>>> {
  const what = `list the flows (page ${query['page[number]']})`;
  const { data, error } = await resultOf(what, signal, (init) => http.GET('/flows', { params: { query }, ...init }));
  if (error !== undefined) return { error };
  const refusal = errorIn(data);
  if (refusal !== undefined) {
    return { error: { kind: 'answer', message: `could not ${what}: the answer is an error: ${refusal}`, body: data } };
  }
  const items: unknown = data?.data;
  if (!isFlows(items)) {
    return { error: { kind: 'answer', message: `could not ${what}: the answer is no list of flows`, body: data } };
  }
  for (const flow of items) {
    const lacking = unfit(flow, filter)?.lacking;
    if (lacking === undefined) continue;
    const why = `the flow ${JSON.stringify(flow.id)} has no ${lacking} that can be read`;
    return { error: { kind: 'answer', message: `could not ${what}: ${why}`, body: data } };
  }
  const meta: unknown = data?.meta;
  return { data: { items, total: countIn(meta, 'total'), pages: countIn(meta, 'totalPages') } };
}

/** Checks only what is used here; other members are passed on as they are. */
function isFlows(value: unknown): value is readonly Flow[] {
  return Array.isArray(value) && value.every((flow: unknown) => isRecord(flow) && typeof flow.id === 'string');
}

function countIn(meta: unknown, name: string): number | undefined {
  const count = isRecord(meta) ? meta[name] : undefined;
  return typeof count === 'number' && Number.isInteger(count) ? count : undefined;
}

/**
 * Why a flow does not fit; `undefined`: it does. `lacking` is the member that is missing to decide: such a flow may be the one
 * that is wanted.
 */
function unfit(flow: Flow, { user, status }: FlowFilter): { readonly lacking?: 'status' | 'owners' } | undefined {
  const fitting = [
    ['status', status === undefined || hasStatus(flow, status)],
    ['owners', user === undefined || isOwnedBy(flow, user)],
  ] as const;
  if (fitting.some(([, fits]) => fits === false)) return {};
  const [unknown] = fitting.find(([, fits]) => fits === undefined) ?? [];
  return unknown === undefined ? undefined : { lacking: unknown };
}

/** `undefined`: it does not say. */
function hasStatus(flow: { readonly status: unknown }, status: string): boolean | undefined {
  return typeof flow.status === 'string' ? flow.status === status : undefined;
}

/**
 * Whether this user owns the flow; `undefined`: it does not say. Ownership by their tenant does not count: the tenant owns their
 * colleagues' flows as well.
 */
function isOwnedBy({ owners }: { readonly owners: unknown }, user: string): boolean | undefined {
  if (!Array.isArray(owners)) return undefined;
  const owning = owners.map((owner: unknown) => {
    if (!isRecord(owner) || typeof owner.id !== 'string') return undefined;
    if (owner.id !== user) return false;
    return typeof owner.type === 'string' ? owner.type.toLowerCase() === 'user' : undefined;
  });
  return owning.includes(true) || (owning.includes(undefined) ? undefined : false);
}
