import { withBase } from './builtin-file.js';
import { resolveWorld } from './complete-world.js';
import type { WorldData, WorldFile } from './world-file.js';

/**
 * The world that a right file describes: with the world that it extends, with everything that was left out, and with what it asks
 * to generate. `seed` wins over the file's; `label` names the world when the file does not. The file's objects become the world's.
 */
export async function makeWorld(file: WorldFile, seed: number | undefined, label: string): Promise<WorldData> {
  const whole = withBase(file);
  if (whole.generate === undefined) return resolveWorld(whole, seed, label);
  // What generates loads a library of names and words, which other worlds shall not wait for.
  const { generateWorld } = await import('./generate/generate.js');
  return generateWorld(whole, whole.generate, seed, label);
}
