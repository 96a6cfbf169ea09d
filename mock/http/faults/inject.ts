import { toObjectId } from '../../domain/upstream/object-id.js';
import { parseQuery } from '../../domain/upstream/query.js';
import type { Seen } from '../../faults/match.js';
import type { World } from '../../worlds/world.js';
import type { Turn } from '../context.js';
import { readParams } from '../path.js';
import { hasBody } from '../request.js';
import { callerOf } from './caller.js';
import { FaultyTurn } from './injection.js';

/** Longer bodies are not looked into, as no service takes them either. */
const LARGEST_BODY = 128 * 1024 * 1024;

/** Has the armed faults do to a request what they are armed for. `handle` is what is done without them. */
export async function meetFaults(
  turn: Turn,
  places: readonly (readonly [string, number])[],
  handle: () => Response | Promise<Response>,
): Promise<Response> {
  const { faults, world } = turn.sandbox;
  const seen = see(turn, places);
  const body = faults.wantsBody(seen) ? await keepBody(turn) : '';
  const meetings = faults.meet(seen, body, world.seed);
  if (meetings.length === 0) {
    return handle();
  }
  const faulty = new FaultyTurn(turn, meetings);
  if (faulty.waits && body === '') {
    // What the client has not got rid of yet would hide that he goes away.
    await keepBody(turn);
  }
  turn.mischief = faulty;
  return faulty.begin(handle);
}

function see({ exchange, operation, service, world }: Turn, places: readonly (readonly [string, number])[]): Seen {
  const { method, path, query } = exchange;
  return {
    operation,
    service: service.name,
    method,
    path: (path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path).toLowerCase(),
    query: parseQuery(query).pairs,
    caller: callerOf(world, exchange),
    flow: flowOf(world, path, places),
  };
}

const FLOWS = /^\/flows\/[^/]/i;

function flowOf(world: World, path: string, places: readonly (readonly [string, number])[]): readonly string[] {
  try {
    const { flowId, id } = readParams(path, places);
    const given = flowId ?? (FLOWS.test(path) ? id : undefined);
    const flow = given === undefined ? undefined : (toObjectId(given) ?? given);
    const name = flow === undefined ? undefined : world.flows.get(flow)?.name;
    return [flow, name].filter((each) => typeof each === 'string');
  } catch {
    return [];
  }
}

/** Reads the body beforehand, and has it there for whoever reads it later. */
async function keepBody(turn: Turn): Promise<string> {
  const { exchange } = turn;
  if (!hasBody(exchange)) {
    return '';
  }
  try {
    return (await exchange.readBody(LARGEST_BODY, turn.sandbox.deadlines)).toString('utf8');
  } catch {
    // Whoever reads it later is told.
    return '';
  }
}
