import { createRequire } from 'node:module';
import { Cron } from 'croner';
import { BoundedCache } from './bounded-cache.js';

type Cronstrue = typeof import('cronstrue');

let cronstrue: Cronstrue | undefined;

/** Upstream takes every expression that this library can put into words. */
export function isCron(expression: string): boolean {
  try {
    wordsOf(expression);
    return true;
  } catch {
    return false;
  }
}

// Loaded at its first use: the start needs none of it.
function wordsOf(expression: string): string {
  if (cronstrue === undefined) {
    const loaded: Cronstrue = createRequire(import.meta.url)('cronstrue');
    cronstrue = loaded;
  }
  return cronstrue.toString(expression);
}

interface Schedule {
  /** Absent: no scheduler can run it. */
  readonly cron: Cron | undefined;
  /** The last answer holds from this moment until that run. Many flows share a schedule and ask at the same moment. */
  from: number;
  next: number | undefined;
}

/** Parsing a schedule takes longer than finding its next moment. */
const schedules = new BoundedCache<string, Schedule>({ entries: 1_000 });

/**
 * The next run of a schedule after `now`, both in milliseconds since 1970, in UTC. Undefined without a next run, or when
 * upstream's cron check accepts what no scheduler can run.
 */
export function nextRun(expression: string, now: number): number | undefined {
  const schedule = schedules.get(expression) ?? remember(expression);
  if (!(schedule.from <= now && (schedule.next === undefined || now < schedule.next))) {
    schedule.next = schedule.cron?.nextRun(new Date(now))?.getTime();
    schedule.from = now;
  }
  return schedule.next;
}

function remember(expression: string): Schedule {
  const cron = readSchedule(expression);
  return schedules.set(expression, { cron, from: Number.POSITIVE_INFINITY, next: undefined });
}

function readSchedule(expression: string): Cron | undefined {
  try {
    // Not `timezone: 'UTC'`: that makes an Intl.DateTimeFormat, which takes a tenth of the server's start.
    return new Cron(expression, { utcOffset: 0 });
  } catch {
    return undefined;
  }
}
