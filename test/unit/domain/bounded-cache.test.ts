import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BoundedCache } from '../../../mock/domain/bounded-cache.js';

const sized = (size: number) => ({ size });

describe('a bounded cache', () => {
  it('drops the least recently used first', () => {
    const cache = new BoundedCache<string, { size: number }>({ entries: 2 });
    const one = cache.set('one', sized(1));
    cache.set('two', sized(2));
    expect(cache.get('one')).toBe(one);
    cache.set('three', sized(3));
    expect([...cache.values()].map(({ size }) => size)).toEqual([1, 3]);
    expect(cache.get('two')).toBeUndefined();
  });

  it('bounds the weight of all values together, and stores none that is too heavy alone', () => {
    const cache = new BoundedCache<string, { size: number }>({ entries: 9, weight: 10, weightOf: ({ size }) => size });
    for (const size of [3, 4, 5]) cache.set(`of ${size}`, sized(size));
    expect([...cache.values()]).toEqual([sized(4), sized(5)]);
    cache.delete('of 4');
    cache.set('of 5', sized(6));
    cache.set('of 4', sized(4));
    expect([...cache.values()]).toEqual([sized(6), sized(4)]);
    expect(cache.set('heavy', sized(11))).toEqual(sized(11));
    expect([...cache.values()]).toEqual([]);
    cache.set('light', sized(10));
    cache.clear();
    cache.set('of 9', sized(9));
    expect([...cache.values()]).toEqual([sized(9)]);
  });

  it('holds the newest that fit, whatever is asked for in which order', () => {
    const step = fc.record({ key: fc.nat(9), set: fc.option(fc.integer({ min: 1, max: 5 })) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 100 }), (steps) => {
        const cache = new BoundedCache<number, { size: number }>({ entries: 4, weight: 12, weightOf: (v) => v.size });
        // The newest last.
        let expected: { key: number; value: { size: number } }[] = [];
        const weight = () => expected.reduce((sum, { value }) => sum + value.size, 0);
        for (const { key, set } of steps) {
          const known = expected.find((each) => each.key === key)?.value;
          if (set === null) expect(cache.get(key)).toBe(known);
          const value = set === null ? known : cache.set(key, sized(set));
          if (value === undefined) continue;
          expected = [...expected.filter((each) => each.key !== key), { key, value }];
          while (expected.length > 4 || weight() > 12) expected.shift();
          expect([...cache.values()]).toEqual(expected.map((each) => each.value));
        }
      }),
    );
  });
});
