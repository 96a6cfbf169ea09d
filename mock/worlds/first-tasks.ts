import { nextRun } from '../domain/cron.js';
import type { WorldBase } from './records/records.js';
import type { Agenda } from './time/task-queue.js';

/** By base: an agenda with all its schedules, valid from `from` until its first task. */
const agendas = new WeakMap<WorldBase, { readonly from: number; readonly agenda: Agenda }>();

/** The tasks of a world of this base that starts at `now`. Worlds that start at about the same time share the work. */
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
