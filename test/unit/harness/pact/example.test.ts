import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../../../contracts/index.js';
import { exampleOf, isLike, rulesOf, shapeOf, withoutMoments } from '../../../../src/harness/pact/traffic/example.js';

const json = fc.jsonValue().map((value): Json => JSON.parse(JSON.stringify(value)));

describe('an example of a value', () => {
  const examples: [value: Json, example: Json | undefined][] = [
    [
      { a: 1, b: null },
      { a: 1, b: null },
    ],
    [[1, 2, 3], [1]],
    [[], []],
    [[1, 'a'], undefined],
    [[1, null], undefined],
    [{ a: [1, 'a'], b: 2 }, { b: 2 }],
    [
      [
        { a: 1, b: 2 },
        { a: 3, c: 4 },
      ],
      [{ a: 1 }],
    ],
    [[{ a: 1 }, { a: 'x' }], [{}]],
    [[{ tags: ['x'] }, { tags: ['y', 'z'] }], [{ tags: ['x'] }]],
    [[{ tags: ['x'] }, { tags: [] }], [{}]],
    [[{ payload: { input: { a: 's' } } }, { payload: { input: { b: 's' } } }], [{ payload: { input: {} } }]],
  ];
  it.each(examples)('of %j is %j', (value, example) => {
    expect(exampleOf(value)).toEqual(example);
  });

  it('is what the value is like, whatever it is', () => {
    fc.assert(
      fc.property(json, (value) => {
        const example = exampleOf(value);
        expect(example === undefined || isLike(example, value)).toBe(true);
      }),
    );
  });

  it('has a rule for each of its lists', () => {
    expect(Object.keys(rulesOf({ data: [{ id: 1, 'a b': ['x'] }], none: [] }))).toEqual([
      '$',
      '$.data',
      '$.data[*]',
      "$.data[*]['a b']",
      "$.data[*]['a b'][*]",
    ]);
  });
});

describe('a value', () => {
  it.each<[Json, Json]>([
    [{ a: 1 }, { a: 2, more: true }],
    [[{ a: 1 }], [{ a: 2 }, { a: 3, b: 4 }]],
    [[], []],
    ['a', 'b'],
    [null, null],
  ])('%j is like %j', (example, value) => {
    expect(isLike(example, value)).toBe(true);
  });

  it.each<[Json, Json | undefined]>([
    [{ a: 1 }, { b: 1 }],
    [{ a: 1 }, { a: '1' }],
    [{ a: 1 }, [{ a: 1 }]],
    [[1], []],
    [[], [1]],
    [[1], [1, 'a']],
    ['a', null],
    [null, 'a'],
    [{}, undefined],
  ])('%j is not like %j', (example, value) => {
    expect(isLike(example, value)).toBe(false);
  });

  it('has a shape that tells its names and types, not what it holds', () => {
    expect(shapeOf({ b: [1, 2, 'x'], a: null })).toBe(shapeOf({ a: null, b: ['y', 7] }));
    expect(shapeOf({ a: 1 })).not.toBe(shapeOf({ a: '1' }));
    expect(shapeOf({ a: 1 })).not.toBe(shapeOf({ b: 1 }));
  });

  it('has one moment in the place of all', () => {
    expect(withoutMoments({ list: ['2026-11-24T17:00:00.123Z', 'on 2026-11-24'] })).toEqual({
      list: ['2026-01-01T08:00:00.000Z', 'on 2026-11-24'],
    });
  });
});
