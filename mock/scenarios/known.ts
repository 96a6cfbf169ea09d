import { isId, isObject } from './check.js';
import { toUsername } from './made.js';

/** What of one kind a file refers to by: the ids it gives, and the names with how many records carry each. */
interface KnownKind {
  readonly ids: ReadonlySet<string>;
  readonly names: ReadonlyMap<string, number>;
}

export type Kind = 'tenant' | 'role' | 'user' | 'template';

/** All that a reference in a file can mean. */
export type Known = Readonly<Record<Kind, KnownKind>>;

function collect(
  list: unknown,
  nameOf: (record: Record<string, unknown>) => unknown,
  idMember: '_id' | 'id',
): KnownKind {
  const ids = new Set<string>();
  const names = new Map<string, number>();
  for (const record of Array.isArray(list) ? list : []) {
    if (!isObject(record)) continue;
    const id = record[idMember];
    if (isId(id)) ids.add(id);
    const name = nameOf(record);
    if (typeof name === 'string' && name !== '') names.set(name, (names.get(name) ?? 0) + 1);
  }
  return { ids, names };
}

/** Looks through a file that was not checked yet, so that the check can follow references both ways. */
export function collectKnown(value: unknown, defaultRoles: readonly { readonly name: string }[]): Known {
  const world = isObject(value) ? value : {};
  const byName = (record: Record<string, unknown>): unknown => record.name;
  return {
    tenant: collect(world.tenants, byName, '_id'),
    role: collect(world.roles ?? defaultRoles, byName, '_id'),
    user: collect(
      world.users,
      ({ username }) => (typeof username === 'string' ? toUsername(username) : undefined),
      '_id',
    ),
    template: collect(world.templates, byName, 'id'),
  };
}
