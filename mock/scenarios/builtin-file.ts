import { readFileSync } from 'node:fs';
import { readCompiled } from './builtin.js';
import { extendWorld } from './extend.js';
import type { ScenarioFile } from './scenario-file.js';
import { readYaml } from './yaml-source.js';

/** Members of a file that begin with x- are ignored: a place for what YAML aliases repeat. */
export function withoutExtras(value: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([name]) => !name.startsWith('x-')));
}

/** A built-in world as it is written, with the world that it extends. Each call returns new objects. */
export function readBuiltin(name: string): ScenarioFile {
  const compiled = readCompiled(name);
  if (compiled !== undefined) return withBase(JSON.parse(compiled));
  const text = readFileSync(new URL(`./${name}.yaml`, import.meta.url), 'utf8');
  // The build and a test check the built-in files.
  return withBase(withoutExtras(Object(readYaml(text, `${name}.yaml`).value)) as ScenarioFile);
}

/** The file with the records of the world that it extends. */
export function withBase(file: ScenarioFile): ScenarioFile {
  return file.extends === undefined ? file : extendWorld(file, readBuiltin(file.extends));
}
