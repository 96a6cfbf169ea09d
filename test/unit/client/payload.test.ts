import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitData } from '../../../src/client/payload.js';

describe('the data for a flow', () => {
  const fitting: [name: string, declared: Record<string, unknown> | undefined, data: unknown, sent: unknown][] = [
    ['goes whole where the flow declares nothing', undefined, { a: 1, b: null }, { a: 1, b: null }],
    ['goes whole where the flow declares an empty list', {}, { a: [1] }, { a: [1] }],
    ['loses what the flow does not declare', { a: 'string' }, { a: 'x', secret: 1 }, { a: 'x' }],
    [
      'keeps every declared type',
      { s: 'string', n: 'number', i: 'integer', b: 'boolean', l: 'array', o: 'object' },
      { s: '', n: -1.5, i: 3, b: false, l: [null], o: { deep: true } },
      { s: '', n: -1.5, i: 3, b: false, l: [null], o: { deep: true } },
    ],
    [
      'is taken apart as deep as it is declared',
      { address: { street: 'string', geo: { lat: 'number' } } },
      { address: { street: 'A', zip: 1, geo: { lat: 1, lng: 2 } } },
      { address: { street: 'A', geo: { lat: 1 } } },
    ],
    [
      'has lists of what one object describes',
      { items: [{ sku: 'string' }] },
      { items: [{ sku: 'a', x: 1 }] },
      { items: [{ sku: 'a' }] },
    ],
    ['has any value for a type that nobody knows', { when: 'date' }, { when: 7 }, { when: 7 }],
    ['has dates as texts', { at: 'string' }, { at: new Date(0) }, { at: '1970-01-01T00:00:00.000Z' }],
    ['keeps names of all kinds', { 'a b': 'number', größe: 'number' }, { 'a b': 1, größe: 2 }, { 'a b': 1, größe: 2 }],
  ];
  it.each(fitting)('%s', (_name, declared, data, sent) => {
    expect(fitData(declared, data)).toEqual({ data: sent });
  });

  const wrong: [
    declared: Record<string, unknown> | undefined,
    data: unknown,
    problems: [place: string, message: string][],
  ][] = [
    [{ a: 'string' }, {}, [['a', 'a is missing: the flow wants a value of type string']]],
    [{ a: 'string' }, { a: undefined }, [['a', 'a is missing: the flow wants a value of type string']]],
    [{ a: 'string' }, { a: null }, [['a', 'a is null: the flow wants a value of type string']]],
    [{ a: 'number' }, { a: '42' }, [['a', 'a is the string "42": the flow wants a value of type number']]],
    [{ a: 'number' }, { a: Number.NaN }, [['a', 'a is null: the flow wants a value of type number']]],
    [{ a: 'integer' }, { a: 1.5 }, [['a', 'a is the number 1.5: the flow wants a value of type integer']]],
    [{ a: 'boolean' }, { a: 0 }, [['a', 'a is the number 0: the flow wants a value of type boolean']]],
    [{ a: 'array' }, { a: {} }, [['a', 'a is an object: the flow wants a value of type array']]],
    [{ a: 'object' }, { a: [] }, [['a', 'a is a list: the flow wants a value of type object']]],
    [{ a: { b: 'string' } }, { a: [] }, [['a', 'a is a list: the flow wants an object']]],
    [{ a: { b: 'string' } }, { a: 'x' }, [['a', 'a is the string "x": the flow wants an object']]],
    [{ a: [{ b: 'string' }] }, { a: {} }, [['a', 'a is an object: the flow wants a list']]],
    [
      { a: 'string', b: { c: { d: 'number' } }, e: [{ f: 'string' }] },
      { b: { c: { d: true } }, e: [{ f: 'ok' }, {}] },
      [
        ['a', 'a is missing: the flow wants a value of type string'],
        ['b.c.d', 'b.c.d is the boolean true: the flow wants a value of type number'],
        ['e[1].f', 'e[1].f is missing: the flow wants a value of type string'],
      ],
    ],
    [undefined, [1], [['', 'the data is a list: an object is wanted']]],
    [undefined, 'text', [['', 'the data is the string "text": an object is wanted']]],
    [undefined, undefined, [['', 'the data is null: an object is wanted']]],
  ];
  it.each(wrong)('for %j is not %j', (declared, data, problems) => {
    const { error } = fitData(declared, data);
    expect(error).toMatchObject({ kind: 'input', problems: problems.map(([place, message]) => ({ place, message })) });
    expect(error?.message).toBe(`the data does not fit the flow: ${problems.map(([, text]) => text).join('; ')}`);
  });

  it('is refused where JSON has no form for it', () => {
    const round: Record<string, unknown> = {};
    round.self = round;
    expect(fitData({}, round).error?.message).toContain('cannot be written as JSON');
    expect(fitData({}, { big: 1n }).error?.message).toContain('cannot be written as JSON');
  });

  it('of the declared names alone is either sent or refused, whatever is declared and given', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.jsonValue(), (declared, data) => {
        const { data: sent, error } = fitData(declared, data);
        expect((sent === undefined) !== (error === undefined)).toBe(true);
        if (sent !== undefined && Object.keys(declared).length > 0) {
          expect(Object.keys(sent)).toEqual(Object.keys(declared));
        }
      }),
    );
  });
});
