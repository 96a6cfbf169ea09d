import { toIso } from '../../domain/dates.js';
import type { Executions } from '../history/executions.js';
import { documentOf, ownersOf, type Run } from '../history/run.js';
import { courseOf, dayOf } from '../history/run-result.js';

export const countGroups = ['user', 'flow', 'component'] as const;
export type CountBy = (typeof countGroups)[number];

/** Which runs to count. */
export interface CountQuery {
  /** First and last day, both inclusive: `2026-11-24`. */
  readonly start: string;
  readonly end: string;
  readonly by: CountBy;
  readonly sees: (owners: { readonly userId: string | undefined; readonly tenant: string | undefined }) => boolean;
  /** The world's time. */
  readonly now: number;
}

export interface Count {
  /** Absent: of flows that no user owns. */
  readonly key: string | undefined;
  readonly executions: number;
}

/**
 * Counts the steps that ran, including those of runs that were removed. A run counts for the day on which it began. Largest count
 * first, equal ones by key.
 */
export function countExecutions(executions: Executions, query: CountQuery): Count[] {
  const { by, sees } = query;
  const sums = new Map<string | undefined, number>();
  for (const counted of countedOf(executions, query)) {
    if (sees(counted.owners)) {
      for (const [component, count] of counted.steps) {
        const key = keyOf(counted, component, by);
        sums.set(key, (sums.get(key) ?? 0) + count);
      }
    }
  }
  return [...sums]
    .filter(([, count]) => count > 0)
    .map(([key, count]) => ({ key, executions: count }))
    .sort((a, b) => b.executions - a.executions || byKey(a.key, b.key));
}

export const byKey = (one = '', other = ''): number => (one < other ? -1 : one > other ? 1 : 0);

/** Runs that count together: a run, or what is left of those that were removed. */
export interface Counted {
  readonly day: string;
  readonly flow: string;
  readonly owners: { readonly userId: string | undefined; readonly tenant: string | undefined };
  readonly outcomes: Outcomes;
  /** Steps that ran, by component. */
  readonly steps: Iterable<readonly [component: string, count: number]>;
  /** Those of them that failed. */
  readonly failures: ReadonlyMap<string, number>;
}

export interface Outcomes {
  readonly succeeded: number;
  readonly failed: number;
  readonly running: number;
  /** Of runs that were removed by a version that did not count how they ended. */
  readonly unknown: number;
}

/** What a step of these runs counts for. */
export function keyOf({ owners, flow }: Counted, component: string, by: CountBy): string | undefined {
  return by === 'user' ? owners.userId : by === 'flow' ? flow : component;
}

const DAY_MS = 86_400_000;
const NOT_ONE: Outcomes = { succeeded: 0, failed: 0, running: 0, unknown: 0 };
const NONE: ReadonlyMap<string, number> = new Map();

/** All that counts for some days. */
export function* countedOf(
  executions: Executions,
  { start, end, now }: Pick<CountQuery, 'start' | 'end' | 'now'>,
): IterableIterator<Counted> {
  for (const {
    day,
    flow,
    user,
    tenant,
    runs,
    succeeded = 0,
    failed = 0,
    steps,
    failures,
  } of executions.tallies.values()) {
    if (day >= start && day <= end) {
      yield {
        day,
        flow,
        owners: { userId: user, tenant },
        outcomes: { succeeded, failed, running: 0, unknown: runs - succeeded - failed },
        steps: Object.entries(steps),
        failures: failures === undefined ? NONE : new Map(Object.entries(failures)),
      };
    }
  }
  const underWay = executions.underWay(now);
  const [from, to] = [Date.parse(start), Date.parse(end) + DAY_MS];
  const days = new Map<number, string>();
  for (const run of [...executions.all]) {
    if (run.startedAt >= from && run.startedAt < to) {
      const course = underWay.has(run) ? undefined : courseOf(run, executions.planning);
      const number = Math.floor(run.startedAt / DAY_MS);
      const day = days.get(number) ?? dayOf(run.startedAt);
      days.set(number, day);
      yield {
        day,
        flow: run.flowId,
        owners: ownersOf(run),
        outcomes: { ...NOT_ONE, [course === undefined ? 'running' : course.succeeded ? 'succeeded' : 'failed']: 1 },
        steps: course?.components ?? begun(run, executions, now),
        failures: course?.failures ?? NONE,
      };
    }
  }
}

/** Steps by component that have begun; later ones do not count yet. */
function begun(run: Run, executions: Executions, now: number): Map<string, number> {
  const moment = toIso(now);
  const counted = courseOf(run, executions.planning).components;
  const counts = new Map<string, number>();
  for (const { componentId, attempts, startedAt } of documentOf(run, executions.planning).steps) {
    const count = (counts.get(componentId) ?? 0) + 1;
    if (attempts > 0 && startedAt <= moment && count <= (counted.get(componentId) ?? 0)) {
      counts.set(componentId, count);
    }
  }
  return counts;
}

/** The same day a month earlier, or the last one that month has. */
export function monthBefore(day: string): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month - 1, 0)).getUTCDate();
  return dayOf(Date.UTC(year, month - 2, Math.min(date, lastOfMonth)));
}
