/** For who writes world files. Everything is loaded at the first call: a server needs none of it. */

import type { JsonSchema } from '../domain/checks/check.js';
import { builtinScenarios } from '../scenarios/builtin.js';
import type { WorldData } from '../scenarios/scenario-file.js';
import type { FileFormat } from './file-format.js';

/** The built-in worlds, in their order, with what each says about itself. */
export async function describeScenarios(): Promise<{ readonly name: string; readonly description: string }[]> {
  const { readBuiltin } = await import('../scenarios/builtin-file.js');
  return builtinScenarios.map((name) => ({ name, description: readBuiltin(name).description ?? '' }));
}

/** The JSON Schema (draft 2020-12) of world files. */
export async function loadScenarioSchema(): Promise<JsonSchema> {
  return (await import('../scenarios/schema.js')).scenarioSchema();
}

/** What files are read and checked with, for those who read files of their own. */
export async function loadFileFormat(): Promise<FileFormat> {
  return (await import('./file-format.js')).fileFormat;
}

/** The text of a file that gives this very world when it is loaded, in pieces. */
export async function writeScenario(world: WorldData, format: 'yaml' | 'json'): Promise<Iterable<string>> {
  return (await import('../scenarios/write-file.js')).writeOut(world, format);
}
