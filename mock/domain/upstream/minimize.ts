import { isObject } from '../checks/check.js';
import type { Document, Json } from './shape.js';

/**
 * Empty objects are not stored, at any depth of free members (facts: upstream behaviour B4); the elements of lists stay, emptied.
 * Undefined when nothing is left.
 */
export function minimize(value: Json): Json | undefined {
  if (value === null || typeof value !== 'object') {
    return value;
  }
  if (Array.isArray(value)) {
    return value.map((item) => (item === null ? null : (minimize(item) ?? {})));
  }
  const kept: Document = {};
  for (const [key, item] of Object.entries(value)) {
    const small = minimize(item);
    if (small !== undefined) {
      define(kept, key, small);
    }
  }
  return Object.keys(kept).length === 0 ? undefined : kept;
}

/** Sets a member whatever it is called: a plain assignment to `__proto__` would change the object instead. */
export function define(target: Document, key: string, value: Json): void {
  Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
}

/** Members of `changes` over those of `base` as lodash merges them: lists by position, an object over a list by its positions. */
export function mergeDeep(base: Json, changes: Json): Json {
  if (Array.isArray(base) && Array.isArray(changes)) {
    const length = Math.max(base.length, changes.length);
    return Array.from({ length }, (_, i) => merged(base[i], changes[i]) ?? null);
  }
  if (Array.isArray(base) && isObject(changes)) {
    return overPositions(base, changes);
  }
  if (isObject(base) && isObject(changes)) {
    const result: Document = {};
    for (const [key, item] of Object.entries(base)) {
      define(result, key, item);
    }
    for (const [key, item] of Object.entries(changes)) {
      define(result, key, merged(Object.hasOwn(base, key) ? base[key] : undefined, item) ?? null);
    }
    return result;
  }
  return changes;
}

// Only the positions of a list remain: JSON does not show its other members.
function overPositions(base: readonly Json[], changes: Document): Json {
  const list: (Json | undefined)[] = [...base];
  for (const [key, item] of Object.entries(changes)) {
    const position = POSITION.test(key) ? Number(key) : Number.NaN;
    if (position < MAX_POSITION) {
      list[position] = merged(base[position], item);
    }
  }
  return Array.from(list, (item) => item ?? null);
}

const POSITION = /^(?:0|[1-9]\d*)$/;

/** A list that far would be larger than any body the services take; whether upstream survives one is not known. */
const MAX_POSITION = 100_000;

function merged(base: Json | undefined, changes: Json | undefined): Json | undefined {
  if (changes === undefined) {
    return base;
  }
  return base === undefined ? changes : mergeDeep(base, changes);
}
