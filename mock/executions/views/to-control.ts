import type { ControlSchema } from '../../../openapi/index.js';
import type { Executions } from '../history/executions.js';
import { documentOf, type Run } from '../history/run.js';
import { courseOf } from '../history/run-result.js';
import { asOf } from './as-of.js';

/** A run as the control API shows it: all that has happened by now. */
export function toControlExecution(run: Run, executions: Executions, now: number): ControlSchema<'Execution'> {
  const isUnderWay = executions.underWay(now).has(run);
  const seen = asOf(documentOf(run, executions.planning), isUnderWay ? now : undefined);
  const { requestId, of } = (run.kind === 'simulated' ? run.more : undefined) ?? {};
  return {
    flowExecId: seen.flowExecId,
    _id: seen._id,
    flowId: seen.flowId,
    ...(seen.userId === undefined ? {} : { userId: seen.userId }),
    ...(seen.tenant === undefined ? {} : { tenant: seen.tenant }),
    trigger: seen.trigger,
    status: seen.status,
    ...(requestId === undefined ? {} : { requestId }),
    ...(of === undefined ? {} : { rerunOf: of }),
    ...(run.request === undefined ? {} : { request: run.request }),
    ...(seen.input === undefined ? {} : { input: seen.input }),
    ...(seen.output === undefined ? {} : { output: { ...seen.output } }),
    createdAt: seen.createdAt,
    ...(seen.finishedAt === undefined ? {} : { finishedAt: seen.finishedAt }),
    steps: seen.steps.map((step) => ({ ...step, lines: step.lines.map((line) => ({ ...line })) })),
  };
}

/** The status of a run, without simulating all of it. */
export function statusOf(run: Run, executions: Executions, now: number): ControlSchema<'RunStatus'> {
  if (executions.underWay(now).has(run)) {
    return 'running';
  }
  return courseOf(run, executions.planning).succeeded ? 'succeeded' : 'failed';
}
