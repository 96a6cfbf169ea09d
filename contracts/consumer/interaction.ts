import type { Body, OperationId, PathParameters, Query, RequestBody, Status } from '../../openapi/index.js';
import type { Json } from '../states/state.js';
import type { StateUse } from '../states.js';
import type { Relied } from './matchers.js';

/** What the SDK is asked to do. `request`: to send the request as it is, by the method of that name. */
export type SdkCall =
  | { readonly kind: 'request' }
  | { readonly kind: 'users.find'; readonly username: string }
  | { readonly kind: 'flows.list'; readonly user: string; readonly status: 'active' | 'inactive' }
  | {
      readonly kind: 'webhooks.trigger';
      readonly flow: { readonly id: string; readonly payload?: Json };
      readonly data: { readonly [name: string]: Json };
      readonly requestId: string;
    };

/** Statuses that any operation may be answered with, by whatever stands before the service; no document has them. */
type FromBefore = 429 | 502 | 503;

/** A request and its answer, as far as the SDK relies on it. */
export interface Interaction {
  /** Continues "upon receiving"; no two are the same. */
  readonly description: string;
  readonly given: readonly StateUse[];
  readonly call: SdkCall;
  readonly request: {
    readonly operation: OperationId;
    readonly path: Readonly<Record<string, string>>;
    readonly query: Readonly<Record<string, unknown>>;
    readonly headers: Readonly<Record<string, string>>;
    /** Absent: none is sent. */
    readonly body?: unknown;
  };
  readonly response: {
    readonly status: number;
    /** Each by the form of its value, a regular expression, with an example. */
    readonly headers: Readonly<Record<string, { readonly form: string; readonly example: string }>>;
    /** Absent: nothing of the body is relied on. */
    readonly body?: unknown;
  };
  /** What the SDK has to return for the answer; it may have further members. */
  readonly result: unknown;
}

type PathOf<Op extends OperationId> = [PathParameters<Op>] extends [never]
  ? { readonly path?: undefined }
  : { readonly path: PathParameters<Op> };

interface Given<Op extends OperationId, S extends Status<Op> | FromBefore> {
  readonly description: string;
  readonly given: readonly StateUse[];
  /** Default: the request is sent as it is. */
  readonly call?: SdkCall;
  readonly request: PathOf<Op> & {
    readonly operation: Op;
    readonly query?: Query<Op>;
    /** Default: without one. */
    readonly token?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: RequestBody<Op>;
  };
  readonly response: {
    readonly status: S;
    readonly headers?: Interaction['response']['headers'];
    readonly body?: S extends Status<Op> ? Relied<Body<Op, S>> : unknown;
  };
  readonly result: unknown;
}

const JSON_TYPE = { 'Content-Type': { form: '^application/json.*$', example: 'application/json' } };

/** Holds an interaction against the API document: what does not fit the operation does not compile. */
export function interaction<Op extends OperationId, S extends Status<Op> | FromBefore>({
  description,
  given,
  call = { kind: 'request' },
  request: { operation, path, query = {}, token, headers = {}, body },
  response,
  result,
}: Given<Op, S>): Interaction {
  return {
    description,
    given,
    call,
    request: {
      operation,
      path: { ...path },
      query: { ...query },
      headers: {
        ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body }),
    },
    response: {
      status: response.status,
      headers: { ...(response.body === undefined ? {} : JSON_TYPE), ...response.headers },
      ...(response.body === undefined ? {} : { body: response.body }),
    },
    result,
  };
}
