import { type Operation, type OperationId, operations } from '../../openapi/index.js';
import { Refusal } from './errors.js';

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
