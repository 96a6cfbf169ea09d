import type { Context } from 'hono';
import { type Operation, type OperationId, operations } from '../openapi/index.js';
import type { Exchange } from './exchange.js';
import type { KnownCaller } from './journal/kept-entry.js';
import { fromRequest } from './memory-exchange.js';
import type { Settings } from './options.js';
import type { Query } from './query.js';
import { Refusal } from './refusal.js';
import type { Sandbox } from './sandbox.js';
import { fromIncoming } from './wire-exchange.js';
import type { World } from './world.js';

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

/** One request to one operation, as its handler sees it. */
export interface Call {
  readonly sandbox: Sandbox;
  readonly world: World;
  readonly settings: Settings;
  readonly exchange: Exchange;
  /** Absent when no operation of the API document has this path and method. */
  readonly operation: OperationId | undefined;
  /** Decoded parameters of the path. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: Query;
  /** Whatever JSON came; `{}` without one. */
  readonly body: unknown;
  /** Who sent it, as far as is known: for the journal. */
  caller: KnownCaller | undefined;
  /** The run of a flow that the request starts, for the journal. It is told the number of the entry once there is one. */
  execution: { readonly flowExecId: string; request?: number | undefined } | undefined;
}

/** Where the parameters of a path template stand: `/flows/{id}/start` has `id` as segment 1. */
export function paramPlaces(path: string): readonly (readonly [name: string, segment: number])[] {
  return path
    .split('/')
    .slice(1)
    .flatMap((segment, i) => {
      const name = /^\{(.+)\}$/.exec(segment)?.[1];
      return name === undefined ? [] : [[name, i] as const];
    });
}

export const NO_PARAMS: Readonly<Record<string, string>> = {};

/** The parameters of a raw path; refuses what can't be decoded, as Express does. */
export function readParams(
  path: string,
  places: readonly (readonly [string, number])[],
): Readonly<Record<string, string>> {
  if (places.length === 0) {
    return NO_PARAMS;
  }
  const params: Record<string, string> = {};
  const segments = path.split('/');
  for (const [name, segment] of places) {
    const raw = segments[segment + 1] ?? '';
    params[name] = raw.includes('%') ? decodeParam(raw) : raw;
  }
  return params;
}

/** Decodes a part of a path; refuses what can't be, as Express does. */
export function decodeParam(raw: string): string {
  try {
    return decodeURIComponent(raw);
  } catch {
    throw new Refusal(400, `Failed to decode param '${raw}'`);
  }
}

/** An operation with every path it is served under: its own first, then its aliases'. */
export function pathsOf(id: OperationId): readonly Operation[] {
  return operations.filter((operation) => operation.id === id || operation.aliasOf === id);
}
