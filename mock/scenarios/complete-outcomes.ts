import type { FlowDocument } from '../domain/records/documents.js';
import { createToId } from '../domain/records/identify.js';
import type { OutcomeDocument } from '../executions/simulation/outcome.js';
import { durationOf } from '../faults/duration.js';
import type { OutcomeGiven, WorldFile } from './world-file.js';

/** What a file says of how runs go, with ids and milliseconds. */
export function resolveOutcomes({ outcomes = [] }: WorldFile, flows: readonly FlowDocument[]): OutcomeDocument[] {
  const toFlow = createToId(flows.map(({ name, id }) => [name, id]));
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

/** The same as a file says it. */
export function toOutcomeGiven({ durationMs, ...outcome }: OutcomeDocument): OutcomeGiven {
  return durationMs === undefined ? outcome : { ...outcome, duration: durationMs };
}
