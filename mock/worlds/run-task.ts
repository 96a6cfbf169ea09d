import { emitNext } from './execution-events.js';
import { endTransition } from './flow-lifecycle.js';
import type { Sandbox } from './sandbox.js';
import { startExecution } from './start-execution.js';
import type { Task } from './time/task-queue.js';

/** Runs a task that has fallen due. */
export function runTask(sandbox: Sandbox, task: Task): void {
  switch (task.kind) {
    case 'scheduled': {
      const flow = sandbox.world.records.hooks.get(task.flowId);
      if (flow !== undefined) {
        startExecution(sandbox, flow, { trigger: 'schedule' });
      }
      return;
    }
    case 'watched':
      emitNext(sandbox, task);
      return;
    default:
      endTransition(sandbox.world, task);
  }
}
