import { type StoredEntry, toStoredBody } from '../../../mock/journal/entry.js';
import type { Redaction } from '../../../mock/journal/to-journal-entry.js';

/** Shows everything as it came. */
export const plain: Redaction = { redacts: false, isToken: () => false };

/** An entry as a plain request makes it, with what is to be otherwise. */
export function makeEntry(members: Partial<StoredEntry> = {}): StoredEntry {
  return {
    sequence: 0,
    arrival: 0,
    wallTime: 0,
    ahead: 0,
    duration: 1_500,
    method: 'GET',
    path: '/flows',
    query: '',
    operation: 'getFlows',
    params: {},
    caller: undefined,
    status: 200,
    delivered: true,
    requestHeaders: '',
    responseHeaders: {},
    request: toStoredBody(undefined, 0),
    response: toStoredBody(undefined, 0),
    violations: [],
    faults: [],
    execution: undefined,
    note: undefined,
    ...members,
  };
}
