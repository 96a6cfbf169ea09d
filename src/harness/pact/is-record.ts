import type { Json } from '../../../contracts/index.js';

/** Whether something that was read from JSON is an object. */
export function isRecord(value: unknown): value is Readonly<Record<string, Json>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
