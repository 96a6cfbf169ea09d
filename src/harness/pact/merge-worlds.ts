import type { WorldPart } from '../../../contracts/index.js';
import { isRecord } from '../json.js';

/** The members that identify a record of each kind. */
const keys: Readonly<Record<string, readonly string[]>> = {
  tenants: ['name'],
  users: ['username'],
  tokens: ['token'],
  flows: ['id'],
  executions: ['flowExecId', '_id'],
};

/**
 * Parts of worlds as one. Records of the same key are one record: members of later parts go over those of earlier ones. Lists
 * without keys are put one behind the other.
 */
export function mergeWorlds(parts: readonly WorldPart[]): WorldPart {
  const merged: Record<string, unknown> = {};
  for (const part of parts) {
    for (const [name, value] of Object.entries(part)) merged[name] = mergeMember(name, merged[name], value);
  }
  return merged;
}

function mergeMember(name: string, before: unknown, value: unknown): unknown {
  if (!Array.isArray(value)) return isRecord(before) && isRecord(value) ? { ...before, ...value } : value;
  const list: unknown[] = Array.isArray(before) ? [...before] : [];
  for (const record of value) {
    const key = keyOf(name, record);
    const at = key === undefined ? -1 : list.findIndex((each) => keyOf(name, each) === key);
    if (at < 0) list.push(record);
    else list[at] = { ...Object(list[at]), ...Object(record) };
  }
  return list;
}

function keyOf(name: string, record: unknown): string | undefined {
  const member = keys[name]?.find((each) => isRecord(record) && record[each] !== undefined);
  return isRecord(record) && member !== undefined ? `${member} ${String(record[member])}` : undefined;
}
