import type { Task } from './agenda.js';
import { endTransition } from './flow-life.js';
import type { Settings } from './options.js';
import type { World } from './world.js';

/** Does what has fallen due in a world. */
export function runTask(world: World, _settings: Settings, task: Task): void {
  if (task.kind !== 'scheduled') {
    endTransition(world, task);
  }
}
