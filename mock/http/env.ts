import type { Context } from 'hono';
import { fromRequest } from './in-process-request.js';
import { fromIncoming } from './node-request.js';
import type { Exchange } from './request.js';

/** What Node's server hands over beside the Request; absent without a port. */
export interface Bindings {
  readonly incoming?: import('node:http').IncomingMessage;
  readonly outgoing?: import('node:http').ServerResponse;
}

export type Env = { Bindings: Bindings };

/** The request as it came over the wire, or as a Request tells it. */
export function exchangeOf(c: Context<Env>): Exchange {
  const { incoming, outgoing } = c.env ?? {};
  return incoming === undefined || outgoing === undefined ? fromRequest(c.req.raw) : fromIncoming(incoming, outgoing);
}
