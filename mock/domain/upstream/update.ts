import { CastFailure } from './cast.js';
import { castValue, toJson } from './cast-value.js';
import type { Document, Json, Shape } from './document.js';

/** The members that an update writes. `problem` is the mapper's text where one cannot be cast. */
interface Update {
  readonly members: Document;
  readonly problem: string | undefined;
}

/**
 * Casts an update of a document without documents inside. Nothing is checked but that each member can be cast, in the order in
 * which the body has them; of several that can't be, the last is reported. A plain object is replaced wholly.
 */
export function castUpdate(shape: Shape, body: unknown, prefix = ''): Update {
  const members: Document = {};
  let problem: string | undefined;
  for (const [name, value] of Object.entries(Object(body))) {
    const path = Object.hasOwn(shape, name) ? shape[name] : undefined;
    if (value === undefined || path === undefined || path.kind === 'embedded' || path.kind === 'list') {
      continue;
    }
    if (path.kind === 'nested') {
      const inner = castInside(path.shape, value, `${name}.`);
      members[name] = inner.value;
      problem = inner.problem ?? problem;
      continue;
    }
    try {
      const cast = castValue(path, value, prefix + name);
      if (cast !== undefined) {
        members[name] = cast;
      }
    } catch (error) {
      if (!(error instanceof CastFailure)) {
        throw error;
      }
      problem = error.message;
    }
  }
  return { members, problem };
}

function castInside(shape: Shape, value: unknown, prefix: string): { value: Json; problem: string | undefined } {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { value: toJson(value), problem: undefined };
  }
  const { members, problem } = castUpdate(shape, value, prefix);
  return { value: members, problem };
}
