import { withBase } from './builtin-file.js';
import { resolveWorld } from './complete-world.js';
import type { ScenarioFile, WorldData } from './scenario-file.js';

/**
 * The world of a checked file, with the world that it extends, with everything that was left out, and with what it asks to
 * generate. Arguments as for `resolveWorld`.
 */
export async function makeWorld(file: ScenarioFile, seed: number | undefined, label: string): Promise<WorldData> {
  const whole = withBase(file);
  if (whole.generate === undefined) return resolveWorld(whole, seed, label);
  // Loads a library of names and words, which other worlds do not need.
  const { generateWorld } = await import('./generate/generate.js');
  return generateWorld(whole, whole.generate, seed, label);
}
