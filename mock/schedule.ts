import { Cron } from 'croner';
import type { Agenda } from './agenda.js';
import type { WorldBase } from './records.js';

interface Schedule {
  /** Absent: no scheduler can run it. */
  readonly cron: Cron | undefined;
  /** The last answer, and from when on it holds: until that run itself. Many flows share a schedule and ask at one moment. */
  from: number;
  next: number | undefined;
}

/** Schedules that were asked for lately; working one out takes longer than finding its next moment. */
const known = new Map<string, Schedule>();
const KEPT = 1_000;

/**
 * When a schedule's next run after `now` is due, both in milliseconds since 1970, in UTC. Undefined when there is none, or
 * when upstream's cron check lets pass what no scheduler can run.
 */
export function nextRun(expression: string, now: number): number | undefined {
  const schedule = known.get(expression) ?? remember(expression);
  if (!(schedule.from <= now && (schedule.next === undefined || now < schedule.next))) {
    schedule.next = schedule.cron?.nextRun(new Date(now))?.getTime();
    schedule.from = now;
  }
  return schedule.next;
}

function remember(expression: string): Schedule {
  if (known.size >= KEPT) {
    known.clear();
  }
  const schedule = { cron: readSchedule(expression), from: Number.POSITIVE_INFINITY, next: undefined };
  known.set(expression, schedule);
  return schedule;
}

function readSchedule(expression: string): Cron | undefined {
  try {
    return new Cron(expression, { timezone: 'UTC' });
  } catch {
    return undefined;
  }
}

/** By base: an agenda with all its schedules, and from when to when their next runs are these. */
const agendas = new WeakMap<WorldBase, { readonly from: number; readonly agenda: Agenda }>();

/** What is to happen in a world of this base that begins at a moment. Worlds that begin at about the same time share the work. */
export function startingAgenda(base: WorldBase, now: number): Agenda {
  const known = agendas.get(base);
  const next = known?.agenda.next();
  if (known !== undefined && known.from <= now && (next === undefined || next.at > now)) {
    return known.agenda.fork();
  }
  const agenda = base.records.agenda.fork();
  for (const flowId of base.scheduled) {
    const cron = base.records.hooks.get(flowId)?.hook.cron;
    const at = typeof cron === 'string' ? nextRun(cron, now) : undefined;
    if (at !== undefined) {
      agenda.schedule(flowId, at);
    }
  }
  agendas.set(base, { from: now, agenda: agenda.settle() });
  return agenda.fork();
}
