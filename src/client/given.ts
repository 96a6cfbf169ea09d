import type { Problem } from './problem.js';

/** Says that a value cannot be used, and what would be `right`. */
export function cannotBe(name: string, value: unknown, right: string): string {
  return `${name} can't be ${show(value)}: ${right}`;
}

/** The problem of an input for which nothing is sent. `what` continues "could not". */
export function inputProblem(what: string, place: string, message: string): Problem {
  return { kind: 'input', message: `could not ${what}: ${message}`, problems: [{ place, message }] };
}

export const WHOLE = 'a whole number above 0';
export const FULL = 'a text that is not empty';

export function isFull(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

/** @throws TypeError for any other value. Infinity is allowed. */
export function wholeAboveZero(name: string, value: unknown): number {
  if (typeof value === 'number' && value > 0 && (Number.isInteger(value) || value === Infinity)) return value;
  throw new TypeError(cannotBe(name, value, WHOLE));
}

/** The longest delay of a timer. */
const MOST_MS = 2 ** 31 - 1;

/** @throws TypeError for what is no such number. */
export function milliseconds(name: string, value: unknown): number {
  if (typeof value === 'number' && value > 0 && value <= MOST_MS) return value;
  throw new TypeError(cannotBe(name, value, `a number above 0, ${MOST_MS} at most`));
}

/** @throws TypeError for what is neither a function nor absent. */
export function checkFunction(name: string, value: unknown): void {
  if (value !== undefined && typeof value !== 'function') throw new TypeError(cannotBe(name, value, 'a function'));
}

/** Texts may be secrets, and are not shown. @throws TypeError for what is neither a text nor absent. */
export function checkText(name: string, value: unknown, right = 'a text'): void {
  if (value === undefined || typeof value === 'string') return;
  const kind = value === null ? 'null' : Array.isArray(value) ? 'a list' : nounOf(typeof value);
  throw new TypeError(`${name} can't be ${kind}: ${right}`);
}

/** @throws TypeError for what no header can hold. */
export function checkHeaderText(name: string, value: unknown): void {
  const right = 'a text of ASCII characters without line breaks';
  checkText(name, value, right);
  const [odd] = /[^ -~]/u.exec(String(value ?? '')) ?? [];
  if (odd !== undefined) throw new TypeError(`${name} can't hold ${JSON.stringify(odd)}: ${right}`);
}

function nounOf(type: string): string {
  return type === 'object' ? 'an object' : `a ${type}`;
}

function show(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'function') return 'a function';
  if (typeof value !== 'object' || value === null) return String(value);
  return Array.isArray(value) ? 'a list' : 'an object';
}
