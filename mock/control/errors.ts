import type { ControlSchema } from '../../openapi/index.js';
import { OptionError } from '../domain/option-error.js';
import { FaultError } from '../faults/fault-error.js';
import { jsonReply, notStored, type Reply } from '../http/answer.js';
import { Refusal } from '../http/errors.js';
import { ScenarioError } from '../scenarios/scenario-error.js';
import { PersistenceError } from '../store/file/persistence.js';
import { SandboxGone, TooManySandboxes } from '../worlds/sandboxes.js';
import { AdvanceEnded, ClockBusy } from '../worlds/time/timeline.js';

/** A refusal of the control API. */
export class ControlRefusal extends Error {
  override readonly name = 'ControlRefusal';
  readonly status: 400 | 404 | 409 | 413 | 429;

  constructor(status: ControlRefusal['status'], message: string) {
    super(message);
    this.status = status;
  }
}

export class NotStored extends Error {
  constructor(cause: unknown) {
    super('not stored', { cause });
  }
}

export type Problem = NonNullable<ControlSchema<'ControlError'>['problems']>[number];

/** A request that is not what the control API takes, with all that is wrong. */
export class Wrong extends Error {
  readonly problems: ControlSchema<'ControlError'>['problems'];

  constructor(problems: ControlSchema<'ControlError'>['problems']) {
    super('The request is not what the control API takes; nothing was changed.');
    this.problems = problems;
  }
}

export function toRefusal(error: unknown): Reply {
  if (error instanceof NotStored) {
    return notStored(error.cause);
  }
  if (error instanceof PersistenceError) {
    return notStored(error);
  }
  if (error instanceof Wrong) {
    return jsonReply(400, { error: error.message, problems: error.problems });
  }
  if (error instanceof FaultError) {
    const problems = error.problems.map(({ path, message }) => ({ place: placeOf(path), message }));
    return jsonReply(400, { error: 'A fault is not what can be armed; nothing was changed.', problems });
  }
  if (error instanceof ScenarioError) {
    const problems = error.problems.map(({ path, message }) => ({
      place: path === '' ? 'scenario' : `scenario ${path}`,
      message,
    }));
    return jsonReply(400, { error: 'The scenario cannot be loaded; nothing was changed.', problems });
  }
  if (error instanceof ControlRefusal || error instanceof Refusal) {
    return jsonReply(error.status, { error: error.message });
  }
  if (error instanceof OptionError) {
    return jsonReply(400, { error: `${error.message}.` });
  }
  if (error instanceof ClockBusy || error instanceof AdvanceEnded) {
    return jsonReply(409, { error: `The clock was not moved: ${error.message}.` });
  }
  if (error instanceof SandboxGone) {
    return jsonReply(409, { error: `The world was not reset: ${error.message}.` });
  }
  if (error instanceof TooManySandboxes) {
    return jsonReply(429, { error: `${error.message}.` });
  }
  throw error;
}

/** Where in a body something stands. */
export function placeOf(path: readonly (string | number)[]): string {
  return ['body', path.map((step) => `/${step}`).join('')].join(' ').trimEnd();
}
