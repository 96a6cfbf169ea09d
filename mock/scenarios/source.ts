import type { Finding } from '../domain/checks/report.js';
import type { ScenarioProblem } from './scenario-error.js';

/** The value of a text, with a way to find places in the text. */
export interface Source {
  readonly value: unknown;
  /** Members that are written twice, where the reader of the text does not refuse them itself. */
  findRepeated?(): ScenarioProblem[];
  /** Numbers that are others than what is written. */
  findRounded(): ScenarioProblem[];
  toProblems(findings: readonly Finding[]): ScenarioProblem[];
}
