import { DEFAULT_ROLES } from './defaults.js';
import { collectKnown } from './known.js';
import { Report } from './report.js';
import { resolveWorld } from './resolve.js';
import { LARGEST, ScenarioError, tooLarge } from './scenario-error.js';
import { isWorldFile } from './shapes.js';
import { readSource } from './source.js';
import type { WorldData } from './world-file.js';

/**
 * Reads a world from text: JSON when the file's name ends in .json, else YAML. `file` is what problems call it.
 * The same text and seed give the same world, byte for byte. Throws a ScenarioError with everything that is wrong.
 */
export function parseScenario(text: string, { file, seed }: { file: string; seed: number }): WorldData {
  if (text.length > LARGEST) throw tooLarge(file, text.length);
  const source = readSource(text.startsWith('\uFEFF') ? text.slice(1) : text, file);
  const known = collectKnown(source.value, DEFAULT_ROLES);
  const report = new Report();
  if (isWorldFile(source.value, known, report)) return resolveWorld(source.value, seed, file);
  throw new ScenarioError('wrong', file, source.toProblems(report.findings));
}
