import { describe, expect, it } from 'vitest';
import { retryAfterMs } from '../../../src/client/retry-after.js';
import { createScript } from '../../support/script.js';

const HOUR = 3_600_000;
const NOW = Date.parse('2026-03-01T08:00:00Z');
const read = (retryAfter: string, date?: string): number =>
  retryAfterMs(new Headers({ 'retry-after': retryAfter, ...(date === undefined ? {} : { date }) }), NOW);

describe('Retry-After', () => {
  it.each([
    ['3', 3_000],
    [' 3 ', 3_000],
    ['1.5', 1_500],
    ['0', 0],
    ['9'.repeat(400), 24 * HOUR],
  ])('%j is a number of seconds', (text, ms) => {
    expect(read(text)).toBe(ms);
  });

  it.each([
    'Sun, 01 Mar 2026 08:00:04 GMT',
    'Sunday, 01-Mar-26 08:00:04 GMT',
    'Sun Mar  1 08:00:04 2026',
    '2026-03-01T08:00:04Z',
    '2026-03-01T09:00:04.000+01:00',
  ])('%j is a date, whatever the time zone here', (text) => {
    expect(read(text)).toBe(4_000);
  });

  it.each([-30 * 24 * HOUR, -HOUR, -1_000, 0, 1_000, HOUR, 30 * 24 * HOUR])(
    'counts a date from the Date of its answer, of a clock %i ms off',
    (offset) => {
      const text = (ms: number): string => new Date(NOW + offset + ms).toUTCString();
      expect(read(text(4_000), text(0))).toBe(4_000);
      expect(read(text(-4_000), text(0))).toBe(0);
    },
  );

  it('counts a date from now where Date cannot be read', () => {
    for (const date of ['', 'today', '1']) expect(read('Sun, 01 Mar 2026 08:00:04 GMT', date)).toBe(4_000);
  });

  it.each(['', 'soon', '-5', '+5', '5 s', '1e3', '0x10', '5, 6', 'in 2099', '2099-01-01', 'Infinity', 'NaN'])(
    '%j asks for nothing, so that the usual wait holds',
    (text) => {
      expect(read(text)).toBe(0);
    },
  );
});

describe('a refusal with Retry-After', () => {
  it.each([403, 404, 409, 413, 420, 500, 501, 503])('of %i is tried again, then and not before', async (status) => {
    const list = { json: { data: [], meta: { total: 0, page: 1, perPage: 10, totalPages: 0 } } };
    const { client, sent, waits } = createScript([{ status, json: {}, headers: { 'retry-after': '3' } }, list]);
    expect((await client.GET('/flows')).response.status).toBe(200);
    expect(sent).toHaveLength(2);
    expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeGreaterThanOrEqual(3_000);
  });

  it('holds other calls back only where it speaks of the service', async () => {
    for (const [status, held] of [
      [404, false],
      [503, true],
    ] as const) {
      const { client, sent } = createScript([{ status, json: {}, headers: { 'retry-after': '60' } }, { json: [] }]);
      await client.GET('/flows');
      expect((await client.users.find('ann')).error?.kind).toBe(held ? 'transport' : undefined);
      expect(sent).toHaveLength(held ? 1 : 2);
    }
  });

  it('may ask another call for a longer pause while one waits', async () => {
    const order: string[] = [];
    let [now, n] = [0, 0];
    const script = createScript([], {
      now: () => now,
      sleep: async (ms) => {
        await new Promise((resolve) => setImmediate(resolve));
        now += ms;
      },
      fetch: async (request) => {
        order.push(`${new URL(request.url).pathname} ${Math.floor(now / 1_000)}`);
        n += 1;
        const headers = { 'retry-after': n === 1 ? '2' : '9' };
        return n < 3 ? Response.json({}, { status: 429, headers }) : Response.json([]);
      },
    });
    await Promise.all([script.client.GET('/users'), script.client.GET('/flows')]);
    expect(order.slice(2).every((line) => Number(line.split(' ')[1]) >= 9)).toBe(true);
  });
});
