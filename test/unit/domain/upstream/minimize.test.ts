import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { define, mergeDeep, minimize } from '../../../../mock/domain/upstream/minimize.js';
import type { Document, Json } from '../../../../mock/domain/upstream/shape.js';

const json = (text: string): Json => JSON.parse(text);

describe('minimize', () => {
  it.each([
    ['{}', undefined],
    ['{"a":{}}', undefined],
    ['{"a":{"b":{}},"c":1}', '{"c":1}'],
    ['[]', '[]'],
    ['{"a":[]}', '{"a":[]}'],
    ['{"a":[{}]}', '{"a":[{}]}'],
    ['{"a":null,"b":"","c":0,"d":false}', '{"a":null,"b":"","c":0,"d":false}'],
    ['{"__proto__":{"a":1},"b":{}}', '{"__proto__":{"a":1}}'],
    ['{"__proto__":{}}', undefined],
    ['"text"', '"text"'],
  ])('%s becomes %s', (text, result) => {
    expect(JSON.stringify(minimize(json(text)))).toBe(result);
  });

  it('leaves what it is given as it is, and does no more the second time', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value);
        const given = json(text);
        const once = minimize(given);
        expect(JSON.stringify(given)).toBe(text);
        if (once !== undefined) expect(JSON.stringify(minimize(once))).toBe(JSON.stringify(once));
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});

describe('define', () => {
  it('makes __proto__ a member like any other', () => {
    const target: Document = {};
    define(target, '__proto__', { a: 1 });
    expect(JSON.stringify(target)).toBe('{"__proto__":{"a":1}}');
    expect(Object.getPrototypeOf(target)).toBe(Object.prototype);
  });
});

describe('mergeDeep', () => {
  it.each([
    ['{"a":1,"b":2}', '{"b":3,"c":4}', '{"a":1,"b":3,"c":4}'],
    ['{"a":{"b":1}}', '{"a":{"c":2}}', '{"a":{"b":1,"c":2}}'],
    ['{"a":[1,2,3]}', '{"a":[9]}', '{"a":[9,2,3]}'],
    ['{"a":[1]}', '{"a":[9,8]}', '{"a":[9,8]}'],
    ['{"nodes":[{"id":"s","name":"old"}]}', '{"nodes":[{"name":"new"}]}', '{"nodes":[{"id":"s","name":"new"}]}'],
    ['{"a":{"b":1}}', '{"a":null}', '{"a":null}'],
    ['{"a":1}', '{"a":{"b":1}}', '{"a":{"b":1}}'],
    ['{"a":[1]}', '{"a":{"b":1}}', '{"a":[1]}'],
    ['{"a":[1]}', '{"a":{}}', '{"a":[1]}'],
    ['{"a":[{"b":1},2]}', '{"a":{"0":{"c":2}}}', '{"a":[{"b":1,"c":2},2]}'],
    ['{"a":[1]}', '{"a":{"2":3,"01":4,"length":5}}', '{"a":[1,null,3]}'],
    ['{"a":[1]}', '{"a":{"4294967294":3}}', '{"a":[1]}'],
    ['{}', '{"__proto__":{"polluted":1}}', '{"__proto__":{"polluted":1}}'],
    ['{"a":1}', '{"constructor":{"prototype":{"polluted":1}}}', '{"a":1,"constructor":{"prototype":{"polluted":1}}}'],
    ['{"a":{}}', '{"a":{"toString":1}}', '{"a":{"toString":1}}'],
  ])('%s with %s over it is %s', (base, changes, result) => {
    expect(JSON.stringify(mergeDeep(json(base), json(changes)))).toBe(result);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  it('touches neither of the two, and nothing over something is that', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (first, second) => {
        const [base, changes] = [JSON.stringify(first), JSON.stringify(second)];
        const [a, b] = [json(base), json(changes)];
        mergeDeep(a, b);
        expect([JSON.stringify(a), JSON.stringify(b)]).toEqual([base, changes]);
        expect(JSON.stringify(mergeDeep(a, a))).toBe(base);
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});
