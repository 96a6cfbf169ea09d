import type { Execution } from '../../../openapi/index.js';
import type { Executions } from '../history/executions.js';
import { documentOf, type Run } from '../history/run.js';
import { asOf, type SeenStep } from './as-of.js';

/**
 * A run as upstream's orchestrator shows it: how many steps began, went well and failed, and the same step by step (facts:
 * upstream behaviour A2, B8). Its lists of nodes are always empty.
 */
export function toExecution(run: Run, executions: Executions, now: number): Execution {
  const isUnderWay = executions.underWay(now).has(run);
  const seen = asOf(documentOf(run, executions.planning), isUnderWay ? now : undefined);
  const begun = seen.steps.filter(({ status }) => status !== 'skipped');
  const count = (status: SeenStep['status']) => begun.filter((step) => step.status === status).length;
  return {
    _id: seen._id,
    flowId: seen.flowId,
    flowExecId: seen.flowExecId,
    ...tenantOf(run),
    updatedAt: seen.updatedAt,
    __v: 0,
    createdAt: seen.createdAt,
    errors: count('failed'),
    startedNodes: [],
    succeededNodes: [],
    started: begun.length,
    succeeded: count('succeeded'),
    stepCounters: Object.fromEntries(begun.map((step) => [step.stepId, countersOf(step)])),
  };
}

/** Upstream copies the flow's own member, which few flows have; a tenant among the owners is not looked at. */
function tenantOf(run: Run): { readonly tenant?: string } {
  const tenant = run.flow?.hook.tenant;
  return typeof tenant === 'string' ? { tenant } : {};
}

function countersOf({ status }: SeenStep): Record<string, number> {
  return {
    in: 1,
    ...(status === 'succeeded' ? { out: 1 } : {}),
    ...(status === 'failed' ? { errors: 1 } : {}),
  };
}
