import fc from 'fast-check';
import qs from 'qs';
import { describe, expect, it } from 'vitest';
import { at, parseQuery, textOf } from '../../../../mock/domain/upstream/query.js';

const repeated = (name: string, count: number) => Array.from({ length: count }, (_, i) => `${name}=${i}`).join('&');

const numbers = (count: number) => Array.from({ length: count }, (_, i) => String(i));

// Results of qs 6.7.0 with `allowPrototypes`, which is what Express 4.17.1 parses queries with.
const parsed: readonly (readonly [query: string, result: unknown])[] = [
  ['', {}],
  ['a', { a: '' }],
  ['a=1&b=2', { a: '1', b: '2' }],
  ['a=1&a=2&a=3', { a: ['1', '2', '3'] }],
  ['a[]=1', { a: ['1'] }],
  ['a[]', { a: [''] }],
  ['a[0]=1&a[1]=2', { a: ['1', '2'] }],
  ['a[5]=x&a[2]=y', { a: ['y', 'x'] }],
  ['a[20]=x', { a: ['x'] }],
  ['a[21]=x', { a: { 21: 'x' } }],
  ['a[100]=x', { a: { 100: 'x' } }],
  ['a[-1]=x', { a: { '-1': 'x' } }],
  ['a[01]=x', { a: { '01': 'x' } }],
  ['a[b][c]=1', { a: { b: { c: '1' } } }],
  ['a[b][c][d][e][f][g]=1', { a: { b: { c: { d: { e: { f: { '[g]': '1' } } } } } } }],
  ['a.b=1', { 'a.b': '1' }],
  ['a[b]=1&a=2', { a: { b: '1', 2: true } }],
  ['a=2&a[b]=1', { a: ['2', { b: '1' }] }],
  ['a[]=1&a[b]=2', { a: { 0: '1', b: '2' } }],
  ['a=2&a[0]=1', { a: ['2', '1'] }],
  ['a[=1', { 'a[': '1' }],
  ['a]=1', { 'a]': '1' }],
  ['[a]=1', { a: '1' }],
  ['[]=1', { 0: '1' }],
  ['=1', {}],
  ['&&a=1&', { a: '1' }],
  ['a==b', { a: '=b' }],
  ['a+b=c+d', { 'a b': 'c d' }],
  ['a%20b=c%20d', { 'a b': 'c d' }],
  ['a=%', { a: '%' }],
  ['a=%zz', { a: '%zz' }],
  ['a=%E0%A4%A', { a: '%E0%A4%A' }],
  ['page%5Bsize%5D=3', { page: { size: '3' } }],
  ['page[size]=3&page[size]=5', { page: { size: ['3', '5'] } }],
  ['filter[status=active', { 'filter[status': 'active' }],
  ['filter[user][$ne]=x', { filter: { user: { $ne: 'x' } } }],
  ['toString=1', { toString: '1' }],
  ['hasOwnProperty[x]=1', { hasOwnProperty: { x: '1' } }],
  ['a[constructor][prototype]=1', { a: { constructor: { prototype: '1' } } }],
  ['__proto__=1', {}],
  ['__proto__[x]=1', {}],
  ['a[__proto__][x]=1', { a: {} }],
  ['a;b=1', { 'a;b': '1' }],
  ['a[b[c]]=1', { 'a[b': { c: '1' } }],
  ['a[b]c=1', { a: { b: '1' } }],
  [repeated('a', 25), { a: numbers(25) }],
  [repeated('a[]', 25), { a: numbers(25) }],
];

describe('a query', () => {
  it('of any pieces is read as Express reads it, each time', () => {
    const piece = fc.constantFrom(
      ...['a', 'b', 'page', 'size', '0', '1', '21', '-1', '', '[', ']', '[]', '[a]', '[0]', '=', '=', '&', '&'],
      ...['%5B', '%5D', '%3D', '%26', '%', '%zz', '%E9', '+', '.', ';', '$ne', 'toString', 'é', ','],
    );
    const same = fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
      const query = pieces.join('');
      for (const _ of [1, 2]) expect(parseQuery(query).parsed).toEqual(qs.parse(query, { allowPrototypes: true }));
    });
    fc.assert(same, { seed: 50, numRuns: 1_000 });
  });

  it.each(parsed)('%s is read as Express reads it', (query, result) => {
    expect(JSON.stringify(parseQuery(query).parsed)).toBe(JSON.stringify(result));
    // A second time it comes from the memory.
    expect(JSON.stringify(parseQuery(query).parsed)).toBe(JSON.stringify(result));
  });

  it('has no more than 1,000 parameters', () => {
    const query = Array.from({ length: 1_500 }, (_, i) => `p${i}=1`).join('&');
    expect(Object.keys(parseQuery(query).parsed)).toHaveLength(1_000);
  });

  it('is no list of a length that its sender makes up', () => {
    for (const query of [
      'a[__proto__]=b&a[__proto__]&a[length]=100000000',
      'a[0]=b&a[length]=100000000',
      'a[]=1&a[999999999]=2',
    ]) {
      const { a } = parseQuery(query).parsed;
      expect(Array.isArray(a) ? a.length : 0).toBeLessThan(100);
    }
  });

  it('does not change what objects inherit', () => {
    for (const query of [
      '__proto__[x]=1',
      'constructor[prototype][x]=1',
      'a[__proto__][x]=1',
      'a[constructor][prototype][x]=1',
    ]) {
      parseQuery(query);
    }
    expect(Reflect.get({}, 'x')).toBeUndefined();
  });

  it.each([
    [
      'a=1&a=2',
      [
        ['a', '1'],
        ['a', '2'],
      ],
    ],
    ['filter%5Bstatus%5D=active', [['filter[status]', 'active']]],
    [
      'a+b=c%20d&&e',
      [
        ['a b', 'c d'],
        ['e', ''],
      ],
    ],
    ['a=%zz', [['a', '%zz']]],
  ])('%s has its pairs in their order, decoded', (query, pairs) => {
    expect(parseQuery(query).pairs).toEqual(pairs);
  });
});

describe('a member of a query', () => {
  const value = { a: '1', nested: { b: '2' } };
  it.each([
    [value, 'a', '1'],
    [value, 'toString', undefined],
    [value, '__proto__', undefined],
    ['text', 'length', undefined],
    [['x'], '0', undefined],
    [undefined, 'a', undefined],
  ])('of %j named %s is %j', (from, name, result) => {
    expect(at(from, name)).toEqual(result);
  });
});

describe('the text of a query value', () => {
  it.each([
    ['a', 'a'],
    [['a', 'b'], 'a,b'],
    [['a', ['b', undefined]], 'a,b,'],
    [{ a: '1' }, '[object Object]'],
    [{ toString: 'x' }, '[object Object]'],
    [undefined, 'undefined'],
  ])('%j is %j', (value, text) => {
    expect(textOf(value)).toBe(text);
  });
});
