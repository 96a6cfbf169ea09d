import { isObject } from '../domain/checks/check.js';
import { Report } from '../domain/checks/report.js';
import { collectKnown } from '../domain/records/collect-known.js';
import { Yielder } from '../domain/yielder.js';
import { builtinScenarios } from './builtin.js';
import { readBuiltin } from './builtin-file.js';
import { checkWorld, isWorldFile } from './check-world.js';
import { makeWorld } from './make-world.js';
import { readObject, readSource } from './read-source.js';
import { LARGEST, ScenarioError, type ScenarioProblem, tooLarge } from './scenario-error.js';
import type { ScenarioFile, WorldData } from './scenario-file.js';
import type { Source } from './source.js';

function toSource(input: string | object, file: string): Source {
  if (typeof input !== 'string') return readObject(input, file);
  if (input.length > LARGEST) throw tooLarge(file, input.length);
  return readSource(input.startsWith('\uFEFF') ? input.slice(1) : input, file);
}

const byPlace = (a: ScenarioProblem, b: ScenarioProblem): number => a.line - b.line || a.column - b.column;

/**
 * Reads and checks a scenario file, references included. `input` is its text (JSON when the name `file` ends in .json, else
 * YAML) or what JSON.parse would make of it. Throws a ScenarioError that lists all problems.
 */
export function readWorldFile(input: string | object, file: string): ScenarioFile {
  return findRight(toSource(input, file), file);
}

function findRight(source: Source, file: string): ScenarioFile {
  const extended = isObject(source.value) ? source.value.extends : undefined;
  const baseName = builtinScenarios.find((name) => name === extended);
  const base = baseName === undefined ? undefined : readBuiltin(baseName);
  const known = collectKnown(source.value, base);
  const report = new Report();
  if (base !== undefined) {
    // The base has no problems, but the file must not reuse its ids and names.
    report.origin = baseName;
    checkWorld(known, builtinScenarios)(base, report);
    report.origin = undefined;
    report.findings.length = 0;
  }
  if (isWorldFile(source.value, known, builtinScenarios, report)) {
    const rounded = source.findRounded();
    if (rounded.length > 0) throw new ScenarioError('wrong', file, rounded);
    return source.value;
  }
  throw new ScenarioError('wrong', file, source.toProblems(report.findings).sort(byPlace));
}

/**
 * The world of a scenario file given as text or object. `file` names it in problems, and names the world when the file does not.
 * The same file and seed give the same world, byte for byte. Rejects with a ScenarioError that lists all problems.
 */
export async function parseScenario(
  input: string | object,
  { file, seed }: { readonly file: string; readonly seed?: number | undefined },
): Promise<WorldData> {
  const pace = new Yielder();
  const source = toSource(input, file);
  if (pace.due) await pace.restToGrow();
  const right = findRight(source, file);
  if (pace.due) await pace.restToGrow();
  return makeWorld(right, seed, file);
}
