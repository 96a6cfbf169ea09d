import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fits } from '../../../mock/faults/glob.js';

describe('a pattern with stars', () => {
  it('means what the regular expression means that has any characters for each star', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '/', '.'), maxLength: 12 });
    const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '/', '.', '*', '*'), maxLength: 8 });
    fc.assert(
      fc.property(text, pattern, (given, stars) => {
        const same = new RegExp(`^${stars.replace(/[./]/g, '\\$&').replace(/\*+/g, '.*')}$`, 's');
        expect(fits(given, stars)).toBe(same.test(given));
      }),
      { seed: 20_261_124, numRuns: 3_000 },
    );
  });

  it('takes its time in proportion, however many stars there are', () => {
    expect(fits('a'.repeat(20_000), `${'*a'.repeat(50)}b`)).toBe(false);
  });
});
