import { Cron } from 'croner';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Task, TaskQueue } from '../../../../mock/worlds/time/task-queue.js';
import { AdvanceEnded, ClockBusy, Timeline } from '../../../../mock/worlds/time/timeline.js';
import { inDepth } from '../../../support/depth.js';

const START = Date.UTC(2026, 2, 1, 8);

const MINUTE = 60_000;

const DAY = 24 * 60 * MINUTE;

interface Done {
  readonly at: number;
  readonly kind: string;
  readonly flowId: string;
}

/** A timeline that stands at START and writes down what it does and when. */
function standing(
  crons: Readonly<Record<string, string>> = {},
  react: (task: Task, timeline: Timeline) => void = () => {},
) {
  const done: Done[] = [];
  const timeline: Timeline = new Timeline(
    new TaskQueue(),
    (task) => {
      done.push({ at: timeline.clock.now(), kind: task.kind, flowId: 'flowId' in task ? task.flowId : '' });
      react(task, timeline);
    },
    (flowId) => crons[flowId],
  );
  timeline.set({ now: START, frozen: true });
  for (const flowId of Object.keys(crons)) timeline.schedule(flowId);
  return { timeline, done };
}

/** All moments of a schedule from after `from` to `until`, told by the scheduler itself. */
function momentsOf(cron: string, from: number, until: number): number[] {
  const moments: number[] = [];
  const schedule = new Cron(cron, { timezone: 'UTC' });
  for (let at = schedule.nextRun(new Date(from)); at && at.getTime() <= until; at = schedule.nextRun(at)) {
    moments.push(at.getTime());
  }
  return moments;
}

describe('advancing', () => {
  it('runs each schedule at each of its moments, in the order of time, in one step or in many', async () => {
    const cron = fc.constantFrom(
      '*/5 * * * *',
      '*/7 * * * *',
      '0 * * * *',
      '15,45 8-10 * * *',
      '30 0 9 * * *',
      '0 9 2 3 *',
    );
    const steps = fc.array(fc.integer({ min: 1, max: 6 * 60 }), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(fc.array(cron, { minLength: 1, maxLength: 4 }), steps, async (crons, minutes) => {
        const flows = Object.fromEntries(crons.map((one, i) => [`flow ${i}`, one]));
        const { timeline, done } = standing(flows);
        for (const step of minutes) await timeline.advance(step * MINUTE);
        const end = START + minutes.reduce((sum, step) => sum + step, 0) * MINUTE;
        expect(timeline.clock.now()).toBe(end);
        for (const [flowId, one] of Object.entries(flows)) {
          expect(done.filter((run) => run.flowId === flowId).map(({ at }) => at)).toEqual(momentsOf(one, START, end));
        }
        expect(done.map(({ at }) => at)).toEqual(done.map(({ at }) => at).sort((a, b) => a - b));
      }),
      { seed: 20_261_124, numRuns: inDepth(60) },
    );
  });

  it('does transitions and runs in one order, equal moments as they were put down', async () => {
    const { timeline, done } = standing({ scheduled: '10 8 * * *' });
    timeline.later(10 * MINUTE, { kind: 'started', flowId: 'second' });
    timeline.later(5 * MINUTE, { kind: 'stopped', flowId: 'first' });
    timeline.later(15 * MINUTE, { kind: 'started', flowId: 'last' });
    expect(await timeline.advance(20 * MINUTE)).toBe(4);
    expect(done).toEqual([
      { at: START + 5 * MINUTE, kind: 'stopped', flowId: 'first' },
      { at: START + 10 * MINUTE, kind: 'scheduled', flowId: 'scheduled' },
      { at: START + 10 * MINUTE, kind: 'started', flowId: 'second' },
      { at: START + 15 * MINUTE, kind: 'started', flowId: 'last' },
    ]);
  });

  it('does what the things on the way put down for later, if it is still on the way', async () => {
    const { timeline, done } = standing({ each: '0 * * * *' }, (task, at) => {
      if (task.kind === 'scheduled') at.later(45 * MINUTE, { kind: 'stopped', flowId: 'after' });
    });
    await timeline.advance(90 * MINUTE);
    expect(done.map(({ at, kind }) => [(at - START) / MINUTE, kind])).toEqual([[60, 'scheduled']]);
    await timeline.advance(15 * MINUTE);
    expect(done.map(({ at, kind }) => [(at - START) / MINUTE, kind])).toEqual([
      [60, 'scheduled'],
      [105, 'stopped'],
    ]);
  });

  it('stops where it is told to, and goes on from there the next time', async () => {
    const { timeline, done } = standing({ each: '* * * * *' });
    expect(await timeline.advance(DAY, (runs) => runs < 400)).toBe(400);
    expect(timeline.clock.now()).toBe(START + 400 * MINUTE);
    await timeline.advance(DAY - 400 * MINUTE);
    expect(done.map(({ at }) => at)).toEqual(momentsOf('* * * * *', START, START + DAY));
  });

  it('tells of each piece of the way before others have their turn, so that what fell due is kept with its time', async () => {
    const { timeline, done } = standing({ each: '* * * * *' });
    const told: [number, number][] = [];
    timeline.onMove = () => told.push([done.length, timeline.state?.now ?? 0]);
    const way = timeline.advance(DAY);
    expect(told).toEqual([[200, START + 200 * MINUTE]]);
    await way;
    expect(told.slice(1, 3)).toEqual([400, 600].map((count) => [count, START + count * MINUTE]));
    expect(told.at(-1)).toEqual([24 * 60, START + DAY]);
  });

  it('is refused while it is under way, as is setting the clock', async () => {
    const { timeline } = standing({ each: '* * * * *' });
    const first = timeline.advance(DAY);
    await expect(timeline.advance(MINUTE)).rejects.toBeInstanceOf(ClockBusy);
    expect(() => timeline.set(undefined)).toThrow(ClockBusy);
    expect(await first).toBe(24 * 60);
    expect(timeline.clock.now()).toBe(START + DAY);
    expect(await timeline.advance(MINUTE)).toBe(1);
  });

  it('ends with the world that it is in: nothing of the way that is left happens', async () => {
    const { timeline, done } = standing({ each: '* * * * *' });
    const first = timeline.advance(DAY);
    const other = START - DAY;
    timeline.replace(new TaskQueue(), { now: other, frozen: false });
    await expect(first).rejects.toBeInstanceOf(AdvanceEnded);
    expect(done).toHaveLength(200);
    expect(timeline.clock.frozen).toBe(false);
    expect(timeline.clock.now()).toBeLessThan(START);
  });

  it('that was ended does not get in the way of the next one', async () => {
    const { timeline, done } = standing({ each: '* * * * *' });
    const first = timeline.advance(DAY);
    timeline.replace(new TaskQueue(), { now: START, frozen: true });
    timeline.schedule('each');
    const second = timeline.advance(10 * MINUTE);
    await expect(first).rejects.toBeInstanceOf(AdvanceEnded);
    expect(await second).toBe(10);
    expect(timeline.clock.now()).toBe(START + 10 * MINUTE);
    expect(done).toHaveLength(210);
  });

  it('leaves the clock usable at the moment where something on the way went wrong', async () => {
    const { timeline } = standing({ each: '0 * * * *' }, () => {
      throw new Error('broken');
    });
    await expect(timeline.advance(DAY)).rejects.toThrow('broken');
    expect(timeline.clock.state).toEqual({ now: START + 60 * MINUTE, frozen: true });
    await expect(timeline.advance(DAY)).rejects.toThrow('broken');
  });
});

