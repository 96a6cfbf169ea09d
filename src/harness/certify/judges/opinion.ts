import type { JournalEntry } from '../../../../mock/index.js';
import { decoded } from '../../text.js';
import type { Opinion } from '../evidence.js';

export function fulfilled(expected: string, observed: string): Opinion {
  return { kind: 'kept', expected, observed };
}

export function broken(
  expected: string,
  observed: string,
  entry?: Pick<JournalEntry, 'sequence'>,
  fix?: string,
): Opinion {
  return {
    kind: 'broken',
    expected,
    observed,
    ...(entry === undefined ? {} : { exchange: entry.sequence }),
    ...(fix === undefined ? {} : { fix }),
  };
}

export function silent(expected: string, observed: string): Opinion {
  return { kind: 'silent', expected, observed };
}

export function notApplicable(expected: string, observed: string): Opinion {
  return { kind: 'not-applicable', expected, observed };
}

/** What to do about deliveries that came too often, whichever judge saw them. */
export const FIX_TOO_MANY =
  'Call each flow once for each event: collect the flows of all pages by id before the first call, and repeat only the call that failed, not the event or the page before it.';

/** How a request is spoken of: without percent-encoding. */
export function nameOf({ method, url }: Pick<JournalEntry, 'method' | 'url'>): string {
  const text = decoded(url);
  return `${method} ${text.length > 120 ? `${text.slice(0, 120)}…` : text}`;
}

/** A value as it is shown, cut where it is long. */
export function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

/** So much of a name is shown of each of its ends. */
const END = 30;

/** A name in quotes; of a long one both ends, for long names may differ at either. */
export function quoted(name: string): string {
  return JSON.stringify(name.length > 2 * END + 1 ? `${name.slice(0, END)}…${name.slice(-END)}` : name);
}
