/** What the upstream answers instead of doing what was asked. Rendered in one place, in the shape of the service's errors. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  /** Whether the services of flows and templates repeat the status as `code`. */
  readonly withCode: boolean;

  constructor(status: number, message: string, withCode = true) {
    super(message);
    this.status = status;
    this.withCode = withCode;
  }
}

/**
 * The upstream never answers this request: an error thrown inside one of its asynchronous routes goes nowhere.
 * `message` says why, for the 504 of `timing: instant`; with `timing: real` the request stays unanswered.
 */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}
