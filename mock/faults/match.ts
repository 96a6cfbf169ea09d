import type { OperationId } from '../../openapi/index.js';
import type { FaultMatch } from './fault.js';
import { fits } from './glob.js';

/** What faults see of a request. */
export interface Seen {
  readonly operation: OperationId | undefined;
  readonly service: string;
  readonly method: string;
  /** In lower case, without a sandbox, a query, or a slash at its end. */
  readonly path: string;
  readonly query: readonly (readonly [name: string, value: string])[];
  /** Id and username of the caller. Empty: not known. */
  readonly caller: readonly string[];
  /** Id and name of the flow in the path. */
  readonly flow: readonly string[];
}

/** Whether a fault matches a request, apart from `bodyContains` and `nth`. */
export function fitsRequest(match: FaultMatch, seen: Seen): boolean {
  const { operation, service, method, path, user, flow, query } = match;
  return (
    (operation === undefined || isOneOf(operation, seen.operation)) &&
    (service === undefined || service === seen.service) &&
    (method === undefined || method.toUpperCase() === seen.method) &&
    (path === undefined || fits(seen.path, path.toLowerCase())) &&
    (user === undefined || seen.caller.includes(user) || seen.caller.includes(user.toLowerCase())) &&
    (flow === undefined || seen.flow.includes(flow)) &&
    (query === undefined ||
      Object.entries(query).every(([name, value]) => seen.query.some((pair) => pair[0] === name && pair[1] === value)))
  );
}

function isOneOf(operation: string | readonly string[], asked: OperationId | undefined): boolean {
  return typeof operation === 'string' ? operation === asked : asked !== undefined && operation.includes(asked);
}
