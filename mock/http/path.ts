import { ApiError } from './errors.js';

/** Where the parameters of a path stand: `/flows/{id}/start` has `id` as segment 1. */
export type ParamPlaces = readonly (readonly [name: string, segment: number])[];

/** A path of a document as a pattern of Hono's, in lower case, and the places of its parameters in the raw path. */
export function toPattern(path: string): { readonly pattern: string; readonly places: ParamPlaces } {
  const places = path
    .split('/')
    .slice(1)
    .flatMap((segment, i) => {
      const name = /^\{(.+)\}$/.exec(segment)?.[1];
      return name === undefined ? [] : [[name, i] as const];
    });
  return { pattern: path.toLowerCase().replace(/\{(.+?)\}/g, ':$1'), places };
}

/** Where upstream mounts routers, one within the other at IAM. FlowMate's own paths are mapped to those of IAM. */
const MOUNTS = [
  /^(\/(?:flows|templates|executions|secrets|auth-clients|components|logs|users|api\/users|api\/v1))\/\/(?!\/)/i,
  /^(\/api\/v1\/(?:users|tenants|tokens|roles|permissions))\/\/(?!\/)/i,
];

/** A raw path as upstream's routes see it: a router cuts its mount path off, and with it one slash too many behind it. */
export function cutMounts(path: string): string {
  return path.includes('//') ? MOUNTS.reduce((cut, mount) => cut.replace(mount, '$1/'), path) : path;
}

export const NO_PARAMS: Readonly<Record<string, string>> = {};

/** The parameters of a raw path; refuses what can't be decoded, as Express does. */
export function readParams(path: string, places: ParamPlaces): Readonly<Record<string, string>> {
  if (places.length === 0) {
    return NO_PARAMS;
  }
  const params: Record<string, string> = {};
  const segments = cutMounts(path).split('/');
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
    throw new ApiError(400, `Failed to decode param '${raw}'`);
  }
}
