import { isObject } from '../domain/checks/check.js';
import { Report } from '../domain/checks/report.js';
import { collectKnown } from '../domain/records/collect-known.js';
import { Yielder } from '../domain/yielder.js';
import { builtinScenarios } from './builtin.js';
import { readBuiltin } from './builtin-file.js';
import { checkInSteps, checkWorld, isRight } from './check-world.js';
import { makeWorld } from './make-world.js';
import { readObject, readSource } from './read-source.js';
import { LARGEST, ScenarioError, type ScenarioProblem, tooLarge } from './scenario-error.js';
import type { ScenarioFile, WorldData } from './scenario-file.js';
import type { Source } from './source.js';

function toSource(input: string | object, file: string, value?: object): Source {
  if (typeof input !== 'string') return readObject(input, file);
  if (input.length > LARGEST) throw tooLarge(file, input.length);
  return readSource(input.startsWith('\uFEFF') ? input.slice(1) : input, file, value);
}

const byPlace = (a: ScenarioProblem, b: ScenarioProblem): number => a.line - b.line || a.column - b.column;

/**
 * Reads and checks a scenario file, references included. `input` is its text (JSON when the name `file` ends in .json, else
 * YAML) or what JSON.parse would make of it. Throws a ScenarioError that lists all problems.
 */
export function readWorldFile(input: string | object, file: string): ScenarioFile {
  const reading = readInSteps(input, { file });
  for (;;) {
    const step = reading.next();
    if (step.done === true) return step.value;
  }
}

/** The same, in steps: others can have their turn between them. */
function* readInSteps(
  input: string | object,
  { file, isOfValue = false, value }: ParseOptions,
): Generator<void, ScenarioFile> {
  const source = toSource(input, file, value);
  yield;
  if (!isOfValue) {
    refuseAny(source.findRepeated?.() ?? [], file);
    yield;
  }
  const extended = isObject(source.value) ? source.value.extends : undefined;
  const baseName = builtinScenarios.find((name) => name === extended);
  const base = baseName === undefined ? undefined : readBuiltin(baseName);
  const known = collectKnown(source.value, base);
  yield;
  const report = new Report();
  if (base !== undefined) {
    // The base has no problems, but the file must not reuse its ids and names.
    report.origin = baseName;
    checkWorld(known, builtinScenarios)(base, report);
    report.origin = undefined;
    report.findings.length = 0;
  }
  yield* checkInSteps(source.value, known, builtinScenarios, report);
  if (!isRight(source.value, report)) {
    throw new ScenarioError('wrong', file, source.toProblems(report.findings).sort(byPlace));
  }
  const right = source.value;
  if (!isOfValue) {
    yield;
    refuseAny(source.findRounded(), file);
  }
  return right;
}

function refuseAny(problems: readonly ScenarioProblem[], file: string): void {
  if (problems.length > 0) throw new ScenarioError('wrong', file, problems);
}

interface ParseOptions {
  readonly file: string;
  readonly seed?: number | undefined;
  /** The text was made of a value: it has no member twice, and its numbers are as they were. */
  readonly isOfValue?: boolean;
  /** That value, where nothing else holds it: it becomes part of the world. */
  readonly value?: object | undefined;
}

/**
 * The world of a scenario file given as text or object. `file` names it in problems, and names the world when the file does not.
 * The same file and seed give the same world, byte for byte. Rejects with a ScenarioError that lists all problems.
 */
export async function parseScenario(input: string | object, options: ParseOptions): Promise<WorldData> {
  const pace = new Yielder();
  const reading = readInSteps(input, options);
  for (;;) {
    const step = reading.next();
    if (pace.due) await pace.restToGrow();
    if (step.done === true) return makeWorld(step.value, options.seed, options.file);
  }
}
