import { describe, expect, it } from 'vitest';
import { isObjectId, toObjectId } from '../../../../mock/domain/upstream/object-id.js';

describe('toObjectId', () => {
  it.each([
    ['6762e154616e91cb8d8b1aaf', '6762e154616e91cb8d8b1aaf'],
    ['6762E154616E91CB8D8B1AAF', '6762e154616e91cb8d8b1aaf'],
    ['abcdefghijkl', '6162636465666768696a6b6c'],
    ['            ', '202020202020202020202020'],
    ['123456789012', '313233343536373839303132'],
  ])('%j is the id %s', (text, id) => {
    expect(toObjectId(text)).toBe(id);
  });

  it.each([
    '',
    'zz',
    '6762e154616e91cb8d8b1aa',
    '6762e154616e91cb8d8b1aafa',
    'g762e154616e91cb8d8b1aaf',
    'abcdefghijkü',
    'äöüäöü',
    '😀😀😀😀😀😀',
    ' 6762e154616e91cb8d8b1aaf',
  ])('%j is malformed', (text) => {
    expect(toObjectId(text)).toBeUndefined();
  });
});

describe('isObjectId', () => {
  it.each([['6762e154616e91cb8d8b1aaf'], ['abcdefghijkl'], [5], [{ id: 'abcdefghijkl' }]])('takes %j', (value) => {
    expect(isObjectId(value)).toBe(true);
  });

  it.each([['zz'], [null], [undefined], [true], [[]], [{}], [{ id: 5 }], [{ _id: 'abcdefghijkl' }]])(
    'does not take %j',
    (value) => {
      expect(isObjectId(value)).toBe(false);
    },
  );
});
