/** How the services of flows and templates word a refusal: with the status as its code, without, or as a bare text. */
export type ErrorForm = 'coded' | 'uncoded' | 'text';

/** A refusal, thrown where its reason is found and rendered in the shape of the service's errors, in one place per service. */
export class ApiError extends Error {
  override readonly name: string = 'ApiError';
  readonly status: number;
  readonly form: ErrorForm;

  constructor(status: number, message: string, form: ErrorForm = 'coded') {
    super(message);
    this.status = status;
    this.form = form;
  }
}

/**
 * The upstream never answers this request: an error thrown inside one of its asynchronous routes goes nowhere.
 * `message` says why, for the 504 of `timing: instant`; with `timing: real` the request stays unanswered.
 */
export class UpstreamHang extends Error {
  override readonly name = 'UpstreamHang';
}
