import type { Attempt } from './answer.js';
import { sendOnce } from './attempt.js';
import type { ClientSettings } from './options.js';
import type { CallKind, Outgoing } from './outgoing.js';
import { TransportError } from './problem.js';
import { retryAfterMs } from './retry-after.js';

/** Answers after which the same request may succeed. */
const PASSING: ReadonlySet<number> = new Set([408, 429, 500, 502, 503, 504]);

/** Those of them that say that the request was not taken. */
const NOT_TAKEN: ReadonlySet<number> = new Set([429, 503]);

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
    // Another call may have been asked for a longer pause meanwhile.
    for (let untilMs = 0; pace.untilMs > Math.max(untilMs, now()); ) {
      untilMs = pace.untilMs;
      signal.throwIfAborted();
      if (untilMs >= deadlineMs) return answerTo(last, tries - 1, pace);
      await sleep(untilMs - now(), signal);
    }
    const attempt = await sendOnce(outgoing, Math.max(1, Math.min(timeoutMs, deadlineMs - now())), fetch);
    last = attempt;
    const askedMs = pauseAskedMs(attempt, now());
    if (isBusy(attempt)) pace.untilMs = Math.max(pace.untilMs, now() + askedMs);
    const waitMs = waitBefore(tries, askedMs, settings);
    const isWorthIt = isPassing(attempt, outgoing.kind) || (askedMs > 0 && outgoing.kind !== 'create');
    if (!isWorthIt || tries >= retry.tries || now() + waitMs >= deadlineMs) return answerTo(attempt, tries, pace);
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
  if (attempt.kind === 'lost') return kind !== 'create' && attempt.isFinal !== true;
  return (kind === 'create' ? NOT_TAKEN : PASSING).has(attempt.response.status);
}

/** Whether the answer is about the service, so that a pause it asks for is one of all calls. */
function isBusy(attempt: Attempt): boolean {
  return attempt.kind === 'answer' && PASSING.has(attempt.response.status);
}

/** A refusal that names a pause is a passing one, whatever its status. A 401 is for the login. */
function pauseAskedMs(attempt: Attempt, nowMs: number): number {
  if (attempt.kind === 'lost' || attempt.response.status < 400 || attempt.response.status === 401) return 0;
  return retryAfterMs(attempt.response.headers, nowMs);
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
