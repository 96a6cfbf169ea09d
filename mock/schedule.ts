import { Cron } from 'croner';
import type { Agenda } from './agenda.js';
import type { WorldBase } from './records.js';

/** Schedules that were asked for lately; working one out takes longer than finding its next moment. */
const known = new Map<string, Cron | undefined>();
const KEPT = 1_000;

/**
 * When a schedule's next run after `now` is due, both in milliseconds since 1970, in UTC. Undefined when there is none, or
 * when upstream's cron check lets pass what no scheduler can run.
 */
export function nextRun(expression: string, now: number): number | undefined {
  if (!known.has(expression)) {
    if (known.size >= KEPT) {
      known.clear();
    }
    known.set(expression, readSchedule(expression));
  }
  return known.get(expression)?.nextRun(new Date(now))?.getTime();
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
