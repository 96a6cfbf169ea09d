import type { JournalEntry } from '../../../../mock/index.js';
import { counted } from '../../text.js';
import type { Evidence, Judge } from '../evidence.js';
import { arrivalOf, isLogin, isWebhook } from './calls.js';
import { deliveries, nameOfDelivery } from './deliveries.js';
import { broken, fulfilled, nameOf, silent } from './opinion.js';
import { isFailure } from './tries.js';

/** More tries of one call than this help no client. */
const MOST_TRIES = 10;
/** Logins beside those that follow a token that is refused. */
const MOST_LOGINS = 3;
/** Requests under way at once. Clients with 20 connections are usual. */
const MOST_AT_ONCE = 100;

const FIX_TRIES = 'Bound the tries of a call (5 will do) and their time altogether, and report what was given up.';
const FIX_LOGINS = 'Log in once, use the token until it is refused, and then log in once again.';
const FIX_AT_ONCE =
  'Bound the number of requests that are under way at once, with a queue or a pool of some connections.';

/** Tries, logins and connections have an end, whatever the server answers. */
export const withinBounds: Judge = (evidence) => {
  const expected = `at most ${MOST_TRIES} tries of a call, ${MOST_LOGINS} logins beside those after a 401, and ${MOST_AT_ONCE} requests at once`;
  const { entries } = evidence;
  const tried = mostTried(evidence, MOST_TRIES);
  if (tried.over !== undefined) return broken(expected, tried.text, tried.over, FIX_TRIES);
  // Those that fail, or whose answer may be of no use, are tries of one login, and bounded as such.
  const answered = entries.filter((entry) => isLogin(entry) && entry.status >= 200 && entry.status < 300);
  const made = answered.filter(({ delivered, faults }) => delivered && faults.length === 0);
  const refused = entries.filter((entry) => entry.status === 401 && !isLogin(entry)).length;
  const tooOften = made[MOST_LOGINS + refused];
  if (tooOften !== undefined) return broken(expected, counted(made.length, 'login'), tooOften, FIX_LOGINS);
  const useless = answered.filter((entry) => !made.includes(entry));
  const denied = entries.filter((entry) => isLogin(entry) && entry.status >= 400 && !isFailure(entry));
  const most = MOST_TRIES * Math.max(1, evidence.events.length);
  const [refusal, lost] = [denied[most], useless[most]];
  if (refusal !== undefined) return broken(expected, counted(denied.length, 'refused login'), refusal, FIX_LOGINS);
  if (lost !== undefined) return broken(expected, `${useless.length} logins without a usable answer`, lost, FIX_LOGINS);
  const { most: together, first } = atOnce(entries);
  if (together > MOST_AT_ONCE) return broken(expected, `${together} requests at once`, first, FIX_AT_ONCE);
  return fulfilled(
    expected,
    `${tried.text}, ${counted(made.length, 'login')}, ${counted(together, 'request')} at once`,
  );
};

interface Tried {
  readonly count: number;
  readonly text: string;
  /** The first try above the limit. */
  readonly over: JournalEntry | undefined;
}

/** The call that was tried most often after it failed. */
export function mostTried(evidence: Evidence, limit: number): Tried {
  const calls = deliveries(evidence)
    .filter(({ calls }) => calls.some(({ entry }) => isFailure(entry)))
    .map((delivery) => ({
      name: nameOfDelivery(delivery),
      tries: delivery.calls.map(({ entry }) => entry),
      limit: limit * Math.max(1, delivery.events.length) * triesOfLibrary(delivery.calls.map(({ entry }) => entry)),
    }));
  const others = new Map<string, JournalEntry[]>();
  for (const entry of evidence.entries) {
    if (isWebhook(entry)) continue;
    const key = `${entry.method} ${entry.url}`;
    others.set(key, [...(others.get(key) ?? []), entry]);
  }
  const all = [
    ...calls,
    ...[...others.values()]
      .filter((tries) => tries.some(isFailure))
      .map((tries) => ({
        name: tries[0] === undefined ? '' : nameOf(tries[0]),
        tries,
        limit: limit * Math.max(1, evidence.events.length) * triesOfLibrary(tries),
      })),
  ];
  const worst = all.sort((a, b) => b.tries.length / b.limit - a.tries.length / a.limit)[0];
  if (worst === undefined) return { count: 0, text: 'no call failed', over: undefined };
  const text = `${counted(worst.tries.length, 'try', 'tries')} of ${worst.name}`;
  return { count: worst.tries.length, text, over: worst.tries[worst.limit] };
}

/** Some libraries send a request whose connection broke once more by themselves, whatever their user wants. */
function triesOfLibrary(tries: readonly JournalEntry[]): number {
  return tries.filter(isFailure).every(({ status }) => status === 0) ? 2 : 1;
}

/** The largest number of requests that were under way at the same time. */
function atOnce(entries: readonly JournalEntry[]): { readonly most: number; readonly first: JournalEntry | undefined } {
  const changes = entries
    .flatMap((entry) => [
      { at: arrivalOf(entry), by: 1, entry },
      { at: arrivalOf(entry) + entry.durationMs, by: -1, entry },
    ])
    // What ends when another begins is not at once with it.
    .sort((a, b) => a.at - b.at || a.by - b.by);
  let [now, most] = [0, 0];
  let first: JournalEntry | undefined;
  for (const { by, entry } of changes) {
    now += by;
    if (now > most) [most, first] = [now, entry];
  }
  return { most, first };
}

/** No more requests at once than a service that others use can bear. */
export const requestsAtOnce: Judge<{ readonly most: number }> = ({ entries }, { most: limit }) => {
  const expected = `at most ${counted(limit, 'request')} at once`;
  if (entries.length === 0) return silent(expected, 'no request');
  const { most, first } = atOnce(entries);
  const observed = `${most} at once`;
  return most <= limit ? fulfilled(expected, observed) : broken(expected, observed, first, FIX_AT_ONCE);
};
