import { type Client, createClient } from '../../client/index.js';
import { messageOf } from '../text.js';

/** How a tenant is reached. It is somebody's production: defaults are those of a polite guest. */
export interface TenantGiven {
  /** Where FlowMate is, e.g. `https://api.flowmate.io`. */
  readonly url: string;
  /** A token, or the name and password to get one with, or both. */
  readonly token?: string;
  readonly login?: { readonly username: string; readonly password: string };
  /** Requests a second at most. Default 2. */
  readonly perSecond?: number;
  /** Requests in all at most. Default 1,000. */
  readonly mostRequests?: number;
  /** Milliseconds for one answer. Default 30,000. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
  /** For tests. Default: the global fetch, and waiting in real time. */
  readonly fetch?: (request: Request) => Promise<Response>;
  readonly sleep?: (ms: number) => Promise<void>;
  readonly now?: () => number;
}

/** The tenant cannot be reached or does not let us, or a bound was met. `message` says what would help. */
export class TenantError extends Error {
  override readonly name = 'TenantError';
}

export interface Tenant {
  readonly client: Client;
  /** How many requests were sent. */
  requests(): number;
}

const MEBIBYTE = 1024 * 1024;

/** Bytes of an answer at most. */
const MOST_BYTES = 32 * MEBIBYTE;

/** Pauses that a tenant asks for are honoured up to this long, tries and waits of one call together. */
const PATIENCE_MS = 600_000;

/** Reads a tenant: nothing but GET is ever sent, and POST /login where there is a password. Retry-After is honoured. */
export function openTenant(given: TenantGiven): Tenant {
  const { perSecond = 2, mostRequests = 1_000, fetch: send = fetch, now = Date.now, signal } = given;
  const sleep = given.sleep ?? ((ms: number) => new Promise<void>((done) => setTimeout(done, ms)));
  let sent = 0;
  let next = 0;

  async function guarded(request: Request): Promise<Response> {
    const isLogin = request.method === 'POST' && new URL(request.url).pathname.endsWith('/login');
    if (request.method !== 'GET' && !isLogin) throw new TenantError(`${request.method} is never sent to a tenant`);
    if (sent >= mostRequests)
      throw new TenantError(`${mostRequests} requests were sent, which is the bound: raise --max-requests`);
    sent += 1;
    const at = Math.max(next, now());
    next = at + 1_000 / perSecond;
    if (at > now()) await sleep(at - now());
    signal?.throwIfAborted();
    return bounded(
      await send(
        new Request(request, signal === undefined ? {} : { signal: AbortSignal.any([signal, request.signal]) }),
      ),
    );
  }

  const client = createClient({
    baseUrl: given.url,
    ...given.login,
    ...(given.token === undefined ? {} : { token: given.token }),
    // A try begins to count before it has its turn.
    timeoutMs: (given.timeoutMs ?? 30_000) + Math.ceil(1_000 / perSecond),
    retry: { totalMs: PATIENCE_MS, longestWaitMs: 30_000 },
    userAgent: 'flowmate-mock-guest',
    fetch: guarded,
    ...(given.sleep && { sleep: given.sleep }),
    ...(given.now && { now: given.now }),
  });
  return { client, requests: () => sent };
}

/** The answer as a whole, unless it is too long. */
async function bounded(answer: Response): Promise<Response> {
  if (answer.body === null) return answer;
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of answer.body) {
    bytes += piece.length;
    if (bytes > MOST_BYTES)
      throw new TenantError(`an answer has more than ${MOST_BYTES / MEBIBYTE} MiB, which is not read`);
    pieces.push(piece);
  }
  const { status, statusText, headers } = answer;
  return new Response(pieces.length === 0 ? null : Buffer.concat(pieces), { status, statusText, headers });
}

/** What openapi-fetch resolves with. */
interface Fetched<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

/** The data of an answer. Rejects with a TenantError that says what was asked, what came and what would help. */
export async function dataOf<T>(what: string, call: Promise<Fetched<T>>): Promise<T> {
  const { data, response } = await call.catch((error: unknown) => {
    throw error instanceof TenantError ? error : new TenantError(`${what}: ${rootOf(error)}`);
  });
  if (data !== undefined && response.ok) return data;
  const { status } = response;
  const help = ADVICE[status] ?? 'is this the base URL of FlowMate?';
  throw new TenantError(`${what} was answered with ${status}: ${help}`);
}

const ADVICE: Readonly<Record<number, string>> = {
  401: 'the token or password is not taken, give another',
  403: 'the token has not the permission, use one of a tenant admin',
  429: 'the tenant asks for fewer requests, lower --rate',
};

/** The innermost reason, which may be a TenantError of our own. */
function rootOf(error: unknown): string {
  for (let each = error; each instanceof Error; each = each.cause) if (each instanceof TenantError) return each.message;
  return messageOf(error);
}
