import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compact,
  depthOf,
  itemSources,
  memberSources,
  numbersIn,
  sourceAt,
} from '../../../../src/harness/pact/json-source.js';
import { isDouble, isHeld } from '../../../../src/harness/pact/number-text.js';

const spaced = (value: unknown): string => JSON.stringify(value, undefined, '\t \n');

/** Every path that leads into a value. */
function pathsIn(value: unknown): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [[]];
  const steps = Array.isArray(value) ? value.map((_item, n) => n) : Object.keys(value);
  return [[], ...steps.flatMap((step) => pathsIn(Reflect.get(value, step)).map((path) => [step, ...path]))];
}

const valueAt = (value: unknown, path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>((inner, step) => Reflect.get(Object(inner), step), value);

describe('the source of a JSON text', () => {
  it('says at each place what is read there', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (given) => {
        const value: unknown = JSON.parse(JSON.stringify(given));
        const text = spaced(value);
        for (const path of pathsIn(value)) {
          expect(JSON.parse(sourceAt(text, path) ?? '')).toEqual(valueAt(value, path));
        }
        expect(sourceAt(text, ['nothing', 'there'])).toBeUndefined();
      }),
    );
  });

  it('is compact without what means nothing', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(compact(spaced(value))).toBe(JSON.stringify(value));
      }),
    );
  });

  it('keeps numbers as written and names in their order, and needless escapes go', () => {
    expect(compact('{ "b" : 1.0, "2": 1E5,\n"1": [ -0, 9007199254740993 ], "\\u0061" : "\\/\\u00e9" }')).toBe(
      '{"b":1.0,"2":1E5,"1":[-0,9007199254740993],"a":"/é"}',
    );
  });

  it('has the last of several members of one name, as JSON.parse', () => {
    expect(sourceAt('{"a":1,"b":2,"a":3}', ['a'])).toBe('3');
    expect(memberSources('{"a":1,"b":2,"a":3}').get('a')).toBe('3');
  });

  it('is read in pieces', () => {
    expect(itemSources('{"list": [1, {"a": "],"}, "x" ]}', ['list'])).toEqual(['1', '{"a": "],"}', '"x"']);
    expect(itemSources('{}', ['list'])).toEqual([]);
    expect(numbersIn('{"1": [2, "3", -4.5e6, true]}')).toEqual(['2', '-4.5e6']);
    expect(depthOf('{"a":[[]],"b":"[[[["}')).toBe(3);
  });

  it('may be long and deep', () => {
    const long = JSON.stringify({ a: 'x\\"'.repeat(1_000_000) });
    expect(sourceAt(long, ['a'])).toBe(long.slice(5, -1));
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    expect(sourceAt(`{"a":${deep},"b":1}`, ['b'])).toBe('1');
  });
});

describe('numbers as written', () => {
  it.each([
    ['1', true, true],
    ['1.0', true, true],
    ['1E5', true, true],
    ['-0.0', true, true],
    ['0.1', true, true],
    ['100', true, true],
    ['9007199254740993', true, false],
    ['18446744073709551615', true, false],
    ['18446744073709551616', false, false],
    ['12345678901234567890123', false, false],
    ['0.1234567890123456789', false, false],
    ['1e400', false, false],
    ['5e-324', true, true],
    ['1.0e-3', true, true],
  ])('%s are held by Pact: %s, by JavaScript: %s', (number, byPact, byJavaScript) => {
    expect([isHeld(number), isDouble(number)]).toEqual([byPact, byJavaScript]);
  });
});
