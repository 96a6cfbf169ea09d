import type { CaseEvent } from '../../../../contracts/index.js';
import { ORDER } from './build-events.js';

/** What flows of a user declare where the case does not say: what all events of that user hold, as the guide shows it. */
export function declaredBy(events: readonly CaseEvent[], user: string | undefined): Readonly<Record<string, string>> {
  const own = events.filter((event) => ('of' in event ? event.of : event.mayFind) === user);
  const [first, ...others] = own.length === 0 ? [{ data: ORDER }] : own;
  const declared = Object.entries(first?.data ?? ORDER).flatMap(([name, value]): [string, string][] => {
    const type = typeOf(value);
    const isCommon = others.every(({ data = ORDER }) => typeOf(new Map(Object.entries(data)).get(name)) === type);
    return type === undefined || !isCommon ? [] : [[name, type]];
  });
  return Object.fromEntries(declared);
}

/** The word for the type of a value, made-up ones included; null and what is not there have no type. */
function typeOf(value: unknown): string | undefined {
  if (value === null || value === undefined) return undefined;
  if (Array.isArray(value)) return 'array';
  if (typeof value !== 'string' || !/^\$(?!\$)/.test(value)) return typeof value;
  const made = value.slice(1);
  return made === 'number' || made === 'integer' || made === 'boolean' ? made : 'string';
}
