import { isObject } from '../../domain/checks/check.js';
import type { SeededRandom } from '../../domain/random/seeded-random.js';

/** Values of the declared types, named as declared. */
export function makeOutput(declared: Readonly<Record<string, unknown>>, draw: SeededRandom): Record<string, unknown> {
  return Object.fromEntries(Object.entries(declared).map(([name, type]) => [name, madeValue(name, type, draw)]));
}

function madeValue(name: string, type: unknown, draw: SeededRandom): unknown {
  if (isObject(type)) {
    return makeOutput(type, draw);
  }
  if (Array.isArray(type)) {
    return type.map((item) => madeValue(name, item, draw));
  }
  switch (type) {
    case 'number':
    case 'integer':
      return 1 + draw.below(100_000);
    case 'boolean':
      return draw.chance(0.8);
    case 'array':
      return [];
    case 'object':
      return {};
    default:
      return `${name.slice(0, 3).toLowerCase()}-${(100_000 + draw.below(900_000)).toString(36)}`;
  }
}
