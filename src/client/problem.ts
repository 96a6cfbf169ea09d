/** What is wrong with a value before it is sent. */
export interface InputProblem {
  /** Where, e.g. `address.geo.lat`; empty for the value as a whole. */
  readonly place: string;
  readonly message: string;
}

/**
 * Why no whole answer came: no connection or a cut one, too long a wait, or an unreadable body. Or the request was not sent,
 * because the service had asked for a longer pause than the call may wait.
 */
export type LossReason = 'connection' | 'timeout' | 'broken' | 'pause';

/** Why something was not done. `message` says all of it in one line. */
export type Problem =
  | {
      /** The service answered, and refused. */
      readonly kind: 'http';
      readonly status: number;
      readonly message: string;
      /** As it came: FlowMate's services have different forms. Text where it is no JSON. */
      readonly body: unknown;
      /** How long the service wants to be left alone, as it put it: seconds, or a date. Absent: it did not say. */
      readonly retryAfter?: string;
      /** Where a redirect points to, without its query. Only a GET within the service's own origin is followed. */
      readonly location?: string;
    }
  | {
      /** No whole answer came, however often it was tried; or, for `pause`, it was not sent. */
      readonly kind: 'transport';
      readonly reason: LossReason;
      readonly message: string;
      readonly cause: unknown;
    }
  | {
      /** An answer came that is not what the API document says. */
      readonly kind: 'answer';
      readonly message: string;
      readonly body: unknown;
    }
  | {
      /** What was given does not fit, so nothing was sent. */
      readonly kind: 'input';
      readonly message: string;
      readonly problems: readonly InputProblem[];
    }
  | {
      /** The caller's own signal ended it. */
      readonly kind: 'aborted';
      readonly message: string;
    };

/** The result of a call: `data`, or else `error`. */
export type Result<T> =
  | { readonly data: T; readonly error?: never }
  | { readonly data?: never; readonly error: Problem };

/** A call whose answer never came whole. `cause` is what the last try ended with. */
export class TransportError extends Error {
  override readonly name = 'TransportError';
  constructor(
    message: string,
    readonly reason: LossReason,
    /** How many times it was sent; 0 for `pause`. */
    readonly tries: number,
    cause: unknown,
  ) {
    super(message, { cause });
  }
}

/** What is used here of the result of openapi-fetch. */
interface Fetched<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

/**
 * Makes a call, and a result of whatever comes of it. `what` continues "could not"; `call` is given the signal in the form
 * that openapi-fetch takes. Never rejects.
 */
export async function resultOf<T>(
  what: string,
  signal: AbortSignal | undefined,
  call: (init: { readonly signal?: AbortSignal }) => Promise<Fetched<T>>,
): Promise<Result<T | undefined>> {
  try {
    const { data, error, response } = await call(signal === undefined ? {} : { signal });
    return response.ok ? { data } : { error: refusalOf(what, response, error) };
  } catch (error) {
    if (error instanceof TransportError) {
      const { reason, cause, message } = error;
      return { error: { kind: 'transport', reason, message: `could not ${what}: ${message}`, cause } };
    }
    if (signal?.aborted) return { error: { kind: 'aborted', message: `could not ${what}: its caller ended it` } };
    // Such as a request id that no header can hold: there was no request to send.
    const message = `could not ${what}: ${String(error)}`;
    return { error: { kind: 'input', message, problems: [{ place: '', message: String(error) }] } };
  }
}

function refusalOf(what: string, response: Response, body: unknown): Problem {
  const { status } = response;
  const said = messageOf(body);
  const retryAfter = response.headers.get('retry-after');
  const location = status < 400 ? response.headers.get('location') : null;
  const redirected = `, a redirect to ${JSON.stringify(location)}. Is the base URL right?`;
  const why = location === null ? said && ` ${JSON.stringify(said)}` : redirected;
  return {
    kind: 'http',
    status,
    message: `could not ${what}: the service answered ${status}${why}`,
    body,
    ...(retryAfter === null ? {} : { retryAfter }),
    ...(location === null ? {} : { location }),
  };
}

/** What a body that came with 2xx says against that: an error it holds, or that it was no success. */
export function errorIn(body: unknown): string | undefined {
  if (!isRecord(body)) return undefined;
  const { error, errors, success, ok } = body;
  const isError = [error, errors].some((each) => (Array.isArray(each) ? each.length > 0 : Boolean(each)));
  return isError || success === false || ok === false
    ? messageOf(body) || JSON.stringify(body).slice(0, 200)
    : undefined;
}

/** The text in an error of any of the services: `{errors: [{message}]}`, `{message}`, `{error}`, or a text. */
function messageOf(body: unknown): string {
  if (!isRecord(body)) return typeof body === 'string' ? body.slice(0, 200) : '';
  const { errors, message, error } = body;
  const first: unknown = Array.isArray(errors) ? errors[0] : errors;
  const inner: unknown = isRecord(error) ? error.message : error;
  const text = [isRecord(first) ? first.message : first, message, inner].find((each) => typeof each === 'string');
  return typeof text === 'string' ? text : '';
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
