import type { Evidence } from '../evidence.js';
import { type BuiltFlow, isOwnedBy, type MeantEvent } from '../world/built-world.js';

/** A flow that is to run, and for which events. */
export interface DueFlow {
  readonly flow: BuiltFlow;
  /** Events that it has to run for. */
  readonly events: readonly MeantEvent[];
  /** Events that it may run for or not. */
  readonly optional: readonly MeantEvent[];
}

/** What a client has to do: for each event, run its user's active flows, if the user is active. Later flows are optional. */
export function dueFlows({ world, events }: Evidence): readonly DueFlow[] {
  return world.flows.flatMap((flow) => {
    const { status, later } = flow;
    if (status !== 'active') return [];
    const own = events.filter(({ owner }) => owner?.status === 'ACTIVE' && isOwnedBy(flow, owner));
    const sure = later ? [] : own.filter(({ maybe }) => !maybe);
    const optional = own.filter((event) => !sure.includes(event));
    return own.length === 0 ? [] : [{ flow, events: sure, optional }];
  });
}
