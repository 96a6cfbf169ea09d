import { type Attempt, sendOnce } from './attempt.js';
import type { Settings } from './options.js';
import type { CallKind, Outgoing } from './outgoing.js';
import { TransportError } from './problem.js';

/** Answers after which the same request may succeed. */
const PASSING: ReadonlySet<number> = new Set([429, 502, 503, 504]);

/** Those of them that say that the request was not taken. */
const NOT_TAKEN: ReadonlySet<number> = new Set([429, 503]);

/** How long the service wants to be left alone, whichever call it said that to. */
export interface Pace {
  untilMs: number;
}

/**
 * Sends a request until it is answered for good, or until tries or time are used up: then the last answer stands.
 * @throws TransportError when the last try was not answered; the reason of the caller's signal when that ends it.
 */
export async function sendPersistently(outgoing: Outgoing, settings: Settings, pace: Pace): Promise<Response> {
  const { now, sleep, fetch, retry, timeoutMs } = settings;
  const { signal } = outgoing;
  const deadlineMs = now() + retry.totalMs;
  for (let tries = 1; ; tries++) {
    const pauseMs = pace.untilMs - now();
    if (pauseMs > 0 && pace.untilMs < deadlineMs) await sleep(pauseMs, signal);
    const attempt = await sendOnce(outgoing, Math.max(1, Math.min(timeoutMs, deadlineMs - now())), fetch);
    const askedMs = attempt.kind === 'answer' ? retryAfterMs(attempt.response, now()) : 0;
    if (askedMs > 0) pace.untilMs = Math.max(pace.untilMs, now() + askedMs);
    const waitMs = waitBefore(tries, askedMs, settings);
    if (!isPassing(attempt, outgoing.kind) || tries >= retry.tries || now() + waitMs >= deadlineMs) {
      if (attempt.kind === 'answer') return attempt.response;
      const times = tries === 1 ? '' : `, tried ${tries} times`;
      throw new TransportError(`${attempt.message}${times}`, attempt.reason, tries, attempt.cause);
    }
    await sleep(waitMs, signal);
  }
}

function isPassing(attempt: Attempt, kind: CallKind): boolean {
  if (attempt.kind === 'lost') return kind !== 'create';
  return (kind === 'create' ? NOT_TAKEN : PASSING).has(attempt.response.status);
}

/**
 * Each wait begins where the one before can end, so that they grow for certain, and differ by chance, so that clients that
 * were refused together do not come back together.
 */
function waitBefore(tries: number, askedMs: number, { retry, random }: Settings): number {
  const longest = Math.min(retry.longestWaitMs, retry.firstWaitMs * 2 ** (tries - 1));
  const own = (longest / 2) * (1 + random());
  return askedMs > own ? askedMs + (retry.firstWaitMs / 2) * random() : own;
}

/** Milliseconds that Retry-After asks for, given in seconds or as a date; 0 where it asks for nothing that can be read. */
function retryAfterMs(response: Response, nowMs: number): number {
  const given = response.headers.get('retry-after')?.trim() ?? '';
  const ms = /^\d+(\.\d+)?$/.test(given) ? Number(given) * 1_000 : Date.parse(given) - nowMs;
  return PASSING.has(response.status) && ms > 0 ? ms : 0;
}
