import { kindNames, kinds } from '../domain/records/kinds.js';
import type { ScenarioFile } from './scenario-file.js';

const LISTS = [...kindNames, 'deletedUsers', 'executions', 'outcomes', 'faults'] as const;

const MAPS = ['actors', 'dialect'] as const;

/**
 * A file merged into the one that it extends: the base's records come first, then the file's own. All other members of the file
 * replace the base's.
 */
export function extendWorld({ extends: _base, ...own }: ScenarioFile, base: ScenarioFile): ScenarioFile {
  const initial: ScenarioFile = Object.fromEntries(kindNames.map((name) => [name, kinds[name].initial ?? []]));
  const lists = LISTS.flatMap((name) =>
    own[name] ? [[name, [...(base[name] ?? initial[name] ?? []), ...own[name]]] as const] : [],
  );
  const maps = MAPS.flatMap((name) =>
    base[name] && own[name] ? [[name, { ...base[name], ...own[name] }] as const] : [],
  );
  const names = Object.fromEntries(
    Object.entries({ ...base.names, ...own.names }).map(([kind, ids]) => [kind, { ...base.names?.[kind], ...ids }]),
  );
  // The compiler loses the types of members on the way through entries.
  return { ...base, ...own, ...Object.fromEntries([...lists, ...maps]), names } as ScenarioFile;
}
