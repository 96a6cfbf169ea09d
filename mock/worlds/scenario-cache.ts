import { hash } from 'node:crypto';
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { BoundedCache } from '../domain/bounded-cache.js';
import { memory } from '../domain/memory.js';
import { Yielder } from '../domain/yielder.js';
import { isShown } from '../scenarios/builtin.js';
import { builtinScenarios, loadScenario } from '../scenarios/load.js';
import type { WorldData } from '../scenarios/scenario-file.js';
import { createStartingWorld, type StartingWorld } from './records/records.js';
import { beginsAt } from './time/beginning.js';

type Begins = ReturnType<typeof beginsAt>;

/** A scenario: the name of a built-in one, a file, or its content. */
export type ScenarioSource = string | object;

/** How often a scenario is in memory while it is loaded: as text, as values, completed, as records. */
const LOADING = 6;

/** Longer ones give way to others once they are a text. */
const LONG = 65_536;

/** Worlds hold on to their own base when it is dropped here. */
const MAX_SCENARIOS = 32;

/** Scenarios that nothing else holds. */
const handedOver = new WeakSet<object>();

/** Says that nothing else holds a scenario, such as one that came in a request: it is not copied when it is loaded. */
export function handOver(scenario: ScenarioSource | undefined): void {
  if (typeof scenario === 'object') {
    handedOver.add(scenario);
  }
}

/** Loaded scenarios, one for each seed: shared by all worlds that start alike. */
export class ScenarioCache {
  readonly #loaded = new BoundedCache<string, Promise<StartingWorld>>({ entries: MAX_SCENARIOS });

  readonly #clock: string;

  /** `clock` is the option: when worlds begin. */
  constructor(clock: string) {
    this.#clock = clock;
  }

  /** Worlds hold on to what they use. */
  clear(): void {
    this.#loaded.clear();
  }

  /** Rejects with a ScenarioError. Without `seed` the scenario's own one counts, else 1. `asWritten`: begins as the scenario says. */
  async load(source: ScenarioSource, seed: number | undefined, asWritten = false): Promise<StartingWorld> {
    const text = typeof source === 'string' ? undefined : JSON.stringify(source);
    if (text !== undefined && text.length > LONG) {
      await new Yielder().rest();
      memory.need(LOADING * text.length);
    }
    const begins = asWritten ? undefined : beginsAt(this.#clock, source);
    const key = `${seed} ${begins} ${stampOf(source)} ${text === undefined ? source : hash('sha256', text)}`;
    const known = this.#loaded.get(key);
    if (known !== undefined) {
      return known;
    }
    const loading = this.#loaded.set(key, read(source, text, seed, begins));
    // What failed may be there the next time.
    loading.catch(() => this.#loaded.delete(key));
    return loading;
  }
}

/** The path of a scenario that is a file. */
export function isFile(source: ScenarioSource | undefined): source is string {
  return typeof source === 'string' && !builtinScenarios.includes(source);
}

/** Another text where the file of a scenario was changed. Empty: there is no file. */
export function stampOf(source: ScenarioSource | undefined): string {
  const found = isFile(source) ? statSync(source, { throwIfNoEntry: false }) : undefined;
  return found === undefined ? '' : `${found.mtimeMs} ${found.size}`;
}

async function read(
  source: ScenarioSource,
  text: string | undefined,
  seed: number | undefined,
  begins: Begins,
): Promise<StartingWorld> {
  if (typeof source === 'string') {
    const world = await begun(await loadScenario(source, given(seed)), begins, source);
    const base = await createStartingWorld(world, source);
    return builtinScenarios.includes(source) ? base : { ...base, file: resolve(source) };
  }
  const value = handedOver.delete(source) ? source : undefined;
  const [{ parseScenario }] = await Promise.all([import('../scenarios/parse.js'), new Yielder().rest()]);
  const options = { file: 'scenario.json', isOfValue: true, value, ...given(seed) };
  const data: WorldData = await parseScenario(text ?? '', options);
  return createStartingWorld(await begun(data, begins), data.name);
}

/** The world with its dates moved to where it begins. */
async function begun(world: WorldData, begins: Begins, name?: string): Promise<WorldData> {
  if (begins === undefined) return world;
  const { moveDates } = await import('../scenarios/move-dates.js');
  const moved = moveDates(world, { to: begins === 'now' ? Date.now() : begins, goRound: isShown(name) });
  if (begins !== 'now') return moved;
  // The machine's time goes on across a reset.
  const { now: _, ...clock } = moved.clock ?? {};
  return { ...moved, clock };
}

function given(seed: number | undefined): { readonly seed?: number } {
  return seed === undefined ? {} : { seed };
}
