import type { ExecutionDocument } from '../domain/records/documents.js';
import { documentOf, type Run } from '../executions/history/run.js';
import { asOf } from '../executions/views/as-of.js';
import { statusOf } from '../executions/views/to-control.js';
import type { WorldEvent } from './events/event.js';
import type { Sandbox } from './sandbox.js';
import type { WatchedTask } from './time/task-queue.js';

// An execution as events: one when it starts, one for each line it logs, and one when it ends.

interface Timed {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly event: WorldEvent;
}

/** Emits all events of an execution that takes no time, or those due now and schedules the rest. */
export function emitExecution(sandbox: Sandbox, run: Run): void {
  emitFrom(sandbox, run, 0);
}

/** Emits the events of an execution that are due now. */
export function emitNext(sandbox: Sandbox, { flowExecId, told }: WatchedTask): void {
  const run = sandbox.world.records.executions.get(flowExecId);
  if (run !== undefined && (sandbox.events.wanted('execution') || sandbox.events.wanted('log'))) {
    emitFrom(sandbox, run, told);
  }
}

function emitFrom({ world, events }: Sandbox, run: Run, told: number): void {
  const { executions } = world.records;
  const now = world.clock.now();
  const isUnderWay = executions.underWay(now).has(run);
  if (told === 0 && !isUnderWay && !events.wanted('log')) {
    const { flowExecId, flowId } = run;
    events.emit({ type: 'execution', flowExecId, flowId, kind: 'started', status: 'running' });
    const status = statusOf(run, executions, now);
    events.emit({ type: 'execution', flowExecId, flowId, kind: 'finished', status });
    return;
  }
  const story = storyOf(documentOf(run, executions.planning));
  for (const [index, { at, event }] of story.entries()) {
    if (index >= told) {
      if (isUnderWay && at > now) {
        world.timeline.later(at - now, { kind: 'watched', flowExecId: run.flowExecId, told: index });
        return;
      }
      events.emit(event);
    }
  }
}

function storyOf(document: ExecutionDocument): Timed[] {
  const { flowExecId, flowId, createdAt, steps } = document;
  const { status, finishedAt = createdAt } = asOf(document);
  const lines = steps.flatMap(({ stepId, lines }) =>
    lines.map(({ at, level, message }): Timed => {
      return { at: Date.parse(at), event: { type: 'log', flowExecId, flowId, stepId, at, level, message } };
    }),
  );
  lines.sort((a, b) => a.at - b.at);
  return [
    { at: Date.parse(createdAt), event: { type: 'execution', flowExecId, flowId, kind: 'started', status: 'running' } },
    ...lines,
    { at: Date.parse(finishedAt), event: { type: 'execution', flowExecId, flowId, kind: 'finished', status } },
  ];
}
