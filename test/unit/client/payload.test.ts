import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { declaredBy } from '../../../src/client/declared.js';
import { writeJson } from '../../../src/client/json.js';
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
    expect(fitData(declared, data)).toEqual({ data: { data: sent, misfits: [] } });
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
  ];
  it.each(wrong)('for %j is in doubt where it is %j, and goes as it is', (declared, data, problems) => {
    const { data: fitted } = fitData(declared, data);
    expect(fitted?.misfits).toEqual(problems.map(([place, message]) => ({ place, message })));
    expect(fitted?.data).toEqual(JSON.parse(JSON.stringify(data)));
  });

  it.each([
    [[1], 'a list'],
    ['text', 'the string "text"'],
    [undefined, 'null'],
    [7n, 'the number 7'],
  ])('is no data where it is %o', (data, what) => {
    const message = `the data is ${what}: an object is wanted`;
    const problems = [{ place: '', message }];
    expect(fitData(undefined, data).error).toEqual({
      kind: 'input',
      message: `the data does not fit the flow: ${message}`,
      problems,
    });
  });

  it('is refused where JSON has no form for it', () => {
    const round: Record<string, unknown> = {};
    round.self = round;
    expect(fitData({}, round).error?.message).toContain('cannot be written as JSON');
    expect(
      fitData(
        {},
        {
          date: {
            toJSON: () => {
              throw new Error('no');
            },
          },
        },
      ).error?.message,
    ).toContain('as JSON');
  });

  it('holds declared names alone, or is whole where a declaration cannot be read', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.jsonValue()),
        fc.dictionary(fc.string(), fc.jsonValue()),
        (type, data) => {
          const { data: fitted } = fitData(type, data);
          const names = Object.keys(fitted?.data ?? {});
          const whole = Object.keys(data);
          const declared = whole.filter((name) => Object.hasOwn(type, name));
          expect([whole, declared].map((each) => each.sort())).toContainEqual(names.sort());
          for (const name of declared) expect(Object.keys(fitted?.data ?? {})).toContain(name);
        },
      ),
    );
  });

  const others: [name: string, inputParameters: unknown][] = [
    ['JSON Schema of the whole', { type: 'object', properties: { a: { type: 'string' } }, required: ['a'] }],
    ['JSON Schema by name', { $schema: 'https://json-schema.org/draft/2020-12/schema', a: 1 }],
    ['a list of names', ['a', 'b']],
    ['a list of descriptions', [{ name: 'a', type: 'string' }]],
    ['fields in a list', { fields: [{ name: 'a' }, { name: 'b' }] }],
    ['numbers', { version: 2, fields: null }],
    ['a text', 'a: string'],
    ['null', null],
  ];
  it.each(others)('goes whole where the flow declares it by %s', (_name, inputParameters) => {
    const data = { a: 'x', b: [1, null] };
    expect(fitData(declaredBy({ inputParameters }), data).data?.data).toEqual(data);
  });

  it.each([
    { type: 'string' },
    { type: ['string', 'null'], description: 'a' },
    { type: 'object', properties: { b: { type: 'string' } } },
    { type: 'array', items: { type: 'string' } },
    { label: 'A thing', mandatory: true },
    { enum: ['x', 'y'] },
    { $ref: '#/a' },
    {},
    7,
    null,
    [{ b: 'string' }, { c: 'string' }],
  ])('has a parameter whole that is declared as %j', (type) => {
    for (const a of ['x', 1, null, true, ['x'], { b: 'x', c: 1 }, { type: 'x', more: 1 }]) {
      const { data } = fitData({ a: type }, { a, secret: 1 });
      expect(data?.data).toEqual({ a });
    }
  });

  it('has numbers of any size, each digit of them', () => {
    const given = { id: 2n ** 64n + 1n, list: [-1n, { n: 9007199254740993n }], small: 1.5, secret: 1n };
    const { data } = fitData({ id: 'number', list: 'array', small: 'integer' }, given);
    expect(writeJson(data?.data)).toBe('{"id":18446744073709551617,"list":[-1,{"n":9007199254740993}],"small":1.5}');
    expect(data?.misfits.map(({ place }) => place)).toEqual(['small']);
    expect(
      fitData({ id: 'integer', a: 'string' }, { id: 5n, a: 5n }).data?.misfits.map(({ message }) => message),
    ).toEqual(['a is the number 5: the flow wants a value of type string']);
  });

  it('has the numbers of JSON.rawJSON as they are, where the runtime has it', () => {
    const rawJson: unknown = Reflect.get(JSON, 'rawJSON');
    const digits = '12345678901234567890.10';
    const raw: unknown = typeof rawJson === 'function' ? rawJson(digits) : BigInt('12345678901234567890');
    const text = writeJson(fitData({ n: 'number' }, { n: raw }).data);
    expect(text).toBe(`{"data":{"n":${typeof rawJson === 'function' ? digits : '12345678901234567890'}},"misfits":[]}`);
  });
});