describe('setting the clock', () => {
  it('jumps: runs in between do not happen, a transition whose end lies in between is over', () => {
    const { timeline, done } = standing({ each: '0 * * * *' });
    timeline.later(10 * MINUTE, { kind: 'started', flowId: 'a' });
    timeline.later(3 * DAY, { kind: 'stopped', flowId: 'b' });
    timeline.set({ now: START + DAY, frozen: true });
    expect(done).toEqual([{ at: START + DAY, kind: 'started', flowId: 'a' }]);
  });

  it('backwards has schedules go on from there', async () => {
    const { timeline, done } = standing({ each: '0 * * * *' });
    await timeline.advance(2 * 60 * MINUTE);
    timeline.set({ now: START - DAY, frozen: true });
    await timeline.advance(60 * MINUTE);
    expect(done.map(({ at }) => at - START)).toEqual([60 * MINUTE, 120 * MINUTE, 60 * MINUTE - DAY]);
  });
});

describe('a clock that runs', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it('does things at their moments by itself', async () => {
    vi.useFakeTimers({ now: START });
    const { timeline, done } = standing({ each: '*/10 * * * *' });
    timeline.set(undefined);
    timeline.later(90_000, { kind: 'started', flowId: 'a' });
    await vi.advanceTimersByTimeAsync(25 * MINUTE);
    expect(done.map(({ at, kind }) => [at - START, kind])).toEqual([
      [90_000, 'started'],
      [10 * MINUTE, 'scheduled'],
      [20 * MINUTE, 'scheduled'],
    ]);
  });

  it('waits longer than a timer of Node can: for a leap day', async () => {
    vi.useFakeTimers({ now: START });
    const { timeline, done } = standing({ leap: '0 0 29 2 *' });
    timeline.set(undefined);
    await vi.advanceTimersByTimeAsync(Date.UTC(2028, 1, 29) - START - 1);
    expect(done).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(done).toEqual([{ at: Date.UTC(2028, 1, 29), kind: 'scheduled', flowId: 'leap' }]);
  });

  it('does nothing any more once its world is closed, whatever is put down', async () => {
    vi.useFakeTimers({ now: START });
    const { timeline, done } = standing({ each: '* * * * *' });
    timeline.set(undefined);
    timeline.close();
    timeline.later(1_000, { kind: 'started', flowId: 'a' });
    timeline.schedule('each');
    expect(vi.getTimerCount()).toBe(0);
    await vi.advanceTimersByTimeAsync(DAY);
    expect(done).toEqual([]);
  });
});
