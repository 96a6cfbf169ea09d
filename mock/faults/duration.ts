import ms from 'ms';
import { LONGEST_MS } from './fault.js';

/** Milliseconds, from a number or a text such as `1.5s`; undefined for anything that is no time or too long a time. */
export function durationOf(value: unknown): number | undefined {
  const duration = typeof value === 'string' ? parsed(value) : value;
  return typeof duration === 'number' && duration >= 0 && duration <= LONGEST_MS ? duration : undefined;
}

function parsed(text: string): number | undefined {
  return /^\d{1,9}(?:\.\d{1,9})?\s?(?:ms|s|m)?$/.test(text) ? ms(text as ms.StringValue) : undefined;
}
