import { Cron } from 'croner';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextRun } from '../../../mock/domain/cron.js';
import { inDepth } from '../../support/depth.js';

const moment = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2030, 0, 1) });

const expression = fc.constantFrom(
  '* * * * *',
  '*/15 * * * *',
  '0 9 * * MON-FRI',
  '30 */15 * * * *',
  '0 0 29 2 *',
  '0 0 31 2 *',
  '59 23 31 12 *',
);

describe('the next run of a schedule', () => {
  it('is the scheduler’s own answer, whatever was asked before', () => {
    // Moments close together and far apart, forwards and backwards.
    const questions = fc.array(fc.tuple(expression, moment, fc.nat(200_000)), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(questions, (asked) => {
        for (const [cron, at, later] of asked) {
          for (const now of [at, at + later, at + 1, at]) {
            const own = new Cron(cron, { timezone: 'UTC' }).nextRun(new Date(now))?.getTime();
            expect(nextRun(cron, now), `${cron} after ${new Date(now).toISOString()}`).toBe(own);
          }
        }
      }),
      { seed: 20_261_124, numRuns: inDepth(150) },
    );
  });

  it.each([
    ['*/15 * * * *', '2026-03-29T00:59:59.999Z', '2026-03-29T01:00:00.000Z'],
    ['0 2 * * *', '2026-03-29T00:00:00.000Z', '2026-03-29T02:00:00.000Z'],
    ['0 2 * * *', '2026-10-25T00:00:00.000Z', '2026-10-25T02:00:00.000Z'],
    ['0 2 * * *', '2026-10-25T02:00:00.000Z', '2026-10-26T02:00:00.000Z'],
    ['0 0 29 2 *', '2026-03-01T00:00:00.000Z', '2028-02-29T00:00:00.000Z'],
  ])('of %s after %s is at %s, in UTC on every machine', (cron, now, next) => {
    const zone = process.env.TZ;
    process.env.TZ = 'Europe/Berlin';
    try {
      expect(new Date(nextRun(cron, Date.parse(now)) ?? 0).toISOString()).toBe(next);
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
  });

  it.each(['0 0 31 2 *', '* * * * * * *2', 'no schedule'])('%s never comes', (cron) => {
    expect(nextRun(cron, Date.UTC(2026, 0, 1))).toBeUndefined();
    expect(nextRun(cron, Date.UTC(2025, 0, 1))).toBeUndefined();
  });
});
