import { isTooDeepJson } from '../domain/upstream/depth.js';
import type { RunMore, SimulatedRun, Trigger } from '../executions/history/run.js';
import type { StoredDocument } from '../store/stored-document.js';
import { emitExecution } from './execution-events.js';
import type { Sandbox } from './sandbox.js';

export interface Beginning extends Pick<RunMore, 'requestId' | 'of' | 'tooDeep'> {
  readonly trigger: Trigger;
  /** Its input, as JSON. */
  readonly input?: string | undefined;
  /** No other execution may have it. Absent: a new one is made. */
  readonly flowExecId?: string | undefined;
}

/**
 * Starts an execution of a flow as its webhook knows it. It follows from the flow, the seed and its input, and is simulated only
 * when it is read.
 */
export function startExecution(
  sandbox: Sandbox,
  flow: StoredDocument,
  { trigger, input: given, flowExecId = sandbox.world.newRequestId(), requestId, of, tooDeep: wasTooDeep }: Beginning,
): SimulatedRun {
  const { world, settings, events } = sandbox;
  const tooDeep = wasTooDeep || (given !== undefined && isTooDeepJson(given)) ? true : undefined;
  const input = tooDeep ? undefined : given;
  const more =
    requestId === undefined && of === undefined && tooDeep === undefined ? undefined : { requestId, of, tooDeep };
  const start = { flow, flowExecId, trigger, startedAt: world.clock.now(), input, more };
  const run = world.records.executions.begin(start, settings.timing === 'instant');
  if (events.wanted('execution') || events.wanted('log')) {
    emitExecution(sandbox, run);
  }
  return run;
}
