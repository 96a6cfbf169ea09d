import { describe, expect, it } from 'vitest';
import { sampleValues } from '../../../mock/domain/random/sample-value.js';
import { SeededRandom } from '../../../mock/domain/random/seeded-random.js';

const TODAY = Date.UTC(2031, 4, 15, 13, 7);
const made = (declared: Record<string, unknown>, seed = 1) =>
  sampleValues(declared, new SeededRandom(seed, 'test'), TODAY);

describe('sample values', () => {
  it.each([
    ['firstName', /^\p{Lu}\p{Ll}+$/u],
    ['last_name', /^\p{Lu}\p{Ll}+$/u],
    ['ownerEmail', /^[a-z.]+@[a-z-]+\.example$/],
    ['city', /^\p{Lu}\p{Ll}+$/u],
    ['currency', /^EUR$/],
    ['dueDate', /^2031-0[4-6]-\d\d$/],
    ['createdAt', /^2031-0[4-6]-\d\dT.*Z$/],
    ['orderId', /^ORD-\d{5}$/],
    ['dealId', /^DEA-\d{5}$/],
    ['id', /^ID-\d{5}$/],
    ['title', /^\p{Lu}[\p{L} ]+$/u],
    ['customer', /^\p{Lu}/u],
    ['whatever', /^\p{Lu}[\p{L} ]+$/u],
  ])('fit the name %s', (name, pattern) => {
    for (let seed = 1; seed <= 20; seed += 1) expect(made({ [name]: 'string' }, seed)[name]).toMatch(pattern);
  });

  it('are of the declared types at every depth, amounts with cents', () => {
    const declared = {
      amount: 'number',
      count: 'integer',
      paid: 'boolean',
      tags: 'array',
      more: { name: 'string' },
      list: [{ n: 'number' }],
    };
    expect(made(declared)).toEqual({
      amount: expect.any(Number),
      count: expect.any(Number),
      paid: expect.any(Boolean),
      tags: [],
      more: { name: expect.any(String) },
      list: [{ n: expect.any(Number) }],
    });
  });

  it('are about one person: the e-mail address fits the name', () => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const { firstName, lastName, email } = made({ firstName: 'string', lastName: 'string', email: 'string' }, seed);
      expect(String(email)).toMatch(new RegExp(`^${firstName}\\.${lastName}@`, 'i'));
    }
  });

  it('depend on the seed and the day alone', () => {
    const declared = { title: 'string', amount: 'number', dueDate: 'string' };
    expect(made(declared, 7)).toEqual(made(declared, 7));
    expect(made(declared, 7)).not.toEqual(made(declared, 8));
    const later = sampleValues(declared, new SeededRandom(7, 'test'), TODAY + 3_600_000);
    expect(later).toEqual(made(declared, 7));
  });
});
