import type { Json } from '../../../../contracts/index.js';
import { isList, isRecord } from '../../json.js';

/** In the place of every moment: no two runs have the same. */
const MOMENT = '2026-01-01T08:00:00.000Z';

const IS_MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/;

/** A value with one moment in the place of all. */
export function withoutMoments(value: Json): Json {
  if (typeof value === 'string') return IS_MOMENT.test(value) ? MOMENT : value;
  if (isList(value)) return value.map(withoutMoments);
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withoutMoments(member)]));
}

/**
 * What every value that is like this one has: of a list one item, with what all of its items have in common. `undefined`: they
 * have nothing in common, not even a type.
 */
export function exampleOf(value: Json): Json | undefined {
  if (isList(value)) {
    if (value.length === 0) return [];
    const item = commonOf(value);
    return item === undefined ? undefined : [item];
  }
  if (!isRecord(value)) return value;
  const members = Object.entries(value).map(([name, member]) => [name, exampleOf(member)] as const);
  return Object.fromEntries(members.filter((pair): pair is readonly [string, Json] => pair[1] !== undefined));
}

function commonOf(items: readonly Json[]): Json | undefined {
  const [first] = items;
  if (first === undefined || items.some((item) => kindOf(item) !== kindOf(first))) return undefined;
  if (isList(first)) {
    const all = items.filter(isList);
    // An empty list would have to stay empty.
    return all.some((list) => list.length === 0) ? undefined : exampleOf(all.flat());
  }
  if (!isRecord(first)) return first;
  const records = items.filter(isRecord);
  const members = Object.keys(first).map((name) => {
    const values = records.map((record) => record[name]).filter((value) => value !== undefined);
    return [name, values.length === records.length ? commonOf(values) : undefined] as const;
  });
  return Object.fromEntries(members.filter((pair): pair is readonly [string, Json] => pair[1] !== undefined));
}

/** Whether a value is like an example: the same members at least, each of the same type, lists of at least one like item. */
export function isLike(example: Json, value: Json | undefined): boolean {
  if (value === undefined || kindOf(example) !== kindOf(value)) return false;
  if (isList(example)) {
    const [item] = example;
    const list = isList(value) ? value : [];
    return item === undefined ? list.length === 0 : list.length > 0 && list.every((each) => isLike(item, each));
  }
  if (!isRecord(example)) return true;
  return isRecord(value) && Object.entries(example).every(([name, member]) => isLike(member, value[name]));
}

/** Pact's rules for that: types throughout, and of each list at least one. */
export function rulesOf(example: Json): Readonly<Record<string, object>> {
  const type = { combine: 'AND', matchers: [{ match: 'type' }] };
  const rules: Record<string, object> = { $: type };
  const walk = (value: Json, path: string): void => {
    if (isList(value)) {
      const [item] = value;
      if (item === undefined) return;
      rules[path] = { combine: 'AND', matchers: [{ match: 'type', min: 1 }] };
      rules[`${path}[*]`] = type;
      walk(item, `${path}[*]`);
    } else if (isRecord(value)) {
      for (const [name, member] of Object.entries(value)) {
        walk(member, /^[A-Za-z_]\w*$/.test(name) ? `${path}.${name}` : `${path}['${name.replace(/['\\]/g, '\\$&')}']`);
      }
    }
  };
  walk(example, '$');
  return rules;
}

/** The shape of a value: its names and types, not what it holds. */
export function shapeOf(value: Json): string {
  if (isList(value)) return `[${[...new Set(value.map(shapeOf))].sort().join('|')}]`;
  if (!isRecord(value)) return kindOf(value);
  const members = Object.entries(value).map(([name, member]) => `${JSON.stringify(name)}:${shapeOf(member)}`);
  return `{${members.sort().join()}}`;
}

function kindOf(value: Json): string {
  return isList(value) ? 'list' : value === null ? 'null' : typeof value;
}
