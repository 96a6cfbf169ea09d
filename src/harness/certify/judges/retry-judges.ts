import type { JournalEntry } from '../../../../mock/index.js';
import { counted } from '../../text.js';
import type { Evidence, Judge } from '../evidence.js';
import { mostTried } from './bound-judges.js';
import { arrivalOf, isLogin, isWebhook } from './calls.js';
import { broken, fulfilled, nameOf, silent } from './opinion.js';
import { failedTries, isFailure } from './tries.js';

/** Timers may end a little early, and two clocks are read. */
const TOLERANCE_MS = 50;

/** The next try after an answer with Retry-After comes no earlier than that says. Only the lower bound counts. */
export const retryAfter: Judge = (evidence) => {
  const expected = 'no try of the same request before Retry-After is over';
  const asked = failedTries(evidence).flatMap(({ entry, next }) => {
    const waitMs = waitOf(entry);
    return waitMs === undefined ? [] : [{ entry, waitMs, next }];
  });
  const seen: string[] = [];
  for (const { entry, waitMs, next } of asked) {
    const gap = arrivalOf(next) - arrivalOf(entry);
    if (gap < waitMs - TOLERANCE_MS && !isOfAnotherEvent(evidence, entry, waitMs)) {
      const form = /^\d+$/.test(entry.response.headers['retry-after'] ?? '') ? '' : ', given as a date';
      const what = `${nameOf(next)} came ${gap} ms after a ${entry.status} with Retry-After of ${waitMs / 1_000} s${form}`;
      return broken(expected, what, next, form === '' ? FIX_RETRY_AFTER : FIX_DATE);
    }
    seen.push(`${gap} ms after ${waitMs / 1_000} s`);
  }
  const none = evidence.entries.some((entry) => waitOf(entry) !== undefined)
    ? 'there was no other try'
    : 'no answer had Retry-After';
  return seen.length === 0 ? silent(expected, none) : fulfilled(expected, `tried again ${seen.join(', ')}`);
};

/** Clients that read the same list for each event send equal requests that are no tries of one another. */
function isOfAnotherEvent({ entries, events }: Evidence, entry: JournalEntry, waitMs: number): boolean {
  if (events.length < 2 || isWebhook(entry)) return false;
  return entries.some(
    (each) =>
      each.method === entry.method &&
      each.url === entry.url &&
      arrivalOf(each) - arrivalOf(entry) >= waitMs - TOLERANCE_MS,
  );
}

const FIX_RETRY_AFTER =
  'Read Retry-After of every answer that has it, of a webhook call and a login too, and wait so long at least.';
const FIX_DATE = 'Retry-After may be a date (RFC 9110, 10.2.3): parse both forms, and wait until then.';

/** Two clocks that agree are less than this apart: dates in headers have whole seconds. */
const CLOCKS_MS = 2_000;

/** How long an answer asks to wait, in milliseconds. Dates count from the answer's own, where its clock is another one. */
function waitOf(entry: JournalEntry): number | undefined {
  const { status, response } = entry;
  const given = response.headers['retry-after'];
  if (given === undefined || status < 400) return undefined;
  const seconds = Number(given);
  if (Number.isFinite(seconds)) return seconds * 1_000;
  const [until, dated, came] = [Date.parse(given), Date.parse(response.headers.date ?? ''), arrivalOf(entry)];
  const isOff = Math.abs(dated - came) > CLOCKS_MS;
  // The answer may have been made at the end of its second.
  const waitMs = isOff ? until - dated - 1_000 : until - came;
  return Number.isFinite(waitMs) ? Math.max(0, waitMs) : undefined;
}

/** A retry is the same request: method, path, query, type and body. */
export const retryIsSame: Judge = (evidence) => {
  const expected = 'a retry is the same request: method, path, query, type and body';
  const tried = failedTries(evidence);
  const wrong = tried.find(({ changed }) => changed !== undefined);
  if (wrong?.changed !== undefined) {
    const failed = wrong.entry.status === 0 ? 'no answer' : `status ${wrong.entry.status}`;
    return broken(expected, `the try after ${failed} is another request: ${wrong.changed}`, wrong.next, FIX_SAME);
  }
  return tried.length === 0
    ? silent(expected, 'nothing was tried again')
    : fulfilled(expected, `${counted(tried.length, 'retry', 'retries')} of the same request`);
};

const FIX_SAME =
  'Build the request once, and send it whole with every try: query, headers and body. A stream that was sent once is empty the next time.';

/** Waits that lie closer together than this share of the longest look alike. */
const ALIKE = 0.1;
/** Tries without any wait are some milliseconds apart, now more and now less. */
const ALIKE_MS = 10;
/** With fewer waits than this, some that are drawn at random look alike by chance. */
const LEAST_WAITS = 5;

/**
 * Waits do not stay the same. Back-offs are drawn at random in many ways, so that one wait says nothing of the next: only waits
 * that are all alike show that nothing grows.
 */
export const waitsGrow: Judge = ({ entries }) => {
  const expected = 'waits between tries that grow, rather than stay the same';
  const groups = new Map<string, JournalEntry[]>();
  for (const entry of entries) {
    const key = `${entry.method} ${entry.url}`;
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  const sequences = [...groups.values()]
    .map((group) => group.slice(0, group.findLastIndex(isFailure) + 2))
    .filter((group) => group.length > 2 && group.slice(0, -1).every(isFailure));
  // From the end of an answer: what the server took is no wait of the client's.
  const waits = sequences.flatMap((group) =>
    group.slice(1).map((entry, at) => {
      const before = group[at] ?? entry;
      return Math.max(0, Math.round(arrivalOf(entry) - arrivalOf(before) - before.durationMs));
    }),
  );
  if (waits.length < LEAST_WAITS) return silent(expected, `${counted(waits.length, 'wait')}: too few to judge`);
  const observed = `waits of ${waits.join(', ')} ms`;
  const [shortest, longest] = [Math.min(...waits), Math.max(...waits)];
  return longest - shortest > Math.max(ALIKE_MS, longest * ALIKE)
    ? fulfilled(expected, observed)
    : broken(expected, observed, sequences[0]?.at(-1), FIX_WAITS);
};

const FIX_WAITS = 'Double the wait from try to try, up to a bound, with some of it at random.';

export const tries: Judge<{ readonly most: number }> = (evidence, { most }) => {
  const expected = `at most ${most} tries of one call`;
  const { count, text, over } = mostTried(evidence, most);
  if (count === 0) return silent(expected, text);
  return over === undefined ? fulfilled(expected, text) : broken(expected, text, over);
};

export const logins: Judge<{ readonly most: number }> = ({ entries }, { most }) => {
  const expected = `at most ${counted(most, 'login')}`;
  const made = entries.filter(isLogin);
  const observed = counted(made.length, 'login');
  return made.length <= most ? fulfilled(expected, observed) : broken(expected, observed, made[most]);
};
