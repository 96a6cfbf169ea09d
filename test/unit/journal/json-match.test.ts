import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonMisses } from '../../../mock/journal/json-match.js';

const json = fc.jsonValue({ maxDepth: 3, depthSize: 'small' });

/** The same, said as shortly as possible. */
function holds(expected: unknown, actual: unknown): boolean {
  if (Array.isArray(expected)) {
    return (
      Array.isArray(actual) && actual.length === expected.length && expected.every((one, i) => holds(one, actual[i]))
    );
  }
  if (typeof expected === 'object' && expected !== null) {
    if (typeof actual !== 'object' || actual === null || Array.isArray(actual)) return false;
    return Object.entries(expected).every(
      ([name, one]) => Object.hasOwn(actual, name) && holds(one, Reflect.get(actual, name)),
    );
  }
  return expected === actual;
}

/** What is left of a value when members are taken out of its objects. */
function partOf(value: unknown, keeps: (name: string) => boolean): unknown {
  if (Array.isArray(value)) return value.map((one) => partOf(one, keeps));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, one]) => (keeps(name) ? [[name, partOf(one, keeps)]] : [])),
  );
}

describe('what a JSON value lacks of another', () => {
  it('is nothing where it holds it, and something where it does not', () => {
    fc.assert(
      fc.property(json, json, (expected, actual) => {
        expect(jsonMisses(expected, actual).length === 0).toBe(holds(expected, actual));
      }),
    );
  });

  it('is nothing where members are left out of what is expected', () => {
    fc.assert(
      fc.property(json, fc.func(fc.boolean()), (value, keeps) => {
        expect(jsonMisses(partOf(value, keeps), value)).toEqual([]);
      }),
    );
  });

  it.each([
    [{ a: 1 }, { a: 2 }, [{ place: 'body /a', expected: 1, actual: 2 }]],
    [{ a: 1 }, {}, [{ place: 'body /a', expected: 1 }]],
    [{ a: { 'b/c~d': null } }, { a: { 'b/c~d': 0 } }, [{ place: 'body /a/b~1c~0d', expected: null, actual: 0 }]],
    [{ a: {} }, { a: [] }, [{ place: 'body /a', expected: {}, actual: [] }]],
    [[1], {}, [{ place: 'body', expected: [1], actual: {} }]],
    [
      [1, 2],
      [1, 3, 4],
      [
        { place: 'body', expected: 'a list of 2', actual: 'a list of 3' },
        { place: 'body /1', expected: 2, actual: 3 },
      ],
    ],
    [{ constructor: 1 }, {}, [{ place: 'body /constructor', expected: 1 }]],
    ['1', 1, [{ place: 'body', expected: '1', actual: 1 }]],
  ])('tells its place: %j in %j', (expected, actual, misses) => {
    expect(jsonMisses(expected, actual)).toEqual(misses);
  });

  it('tells no more than ten, however much is wrong', () => {
    expect(
      jsonMisses(
        Array.from({ length: 100 }, () => 1),
        Array.from({ length: 100 }, () => 2),
      ),
    ).toHaveLength(10);
  });
});
