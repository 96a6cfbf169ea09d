import { describe, expect, it } from 'vitest';
import type { EffectOf } from '../../../mock/faults/fault.js';
import { drawFor, latencyOf } from '../../../mock/faults/random.js';

/** The waits of a thousand requests, shortest first. */
function waits(effect: EffectOf<'latency'>): number[] {
  return Array.from({ length: 1_000 }, (_, i) => latencyOf(effect, drawFor(1, 'a', i))).sort((a, b) => a - b);
}

describe('latency', () => {
  it('is fixed', () => {
    expect(new Set(waits({ kind: 'latency', ms: 200 }))).toEqual(new Set([200]));
  });

  it('is spread evenly between two times', () => {
    const all = waits({ kind: 'latency', distribution: 'uniform', minMs: 100, maxMs: 300 });
    expect(all[0]).toBeGreaterThanOrEqual(100);
    expect(all.at(-1)).toBeLessThan(300);
    for (const [part, ms] of [
      [0.25, 150],
      [0.5, 200],
      [0.75, 250],
    ] as const) {
      expect(Math.abs((all[part * 1_000] ?? 0) - ms)).toBeLessThan(15);
    }
  });

  it('has its median and its spread when it is log-normal, and an end', () => {
    const all = waits({ kind: 'latency', distribution: 'lognormal', medianMs: 800, sigma: 0.5 });
    expect(Math.abs((all[500] ?? 0) - 800)).toBeLessThan(50);
    // One standard deviation above the median lie 16 %.
    expect(Math.abs((all[841] ?? 0) / (800 * Math.exp(0.5)) - 1)).toBeLessThan(0.1);
    expect(waits({ kind: 'latency', distribution: 'lognormal', medianMs: 600_000, sigma: 5 }).at(-1)).toBe(600_000);
  });
});

describe('what is drawn', () => {
  it('hangs on seed, id, count and name, and on nothing else', () => {
    const draws = [
      drawFor(1, 'a', 1)('x'),
      drawFor(2, 'a', 1)('x'),
      drawFor(1, 'b', 1)('x'),
      drawFor(1, 'a', 2)('x'),
      drawFor(1, 'a', 1)('y'),
    ];
    expect(new Set(draws).size).toBe(5);
    const draw = drawFor(1, 'a', 1);
    draw('y');
    expect(draw('x')).toBe(draws[0]);
    for (const value of draws) expect(value >= 0 && value < 1).toBe(true);
  });
});
