import type { JournalEntry } from '../../../../mock/index.js';
import type { Evidence } from '../evidence.js';
import { arrivalOf, isWebhook, isWhole, jsonBody } from './calls.js';
import { deliveries, isClear } from './deliveries.js';
import { difference } from './differences.js';
import { nameOf } from './opinion.js';

/** A request that did not get what it asked for, and the request that the client made in its place. */
export interface FailedTry {
  readonly entry: JournalEntry;
  readonly next: JournalEntry;
  /** In what the next try is another request. Absent: it is the same one. */
  readonly changed?: string;
}

/** Every request that was not answered as it should be and was tried again, by what the harness knows of flow, event and time. */
export function failedTries(evidence: Evidence): readonly FailedTry[] {
  return [...webhookTries(evidence), ...otherTries(evidence)];
}

function webhookTries(evidence: Evidence): readonly FailedTry[] {
  return deliveries(evidence).flatMap(({ calls }) =>
    calls.slice(1).flatMap((call, at) => {
      const before = calls[at];
      if (before === undefined || (before.accepted && isClear(before))) return [];
      const changed = changeOfCall(before.entry, call.entry);
      return [{ entry: before.entry, next: call.entry, ...(changed === undefined ? {} : { changed }) }];
    }),
  );
}

function changeOfCall(before: JournalEntry, now: JournalEntry): string | undefined {
  if (before.method !== now.method) return `the method is ${now.method} instead of ${before.method}`;
  if (before.url !== now.url) return `the URL is ${now.url} instead of ${before.url}`;
  const [typeBefore, typeNow] = [before, now].map(({ request }) => request.headers['content-type']);
  if (typeBefore !== typeNow) return `Content-Type is ${typeNow ?? 'absent'} instead of ${typeBefore ?? 'absent'}`;
  // Of a request whose connection broke the server may have read a part of the body, or nothing.
  if (!isWhole(before) || !isWhole(now)) return undefined;
  const [sent, again] = [jsonBody(before), jsonBody(now)];
  if (sent === undefined) return before.request.body === now.request.body ? undefined : 'the body is another one';
  return again === undefined ? 'the body is no JSON any more' : difference(sent, again, 'the body');
}

function otherTries({ entries }: Evidence): readonly FailedTry[] {
  return entries.flatMap((entry, at) => {
    if (isWebhook(entry) || isSettled(entry)) return [];
    const later = entries.slice(at + 1).filter((each) => arrivalOf(each) >= arrivalOf(entry) + entry.durationMs);
    const same = later.find(({ method, url }) => method === entry.method && url === entry.url);
    if (same !== undefined) {
      const lost =
        entry.request.headers.authorization !== undefined && same.request.headers.authorization === undefined;
      return [{ entry, next: same, ...(lost ? { changed: 'it has no Authorization header any more' } : {}) }];
    }
    const next = later.find(({ operation, method }) => operation === entry.operation && method === entry.method);
    const lost = next === undefined ? [] : lostParameters(entry, next);
    if (next === undefined || lost.length === 0) return [];
    // What was asked before is asked for its own sake, such as the first page for another event.
    if (entries.slice(0, at).some(({ url }) => url === next.url)) return [];
    return [{ entry, next, changed: `it lacks ${lost.join(', ')}: ${nameOf(next)} instead of ${nameOf(entry)}` }];
  });
}

/** Answered as the client may take for final. */
function isSettled(entry: JournalEntry): boolean {
  const { status, delivered, faults } = entry;
  if (status === 0 || status === 401 || status === 429 || status >= 500) return false;
  return delivered && (faults.length === 0 || status >= 400);
}

/** Parameters that the next request lacks while it agrees with the one before in all that it has. */
function lostParameters({ query, path }: JournalEntry, next: JournalEntry): readonly string[] {
  if (path !== next.path) return [];
  const isPart = Object.entries(next.query).every(
    ([name, values]) => JSON.stringify(query[name]) === JSON.stringify(values),
  );
  return isPart ? Object.keys(query).filter((name) => !Object.hasOwn(next.query, name)) : [];
}

/** Answered in a way that makes clients try again. */
export function isFailure({ status }: JournalEntry): boolean {
  return status === 0 || status >= 500 || status === 429;
}
