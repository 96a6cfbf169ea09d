import type { JournalEntry } from '../../../../mock/index.js';
import type { Opinion } from '../evidence.js';

export function fulfilled(expected: string, observed: string): Opinion {
  return { kind: 'kept', expected, observed };
}

export function broken(expected: string, observed: string, entry?: Pick<JournalEntry, 'sequence'>): Opinion {
  return { kind: 'broken', expected, observed, ...(entry === undefined ? {} : { exchange: entry.sequence }) };
}

export function silent(expected: string, observed: string): Opinion {
  return { kind: 'silent', expected, observed };
}

/** How a request is spoken of. */
export function nameOf({ method, url }: Pick<JournalEntry, 'method' | 'url'>): string {
  return `${method} ${url.length > 120 ? `${url.slice(0, 120)}…` : url}`;
}

/** A value as it is shown, cut where it is long. */
export function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
