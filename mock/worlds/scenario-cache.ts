import { hash } from 'node:crypto';
import { resolve } from 'node:path';
import { BoundedCache } from '../domain/bounded-cache.js';
import { memory } from '../domain/memory.js';
import { Yielder } from '../domain/yielder.js';
import { builtinScenarios, loadScenario } from '../scenarios/load.js';
import type { WorldData } from '../scenarios/scenario-file.js';
import { createStartingWorld, type StartingWorld } from './records/records.js';

/** A scenario: the name of a built-in one, a file, or its content. */
export type ScenarioSource = string | object;

/** How often a scenario is in memory while it is loaded: as text, as values, completed, as records. */
const LOADING = 6;

/** Longer ones give way to others once they are a text. */
const LONG = 65_536;

/** Worlds hold on to their own base when it is dropped here. */
const MAX_SCENARIOS = 32;

/** Loaded scenarios, one for each seed: shared by all worlds that start alike. */
export class ScenarioCache {
  readonly #loaded = new BoundedCache<string, Promise<StartingWorld>>({ entries: MAX_SCENARIOS });

  /** Worlds hold on to what they use. */
  clear(): void {
    this.#loaded.clear();
  }

  /** Rejects with a ScenarioError. Without `seed` the scenario's own one counts, else 1. */
  async load(source: ScenarioSource, seed: number | undefined): Promise<StartingWorld> {
    const text = typeof source === 'string' ? undefined : JSON.stringify(source);
    if (text !== undefined && text.length > LONG) {
      await new Yielder().rest();
      memory.need(LOADING * text.length);
    }
    const key = `${seed} ${text === undefined ? source : hash('sha256', text)}`;
    const known = this.#loaded.get(key);
    if (known !== undefined) {
      return known;
    }
    const loading = this.#loaded.set(key, read(typeof source === 'string' ? source : undefined, text, seed));
    // What failed may be there the next time.
    loading.catch(() => this.#loaded.delete(key));
    return loading;
  }
}

async function read(
  name: string | undefined,
  text: string | undefined,
  seed: number | undefined,
): Promise<StartingWorld> {
  if (name !== undefined) {
    const base = await createStartingWorld(await loadScenario(name, given(seed)), name);
    return builtinScenarios.includes(name) ? base : { ...base, file: resolve(name) };
  }
  const [{ parseScenario }] = await Promise.all([import('../scenarios/parse.js'), new Yielder().rest()]);
  const data: WorldData = await parseScenario(text ?? '', { file: 'scenario.json', ...given(seed) });
  return createStartingWorld(data, data.name);
}

function given(seed: number | undefined): { readonly seed?: number } {
  return seed === undefined ? {} : { seed };
}
