import type { Task } from './agenda.js';
import { startExecution } from './executions/start.js';
import { tellNext } from './executions/tell.js';
import { endTransition } from './flow-life.js';
import type { Sandbox } from './sandbox.js';

/** Does what has fallen due in a world. */
export function runTask(sandbox: Sandbox, task: Task): void {
  switch (task.kind) {
    case 'scheduled': {
      const flow = sandbox.world.hooks.get(task.flowId);
      if (flow !== undefined) {
        startExecution(sandbox, flow, { trigger: 'schedule' });
      }
      return;
    }
    case 'watched':
      tellNext(sandbox, task);
      return;
    default:
      endTransition(sandbox.world, task);
  }
}
