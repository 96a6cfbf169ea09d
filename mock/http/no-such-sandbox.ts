import { isName, NAME_RULE } from '../worlds/names.js';
import { jsonReply, toResponse } from './answer.js';
import type { Exchange } from './request.js';

/** The answer to a request whose path begins with an unknown sandbox. */
export function noSuchSandbox(exchange: Exchange): Response {
  const name = exchange.sandbox ?? '';
  const how = isName(name)
    ? `PUT /_mock/sandboxes/${name} makes it`
    : `a name has ${NAME_RULE}, and PUT /_mock/sandboxes/{name} makes a sandbox`;
  return toResponse(exchange, jsonReply(404, { error: `There is no sandbox ${JSON.stringify(name)}: ${how}.` }), {});
}
