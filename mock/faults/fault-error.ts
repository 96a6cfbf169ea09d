import { type Segment, toPath } from '../domain/checks/report.js';
import { OptionError } from '../domain/option-error.js';

/** Faults that cannot be armed, with all problems. Nothing was armed. */
export class FaultError extends OptionError {
  /** `path` leads from the input to the problem, e.g. `faults`, 0, `effect`, `status`. */
  readonly problems: readonly { readonly path: readonly Segment[]; readonly message: string }[];

  constructor(problems: FaultError['problems']) {
    const lines = problems.map(({ path, message }) => (path.length === 0 ? message : `${toPath(path)}: ${message}`));
    super(`faults cannot be armed: ${lines.join('; ')}`);
    this.problems = problems;
  }
}
