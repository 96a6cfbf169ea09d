import type { Finding } from '../domain/checks/report.js';
import type { ScenarioProblem } from './scenario-error.js';

/** The value of a text, with a way to find places in the text. */
export interface Source {
  readonly value: unknown;
  toProblems(findings: readonly Finding[]): ScenarioProblem[];
}
