import type { Settings } from './options.js';
import type { Stored } from './store/stored.js';
import { toHook, type World } from './world.js';

// Starting and stopping flows (facts: upstream behaviour B7, B10). Each publishes an event; the move on to active or inactive
// comes back later, whatever happened in between.

export type Transition = 'starting' | 'stopping';

/**
 * Puts a flow into transition. The webhooks lose it at once. They get it back, as it is now, when it has started, unless it was
 * stopped meanwhile: then they have nothing left to switch on.
 */
export function beginTransition(world: World, settings: Settings, flow: Stored, transition: Transition): void {
  const changed = setStatus(world, flow.id, transition);
  forgetHook(world, flow.id);
  if (transition === 'stopping') {
    world.later(delay(settings), () => {
      setStatus(world, flow.id, 'inactive');
    });
    return;
  }
  if (changed !== undefined) {
    world.startingHooks.set(flow.id, toHook(changed.document()));
  }
  world.later(delay(settings), () => {
    setStatus(world, flow.id, 'active');
    const hook = world.startingHooks.get(flow.id);
    if (hook !== undefined) {
      world.startingHooks.delete(flow.id);
      world.hooks.set(flow.id, hook);
    }
  });
}

/** Stops a flow that nobody owns any more: it stays active until the stop comes back. */
export function stopOrphan(world: World, settings: Settings, id: string): void {
  forgetHook(world, id);
  world.later(delay(settings), () => {
    setStatus(world, id, 'inactive');
  });
}

function forgetHook(world: World, id: string): void {
  world.hooks.delete(id);
  world.startingHooks.delete(id);
}

function delay(settings: Settings): number {
  return settings.timing === 'real' ? settings.transitionMs : 0;
}

function setStatus(world: World, id: string, status: string): Stored | undefined {
  const flow = world.flows.get(id);
  if (flow === undefined) {
    return undefined;
  }
  return world.flows.put({ ...flow.document(), status, updatedAt: world.nowIso(), id });
}
