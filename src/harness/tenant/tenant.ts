import { setTimeout as wait } from 'node:timers/promises';
import type { Json } from '../../../contracts/index.js';
import { retryAfterMs } from '../../client/retry-after.js';
import { isRecord, parseJson } from '../json.js';
import { messageOf } from '../text.js';
import { readBody } from './read-body.js';
import { TenantRefused } from './tenant-refused.js';

export interface TenantGiven {
  /** Where all services are that `services` does not name. */
  readonly baseUrl: string;
  /** Base URLs of services on hosts of their own, by the start of their paths, such as `/flows`; the longest that fits wins. */
  readonly services?: Readonly<Record<string, string>>;
  readonly token?: string;
  /** Without a token, or when it is refused. */
  readonly login?: { readonly username: string; readonly password: string };
  /** Requests a second; default 2. */
  readonly rate?: number;
  /** Default 1000; logins count. */
  readonly maxRequests?: number;
  /** Of one request; default 30 000. */
  readonly timeoutMs?: number;
  /** Of one answer; default 16 MiB. */
  readonly maxBytes?: number;
  readonly signal?: AbortSignal;
  readonly send?: (request: Request) => Promise<Response>;
  readonly clock?: TenantClock;
}

export interface TenantClock {
  now(): number;
  wait(ms: number, signal: AbortSignal | undefined): Promise<unknown>;
}

export interface TenantAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

export interface TenantRequest {
  readonly method?: string;
  /** With the query. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Polite access to a tenant that is in production: one request at a time. */
export interface Tenant {
  /** Sends one request, and waits as long as the tenant asks. Rejects with TenantRefused when no answer can be had. */
  ask(request: TenantRequest): Promise<TenantAnswer>;
  /** The JSON of a GET; undefined where the tenant answers with one of `absent`. Any other status is refused. */
  read(path: string, absent?: readonly number[]): Promise<Json | undefined>;
  /** How many requests were sent. */
  readonly sent: () => number;
}

/** How often 429 and 503 are waited for, and the longest wait that is accepted. */
const MOST_WAITS = 5;
const LONGEST_WAIT_MS = 300_000;

const realClock: TenantClock = {
  now: Date.now,
  wait: (ms, signal) => wait(ms, undefined, signal && { signal }),
};

export function createTenant(given: TenantGiven): Tenant {
  const {
    baseUrl,
    services = {},
    login,
    signal,
    send = (request: Request) => fetch(request),
    clock = realClock,
  } = given;
  const { rate = 2, maxRequests = 1_000, timeoutMs = 30_000, maxBytes = 16_777_216 } = given;
  let { token } = given;
  let [count, nextAt] = [0, 0];
  let last: Promise<unknown> = Promise.resolve();
  const prefixes = Object.keys(services).sort((a, b) => b.length - a.length);
  const hostOf = (path: string): string => {
    const prefix = prefixes.find((each) => path.split(/[/?]/)[1] === each.split('/')[1] && path.startsWith(each));
    return (prefix === undefined ? baseUrl : (services[prefix] ?? baseUrl)).replace(/\/+$/, '');
  };

  const sendOnce = async ({ method = 'GET', path, headers, body }: TenantRequest): Promise<TenantAnswer> => {
    if (count >= maxRequests) {
      throw new TenantRefused(`${maxRequests} requests were sent, and no more are allowed; raise --max-requests`);
    }
    const pause = nextAt - clock.now();
    if (pause > 0) await clock.wait(pause, signal);
    signal?.throwIfAborted();
    nextAt = clock.now() + 1_000 / rate;
    count += 1;
    const all = { accept: 'application/json', ...(token && { authorization: `Bearer ${token}` }), ...headers };
    const until = AbortSignal.any([AbortSignal.timeout(timeoutMs), ...(signal ? [signal] : [])]);
    try {
      // A redirect would carry the token to another host.
      const init = {
        method,
        headers: all,
        redirect: 'manual' as const,
        signal: until,
        ...(body !== undefined && { body }),
      };
      const answer = await orAborted(send(new Request(`${hostOf(path)}${path}`, init)), until);
      const text = await orAborted(readBody(answer, maxBytes, path), until);
      return { status: answer.status, headers: answer.headers, text };
    } catch (error) {
      signal?.throwIfAborted();
      if (error instanceof TenantRefused) throw error;
      const why = until.aborted ? `no whole answer within ${timeoutMs} ms` : hide(messageOf(error));
      throw new TenantRefused(
        `${method} ${path} of the tenant failed: ${why}. Check the address and that it is reachable`,
      );
    }
  };

  const hide = (text: string): string => (token ? text.replaceAll(token, '***') : text);

  const sendPatiently = async (request: TenantRequest): Promise<TenantAnswer> => {
    for (let waits = 0; ; waits += 1) {
      const answer = await sendOnce(request);
      if (answer.status !== 429 && answer.status !== 503) return answer;
      const asked = retryAfterMs(answer.headers, clock.now());
      if (answer.status === 503 && asked === 0) return answer;
      if (waits === MOST_WAITS || asked > LONGEST_WAIT_MS) return answer;
      nextAt = Math.max(nextAt, clock.now() + (asked || 1_000 * 2 ** waits));
    }
  };

  const logIn = async (): Promise<void> => {
    token = undefined;
    const headers = { 'content-type': 'application/json' };
    const answer = await sendPatiently({ method: 'POST', path: '/login', headers, body: JSON.stringify(login) });
    const body = parseJson(answer.text);
    if (answer.status !== 200 || !isRecord(body) || typeof body.token !== 'string' || body.token === '') {
      throw new TenantRefused(`the tenant refused the login with ${answer.status}; check the name and the password`);
    }
    token = body.token;
  };

  const askInTurn = async (request: TenantRequest): Promise<TenantAnswer> => {
    if (token === undefined && login !== undefined) await logIn();
    const answer = await sendPatiently(request);
    if (answer.status !== 401 || login === undefined) return answer;
    await logIn();
    return sendPatiently(request);
  };

  const ask = (request: TenantRequest): Promise<TenantAnswer> => {
    const answer = last.then(() => askInTurn(request));
    last = answer.catch(() => {});
    return answer;
  };

  const read = async (path: string, absent: readonly number[] = []): Promise<Json | undefined> => {
    const { status, headers, text } = await ask({ path });
    if (absent.includes(status)) return undefined;
    if (status !== 200) throw new TenantRefused(`GET ${path} was answered ${status}${advice[status] ?? ''}`);
    const body = parseJson(text);
    if (body !== undefined) return body;
    const type = headers.get('content-type') ?? 'no content type';
    const what = text.trim() === '' ? 'an empty body' : `${type} that is no JSON`;
    throw new TenantRefused(`GET ${path} was answered 200 with ${what}; check that the address is that of the API`);
  };

  return { ask, read, sent: () => count };
}

const advice: Readonly<Record<number, string>> = {
  401: '; give a token that is still valid, or a name and a password',
  403: '; the token lacks the permission to read this',
  404: '; check that the address is that of the API',
  429: '; the tenant allows no more requests now, try later or with a lower --rate',
};

/** Ends when the signal does, also where the sender pays no attention to it. */
function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
