import { isId, isObject } from '../checks/check.js';
import { toUsername } from './make-ids.js';

/** What of one kind a file refers to by: the ids it gives, and the names with how many records carry each. */
export interface KnownKind {
  /** How many records there are. */
  readonly count: number;
  readonly ids: ReadonlySet<string>;
  readonly names: ReadonlyMap<string, number>;
}

export type Kind = 'tenant' | 'role' | 'user' | 'template' | 'flow';

/** All that a reference in a file can mean. */
export interface Known extends Readonly<Record<Kind, KnownKind>> {
  /** Ids of users who were removed and may own records all the same. */
  readonly gone: ReadonlySet<string>;
  /** Node ids of the flows, by the flow's id and name. */
  readonly nodes: ReadonlyMap<string, ReadonlySet<string>>;
}

type NameOf = (record: Record<string, unknown>) => unknown;

const byName: NameOf = (record) => record.name;

const byUsername: NameOf = ({ username }) => (typeof username === 'string' ? toUsername(username) : undefined);

export function collectKind(lists: readonly unknown[], nameOf: NameOf, idMember: '_id' | 'id'): KnownKind {
  const ids = new Set<string>();
  const names = new Map<string, number>();
  const records = lists.flatMap((list) => (Array.isArray(list) ? list : [])).filter(isObject);
  for (const record of records) {
    const id = record[idMember];
    if (isId(id)) ids.add(id);
    const name = nameOf(record);
    if (typeof name === 'string' && name !== '') names.set(name, (names.get(name) ?? 0) + 1);
  }
  return { count: records.length, ids, names };
}

function collectNodes(lists: readonly unknown[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const flow of lists.flatMap((list) => (Array.isArray(list) ? list : []))) {
    const graph = isObject(flow) ? flow.graph : undefined;
    if (!isObject(flow) || !isObject(graph) || !Array.isArray(graph.nodes)) continue;
    const ids = graph.nodes.map((node) => (isObject(node) ? node.id : undefined));
    const nodes = new Set(ids.filter((nodeId) => typeof nodeId === 'string'));
    for (const key of [flow.id, flow.name]) if (typeof key === 'string') found.set(key, nodes);
  }
  return found;
}

/**
 * Looks through a file that was not checked yet, so that the check can follow references both ways. `base` is the world that it
 * extends: its records can be referred to as well.
 */
export function collectKnown(value: unknown, base: unknown, defaultRoles: readonly { readonly name: string }[]): Known {
  const worlds = [base, value].map((world) => (isObject(world) ? world : {}));
  const [under = {}, own = {}] = worlds;
  const lists = (name: string): unknown[] => worlds.map((world) => world[name]);
  const baseRoles = under.roles ?? (own.roles === undefined || base !== undefined ? defaultRoles : undefined);
  return {
    tenant: collectKind(lists('tenants'), byName, '_id'),
    role: collectKind([baseRoles, own.roles], byName, '_id'),
    user: collectKind(lists('users'), byUsername, '_id'),
    template: collectKind(lists('templates'), byName, 'id'),
    flow: collectKind(lists('flows'), byName, 'id'),
    gone: new Set(lists('deletedUsers').flatMap((list) => (Array.isArray(list) ? list.filter(isId) : []))),
    nodes: collectNodes(lists('flows')),
  };
}
