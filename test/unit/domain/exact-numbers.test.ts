import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findRounded, isRounded, withExactNumbers, withoutMarks } from '../../../mock/domain/exact-numbers.js';

test.each([
  ['12345678901234567890', true],
  ['9007199254740993', true],
  ['-9007199254740993', true],
  ['0.12345678901234567890123', true],
  ['1e999', true],
  ['1e-999', true],
  ['9007199254740992', false],
  ['9007199254740993e1', true],
  ['12345678901234567000', false],
  ['0.30000000000000004', false],
  ['81908541288364.12', false],
  ['1e21', false],
  ['0', false],
  ['-0.0', false],
  ['0e999', false],
])('%s is rounded: %s', (written, rounded) => {
  expect(isRounded(written)).toBe(rounded);
});

test('no double is rounded as JSON writes it, and every integer beside one is', () => {
  fc.assert(fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (n) => !isRounded(JSON.stringify(n))));
  fc.assert(
    fc.property(fc.bigInt({ min: 2n ** 53n, max: 2n ** 80n }), (n) => {
      const isSame =
        BigInt(Number(n)) === n ||
        BigInt(JSON.stringify(Number(n)).includes('e') ? 0 : JSON.stringify(Number(n))) === n;
      expect(isRounded(String(n))).toBe(!isSame);
    }),
  );
});

test('numbers in texts are left alone, others are found where they stand', () => {
  const json = '{"a":"12345678901234567890","b":[12345678901234567890]}';
  expect(findRounded(json)).toEqual([{ offset: json.lastIndexOf('1234567890123'), written: '12345678901234567890' }]);
  expect(JSON.parse(withExactNumbers(json)).b[0]).toContain('12345678901234567890');
  expect(JSON.parse(withExactNumbers(json)).a).toBe('12345678901234567890');
});

test('what is found in a long text is what a search through all its tokens finds', () => {
  const tokens = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
  const big = fc.bigInt({ min: -(2n ** 80n), max: 2n ** 80n }).map((number) => `"a\\"${number}":${number}`);
  const small = fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => `"b":${JSON.stringify(number)}`);
  const odd = fc.constantFrom(
    '"c":1e400',
    '"d":-0.12345678901234567890123',
    '"\\\\":1',
    '"e":[1,-1,[]]',
    '"f":"1e999"',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(big, small, odd)), (members) => {
      const json = `{${members.join(', ')}}`;
      const found = [...json.matchAll(tokens)].flatMap(({ 0: written, index }) =>
        written.startsWith('"') || !isRounded(written) ? [] : [{ offset: index, written }],
      );
      expect(findRounded(json)).toEqual(found);
    }),
  );
});

test.each([
  ['9007199254740993', '9007199254740993.0'],
  ['9007199254740993', '9007199254740.993e3'],
  ['90071992547409930', '9007199254740993e1'],
  ['-0.12345678901234567890123', '-12345678901234567890123e-23'],
  ['1e999', '10E+998'],
])('%s and %s are one number, and are shown in one way', (one, other) => {
  expect(withExactNumbers(one)).toBe(withExactNumbers(other));
  expect(withoutMarks(JSON.parse(withExactNumbers(`{"a":[${one}]}`)))).toEqual({
    a: [withoutMarks(JSON.parse(withExactNumbers(other)))],
  });
});
