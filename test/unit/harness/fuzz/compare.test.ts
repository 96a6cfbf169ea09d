import { describe, expect, it } from 'vitest';
import { Bindings } from '../../../../src/harness/fuzz/bindings.js';
import { compareAnswers } from '../../../../src/harness/fuzz/compare.js';
import type { Answer } from '../../../../src/harness/fuzz/step.js';

const [ID_1, ID_2, ID_3] = ['6762e154616e91cb8d8b1aaf', '5ca5c44c187c040010a9bb8b', 'aaaaaaaaaaaaaaaaaaaaaaaa'];
const stateOf = (flowId: string) => Buffer.from(JSON.stringify({ flowId })).toString('base64url');
const fresh = () => new Bindings(1_000, []);
const json = (value: unknown, more: Partial<Answer> = {}): Answer => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(value),
  ...more,
});
const compare = (a: unknown, b: unknown, bindings = fresh()) => compareAnswers(json(a), json(b), bindings);

describe('answers of two targets', () => {
  it.each<[string, unknown, unknown]>([
    ['ids that each has made up', { id: ID_1, list: [ID_1] }, { id: ID_2, list: [ID_2] }],
    ['ids inside a text', `Flow ${ID_1} is gone`, `Flow ${ID_2} is gone`],
    ['ids as names of members', { [ID_1]: 1 }, { [ID_2]: 1 }],
    ['instants close to each other', '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.900Z'],
    ['tokens', { token: 'a'.repeat(171) }, { token: 'b'.repeat(171) }],
    ['tokens of which only the end is shown', `${'*'.repeat(167)}abcd`, `${'*'.repeat(167)}wxyz`],
    [
      'what a parser quotes',
      `Unexpected token '6', "6b0d89051d"... is not valid JSON`,
      `Unexpected token '7', "7b0d"... is not valid JSON`,
    ],
    ['digests', '0123456789abcdef'.repeat(2), 'fedcba9876543210'.repeat(2)],
    ['how long a step took', 'putItems finished in 98 ms', 'putItems finished in 1046 ms'],
    ['ids in a coded state', `https://a.example/?state=${stateOf(ID_1)}`, `https://a.example/?state=${stateOf(ID_2)}`],
    ['addresses of their own', 'http://127.0.0.1:1/x', 'http://127.0.0.1:2/x'],
  ])('mean the same with %s', (_, a, b) => {
    expect(compare(a, b)).toBeUndefined();
  });

  it.each<[string, unknown, unknown, RegExp]>([
    ['an id that means another record', [ID_1, ID_1], [ID_2, ID_3], /^\[1\]: /],
    ['an id that means two records', [ID_1, ID_3], [ID_2, ID_2], /^\[1\]: /],
    ['an id in the place of another text', { id: ID_1 }, { id: 'x' }, /^\.id: /],
    ['instants far from each other', ['2026-01-01T00:00:00.000Z'], ['2026-01-01T00:01:00.000Z'], /^\[0\]: /],
    ['members in another order', { a: 1, b: 2 }, { b: 2, a: 1 }, /^the body: members a, b, and b, a/],
    ['a member more', { a: 1 }, { a: 1, b: 2 }, /members a, and a, b/],
    ['elements more', [1], [1, 2], /1 elements, and 2/],
    ['a coded state', [`/?state=${stateOf(ID_1)}`, ID_1], [`/?state=${stateOf(ID_2)}`, ID_3], /^\[1\]: /],
    ['null and nothing', { a: null }, { a: {} }, /^\.a: null, and \{\}/],
    ['-0 and numbers as text', [1], ['1'], /^\[0\]: 1, and "1"/],
  ])('differ by %s', (_, a, b, says) => {
    expect(compare(a, b)).toMatch(says);
  });

  it('differ by status, also where one has none', () => {
    expect(compareAnswers(json({}), json({}, { status: 404 }), fresh())).toBe('status 200, and 404');
    const none = { status: 0, headers: {}, body: '', failure: 'socket hang up' };
    expect(compareAnswers(json({}), none, fresh())).toBe('status 200, and none (socket hang up)');
  });

  it('differ by headers that clients see', () => {
    const typed = (type: string) => json({}, { headers: { 'content-type': type } });
    expect(compareAnswers(typed('text/html'), typed('text/plain'), fresh())).toMatch(/^header content-type: /);
    const allowed = json({}, { headers: { 'access-control-allow-origin': '*' } });
    expect(compareAnswers(allowed, json({}, { headers: {} }), fresh())).toMatch(/^header access-control-allow-origin/);
  });

  it('name what the next requests are filled with', () => {
    const bindings = fresh();
    expect(bindings.fill('/flows/<<id 5>>', 'b')).toBe(`/flows/${'0'.repeat(24)}`);
    expect(compare({ id: ID_1 }, { id: ID_2 }, bindings)).toBeUndefined();
    expect([bindings.fill('/flows/<<id 5>>', 'a'), bindings.fill('/flows/<<id 5>>', 'b')]).toEqual([
      `/flows/${ID_1}`,
      `/flows/${ID_2}`,
    ]);
  });
});
