import type { Json } from '../../../contracts/index.js';
import { isRecord } from '../json.js';
import { dataOf, type Tenant, TenantError } from '../tenant/tenant.js';

type Item = Readonly<Record<string, Json>>;

/** What a tenant holds, as it was answered. */
export interface RawTenant {
  readonly me: Item;
  readonly users: readonly Item[];
  readonly roles: readonly Item[];
  readonly flows: readonly Item[];
  readonly templates: readonly Item[];
  readonly executions: readonly Item[];
  /** What could not be read, in words for a person. */
  readonly left: readonly string[];
}

export interface ReadBounds {
  /** Flows and templates at most, each. */
  readonly mostRecords: number;
  /** Executions are read of so many flows. */
  readonly flowsWithExecutions: number;
}

const PAGE = 100;

/** What will be sent, in order. */
export function planOf({ mostRecords, flowsWithExecutions }: ReadBounds): readonly string[] {
  const pages = Math.ceil(mostRecords / PAGE);
  return [
    'GET /users/me',
    'GET /users',
    'GET /api/v1/roles',
    `GET /flows?page[size]=${PAGE}&page[number]=1&sort=createdAt, and further pages, ${pages} at most`,
    `GET /templates?page[size]=${PAGE}&page[number]=1, and further pages, ${pages} at most`,
    `GET /executions?filter[flowId]=..., of ${flowsWithExecutions} flows at most`,
  ];
}

/** Reads users, roles, flows, templates and executions. Rejects with a TenantError where users or flows cannot be read. */
export async function readTenant({ client }: Tenant, bounds: ReadBounds): Promise<RawTenant> {
  const left: string[] = [];
  /** What a tenant may do without. */
  async function orNone<T>(what: string, read: () => Promise<readonly T[]>): Promise<readonly T[]> {
    return read().catch((error: unknown) => {
      if (!(error instanceof TenantError) || /the bound/.test(error.message)) throw error;
      left.push(`${what}: ${error.message}`);
      return [];
    });
  }
  const me = itemIn('GET /users/me', await dataOf('GET /users/me', client.GET('/users/me')));
  const users = itemsIn('GET /users', await dataOf('GET /users', client.GET('/users')));
  const roles = await orNone('roles', async () =>
    itemsIn('GET /api/v1/roles', await dataOf('GET /api/v1/roles', client.GET('/api/v1/roles'))),
  );
  const flows = await pages('flows', bounds.mostRecords, left, (page) =>
    dataOf(
      `GET /flows, page ${page}`,
      client.GET('/flows', { params: { query: { 'page[size]': PAGE, 'page[number]': page, sort: 'createdAt' } } }),
    ),
  );
  const templates = await orNone('templates', () =>
    pages('templates', bounds.mostRecords, left, (page) =>
      dataOf(
        `GET /templates, page ${page}`,
        client.GET('/templates', { params: { query: { 'page[size]': PAGE, 'page[number]': page } } }),
      ),
    ),
  );
  const executions: Item[] = [];
  for (const { id } of flows.slice(0, bounds.flowsWithExecutions)) {
    if (typeof id !== 'string') continue;
    const runs = await orNone('executions', async () => {
      const answer = await dataOf(
        'GET /executions',
        client.GET('/executions', { params: { query: { 'filter[flowId]': id } } }),
      );
      return itemsIn('GET /executions', answer);
    });
    if (left.some((line) => line.startsWith('executions'))) break;
    executions.push(...runs);
  }
  if (flows.length > bounds.flowsWithExecutions)
    left.push(`executions of ${flows.length - bounds.flowsWithExecutions} flows`);
  return { me, users, roles, flows, templates, executions, left };
}

/** All pages of a list, each record once. A tenant may cap its pages, leave out totals, or answer the last page for ever. */
async function pages(
  what: string,
  most: number,
  left: string[],
  read: (page: number) => Promise<unknown>,
): Promise<Item[]> {
  const byId = new Map<string, Item>();
  for (let page = 1; byId.size < most; page += 1) {
    const answer = await read(page);
    const items = itemsIn(`${what}, page ${page}`, answer);
    const before = byId.size;
    for (const item of items) byId.set(String(item.id ?? item._id), item);
    if (byId.size === before || byId.size === totalOf(answer)) return [...byId.values()];
  }
  left.push(`${what} after the first ${most}`);
  return [...byId.values()].slice(0, most);
}

function totalOf(answer: unknown): unknown {
  return isRecord(answer) && isRecord(answer.meta) ? answer.meta.total : undefined;
}

function itemsIn(what: string, answer: unknown): readonly Item[] {
  const list = isRecord(answer) ? answer.data : answer;
  if (!Array.isArray(list))
    throw new TenantError(`${what} was not answered with a list: is this the base URL of FlowMate?`);
  return list.filter(isRecord);
}

function itemIn(what: string, answer: unknown): Item {
  const item = isRecord(answer) && isRecord(answer.data) ? answer.data : answer;
  if (!isRecord(item))
    throw new TenantError(`${what} was not answered with an object: is this the base URL of FlowMate?`);
  return item;
}
