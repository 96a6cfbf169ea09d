import type { StoredDocument } from '../store/stored-document.js';
import type { Settings } from './options.js';
import type { FlowTask } from './time/task-queue.js';
import type { World } from './world.js';

// Starting and stopping flows (facts: upstream behaviour B7, B10). Each publishes an event; the change to active or inactive
// follows later, whatever happened in between.

export type Transition = 'starting' | 'stopping';

/**
 * Puts a flow into transition. Its webhook is off at once, and on again, with the flow as it is now, when it has started, unless
 * it was stopped meanwhile.
 */
export function beginTransition(world: World, settings: Settings, flow: StoredDocument, transition: Transition): void {
  const changed = setStatus(world, flow.id, transition);
  world.switchOff(flow.id);
  if (transition === 'starting' && changed !== undefined) {
    world.records.startingHooks.set(flow.id, changed);
  }
  const kind = transition === 'starting' ? 'started' : 'stopped';
  world.timeline.later(delay(settings), { kind, flowId: flow.id });
}

/** Ends a flow's transition. */
export function endTransition(world: World, { kind, flowId }: FlowTask): void {
  setStatus(world, flowId, kind === 'started' ? 'active' : 'inactive');
  const starting = world.records.startingHooks.get(flowId);
  if (kind === 'started' && starting !== undefined) {
    world.switchOn(starting);
  }
}

/**
 * Sets a flow's status, whatever it was, and cancels its transition. The webhook of an active flow is on, with the flow as it is
 * now; any other is off.
 */
export function forceStatus(world: World, id: string, status: 'active' | 'inactive' | Transition): void {
  world.timeline.forget(id);
  const changed = setStatus(world, id, status);
  world.switchOff(id);
  if (status === 'active' && changed !== undefined) {
    world.switchOn(changed);
  }
}

/** Stops a flow that has lost its last owner: it stays active until the transition ends. */
export function stopOrphan(world: World, settings: Settings, id: string): void {
  world.switchOff(id);
  world.timeline.later(delay(settings), { kind: 'stopped', flowId: id });
}

function delay(settings: Settings): number {
  return settings.timing === 'real' ? settings.transitionMs : 0;
}

function setStatus(world: World, id: string, status: string): StoredDocument | undefined {
  const flow = world.records.flows.get(id);
  if (flow === undefined) {
    return undefined;
  }
  return world.records.flows.put({ ...flow.document(), status, updatedAt: world.nowIso(), id });
}
