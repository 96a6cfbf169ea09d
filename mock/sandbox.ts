import type { ClockState } from './clock.js';
import type { Deadlines } from './deadlines.js';
import { Events } from './events.js';
import { Journal } from './journal.js';
import type { Keeper } from './keeper.js';
import type { Settings } from './options.js';
import type { WorldBase } from './records.js';
import { runTask } from './tasks.js';
import { type Snapshot, World } from './world.js';

/** A world with all that belongs to it: what every handler works on. */
export interface Sandbox {
  /** Absent: the default world. */
  readonly name: string | undefined;
  readonly settings: Settings;
  readonly world: World;
  readonly journal: Journal;
  /** What happens in it, for those who watch. */
  readonly events: Events;
  readonly snapshots: Map<string, Snapshot>;
  /** What keeps the world beyond the process; absent: nothing does. */
  keeper?: Keeper;
  /** For request bodies that do not come to an end. */
  readonly deadlines: Deadlines;
}

export function createSandbox(
  name: string | undefined,
  base: WorldBase,
  settings: Settings,
  deadlines: Deadlines,
  clock: Partial<ClockState> = {},
): Sandbox {
  return {
    name,
    settings,
    journal: new Journal(settings.journalSize, settings.onEntry),
    events: new Events(),
    snapshots: new Map(),
    deadlines,
    world: new World(base, (world, task) => runTask(world, settings, task), clock),
  };
}
