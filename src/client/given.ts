import type { Problem } from './problem.js';

/** Says of a value that was given, by its name, that it cannot be used, and what would be `right`. */
export function cannotBe(name: string, value: unknown, right: string): string {
  return `${name} can't be ${show(value)}: ${right}`;
}

/** What cannot be done with what was given, so that nothing is sent. `what` continues "could not". */
export function inputProblem(what: string, place: string, message: string): Problem {
  return { kind: 'input', message: `could not ${what}: ${message}`, problems: [{ place, message }] };
}

/** @throws TypeError for what is no whole number above 0. Infinity is none too large. */
export function wholeAboveZero(name: string, value: unknown): number {
  if (typeof value === 'number' && value > 0 && (Number.isInteger(value) || value === Infinity)) return value;
  throw new TypeError(cannotBe(name, value, 'a whole number above 0'));
}

function show(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'function') return 'a function';
  if (typeof value !== 'object' || value === null) return String(value);
  return Array.isArray(value) ? 'a list' : 'an object';
}
