import { DEFAULT_ROLES } from '../domain/records/defaults.js';
import type { WorldFile } from './world-file.js';

const LISTS = [
  'deletedUsers',
  'tenants',
  'users',
  'tokens',
  'flows',
  'templates',
  'secrets',
  'executions',
  'outcomes',
  'faults',
] as const;

const MAPS = ['actors', 'dialect'] as const;

/**
 * A file with the world below it: the base's records come first, then the file's own; of all other members the file's own take
 * the place of the base's.
 */
export function extendWorld({ extends: _base, ...own }: WorldFile, base: WorldFile): WorldFile {
  const lists = LISTS.flatMap((name) => {
    const list = [...(base[name] ?? []), ...(own[name] ?? [])];
    return list.length === 0 ? [] : [[name, list] as const];
  });
  const maps = MAPS.flatMap((name) =>
    base[name] && own[name] ? [[name, { ...base[name], ...own[name] }] as const] : [],
  );
  const roles = own.roles === undefined ? {} : { roles: [...(base.roles ?? DEFAULT_ROLES), ...own.roles] };
  const names = Object.fromEntries(
    Object.entries({ ...base.names, ...own.names }).map(([kind, ids]) => [kind, { ...base.names?.[kind], ...ids }]),
  );
  // Member by member the types hold; the compiler loses them on the way through entries.
  return { ...base, ...own, ...Object.fromEntries([...lists, ...maps]), ...roles, names } as WorldFile;
}
