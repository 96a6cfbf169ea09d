import { isTooDeepJson } from '../domain/upstream/depth.js';
import type { PlannedRun, RunMore, Trigger } from '../executions/history/run.js';
import type { Stored } from '../store/stored-document.js';
import { tellAll } from './execution-events.js';
import type { Sandbox } from './sandbox.js';

export interface Beginning extends Pick<RunMore, 'requestId' | 'of' | 'tooDeep'> {
  readonly trigger: Trigger;
  /** The JSON that it brings along. */
  readonly input?: string | undefined;
}

/**
 * Starts a run of a flow as the webhooks know it. Nothing of it is worked out here but what has to be: a run follows from the
 * flow, the seed and what it begins with, and is planned when somebody looks at it.
 */
export function startExecution(
  sandbox: Sandbox,
  flow: Stored,
  { trigger, input: given, requestId, of, tooDeep: wasTooDeep }: Beginning,
): PlannedRun {
  const { world, settings, events } = sandbox;
  const tooDeep = wasTooDeep || (given !== undefined && isTooDeepJson(given)) ? true : undefined;
  const input = tooDeep ? undefined : given;
  const more =
    requestId === undefined && of === undefined && tooDeep === undefined ? undefined : { requestId, of, tooDeep };
  const start = { flow, flowExecId: world.newRequestId(), trigger, startedAt: world.clock.now(), input, more };
  const run = world.executions.begin(start, settings.timing === 'instant');
  if (events.wanted('execution') || events.wanted('log')) {
    tellAll(sandbox, run);
  }
  return run;
}
