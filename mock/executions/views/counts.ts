import { toIso } from '../../domain/dates.js';
import type { Executions } from '../history/executions.js';
import { documentOf, ownersOf, type Run } from '../history/run.js';
import { courseOf, dayOf } from '../history/run-result.js';

export type CountBy = 'user' | 'flow' | 'component';

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
  const { start, end, by, sees, now } = query;
  const sums = new Map<string | undefined, number>();
  const add = (key: string | undefined, count: number) => sums.set(key, (sums.get(key) ?? 0) + count);
  for (const { day, flow, user, tenant, steps } of executions.tallies.values()) {
    if (day >= start && day <= end && sees({ userId: user, tenant })) {
      for (const [component, count] of Object.entries(steps)) {
        add(by === 'user' ? user : by === 'flow' ? flow : component, count);
      }
    }
  }
  const underWay = executions.underWay(now);
  const [from, to] = [Date.parse(start), Date.parse(end) + 86_400_000];
  for (const run of executions.all) {
    if (run.startedAt < from || run.startedAt >= to) {
      continue;
    }
    const owners = ownersOf(run);
    if (sees(owners)) {
      const components = underWay.has(run)
        ? begun(run, executions, now)
        : courseOf(run, executions.planning).components;
      for (const [component, count] of components) {
        add(by === 'user' ? owners.userId : by === 'flow' ? run.flowId : component, count);
      }
    }
  }
  return [...sums]
    .filter(([, count]) => count > 0)
    .map(([key, count]) => ({ key, executions: count }))
    .sort((a, b) => b.executions - a.executions || ((a.key ?? '') < (b.key ?? '') ? -1 : 1));
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
