import type { Context, MiddlewareHandler, Next } from 'hono';
import { toObjectId } from '../../domain/upstream/object-id.js';
import { parseQuery } from '../../domain/upstream/query.js';
import type { Seen } from '../../faults/match.js';
import type { World } from '../../worlds/world.js';
import type { Env, RequestContext } from '../context.js';
import { type ParamPlaces, readParams } from '../path.js';
import { hasBody } from '../request.js';
import { lookAhead } from '../routes.js';
import { callerOf } from './caller.js';
import { FaultInjection } from './injection.js';

/** Longer bodies are not looked into, as no service takes them either. */
const LARGEST_BODY = 128 * 1024 * 1024;

/** Injects the armed faults that fit a request. */
export const faults: MiddlewareHandler<Env> = (c, next) =>
  c.get('context').sandbox.faults.isArmed ? inject(c, next) : next();

async function inject(c: Context<Env>, next: Next): Promise<Response | undefined> {
  const context = c.get('context');
  const places = lookAhead(c);
  const { faults: armed, world } = context.sandbox;
  const seen = see(context, places);
  const body = armed.wantsBody(seen) ? await readAhead(context) : '';
  const matches = armed.match(seen, body, world.seed);
  if (matches.length === 0) {
    await next();
    return undefined;
  }
  const injection = new FaultInjection(context, matches);
  if (injection.waits && body === '') {
    // What the client has still to send would hide that it goes away.
    await readAhead(context);
  }
  context.faults = injection;
  return injection.begin(next);
}

function see({ request, operation, service, world }: RequestContext, places: ParamPlaces): Seen {
  const { method, path, query } = request;
  return {
    operation,
    service: service.name,
    method,
    path: (path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path).toLowerCase(),
    query: parseQuery(query).pairs,
    caller: callerOf(world, request),
    flow: flowOf(world, path, places),
  };
}

const FLOWS = /^\/flows\/[^/]/i;

function flowOf(world: World, path: string, places: ParamPlaces): readonly string[] {
  try {
    const { flowId, id } = readParams(path, places);
    const given = flowId ?? (FLOWS.test(path) ? id : undefined);
    const flow = given === undefined ? undefined : (toObjectId(given) ?? given);
    const name = flow === undefined ? undefined : world.records.flows.get(flow)?.name;
    return [flow, name].filter((each) => typeof each === 'string');
  } catch {
    return [];
  }
}

/** Reads the body before its handler does, which gets the same bytes later. */
async function readAhead({ request, sandbox }: RequestContext): Promise<string> {
  if (!hasBody(request)) {
    return '';
  }
  try {
    return (await request.readBody(LARGEST_BODY, sandbox.bodyTimeouts)).toString('utf8');
  } catch {
    // The handler's reading fails in the same way.
    return '';
  }
}
