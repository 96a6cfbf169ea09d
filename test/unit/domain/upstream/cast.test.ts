import { describe, expect, it } from 'vitest';
import {
  castBoolean,
  castDate,
  castFailureOfId,
  castNumber,
  castObjectId,
  castString,
  member,
} from '../../../../mock/domain/upstream/cast.js';

const id = '6762e154616e91cb8d8b1aaf';

describe('castString', () => {
  it.each([
    ['a', 'a'],
    ['', ''],
    [5, '5'],
    [-0, '0'],
    [true, 'true'],
    [null, null],
    [{ _id: 'x' }, 'x'],
  ])('%j becomes %j', (value, text) => {
    expect(castString(value, 'name')).toBe(text);
  });

  it.each([
    [{}, 'Cast to string failed for value "{}" (type Object) at path "name"'],
    [[], 'Cast to string failed for value "[]" (type Array) at path "name"'],
    [['a'], `Cast to string failed for value "[ 'a' ]" (type Array) at path "name"`],
    [{ a: 1 }, 'Cast to string failed for value "{ a: 1 }" (type Object) at path "name"'],
    [{ toString: 'x' }, `Cast to string failed for value "{ toString: 'x' }" (type Object) at path "name"`],
  ])('%j fails as upstream words it', (value, message) => {
    expect(() => castString(value, 'name')).toThrow(expect.objectContaining({ message }));
  });
});

describe('castObjectId', () => {
  it.each([
    [id, id],
    [id.toUpperCase(), id],
    ['abcdefghijkl', '6162636465666768696a6b6c'],
    [{ _id: id }, id],
    [[id], id],
    [123_456_789_012, '313233343536373839303132'],
    [null, null],
  ])('%j becomes %j', (value, text) => {
    expect(castObjectId(value, 'componentId')).toBe(text);
  });

  it.each([
    ['zz', 'value "zz" (type string)'],
    ['', 'value "" (type string)'],
    [12, 'value "12" (type number)'],
    [true, 'value "true" (type boolean)'],
    [{}, 'value "{}" (type Object)'],
    [[], 'value "[]" (type Array)'],
    [{ toString: 1 }, 'value "{ toString: 1 }" (type Object)'],
  ])('%j fails as upstream words it', (value, shown) => {
    const message = `Cast to ObjectId failed for ${shown} at path "componentId" because of "BSONTypeError"`;
    expect(() => castObjectId(value, 'componentId')).toThrow(expect.objectContaining({ message }));
  });

  it('fails for an id in a path in the words of a model', () => {
    const message = 'Cast to ObjectId failed for value "zz" (type string) at path "_id" for model "Flow"';
    expect(castFailureOfId('zz', 'Flow')).toBe(message);
  });
});

describe('castDate', () => {
  it.each([
    ['2025-01-01T00:00:00.000Z', Date.UTC(2025, 0, 1)],
    ['2025-01-01', Date.UTC(2025, 0, 1)],
    [0, 0],
    [1_735_689_600_000, Date.UTC(2025, 0, 1)],
    ['1735689600000', Date.UTC(2025, 0, 1)],
    ['2025', Date.UTC(2025, 0, 1)],
    [null, null],
    ['', null],
  ])('%j becomes %j', (value, ms) => {
    expect(castDate(value, 'createdAt')).toBe(ms);
  });

  it.each([['soon'], [{}], [[]], [true], [8.65e15]])('%j fails', (value) => {
    expect(() => castDate(value, 'createdAt')).toThrow(/^Cast to date failed for value .* at path "createdAt"$/);
  });
});

// Made by the mapper itself, version 6.10.3.
describe('objects and lists in the place of a number or a time', () => {
  const failure = (kind: string, shown: string, type: string, cause = '') =>
    `Cast to ${kind} failed for value ${shown} (type ${type}) at path "p"${cause}`;

  it.each<[unknown, number | null | string]>([
    [{ _id: 5 }, 5],
    [{ _id: '7' }, 7],
    [{ _id: null }, null],
    [{ _id: 'x' }, failure('Number', '"x"', 'string')],
    [{ _id: [1] }, failure('Number', '"[ 1 ]"', 'Array')],
    [[5], failure('Number', '"[ 5 ]"', 'Array')],
    [{}, failure('Number', '"{}"', 'Object')],
    [{ toString: 1 }, failure('Number', '"{ toString: 1 }"', 'Object', ' because of "TypeError"')],
  ])('castNumber of %j', (value, expected) => {
    if (typeof expected === 'string') expect(() => castNumber(value, 'p')).toThrow(expected);
    else expect(castNumber(value, 'p')).toBe(expected);
  });

  it.each<[unknown, number | string]>([
    [['2026-01-01'], 1_767_225_600_000],
    [[['2026-01-01']], 1_767_225_600_000],
    [[null], failure('date', '"[ null ]"', 'Array')],
    [['a', 'b'], failure('date', `"[ 'a', 'b' ]"`, 'Array')],
    [{ valueOf: 1 }, failure('date', '"{ valueOf: 1 }"', 'Object')],
    [{ toString: 1 }, failure('date', '"{ toString: 1 }"', 'Object', ' because of "TypeError"')],
    [[{ toString: 1 }], failure('date', '"[ { toString: 1 } ]"', 'Array', ' because of "TypeError"')],
  ])('castDate of %j', (value, expected) => {
    if (typeof expected === 'string') expect(() => castDate(value, 'p')).toThrow(expected);
    else expect(castDate(value, 'p')).toBe(expected);
  });
});

describe('castBoolean', () => {
  it.each([
    [true, true],
    ['true', true],
    [1, true],
    ['yes', true],
    [false, false],
    ['0', false],
    ['no', false],
    [null, null],
  ])('%j becomes %j', (value, result) => {
    expect(castBoolean(value, 'confirmed')).toBe(result);
  });

  it.each([['maybe'], [2], [{}]])('%j fails', (value) => {
    expect(() => castBoolean(value, 'confirmed')).toThrow(/^Cast to Boolean failed/);
  });
});

describe('member', () => {
  it.each([
    [{ a: 1 }, 'a', 1],
    [{}, 'toString', undefined],
    [JSON.parse('{"__proto__":1}'), '__proto__', 1],
    [{}, '__proto__', undefined],
    [[7], '0', 7],
    [null, 'a', undefined],
    ['text', 'length', undefined],
  ])('of %j named %s is %j', (value, key, result) => {
    expect(member(value, key)).toBe(result);
  });
});
