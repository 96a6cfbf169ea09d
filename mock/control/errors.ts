import type { ControlSchema } from '../../openapi/index.js';
import { OptionError } from '../domain/option-error.js';
import { FaultError } from '../faults/fault-error.js';
import { notStored } from '../http/answer.js';
import { ApiError } from '../http/errors.js';
import type { RawRequest } from '../http/request.js';
import { ScenarioError } from '../scenarios/scenario-error.js';
import { PersistenceError } from '../store/engines/engine.js';
import { SandboxGone, TooManySandboxes } from '../worlds/sandboxes.js';
import { AdvanceEnded, ClockBusy } from '../worlds/time/timeline.js';

export type Problem = NonNullable<ControlSchema<'ControlError'>['problems']>[number];

/** A refusal of the control API, with what is wrong in the request where that is known place by place. */
export class ControlError extends ApiError {
  override readonly name = 'ControlError';
  readonly problems: readonly Problem[] | undefined;

  constructor(status: number, message: string, problems?: readonly Problem[]) {
    super(status, message);
    this.problems = problems;
  }
}

/** A request that is not what the control API takes, with all that is wrong. */
export function wrong(problems: readonly Problem[]): ControlError {
  return new ControlError(400, 'The request is not what the control API takes; nothing was changed.', problems);
}

/** What handlers throw that is no refusal yet, as one. */
export function toControlError(error: unknown, { method, path }: RawRequest): ControlError {
  if (error instanceof PersistenceError) {
    return new ControlError(507, notStored(error).body.error);
  }
  if (error instanceof FaultError) {
    const problems = error.problems.map((problem) => ({ place: placeOf(problem.path), message: problem.message }));
    return new ControlError(400, 'A fault is not what can be armed; nothing was changed.', problems);
  }
  if (error instanceof ScenarioError) {
    const problems = error.problems.map((problem) => ({
      place: problem.path === '' ? 'scenario' : `scenario ${problem.path}`,
      message: problem.message,
    }));
    return new ControlError(400, 'The scenario cannot be loaded; nothing was changed.', problems);
  }
  if (error instanceof OptionError) {
    return new ControlError(400, `${error.message}.`);
  }
  if (error instanceof ClockBusy || error instanceof AdvanceEnded) {
    return new ControlError(409, `The clock was not moved: ${error.message}.`);
  }
  if (error instanceof SandboxGone) {
    return new ControlError(409, `The world was not reset: ${error.message}.`);
  }
  if (error instanceof TooManySandboxes) {
    return new ControlError(429, `${error.message}.`);
  }
  const why = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return new ControlError(500, `The mock failed on ${method} ${path}: ${why}`);
}

/** Where in a body something stands. */
export function placeOf(path: readonly (string | number)[]): string {
  return ['body', path.map((step) => `/${step}`).join('')].join(' ').trimEnd();
}
