import { nextRun } from '../domain/cron.js';
import type { StartingWorld } from './records/records.js';
import type { TaskQueue } from './time/task-queue.js';

/** By base: an tasks with all its schedules, valid from `from` until its first task. */
const queues = new WeakMap<StartingWorld, { readonly from: number; readonly tasks: TaskQueue }>();

/** The tasks of a world of this base that starts at `now`. Worlds that start at about the same time share the work. */
export function startingAgenda(base: StartingWorld, now: number): TaskQueue {
  const known = queues.get(base);
  const next = known?.tasks.next();
  if (known !== undefined && known.from <= now && (next === undefined || next.at > now)) {
    return known.tasks.fork();
  }
  const tasks = base.records.tasks.fork();
  for (const flowId of base.scheduled) {
    const cron = base.records.hooks.get(flowId)?.hook.cron;
    const at = typeof cron === 'string' ? nextRun(cron, now) : undefined;
    if (at !== undefined) {
      tasks.schedule(flowId, at);
    }
  }
  queues.set(base, { from: now, tasks: tasks.settle() });
  return tasks.fork();
}
