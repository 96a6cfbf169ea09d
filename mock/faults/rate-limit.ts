import { durationOf, LONGEST_WINDOW_MS } from './duration.js';
import type { EffectOf } from './fault.js';

/** At this many windows, those that are over are removed. */
const MOST_WINDOWS = 10_000;

interface Window {
  readonly endsAt: number;
  count: number;
}

/** How a rate limit treats a request. */
export interface Allowance {
  /** Whole seconds until the window ends. Undefined: the request is within the limit. */
  readonly retryAfter: number | undefined;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Counts requests in windows of time, for each token or for all together. A window begins with the first request after the
 * previous window, by the clock of the world.
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
    const limits = {
      'x-ratelimit-limit': String(limit),
      'x-ratelimit-remaining': String(limit - window.count),
      'x-ratelimit-reset': String(seconds),
    };
    return { retryAfter: isOver ? seconds : undefined, headers: headers ? limits : {} };
  }

  /** A limiter with the same counts, which goes on by itself. */
  fork(): RateLimiter {
    const copy = new RateLimiter(this.#effect);
    for (const [key, window] of this.#windows) {
      copy.#windows.set(key, { ...window });
    }
    return copy;
  }

  #windowOf(key: string, now: number): Window {
    const known = this.#windows.get(key);
    // Without the second condition a clock that was set back would make a window endless.
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

  // When all of them still run, the oldest ones are removed.
  #forget(now: number): void {
    for (const [key, { endsAt }] of this.#windows) {
      if (endsAt <= now || this.#windows.size >= MOST_WINDOWS) {
        this.#windows.delete(key);
      }
    }
  }
}
