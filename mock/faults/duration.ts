import ms from 'ms';
import { LONGEST_MS } from './fault.js';

/** The longest window of a rate limit, by the world's clock. */
export const LONGEST_WINDOW_MS = 24 * 60 * 60 * 1_000;

/** Milliseconds of a number or a text such as `1.5s`. Undefined: not a duration, or longer than `most`. */
export function durationOf(value: unknown, most = LONGEST_MS): number | undefined {
  const duration = typeof value === 'string' ? parsed(value) : value;
  return typeof duration === 'number' && duration >= 0 && duration <= most ? duration : undefined;
}

function parsed(text: string): number | undefined {
  return /^\d{1,9}(?:\.\d{1,9})?\s?(?:ms|s|m|h)?$/.test(text) ? ms(text as ms.StringValue) : undefined;
}
