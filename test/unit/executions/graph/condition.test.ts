import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askedOf, holds } from '../../../../mock/executions/graph/condition.js';
import { parseCondition } from '../../../../mock/executions/graph/condition-reader.js';
import { RunValues } from '../../../../mock/executions/simulation/values.js';

const DATA = {
  amount: 12_000,
  vatId: '',
  paid: true,
  priority: 'urgent',
  text: '15',
  address: { city: 'Köln' },
  tags: ['new', 'b2b'],
};

function judge(text: string, data: unknown = { data: DATA }): boolean | undefined {
  const condition = parseCondition(text);
  return condition && holds(condition, new RunValues(data, new Map(), 1, 'run'));
}

describe('a condition', () => {
  it.each([
    ['amount > 10000', true],
    ['amount <= 10000', false],
    ['amount >= 12000', true],
    ['amount < 12000', false],
    ['amount = 12000', true],
    ['amount === 12000', true],
    ['amount <> 12000', false],
    ['vatId != ""', false],
    ['vatId = ""', true],
    ["vatId == ''", true],
    ['paid = true', true],
    ['paid = false', false],
    ['paid', true],
    ['not paid', false],
    ['!paid', false],
    ['priority = urgent', true],
    ['priority != urgent', false],
    ['priority = "urgent" and amount > 1', true],
    ['priority = low || amount > 1', true],
    ['priority = low or (amount > 1 && not paid)', false],
    ['address.city = Köln', true],
    ['data.address.city = "Köln"', true],
    ['msg.priority = urgent', true],
    ['tags[0] = new', true],
    ['tags contains b2b', true],
    ['priority contains gen', true],
    ['text > 9', true],
    ['text = 15', true],
    ['amount > -5', true],
    ['priority > low', true],
    ['tags > 5', false],
    ['"a\\"b" = "a\\"b"', true],
    ['priority = null', false],
  ])('%s is %s', (text, expected) => {
    expect(judge(text)).toBe(expected);
  });

  it('finds values under data first, and in the body as it came', () => {
    expect(judge('amount > 1', { amount: 5 })).toBe(true);
    expect(judge('amount > 1', { amount: 5, data: { amount: 0 } })).toBe(false);
    expect(judge('a > b', { a: 2, b: 1 })).toBe(true);
  });

  it.each([
    '',
    '   ',
    '= 5',
    'a >',
    '(a = 1',
    'a = 1)',
    'a = 1 b',
    '$.x[?(@.y)]',
    'a ? b : c',
    'x'.repeat(1_001),
    '('.repeat(500),
    '! '.repeat(500),
  ])('cannot be read: %s', (text) => {
    expect(parseCondition(text)).toBeUndefined();
  });

  it('is read or not, but never fails', () => {
    const part = fc.constantFrom(
      'a',
      'b.c',
      '5',
      '"x"',
      '=',
      '!=',
      '<',
      'and',
      'or',
      'not',
      '(',
      ')',
      ' ',
      "'",
      '\\',
      '__proto__',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(part).map((parts) => parts.join(' ')),
        ),
        fc.jsonValue(),
        (text, data) => {
          const condition = parseCondition(text);
          return (
            condition === undefined || typeof holds(condition, new RunValues(data, new Map(), 1, text)) === 'boolean'
          );
        },
      ),
    );
  });
});

describe('values that the trigger does not bring', () => {
  const valuesFor = (texts: readonly string[], key: string): ((text: string) => boolean | undefined) => {
    const conditions = texts.flatMap((text) => parseCondition(text) ?? []);
    const asked = new Map<string, ReturnType<typeof askedOf>>();
    for (const one of conditions.flatMap(askedOf)) asked.set(one.path, [...(asked.get(one.path) ?? []), one]);
    const values = new RunValues({}, asked, 1, key);
    return (text) => {
      const condition = parseCondition(text);
      return condition && holds(condition, values);
    };
  };

  it.each([
    [['amount > 10000', 'amount <= 10000']],
    [['paid = true', 'paid = false']],
    [['source = web', 'source != web']],
    [['vatId != ""', 'vatId = ""']],
    [['desk = local', 'desk = overseas']],
    [['total > 0', 'total <= 0']],
  ])('fulfil one of %j, now the one and now the other', (texts) => {
    const seen = new Set<string>();
    for (let run = 0; run < 60; run += 1) {
      const judgeOne = valuesFor(texts, `run ${run}`);
      const fulfilled = texts.filter((text) => judgeOne(text));
      expect(fulfilled.length).toBeLessThanOrEqual(1);
      seen.add(fulfilled.join());
    }
    expect([...seen].filter((text) => text !== '').sort()).toEqual([...texts].sort());
  });

  it('are the same for the same run, whatever is asked first', () => {
    const texts = ['a > 5', 'b = x', 'b = y'];
    const one = valuesFor(texts, 'run');
    const other = valuesFor(texts, 'run');
    expect(texts.map((text) => one(text))).toEqual(
      [...texts]
        .reverse()
        .map((text) => other(text))
        .reverse(),
    );
  });
});
