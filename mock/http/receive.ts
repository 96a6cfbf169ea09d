import type { MiddlewareHandler } from 'hono';
import { isName, NAME_RULE } from '../worlds/names.js';
import type { Sandboxes } from '../worlds/sandboxes.js';
import { toResponse } from './answer.js';
import { type Env, RequestContext } from './context.js';
import { fromRequest } from './in-process-request.js';
import { fromIncoming } from './node-request.js';
import { isAdmitted } from './origins.js';
import type { RawRequest } from './request.js';

/** Sets `request`, and whether an option lets its origin in: as it came over the wire, or as a Request in this process describes it. */
export const receive =
  (admitted: ReadonlySet<string>): MiddlewareHandler<Env> =>
  (c, next) => {
    const { incoming, outgoing } = c.env ?? {};
    const isOverWire = incoming !== undefined && outgoing !== undefined;
    const request = isOverWire ? fromIncoming(incoming, outgoing) : fromRequest(c.req.raw);
    if (admitted.size > 0 && isAdmitted(request.header('origin'), admitted)) {
      request.originVerdict = 'admitted';
    }
    c.set('request', request);
    return next();
  };

/** Sets `context`, the request in the world that its path names. Answers 404 where there is no such world. */
export function sandbox(sandboxes: Sandboxes): MiddlewareHandler<Env> {
  return (c, next) => {
    const request = c.get('request');
    const found = sandboxes.find(request.sandbox);
    if (found === undefined) {
      return Promise.resolve(noSuchSandbox(request));
    }
    c.set('context', new RequestContext(sandboxes, found, request));
    return next();
  };
}

function noSuchSandbox(request: RawRequest): Response {
  const name = request.sandbox ?? '';
  const how = isName(name)
    ? `PUT /_mock/sandboxes/${name} makes it`
    : `a name has ${NAME_RULE}, and PUT /_mock/sandboxes/{name} makes a sandbox`;
  const body = { error: `There is no sandbox ${JSON.stringify(name)}: ${how}.` };
  return toResponse(request, { status: 404, body });
}
