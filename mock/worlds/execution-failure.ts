import { toControlExecution } from '../executions/views/to-control.js';
import type { World } from './world.js';

/** Why an execution failed, by now: `step_1: parameter lastName is missing`. Undefined where it has not. */
export function executionFailure(world: World, flowExecId: string): string | undefined {
  const { executions } = world.records;
  const run = executions.get(flowExecId);
  if (run === undefined) return undefined;
  const { status, steps } = toControlExecution(run, executions, world.clock.now());
  const failed = status === 'failed' ? steps.find((step) => step.status === 'failed') : undefined;
  const reason = failed?.lines.findLast(({ level }) => level === 'error')?.message.replace(/^Error: /, '');
  return failed === undefined ? undefined : `${failed.stepId}: ${reason ?? 'it failed'}`;
}
