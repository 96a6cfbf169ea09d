import { isObject } from '../../domain/checks/check.js';
import type { EffectOf } from '../../faults/fault.js';
import type { RandomFor } from '../../faults/random.js';

// What is done to the JSON of an answer. Each gives back another value, or undefined where it finds nothing to do.

export type ChangeJson = (value: unknown) => unknown;

type JsonObject = Readonly<Record<string, unknown>>;

/**
 * The answer with each of its records changed: the elements of a list, bare or in `data`; `data` itself; else the whole.
 * Undefined when no record was: `change` gives undefined for each that it leaves alone.
 */
function changeRecords(value: unknown, change: (record: JsonObject) => JsonObject | undefined): unknown {
  let isChanged = false;
  const one = (record: unknown) => {
    const changed = isObject(record) ? change(record) : undefined;
    isChanged ||= changed !== undefined;
    return changed ?? record;
  };
  const some = (inner: unknown) => (Array.isArray(inner) ? inner.map(one) : one(inner));
  const whole = isObject(value) && 'data' in value ? { ...value, data: some(value.data) } : some(value);
  return isChanged ? whole : undefined;
}

const ADDED = { addedLater: 'by a version of the API to come', addedLaterToo: { nested: [1, true, null] } };

export function addMembers({ members = ADDED }: EffectOf<'extra-members'>): ChangeJson {
  return (value) => {
    const changed = changeRecords(value, (record) => ({ ...record, ...members }));
    if (!isObject(value) || !('data' in value)) return changed;
    const meta = isObject(value.meta) ? { meta: { ...value.meta, ...members } } : {};
    return { ...value, ...Object(changed), ...meta, ...members };
  };
}

/** In the same place. */
export const renameId: ChangeJson = (value) =>
  changeRecords(value, (record) =>
    '_id' in record
      ? Object.fromEntries(Object.entries(record).map(([name, member]) => [name === '_id' ? 'id' : name, member]))
      : undefined,
  );

export const wrapList: ChangeJson = (value) =>
  Array.isArray(value) ? { data: value, meta: { total: value.length } } : undefined;

/** Lists alone have totals. */
export function changeTotals(wrong: EffectOf<'totals'>): ChangeJson {
  return (value) => {
    if (!isObject(value) || !isObject(value.meta) || !Array.isArray(value.data)) {
      return undefined;
    }
    const { data, meta } = value;
    const all = Object.entries(meta).map(([name, member]) => {
      const given = name === 'total' ? wrong.total : name === 'totalPages' ? wrong.totalPages : undefined;
      const ofPage = name === 'total' ? data.length : 1;
      return [name, given === undefined ? member : wrongTotal(given, member, ofPage)] as const;
    });
    const isChanged = all.some(([name, member]) => member !== meta[name]);
    // JSON has no members that are undefined.
    return isChanged ? { ...value, meta: Object.fromEntries(all) } : undefined;
  };
}

/** Undefined: it is missing. */
function wrongTotal(given: number | string, right: unknown, ofPage: number): unknown {
  if (typeof given === 'number' || given === 'missing') {
    return given === 'missing' ? undefined : given;
  }
  return given === 'page' ? ofPage : typeof right === 'number' ? Math.max(0, right + Number(given)) : right;
}

/** A name with dots leads into the members of members, and through lists. */
export function omitMembers({ members }: EffectOf<'omit-members'>): ChangeJson {
  const paths = members.map((name) => name.split('.'));
  return (value) =>
    changeRecords(value, (record) => {
      const left = paths.reduce<unknown>((rest, path) => without(rest, path), record);
      return isObject(left) && left !== record ? left : undefined;
    });
}

/** The very same value when it has no such member. */
function without(value: unknown, [name = '', ...deeper]: readonly string[]): unknown {
  if (Array.isArray(value)) {
    const changed = value.map((item) => without(item, [name, ...deeper]));
    return changed.some((item, i) => item !== value[i]) ? changed : value;
  }
  if (!isObject(value) || !Object.hasOwn(value, name)) {
    return value;
  }
  if (deeper.length === 0) {
    const { [name]: _, ...rest } = value;
    return rest;
  }
  const inner = without(value[name], deeper);
  return inner === value[name] ? value : { ...value, [name]: inner };
}

/** The text of an answer in another style: the same JSON once it is parsed. */
export function rewrite({ indent = 0, keyOrder }: EffectOf<'reformat'>, draw: RandomFor): (value: unknown) => string {
  const ranks = new Map<string, number>();
  const rank = (name: string) => {
    const known = ranks.get(name) ?? draw(`key ${name}`);
    ranks.set(name, known);
    return known;
  };
  const order = (names: string[]) =>
    keyOrder === 'shuffled' ? names.sort((a, b) => rank(a) - rank(b)) : names.reverse();
  return (value) => {
    const ordered = keyOrder === undefined ? undefined : (_: string, inner: unknown) => reordered(inner, order);
    return JSON.stringify(value, ordered, indent);
  };
}

function reordered(value: unknown, order: (names: string[]) => string[]): unknown {
  return isObject(value) ? Object.fromEntries(order(Object.keys(value)).map((name) => [name, value[name]])) : value;
}
