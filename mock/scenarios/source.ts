import type { Finding } from '../domain/checks/report.js';
import type { ScenarioProblem } from './scenario-error.js';

/** What a text says, and where in the text a place of it stands. */
export interface Source {
  readonly value: unknown;
  toProblems(findings: readonly Finding[]): ScenarioProblem[];
}
