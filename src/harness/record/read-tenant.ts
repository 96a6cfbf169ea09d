import type { Json } from '../../../contracts/index.js';
import { isList, isRecord } from '../json.js';
import type { Tenant } from '../tenant/tenant.js';
import { TenantRefused } from '../tenant/tenant-refused.js';

type Fields = Readonly<Record<string, Json>>;

/** Records as the tenant gives them: with people in them. */
export interface RawTenant {
  readonly me: Fields;
  readonly users: readonly Fields[];
  readonly roles: readonly Fields[];
  readonly flows: readonly Fields[];
  readonly templates: readonly Fields[];
  readonly executions: readonly Fields[];
  /** What was not read, and why. */
  readonly notes: readonly string[];
}

/** What is sent, in order, each in a line. */
export const plannedReads: readonly string[] = [
  'GET /api/v1/users/me',
  'GET /api/v1/tenants/{tenant of that user}/users',
  'GET /api/v1/roles',
  'GET /flows?page[size]=100&page[number]=1 and the pages after it',
  'GET /templates?page[size]=100&page[number]=1 and the pages after it',
  'GET /executions?filter[flowId]={id} for each flow, at most as many as --executions says',
];

const FORBIDDEN = [403, 404];

/** Reads, and nothing else. Of at most `mostFlows` flows the executions are read. */
export async function readTenant(tenant: Tenant, mostFlows: number): Promise<RawTenant> {
  const notes: string[] = [];
  const me = await tenant.read('/api/v1/users/me');
  if (!isRecord(me)) throw new TenantRefused('GET /api/v1/users/me gave no user; check the address and the token');
  const home = isRecord(me.tenant) ? String(me.tenant._id) : typeof me.tenant === 'string' ? me.tenant : undefined;
  const all = async (path: string, what: string): Promise<Fields[]> => {
    const body = await tenant.read(path, FORBIDDEN);
    if (body === undefined)
      notes.push(`${what} were not read: the token may not, or there is no ${path.split('?')[0]}`);
    return recordsIn(body);
  };
  const colleagues = home === undefined ? [] : await all(`/api/v1/tenants/${encodeURIComponent(home)}/users`, 'users');
  const users = [...new Map([me, ...colleagues].map((each) => [idOf(each), each])).values()];
  const roles = await all('/api/v1/roles', 'roles');
  const flows = await pages(tenant, '/flows');
  const templates = await pages(tenant, '/templates');
  const executions: Fields[] = [];
  for (const flow of flows.slice(0, mostFlows)) {
    executions.push(...(await all(`/executions?filter[flowId]=${encodeURIComponent(idOf(flow))}`, 'executions')));
  }
  if (flows.length > mostFlows) {
    notes.push(`executions were read of ${mostFlows} of ${flows.length} flows; --executions raises that`);
  }
  return { me, users, roles, flows, templates, executions, notes: [...new Set(notes)] };
}

/** Until a page has nothing new: totals may be wrong, and sizes capped. */
async function pages(tenant: Tenant, path: string): Promise<Fields[]> {
  const found = new Map<string, Fields>();
  for (let number = 1; ; number += 1) {
    const before = found.size;
    for (const each of recordsIn(await tenant.read(`${path}?page[size]=100&page[number]=${number}`))) {
      if (!found.has(idOf(each))) found.set(idOf(each), each);
    }
    if (found.size === before) return [...found.values()];
  }
}

const idOf = (each: Fields): string => String(each._id ?? each.id);

function recordsIn(body: Json | undefined): Fields[] {
  const list = isRecord(body) ? body.data : body;
  return list !== undefined && isList(list) ? list.filter(isRecord) : [];
}
