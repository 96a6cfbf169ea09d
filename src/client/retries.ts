import { type Attempt, sendOnce } from './attempt.js';
import type { ClientSettings } from './options.js';
import type { CallKind, Outgoing } from './outgoing.js';
import { TransportError } from './problem.js';

/** Answers after which the same request may succeed. */
const PASSING: ReadonlySet<number> = new Set([429, 502, 503, 504]);

/** Those of them that say that the request was not taken. */
const NOT_TAKEN: ReadonlySet<number> = new Set([429, 503]);

/** The longest pause that is honoured, a day: a service with a wrong clock must not silence a client for ever. */
const LONGEST_PAUSE_MS = 86_400_000;

/** How long the service wants to be left alone, whichever call it said that to. */
export interface BackOff {
  untilMs: number;
}

/**
 * Sends a request until it is answered for good, or until tries or time are used up: then the last answer stands. A pause that
 * the service asked for is waited for; where it lasts longer than the call may, nothing is sent.
 * @throws TransportError when the last try was not answered, or none was made; the reason of the caller's signal when that ends it.
 */
export async function sendPersistently(outgoing: Outgoing, settings: ClientSettings, pace: BackOff): Promise<Response> {
  const { now, sleep, fetch, retry, timeoutMs } = settings;
  const { signal } = outgoing;
  const deadlineMs = now() + retry.totalMs;
  let last: Attempt | undefined;
  for (let tries = 1; ; tries++) {
    const pauseMs = pace.untilMs - now();
    if (pauseMs > 0) {
      signal.throwIfAborted();
      if (pace.untilMs >= deadlineMs) return answerTo(last, tries - 1, pace);
      await sleep(pauseMs, signal);
    }
    const attempt = await sendOnce(outgoing, Math.max(1, Math.min(timeoutMs, deadlineMs - now())), fetch);
    last = attempt;
    const askedMs = attempt.kind === 'answer' ? retryAfterMs(attempt.response, now()) : 0;
    if (askedMs > 0) pace.untilMs = Math.max(pace.untilMs, now() + askedMs);
    const waitMs = waitBefore(tries, askedMs, settings);
    if (!isPassing(attempt, outgoing.kind) || tries >= retry.tries || now() + waitMs >= deadlineMs) {
      return answerTo(attempt, tries, pace);
    }
    await sleep(waitMs, signal);
  }
}

/** What a call ends with after its tries; `last` is the outcome of the last one. */
function answerTo(last: Attempt | undefined, tries: number, { untilMs }: BackOff): Response {
  if (last === undefined) {
    const until = new Date(untilMs).toISOString();
    throw new TransportError(`not sent: the service wants to be left alone until ${until}`, 'pause', 0, undefined);
  }
  if (last.kind === 'answer') return last.response;
  const times = tries === 1 ? '' : `, tried ${tries} times`;
  throw new TransportError(`${last.message}${times}`, last.reason, tries, last.cause);
}

function isPassing(attempt: Attempt, kind: CallKind): boolean {
  if (attempt.kind === 'lost') return kind !== 'create';
  return (kind === 'create' ? NOT_TAKEN : PASSING).has(attempt.response.status);
}

/**
 * Each wait begins where the one before can end, so that they grow for certain, and differ by chance, so that clients that
 * were refused together do not come back together.
 */
function waitBefore(tries: number, askedMs: number, { retry, random }: ClientSettings): number {
  const longest = Math.min(retry.longestWaitMs, retry.firstWaitMs * 2 ** (tries - 1));
  const own = (longest / 2) * (1 + random());
  return askedMs > own ? askedMs + (retry.firstWaitMs / 2) * random() : own;
}

/** Milliseconds that Retry-After asks for, given in seconds or as a date; 0 where it asks for nothing that can be read. */
function retryAfterMs(response: Response, nowMs: number): number {
  const given = response.headers.get('retry-after')?.trim() ?? '';
  const ms = /^\d+(\.\d+)?$/.test(given) ? Number(given) * 1_000 : Date.parse(given) - nowMs;
  return PASSING.has(response.status) && ms > 0 ? Math.min(ms, LONGEST_PAUSE_MS) : 0;
}
