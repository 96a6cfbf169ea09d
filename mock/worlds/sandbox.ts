import type { ArmedFaults, ArmedState } from '../faults/armed-faults.js';
import type { Journal, JournalPlace } from '../journal/journal.js';
import type { Redaction } from '../journal/to-journal-entry.js';
import type { BodyTimeouts } from './body-timeouts.js';
import type { EventBus } from './events/event-bus.js';
import type { Settings } from './options.js';
import type { ClockState } from './time/clock.js';
import type { Snapshot, World } from './world.js';
import type { WorldStore } from './world-store.js';

/** A sandbox at one moment: its world, its armed faults with their counts, and how far its journal had come. */
export interface Checkpoint {
  readonly world: Snapshot;
  readonly faults: ArmedState;
  readonly journal: JournalPlace;
}

/** A world with everything that belongs to it. Every handler works on one. */
export interface Sandbox {
  /** Absent: the default world. */
  readonly name: string | undefined;
  readonly settings: Settings;
  readonly world: World;
  readonly journal: Journal;
  /** How secrets in its journal are shown. */
  readonly redaction: Redaction;
  /** What happens in it, for its subscribers. */
  readonly events: EventBus;
  readonly snapshots: Map<string, Checkpoint>;
  /** Its armed faults. */
  readonly faults: ArmedFaults;
  /** Durable storage of the world. Absent: the world ends with the process. */
  store?: WorldStore;
  /** When it was used last: larger than that of all that were not used since. */
  usedAt: number;
  /** Aborts when its world is reset, restored or deleted. */
  lifetime: AbortController;
  /** For request bodies that do not come to an end. */
  readonly bodyTimeouts: BodyTimeouts;
}

/** What a sandbox is made of beside its world. */
export interface SandboxParts extends Pick<Sandbox, 'bodyTimeouts' | 'faults'> {
  /** Wins over the clock of the scenario. */
  readonly clock?: Partial<ClockState> | undefined;
}
