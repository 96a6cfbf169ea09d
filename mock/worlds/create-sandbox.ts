import { setMaxListeners } from 'node:events';
import { MOST_UNPACKED } from '../journal/body-text.js';
import { Journal } from '../journal/journal.js';
import { type Redaction, toJournalEntry } from '../journal/to-journal-entry.js';
import { EventBus } from './events/event-bus.js';
import { executionFailure } from './execution-failure.js';
import type { Settings } from './options.js';
import { emitRecordEvents } from './record-events.js';
import type { StartingWorld } from './records/records.js';
import { runTask } from './run-task.js';
import type { Sandbox, SandboxParts } from './sandbox.js';
import { World } from './world.js';

/** How much trigger data a world holds with its executions; the oldest executions are dropped first. */
const TRIGGER_CHARACTERS = 67_108_864;

/** About how many bytes of all bodies together a journal holds; the oldest bodies are dropped first. */
const JOURNAL_BYTES = 67_108_864;

export function createSandbox(
  name: string | undefined,
  base: StartingWorld,
  settings: Settings,
  { bodyTimeouts, faults, clock = {} }: SandboxParts,
): Sandbox {
  const retention = {
    perFlow: settings.executionsPerFlow,
    inAll: settings.maxExecutions,
    characters: TRIGGER_CHARACTERS,
  };
  const world = new World(base, (task) => runTask(sandbox, task), { clock, retention });
  const journal = new Journal({
    size: settings.journalSize,
    bodyBytes: settings.journalBodyBytes,
    bytes: JOURNAL_BYTES,
  });
  const redaction: Redaction = {
    redacts: settings.journalSecrets === 'redact',
    isToken: (text) => world.records.tokens.has(text),
    mostUnpacked: Math.max(MOST_UNPACKED, settings.journalBodyBytes),
  };
  const sandbox: Sandbox = {
    name,
    settings,
    world,
    journal,
    redaction,
    events: new EventBus(),
    snapshots: new Map(),
    faults,
    usedAt: 0,
    lifetime: createLifetime(),
    bodyTimeouts,
  };
  const { onEntry } = settings;
  if (onEntry !== undefined) {
    const failureOf = (id: string): string | undefined => executionFailure(world, id);
    journal.watch({
      onEntry: (entry, again) => (again ? undefined : onEntry(toJournalEntry(entry, redaction), { failureOf })),
    });
  }
  emitRecordEvents(sandbox);
  return sandbox;
}

/** Ends what is under way in a sandbox, and its subscriptions. */
export function closeSandbox({ world, journal, events, lifetime }: Sandbox): void {
  world.close();
  lifetime.abort();
  journal.close();
  events.close();
}

// Any number of requests may wait in a world.
function createLifetime(): AbortController {
  const lifetime = new AbortController();
  setMaxListeners(0, lifetime.signal);
  return lifetime;
}

/** Aborts requests still waiting in the previous world. Call after reset and restore. */
export function beginLifetime(sandbox: Sandbox): void {
  sandbox.lifetime.abort();
  sandbox.lifetime = createLifetime();
}
