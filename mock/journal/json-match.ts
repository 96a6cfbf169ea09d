import { isObject } from '../domain/checks/check.js';

/** Where something is not as it should be. `actual` is absent where there is nothing. */
export interface Miss {
  /** E.g. `method`, `query filter[user]`, `body /data/id`. */
  readonly place: string;
  readonly expected: unknown;
  readonly actual?: unknown;
}

const MOST_MISSES = 10;
const DEEPEST = 100;

/**
 * Where a JSON value lacks what is expected of it: members that are not expected may be anything, lists have to be of the same
 * length. `place` is a JSON pointer behind `body`.
 */
export function jsonMisses(expected: unknown, actual: unknown): Miss[] {
  const misses: Miss[] = [];
  compare(expected, actual, [], misses);
  return misses;
}

function compare(expected: unknown, actual: unknown, path: readonly string[], misses: Miss[]): void {
  if (misses.length >= MOST_MISSES || path.length > DEEPEST) {
    return;
  }
  if (Array.isArray(expected)) {
    compareList(expected, actual, path, misses);
  } else if (isObject(expected)) {
    compareObject(expected, actual, path, misses);
  } else if (expected !== actual) {
    misses.push(miss(placeOf(path), expected, actual));
  }
}

function compareList(expected: readonly unknown[], actual: unknown, path: readonly string[], misses: Miss[]): void {
  if (!Array.isArray(actual)) {
    misses.push(miss(placeOf(path), expected, actual));
    return;
  }
  if (actual.length !== expected.length) {
    misses.push(miss(placeOf(path), `a list of ${expected.length}`, `a list of ${actual.length}`));
  }
  for (const [i, element] of expected.slice(0, actual.length).entries()) {
    compare(element, actual[i], [...path, String(i)], misses);
  }
}

function compareObject(expected: object, actual: unknown, path: readonly string[], misses: Miss[]): void {
  if (!isObject(actual)) {
    misses.push(miss(placeOf(path), expected, actual));
    return;
  }
  for (const [name, value] of Object.entries(expected)) {
    const inner = [...path, name];
    if (Object.hasOwn(actual, name)) {
      compare(value, Reflect.get(actual, name), inner, misses);
    } else if (misses.length < MOST_MISSES) {
      misses.push({ place: placeOf(inner), expected: value });
    }
  }
}

export function miss(place: string, expected: unknown, actual: unknown): Miss {
  return actual === undefined ? { place, expected } : { place, expected, actual };
}

function placeOf(path: readonly string[]): string {
  const pointer = path.map((name) => `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
  return pointer === '' ? 'body' : `body ${pointer}`;
}
