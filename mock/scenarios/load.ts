import { readFileSync } from 'node:fs';
import type { WorldData, WorldFile } from './world-file.js';

/** Worlds that come with the mock; the first is the default. */
export const builtinScenarios: readonly string[] = ['demo', 'guide'];

/** What made-up values are made from when nobody says otherwise. The build keeps the built-in worlds ready-made for it. */
export const DEFAULT_SEED = 1;

/** What the build has written beside this file. Undefined when run from source, where there is only YAML. */
function readCompiled(name: string): string | undefined {
  try {
    return readFileSync(new URL(`./${name}.json`, import.meta.url), 'utf8');
  } catch {
    return undefined;
  }
}

/**
 * A built-in world as the build left it: whole for the default seed, else to be completed, found right in both cases.
 * Reading YAML (30 ms), checking and completing (20 ms) would be half of the mock's start.
 */
async function loadCompiled(name: string, seed: number): Promise<WorldData | undefined> {
  const ready = seed === DEFAULT_SEED ? readCompiled(`${name}.ready`) : undefined;
  if (ready !== undefined) {
    const world: WorldData = JSON.parse(ready);
    return world;
  }
  const text = readCompiled(name);
  if (text === undefined) return undefined;
  const file: WorldFile = JSON.parse(text);
  const { resolveWorld } = await import('./resolve.js');
  return resolveWorld(file, seed, name);
}

/**
 * Loads a built-in world by name, or a .yaml, .yml or .json file by path. Everything the file leaves out is made from the
 * seed. Each call gives objects of its own. Rejects with a ScenarioError that holds everything that is wrong.
 */
export async function loadScenario(nameOrFile: string, { seed }: { readonly seed: number }): Promise<WorldData> {
  const builtin = builtinScenarios.includes(nameOrFile);
  const compiled = builtin ? await loadCompiled(nameOrFile, seed) : undefined;
  if (compiled) return compiled;
  const { loadFile, refuseName } = await import('./load-file.js');
  if (builtin) return loadFile(new URL(`./${nameOrFile}.yaml`, import.meta.url), seed);
  if (!/\.(?:ya?ml|json)$/.test(nameOrFile)) throw refuseName(nameOrFile, builtinScenarios);
  return loadFile(nameOrFile, seed);
}
