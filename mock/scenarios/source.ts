import { readJson } from './json-source.js';
import type { Finding } from './report.js';
import type { ScenarioProblem } from './scenario-error.js';
import { readYaml } from './yaml-source.js';

/** What a text says, and where in the text a place of it stands. */
export interface Source {
  readonly value: unknown;
  toProblems(findings: readonly Finding[]): ScenarioProblem[];
}

/** Reads text as JSON or YAML. Throws a ScenarioError when it is neither. */
export function readSource(text: string, file: string): Source {
  return file.endsWith('.json') ? readJson(text, file) : readYaml(text, file);
}
