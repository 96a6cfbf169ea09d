import type { JournalEntry } from '../../../../mock/index.js';
import { counted } from '../../text.js';
import type { Judge } from '../evidence.js';
import { webhookCalls } from './calls.js';
import { broken, fulfilled, nameOf, silent } from './opinion.js';

/** Timers may end a little early, and two clocks are read. */
const TOLERANCE_MS = 50;

/** How much longer than the shortest before it the last wait has to be: back-offs with jitter grow unevenly. */
const GROWTH = 1.5;
/** Tries without any wait are some milliseconds apart, now more and now less. */
const LEAST_GROWTH_MS = 25;

/** The next try after an answer with Retry-After comes no earlier than that says. Only the lower bound counts. */
export const retryAfter: Judge = ({ entries }) => {
  const expected = 'no try of the same request before Retry-After is over';
  const asked = entries.flatMap((entry, at) => {
    const waitMs = waitOf(entry);
    if (waitMs === undefined || (entry.status !== 429 && entry.status !== 503)) return [];
    const next = entries.slice(at + 1).find((later) => isSame(later, entry));
    return [{ entry, waitMs, next }];
  });
  const seen: string[] = [];
  for (const { entry, waitMs, next } of asked) {
    if (next === undefined) continue;
    const gap = millis(next) - millis(entry);
    if (gap < waitMs - TOLERANCE_MS) {
      const what = `${nameOf(next)} came ${gap} ms after a ${entry.status} with Retry-After of ${waitMs / 1_000} s`;
      return broken(expected, what, next);
    }
    seen.push(`${gap} ms after ${waitMs / 1_000} s`);
  }
  return seen.length === 0
    ? silent(expected, asked.length === 0 ? 'no answer had Retry-After' : 'there was no other try')
    : fulfilled(expected, `tried again ${seen.join(', ')}`);
};

function waitOf({ response, wallTime }: JournalEntry): number | undefined {
  const given = response.headers['retry-after'];
  if (given === undefined) return undefined;
  const seconds = Number(given);
  const waitMs = Number.isFinite(seconds) ? seconds * 1_000 : Date.parse(given) - Date.parse(wallTime);
  return Number.isFinite(waitMs) ? waitMs : undefined;
}

function isSame(a: JournalEntry, b: JournalEntry): boolean {
  return a.method === b.method && a.url === b.url;
}

const millis = ({ wallTime }: JournalEntry): number => Date.parse(wallTime);

/** Requests that were sent more than once, with all their tries. */
function repeated(entries: readonly JournalEntry[], failed: (entry: JournalEntry) => boolean): JournalEntry[][] {
  const groups = new Map<string, JournalEntry[]>();
  for (const entry of entries) {
    const key = `${entry.method} ${entry.url} ${entry.method === 'GET' ? '' : (entry.request.body ?? '')}`;
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  return [...groups.values()].filter((group) => group.some(failed));
}

const isFailure = ({ status }: JournalEntry): boolean => status === 0 || status >= 500 || status === 429;

export const waitsGrow: Judge = ({ entries }) => {
  const expected = `the last wait between tries is at least ${GROWTH} times the shortest before it`;
  const groups = repeated(entries, isFailure)
    .map((group) => group.slice(0, group.findLastIndex(isFailure) + 2))
    .filter(({ length }) => length > 2);
  const [group] = groups.sort((a, b) => b.length - a.length);
  if (group === undefined) return silent(expected, 'nothing was tried three times');
  const waits = group.slice(1).map((entry, at) => millis(entry) - millis(group[at] ?? entry));
  const observed = `waits of ${waits.join(', ')} ms`;
  const shortest = Math.min(...waits.slice(0, -1));
  const last = waits.at(-1) ?? 0;
  return last >= shortest * GROWTH && last - shortest >= LEAST_GROWTH_MS
    ? fulfilled(expected, observed)
    : broken(expected, observed, group.at(-1));
};

export const tries: Judge<{ readonly most: number }> = ({ entries }, { most }) => {
  const expected = `at most ${most} tries of one call`;
  const groups = repeated(entries, isFailure);
  const [largest] = groups.sort((a, b) => b.length - a.length);
  if (largest === undefined) return silent(expected, 'no call failed');
  const [first] = largest;
  const observed = `${counted(largest.length, 'try', 'tries')} of ${first === undefined ? '' : nameOf(first)}`;
  return largest.length <= most ? fulfilled(expected, observed) : broken(expected, observed, largest[most]);
};

export const logins: Judge<{ readonly most: number }> = ({ entries }, { most }) => {
  const expected = `at most ${counted(most, 'login')}`;
  const made = entries.filter(({ path, method }) => method === 'POST' && /^\/login\/?$/i.test(path));
  const observed = counted(made.length, 'login');
  return made.length <= most ? fulfilled(expected, observed) : broken(expected, observed, made[most]);
};

/** Every try of one delivery carries the same X-Request-Id. */
export const sameRequestId: Judge = (evidence) => {
  const expected = 'a retry of a webhook call carries the X-Request-Id of the first try';
  const groups = repeated(
    webhookCalls(evidence).map(({ entry }) => entry),
    () => true,
  ).filter(({ length }) => length > 1);
  for (const group of groups) {
    const ids = group.map(({ request }) => request.headers['x-request-id'] ?? '');
    const wrong = ids.findIndex((id) => id === '' || id !== ids[0]);
    if (wrong >= 0) {
      const shown = ids.map((id) => (id === '' ? 'none' : id)).join(', ');
      return broken(expected, `X-Request-Id of the tries: ${shown}`, group[Math.max(1, wrong)]);
    }
  }
  return groups.length === 0
    ? silent(expected, 'no webhook call was tried again')
    : fulfilled(expected, `${counted(groups.length, 'repeated call')} with one X-Request-Id each`);
};
