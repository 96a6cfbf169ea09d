import { performance } from 'node:perf_hooks';
import { memory } from '../domain/memory.js';
import { collectionNames } from '../domain/records/kinds.js';
import type { MockOptions } from './options.js';
import type { Sandbox } from './sandbox.js';
import type { ScenarioCache } from './scenario-cache.js';

/** So often, at most, it is noted that memory is short. */
const NOTE_EVERY_MS = 10_000;

/** What the worlds of a mock give up when memory is short. */
export class Shedding {
  readonly #scenarios: ScenarioCache;
  readonly #worlds: () => Sandbox[];
  readonly #onNote: MockOptions['onNote'];
  #notedAt = Number.NEGATIVE_INFINITY;

  constructor(scenarios: ScenarioCache, worlds: () => Sandbox[], onNote: MockOptions['onNote']) {
    this.#scenarios = scenarios;
    this.#worlds = worlds;
    this.#onNote = onNote;
    memory.register(this);
  }

  /** Drops scenarios that no world uses, then what the worlds remember, least recently used worlds first. */
  shed(bytes: number): void {
    this.#scenarios.clear();
    let left = bytes;
    for (const world of this.#worlds().sort((a, b) => a.usedAt - b.usedAt)) {
      if (left <= 0) {
        break;
      }
      left -= shedWorld(world);
    }
    const now = performance.now();
    if (now - this.#notedAt > NOTE_EVERY_MS) {
      this.#notedAt = now;
      this.#onNote?.('memory is short: journals, executions and scenarios not used lately are dropped');
    }
  }
}

/** Drops lists made before, events, bodies and entries of the journal, executions. Returns about how many bytes that frees. */
function shedWorld({ world, journal, events }: Sandbox): number {
  for (const name of collectionNames) {
    world.records[name].forgetLists();
  }
  return events.shed() + journal.shed() + world.records.executions.shed();
}
