import type { ClockState } from './clock.js';
import type { Deadlines } from './deadlines.js';
import { Events } from './events.js';
import { loadedFaults } from './faults/load.js';
import type { FaultPlan } from './faults/plan.js';
import { Journal } from './journal/journal.js';
import { type Showing, toJournalEntry } from './journal/show.js';
import type { Keeper } from './keeper.js';
import { Lifetime } from './lifetime.js';
import type { Settings } from './options.js';
import type { WorldBase } from './records.js';
import { tellOfNewWorld, tellOfRecords } from './state-events.js';
import { runTask } from './tasks.js';
import { type Snapshot, World } from './world.js';

/** A world with all that belongs to it: what every handler works on. */
export interface Sandbox {
  /** Absent: the default world. */
  readonly name: string | undefined;
  readonly settings: Settings;
  readonly world: World;
  readonly journal: Journal;
  /** How its journal is shown. */
  readonly showing: Showing;
  /** What happens in it, for those who watch. */
  readonly events: Events;
  readonly snapshots: Map<string, Snapshot>;
  /** Misbehaviour that is armed in it. */
  readonly faults: FaultPlan;
  /** What keeps the world beyond the process; absent: nothing does. */
  keeper?: Keeper;
  /** Until its world begins anew or ends. */
  lifetime: Lifetime;
  /** For request bodies that do not come to an end. */
  readonly deadlines: Deadlines;
}

/** What a sandbox is made of beside its world. */
export interface SandboxParts extends Pick<Sandbox, 'deadlines' | 'faults'> {
  /** Wins over what the scenario says of the time. */
  readonly clock?: Partial<ClockState> | undefined;
}

export function createSandbox(
  name: string | undefined,
  base: WorldBase,
  settings: Settings,
  { deadlines, faults, clock = {} }: SandboxParts,
): Sandbox {
  const world = new World(base, (task) => runTask(sandbox, task), { clock, retention: settings.retention });
  const journal = new Journal(settings.journal);
  const showing: Showing = {
    redacts: settings.journalSecrets === 'redact',
    isToken: (text) => world.tokens.has(text),
  };
  const sandbox: Sandbox = {
    name,
    settings,
    world,
    journal,
    showing,
    events: new Events(),
    snapshots: new Map(),
    faults,
    lifetime: new Lifetime(),
    deadlines,
  };
  const { onEntry } = settings;
  if (onEntry !== undefined) {
    journal.watch({ onEntry: (entry, again) => (again ? undefined : onEntry(toJournalEntry(entry, showing))) });
  }
  tellOfRecords(sandbox);
  return sandbox;
}

/** Ends what is under way in it, and all who watch it. */
export function closeSandbox({ world, journal, events, lifetime }: Sandbox): void {
  world.close();
  lifetime.end();
  journal.close();
  events.close();
}

/** The world has begun anew: whatever waited in it before comes to nothing. */
export function beginLifetime(sandbox: Sandbox): void {
  sandbox.lifetime.end();
  sandbox.lifetime = new Lifetime();
}

/** Brings a world back to a moment. The faults of its scenario are armed anew. */
export function restore(sandbox: Sandbox, snapshot: Snapshot): void {
  const { world, faults } = sandbox;
  faults.begin(loadedFaults(snapshot.base.faults));
  world.restore(snapshot);
  beginLifetime(sandbox);
  tellOfNewWorld(sandbox, 'restored');
}
