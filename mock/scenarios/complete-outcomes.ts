import { createToId } from '../domain/records/complete-records.js';
import type { FlowDocument } from '../domain/records/documents.js';
import type { OutcomeDocument } from '../executions/simulation/outcome.js';
import { durationOf } from '../faults/duration.js';
import type { OutcomeGiven, ScenarioFile } from './scenario-file.js';

/** The outcomes of a file with ids and milliseconds. */
export function resolveOutcomes({ outcomes = [] }: ScenarioFile, flows: readonly FlowDocument[]): OutcomeDocument[] {
  const toFlow = createToId('flow', flows);
  return outcomes.map(({ flow, node, fail, duration, retries, continueOnError }) => {
    const durationMs = duration === undefined ? undefined : durationOf(duration, Number.POSITIVE_INFINITY);
    return {
      flow: toFlow(flow),
      ...(node === undefined ? {} : { node }),
      ...(fail === undefined || fail === false ? {} : { fail: fail === true ? {} : fail }),
      ...(durationMs === undefined ? {} : { durationMs }),
      ...(retries === undefined ? {} : { retries }),
      ...(continueOnError === undefined ? {} : { continueOnError }),
    };
  });
}

/** An outcome as a file has it. */
export function toOutcomeGiven({ durationMs, ...outcome }: OutcomeDocument): OutcomeGiven {
  return durationMs === undefined ? outcome : { ...outcome, duration: durationMs };
}
