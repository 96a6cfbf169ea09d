import { isBrowser } from './browser.js';
import { cannotBe, checkFunction, checkHeaderText, checkText, milliseconds, wholeAboveZero } from './given.js';
import { isRecord } from './problem.js';

/** A token, or the name and password to get one with, or both: then the token is used as long as it is taken. */
export type Credentials =
  | { readonly token?: string; readonly username: string; readonly password: string }
  | { readonly token?: string; readonly username?: undefined; readonly password?: undefined };

/** When and how often a call is sent again that was answered 408, 429, 500, 502, 503 or 504, or not whole. */
export interface RetryOptions {
  /** How many times a call is sent at most, the first time included. Default 4; 1: never again. */
  readonly tries?: number;
  /** Milliseconds before the second try. Each further wait is twice as long, less up to a half by chance. Default 400. */
  readonly firstWaitMs?: number;
  /** No wait is longer than this, unless the service asks for it. Default 8,000. */
  readonly longestWaitMs?: number;
  /** Milliseconds for a call with all its tries and waits; a login that it needs has as many of its own. Default 20,000. */
  readonly totalMs?: number;
}

/** What a client is made with. Nothing but `baseUrl` has to be given; without credentials little more than webhooks can be called. */
export type ClientOptions = Credentials & {
  /** Where FlowMate is, e.g. `https://api.platform.openintegrationhub.com`, or the base URL of a sandbox. */
  readonly baseUrl: string;
  /** Milliseconds that one try may take, from sending to the last byte of the answer. Default 8,000. */
  readonly timeoutMs?: number;
  readonly retry?: RetryOptions;
  /** Your product and its version, e.g. `acme-crm/3.2`: stands before the client's own in User-Agent. */
  readonly userAgent?: string;
  /** Sends the requests. Default: the global fetch. */
  readonly fetch?: (request: Request) => Promise<Response>;
  /** Waits between tries; for tests. */
  readonly sleep?: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Numbers from 0 to 1 that waits are varied by; for tests. */
  readonly random?: () => number;
  /** Milliseconds since 1970; for tests. */
  readonly now?: () => number;
};

export interface ClientSettings {
  /** Without a slash at its end. */
  readonly baseUrl: string;
  readonly token: string | undefined;
  readonly login: { readonly username: string; readonly password: string } | undefined;
  readonly timeoutMs: number;
  readonly retry: Required<RetryOptions>;
  /** Absent: not to be set, because this is a browser. */
  readonly userAgent: string | undefined;
  readonly fetch: (request: Request) => Promise<Response>;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly random: () => number;
  readonly now: () => number;
}

const EXAMPLE = 'https://api.platform.openintegrationhub.com';

/** Has the package's version. */
const OWN_USER_AGENT = 'flowmate-mock-client/0.1.0';

/** @throws TypeError for options that cannot be used. */
export function resolveOptions(options: ClientOptions): ClientSettings {
  check(options);
  const { token, username, password, timeoutMs = 8_000, retry = {}, userAgent } = options;
  const { tries = 4, firstWaitMs = 400, longestWaitMs = 8_000, totalMs = 20_000 } = retry;
  if ((username === undefined) !== (password === undefined)) {
    throw new TypeError(
      `cannot log in with a ${username === undefined ? 'password' : 'username'} alone: give both username and password, or a token`,
    );
  }
  return {
    baseUrl: parseBaseUrl(options.baseUrl),
    token,
    login: username === undefined || password === undefined ? undefined : { username, password },
    timeoutMs: milliseconds('timeoutMs', timeoutMs),
    retry: {
      tries: wholeAboveZero('retry.tries', tries),
      firstWaitMs: milliseconds('retry.firstWaitMs', firstWaitMs),
      longestWaitMs: milliseconds('retry.longestWaitMs', longestWaitMs),
      totalMs: milliseconds('retry.totalMs', totalMs),
    },
    // In some browsers a custom User-Agent needs the service's permission (CORS), and it gives none.
    userAgent: isBrowser() ? undefined : [userAgent, OWN_USER_AGENT].filter(Boolean).join(' '),
    // Looked up at each call, so that a test's own global fetch counts.
    fetch: options.fetch ?? ((request) => globalThis.fetch(request)),
    sleep: options.sleep ?? sleep,
    random: options.random ?? Math.random,
    now: options.now ?? Date.now,
  };
}

/** For callers in JavaScript, which no compiler checks. */
function check(options: unknown): void {
  if (!isRecord(options)) {
    const right = `an object, e.g. { baseUrl: ${JSON.stringify(EXAMPLE)}, token: "..." }`;
    throw new TypeError(cannotBe('options', options, right));
  }
  const { retry = {} } = options;
  if (!isRecord(retry)) throw new TypeError(cannotBe('retry', retry, 'an object, e.g. { tries: 4 }'));
  for (const name of ['token', 'userAgent']) checkHeaderText(name, options[name]);
  for (const name of ['username', 'password']) checkText(name, options[name]);
  for (const name of ['fetch', 'sleep', 'random', 'now']) checkFunction(name, options[name]);
}

function parseBaseUrl(given: unknown): string {
  const page: unknown = Reflect.get(globalThis, 'location');
  const base = typeof page === 'object' && page !== null ? String(page) : undefined;
  try {
    const url = new URL(String(given), base);
    // In a page, undefined would be the name of a file beside it.
    const isAddress = typeof given === 'string' || given instanceof URL;
    if (isAddress && /^https?:$/.test(url.protocol) && url.search === '' && url.hash === '' && url.username === '') {
      return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
    }
  } catch {
    // Reported below.
  }
  const right = `an http or https address without query, e.g. ${JSON.stringify(EXAMPLE)}`;
  throw new TypeError(cannotBe('baseUrl', given, right));
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
  });
}
