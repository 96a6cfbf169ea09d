import { CastFailure, castBoolean, castDate, castNumber, castObjectId, castString, wellFormed } from './cast.js';
import type { Json, Path } from './document.js';

/** Paths that hold no documents. */
type ValuePath = Exclude<Path, { kind: 'nested' | 'embedded' | 'list' }>;

/** Throws a CastFailure. Undefined: the value counts as absent. */
export function castValue(path: ValuePath, value: unknown, place: string): Json | undefined {
  switch (path.kind) {
    case 'string':
      return castString(value, place);
    case 'objectId':
      return castObjectId(value, place);
    case 'date': {
      const ms = castDate(value, place);
      return ms === null ? null : new Date(ms).toISOString();
    }
    case 'number':
      return castNumber(value, place);
    case 'boolean':
      return castBoolean(value, place);
    case 'many': {
      const cast = path.of === 'string' ? castString : castObjectId;
      const items: readonly unknown[] = Array.isArray(value) ? value : [value];
      return value === null ? null : items.map((item) => cast(item, place));
    }
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value) ? toJson(value) : undefined;
    case 'texts':
      return Array.isArray(value) && value.every((one) => typeof one === 'string') ? toJson(value) : undefined;
    case 'discriminator':
      if (value !== path.is) {
        throw new CastFailure('String', value, place);
      }
      return path.is;
    case 'mixed':
      return toJson(value);
  }
}

/** A parsed JSON value seen as one. Nothing but JSON.parse's own results and plain data come here. */
export function toJson(value: unknown): Json {
  const text = value === undefined ? 'null' : JSON.stringify(value);
  // JSON escapes halves of pairs of surrogates, and nothing else that begins so.
  return text.includes('\\ud')
    ? JSON.parse(text, (_, inner) => (typeof inner === 'string' ? wellFormed(inner) : inner))
    : JSON.parse(text);
}
