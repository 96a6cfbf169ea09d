import type { Summary } from '../data/api.js';
import type { Live } from '../data/live.js';

/** What the list is narrowed to; an empty text narrows nothing. */
export interface Filter {
  readonly text: string;
  readonly operation: string;
  readonly status: string;
  readonly user: string;
  /** `departs`, `faults`, `failed`: only requests with something of the kind. */
  readonly only: string;
}

export const anything: Filter = { text: '', operation: '', status: '', user: '', only: '' };

export const statusWords: Readonly<Record<string, string>> = {
  '2': '2xx answered',
  '3': '3xx redirected',
  '4': '4xx refused',
  '5': '5xx failed',
  '0': 'no answer',
};

export const onlyWords: Readonly<Record<string, string>> = {
  departs: 'departs from the document',
  faults: 'met by a fault',
  failed: 'execution failed',
};

export function fits(entry: Summary, filter: Filter, executions: Live['executions']): boolean {
  const { text, operation, status, user, only } = filter;
  if (operation !== '' && (entry.operation ?? '') !== operation) return false;
  if (status !== '' && String(Math.floor(entry.status / 100)) !== status) return false;
  if (user !== '' && entry.caller?.username !== user) return false;
  if (only === 'departs' && entry.violations.length === 0) return false;
  if (only === 'faults' && entry.faults.length === 0) return false;
  if (only === 'failed' && executions.get(entry.execution ?? '') !== 'failed') return false;
  return text === '' || `${entry.method} ${entry.url} ${entry.operation ?? ''}`.toLowerCase().includes(text);
}

/** Values that a select offers: all that occur, in the order of the alphabet. */
export function valuesOf(entries: readonly Summary[], pick: (entry: Summary) => string | undefined): string[] {
  return [...new Set(entries.map(pick).filter((value) => value !== undefined))].sort();
}
