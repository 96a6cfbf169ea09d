/** One thing that is wrong with a world file. */
export interface ScenarioProblem {
  readonly file: string;
  /** From 1; 0 when the file as a whole is meant. */
  readonly line: number;
  /** From 1, in UTF-16 units; 0 when the file as a whole is meant. */
  readonly column: number;
  /** Place in the document, such as `flows[3].owners[0].id`; empty when the file as a whole or its syntax is meant. */
  readonly path: string;
  readonly message: string;
}

const SHOWN = 20;

/** `file:line:column: path: message`, on one line. */
export function formatProblem({ file, line, column, path, message }: ScenarioProblem): string {
  const place = line === 0 ? file : `${file}:${line}:${column}`;
  return path === '' ? `${place}: ${message}` : `${place}: ${path}: ${message}`;
}

/** unknown: no built-in world has the name; unreadable: the file cannot be read as text; wrong: its content cannot be used. */
export type ScenarioFailure = 'unknown' | 'unreadable' | 'wrong';

/** A world cannot be loaded. `message` shows the first 20 problems, one per line. */
export class ScenarioError extends Error {
  readonly kind: ScenarioFailure;
  readonly problems: readonly ScenarioProblem[];

  constructor(kind: ScenarioFailure, name: string, problems: readonly ScenarioProblem[]) {
    const count = problems.length === 1 ? 'a problem' : `${problems.length} problems`;
    const lines = problems.slice(0, SHOWN).map((problem) => `  ${formatProblem(problem)}`);
    if (problems.length > SHOWN) lines.push(`  and ${problems.length - SHOWN} more`);
    super(`Cannot load the scenario ${name}, because of ${count}:\n${lines.join('\n')}`);
    this.name = 'ScenarioError';
    this.kind = kind;
    this.problems = problems;
  }
}

/** Why a number is refused. */
export function notExact(written: string): string {
  return `${written} is more than a number can hold exactly; write it as a text`;
}

/** Larger files are not read: their world would hardly fit in memory. */
export const LARGEST = 512 * 1024 * 1024;

/** A refusal for a reason that has no place in the file. */
export function refuseFile(kind: ScenarioFailure, file: string, message: string): ScenarioError {
  return new ScenarioError(kind, file, [{ file, line: 0, column: 0, path: '', message }]);
}

export function tooLarge(file: string, size: number): ScenarioError {
  return refuseFile('unreadable', file, `${size} bytes are too many; a world file may have ${LARGEST} (512 MB)`);
}
