import { builtinScenarios, DEFAULT_SEED, readCompiled } from './builtin.js';
import type { WorldData } from './scenario-file.js';

export { builtinScenarios, DEFAULT_SEED };

/**
 * A built-in world as the build wrote it: whole for the default seed, otherwise to be completed. Reading YAML (30 ms), checking
 * and completing (20 ms) would be half of the mock's start.
 */
async function loadCompiled(name: string, seed: number | undefined): Promise<WorldData | undefined> {
  // Built-in files have no seed of their own.
  const ready = (seed ?? DEFAULT_SEED) === DEFAULT_SEED ? readCompiled(`${name}.ready`) : undefined;
  if (ready !== undefined) {
    const world: WorldData = JSON.parse(ready);
    return world;
  }
  const text = readCompiled(name);
  if (text === undefined) return undefined;
  const { makeWorld } = await import('./make-world.js');
  return makeWorld(JSON.parse(text), seed, name);
}

/** Built-in worlds with the default seed that were read from YAML, all that there is where the mock runs from source. */
const fromSource = new Map<string, string>();

async function loadSource(name: string, seed: number | undefined): Promise<WorldData> {
  const { loadFile } = await import('./load-file.js');
  const file = new URL(`./${name}.yaml`, import.meta.url);
  if ((seed ?? DEFAULT_SEED) !== DEFAULT_SEED) return loadFile(file, seed);
  const read = fromSource.get(name) ?? JSON.stringify(await loadFile(file, seed));
  fromSource.set(name, read);
  return JSON.parse(read);
}

/**
 * Loads a built-in world by name, or a .yaml, .yml or .json file by path. What the file leaves out is made from the
 * seed, or from the file's own. Each call returns new objects. Rejects with a ScenarioError that lists all problems.
 */
export async function loadScenario(
  nameOrFile: string,
  { seed }: { readonly seed?: number | undefined } = {},
): Promise<WorldData> {
  const builtin = builtinScenarios.includes(nameOrFile);
  const compiled = builtin ? await loadCompiled(nameOrFile, seed) : undefined;
  if (compiled) return compiled;
  if (builtin) return loadSource(nameOrFile, seed);
  const { loadFile, refuseName } = await import('./load-file.js');
  if (!/\.(?:ya?ml|json)$/i.test(nameOrFile)) throw refuseName(nameOrFile, builtinScenarios);
  return loadFile(nameOrFile, seed);
}
