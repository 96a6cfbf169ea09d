import { durationOf, LONGEST_WINDOW_MS } from './duration.js';
import type { EffectOf } from './fault.js';

/** Windows that are over are looked for when there are so many. */
const MOST_WINDOWS = 10_000;

interface Window {
  readonly endsAt: number;
  count: number;
}

/** What a request is told of the limit that it falls under. */
export interface Allowance {
  /** Absent: it is within the limit. Else whole seconds until the next one is. */
  readonly retryAfter: number | undefined;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Counts requests in windows of time, for each token or for all together. A window begins with the first request after the last
 * one is over, by the clock of the world.
 */
export class RateLimiter {
  readonly #effect: EffectOf<'rate-limit'>;
  readonly #windowMs: number;
  readonly #windows = new Map<string, Window>();

  constructor(effect: EffectOf<'rate-limit'>) {
    this.#effect = effect;
    this.#windowMs = durationOf(effect.window, LONGEST_WINDOW_MS) ?? 0;
  }

  /** Counts a request. Those without a token share one window. */
  take(token: string | undefined, now: number): Allowance {
    const { limit, per = 'token', headers = true } = this.#effect;
    const window = this.#windowOf(per === 'world' ? '' : (token ?? ''), now);
    const isOver = window.count >= limit;
    if (!isOver) {
      window.count += 1;
    }
    const seconds = Math.max(1, Math.ceil((window.endsAt - now) / 1_000));
    const told = {
      'x-ratelimit-limit': String(limit),
      'x-ratelimit-remaining': String(limit - window.count),
      'x-ratelimit-reset': String(seconds),
    };
    return { retryAfter: isOver ? seconds : undefined, headers: headers ? told : {} };
  }

  #windowOf(key: string, now: number): Window {
    const known = this.#windows.get(key);
    // A clock that was set back would make a window last for ever.
    if (known !== undefined && now < known.endsAt && known.endsAt - now <= this.#windowMs) {
      return known;
    }
    if (this.#windows.size >= MOST_WINDOWS) {
      this.#forget(now);
    }
    const window = { endsAt: now + this.#windowMs, count: 0 };
    this.#windows.delete(key);
    this.#windows.set(key, window);
    return window;
  }

  // The oldest ones go when all of them still run.
  #forget(now: number): void {
    for (const [key, { endsAt }] of this.#windows) {
      if (endsAt <= now || this.#windows.size >= MOST_WINDOWS) {
        this.#windows.delete(key);
      }
    }
  }
}
