import { describe, expect, it } from 'vitest';
import { nextRun } from '../../../mock/domain/cron.js';
import { loadScenario } from '../../../mock/scenarios/load.js';
import { moveDates } from '../../../mock/scenarios/move-dates.js';

const demo = await loadScenario('demo');
const BEGINS = '2026-11-24T09:00:00.000Z';
const DAY = 86_400_000;

const moments = [
  '2026-11-24T21:00:00Z',
  '2026-11-25T08:59:59.999Z',
  '2026-12-01T09:00:00Z',
  '2027-02-28T23:59:00Z',
  '2024-02-29T12:00:00Z',
];

/** Every text in a value. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

const blank = (value: unknown): string => JSON.stringify(value).replaceAll(/\d{4}-\d\d-\d\d(?=[T"\\])/g, 'DAY');

describe('the demo that begins at another moment', () => {
  it('is as it is written where that is the same one', () => {
    expect(JSON.stringify(moveDates(demo, { to: Date.parse(BEGINS), goRound: true }))).toBe(JSON.stringify(demo));
  });

  describe.each(moments)('%s', (at) => {
    const to = Date.parse(at);
    const { clock, executions, ...records } = moveDates(demo, { to, goRound: true });

    it('has the same records, whose days alone are others, and none later', () => {
      const { clock: _, executions: __, ...written } = demo;
      expect(clock).toEqual({ now: new Date(at).toISOString() });
      expect(blank(records)).toBe(blank(written));
      const times = textsIn(records).filter((text) => /^\d{4}-\d\d-\d\dT/.test(text));
      expect(Math.max(...times.map((time) => Date.parse(time)))).toBeLessThanOrEqual(to);
      const logins = records.users.map(({ user }) => Date.parse(user.safeguard?.lastLogin ?? '1970-01-01'));
      expect(to - Math.max(...logins)).toBeLessThan(3 * DAY);
    });

    it('has executions over the whole fortnight before, in order, each after its flow was made and within its log', () => {
      const made = new Map(records.flows.map(({ id, createdAt }) => [id, createdAt]));
      const starts = executions.map(({ createdAt }) => createdAt);
      expect(starts).toEqual([...starts].sort());
      expect(Date.parse(starts[0] ?? '')).toBeGreaterThan(to - 15 * DAY);
      const wrong = executions.filter(
        ({ createdAt, flowId, steps }) =>
          createdAt <= (made.get(flowId) ?? '') ||
          steps.some(
            ({ startedAt, finishedAt, lines }) =>
              startedAt < createdAt ||
              Date.parse(finishedAt) > to ||
              lines.some((line) => line.at < startedAt || line.at > finishedAt),
          ),
      );
      expect(wrong).toEqual([]);
      expect(executions.length).toBeGreaterThan(demo.executions.length - 5);
      expect(executions.filter(({ createdAt }) => Date.parse(createdAt) > to - 2 * DAY).length).toBeGreaterThan(20);
    });

    it('has what a schedule started at the times of that schedule', () => {
      const crons = new Map(records.flows.map(({ id, cron }) => [id, cron]));
      const scheduled = executions.filter(({ trigger }) => trigger === 'schedule');
      expect(scheduled.length).toBeGreaterThan(100);
      const off = scheduled.filter(({ createdAt, flowId }) => {
        const start = Date.parse(createdAt);
        return nextRun(crons.get(flowId) ?? '', start - 1) !== start;
      });
      expect(off).toEqual([]);
    });
  });
});

describe('dates that move', () => {
  const given = { name: 'own', users: [], flows: [], templates: [], secrets: [], tenants: [], roles: [], tokens: [] };
  const world = { ...demo, ...given, executions: [], clock: { now: BEGINS, frozen: true } };
  const next = { to: Date.parse(BEGINS) + 3 * DAY + 5, goRound: false };
  const moved = (name: string): unknown => {
    const { secrets } = moveDates({ ...world, secrets: [{ _id: 'a', name } as never] }, next);
    return Object(secrets[0]).name;
  };

  it.each([
    ['2026-11-24T09:00:00.000Z', '2026-11-27T09:00:00.000Z'],
    ['2026-11-30T23:30:00+02:00', '2026-12-03T23:30:00+02:00'],
    ['2028-02-27', '2028-03-01'],
    ['{"from":"2026-12-31"} at 2026-01-01T00:00Z', '{"from":"2027-01-03"} at 2026-01-04T00:00Z'],
    ['a 2026-11-24', 'a 2026-11-24'],
    ['2026-02-30', '2026-02-30'],
    ['2026-02-30T10:00', '2026-02-30T10:00'],
    ['9999-12-31', '9999-12-31'],
    ['id-2026-11-24T09:00', 'id-2026-11-24T09:00'],
    ['12026-11-24', '12026-11-24'],
    ['2026-11-24-7', '2026-11-24-7'],
  ])('%s becomes %s', (text, expected) => expect(moved(text)).toBe(expected));

  it('are not those in passwords, and the clock stands where it stood still', () => {
    const entry = { ...demo.users[0], password: '2026-11-24' };
    const { users, clock } = moveDates({ ...world, users: [entry as never] }, next);
    expect(users[0]?.password).toBe('2026-11-24');
    expect(clock).toEqual({ now: '2026-11-27T09:00:00.005Z', frozen: true });
  });

  it('are all moved alike where executions do not go round', () => {
    const { executions } = moveDates(demo, next);
    const starts = demo.executions.map(({ createdAt }) => Date.parse(createdAt) + 3 * DAY);
    expect(executions.map(({ createdAt }) => Date.parse(createdAt))).toEqual(starts);
  });
});
