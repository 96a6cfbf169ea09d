import { hash } from 'node:crypto';
import { resolve } from 'node:path';
import { Pace } from '../domain/pace.js';
import { builtinScenarios, loadScenario } from '../scenarios/load.js';
import type { WorldData } from '../scenarios/world-file.js';
import { createBase, type WorldBase } from './records/records.js';

/** The name of a built-in scenario, a file, or a whole scenario. */
export type ScenarioSource = string | object;

/** How many scenarios stay loaded; the least recently used are evicted. A world holds its own base in any case. */
const KEPT = 32;

/** Loaded scenarios, one per scenario and seed, shared by all worlds that start alike. */
export class Bases {
  readonly #loaded = new Map<string, Promise<WorldBase>>();

  /** Rejects with a ScenarioError. Without a seed: the scenario's own, else 1. */
  load(source: ScenarioSource, seed: number | undefined): Promise<WorldBase> {
    const text = typeof source === 'string' ? undefined : JSON.stringify(source);
    const key = `${seed} ${text === undefined ? source : hash('sha256', text)}`;
    const known = this.#loaded.get(key);
    this.#loaded.delete(key);
    const loading = known ?? read(typeof source === 'string' ? source : undefined, text, seed);
    this.#loaded.set(key, loading);
    if (known === undefined) {
      // A load that failed may succeed the next time.
      loading.catch(() => this.#loaded.delete(key));
      if (this.#loaded.size > KEPT) {
        this.#loaded.delete(this.#loaded.keys().next().value ?? '');
      }
    }
    return loading;
  }
}

async function read(name: string | undefined, text: string | undefined, seed: number | undefined): Promise<WorldBase> {
  if (name !== undefined) {
    const base = await createBase(await loadScenario(name, given(seed)), name);
    return builtinScenarios.includes(name) ? base : { ...base, file: resolve(name) };
  }
  const [{ parseScenario }] = await Promise.all([import('../scenarios/parse.js'), new Pace().rest()]);
  const data: WorldData = await parseScenario(text ?? '', { file: 'scenario.json', ...given(seed) });
  return createBase(data, data.name);
}

function given(seed: number | undefined): { readonly seed?: number } {
  return seed === undefined ? {} : { seed };
}
