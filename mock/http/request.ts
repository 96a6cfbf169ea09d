import { setImmediate } from 'node:timers/promises';
import type { BodyTimeouts } from '../worlds/body-timeouts.js';
import { ApiError } from './errors.js';
import { originForm } from './target.js';

/** How the answer to one request reaches its client: over a socket, or in this process. For answers out of the ordinary. */
export interface Connection {
  /**
   * Waits in real time. False when the client has gone away, or the world has ended, before the time was over; no timer is left
   * behind then. After false, end with `silence`, or with `reset` where the world has ended.
   */
  wait(ms: number): Promise<boolean>;
  /**
   * Never answers. Over a socket this lasts until either side closes it, in this process until the request's signal aborts; longer than its world it
   * never lasts.
   */
  silence(): Promise<Response>;
  /** Resets the connection in the place of an answer. In this process: rejects as fetch would. */
  reset(): Promise<Response>;
  /** Sends the headers of an answer whole, and so many bytes of its body before the end. */
  cut(answer: Outgoing, sent: number, end: 'close' | 'reset' | 'silence'): Promise<Response>;
  /** Sends an answer whose body comes piece by piece; the connection is closed when the world ends before it does. */
  drip(answer: Outgoing, pace: Pace): Promise<Response>;
  /** Whether the client sees bodies without their coding, as `fetch` gives them. */
  readonly decodes: boolean;
}

/** An answer on its way out. */
export interface Outgoing {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** What Content-Length says. Undefined: the answer comes in chunks, and has none. */
  readonly length: number | undefined;
  /** Bytes in a chunk. */
  readonly chunk: number | undefined;
}

/** How a body comes in pieces. */
export interface Pace {
  /** Bytes in one piece. */
  readonly size: number;
  readonly intervalMs: number;
  /** Milliseconds after which the rest comes at once. */
  readonly longestMs: number;
}

/** Without an interval, others get their turn after so many pieces. */
const PIECES_AT_ONCE = 100;

/**
 * The pieces one after the other, the rest as the last one when the time is up. Ends when `wait` gives false. A busy machine, whose
 * timers are late, makes the whole hardly longer: what is overdue comes as one piece.
 */
export async function* piecesOf(
  bytes: Buffer,
  { size, intervalMs, longestMs }: Pace,
  wait: (ms: number) => Promise<boolean>,
): AsyncGenerator<Buffer> {
  const begin = performance.now();
  for (let at = 0, sent = 0; at < bytes.length; sent += 1) {
    const isDue = intervalMs > 0 ? sent > 0 : sent % PIECES_AT_ONCE === PIECES_AT_ONCE - 1;
    if (isDue && !(await wait(intervalMs))) {
      return;
    }
    if (isDue) {
      // Timers that are late come before what has arrived is read: a client in this process would find two pieces as one.
      await setImmediate();
    }
    const passed = intervalMs > 0 && sent > 0 ? performance.now() - begin : 0;
    const due = intervalMs > 0 ? 1 + Math.floor(passed / intervalMs) : 1;
    const end = passed >= longestMs ? bytes.length : Math.max(at + size, due * size);
    yield bytes.subarray(at, end);
    at = end;
  }
}

/**
 * A request as it came over the wire, before anything was made of it. Paths and queries are raw: the WHATWG URL of a
 * `Request` has already resolved dots and escaped characters that the upstream takes as they are.
 */
export interface RawRequest {
  readonly method: string;
  /** Name of the sandbox that the URL begins with (`/@name`); absent: the default world is meant. */
  readonly sandbox: string | undefined;
  /** Without the sandbox and without the query. */
  readonly path: string;
  /** Without the question mark; empty without a query. */
  readonly query: string;
  /** The Host header as it came; absent: it was not sent, or the request came without a wire. */
  readonly host: string | undefined;
  /** Whether it was sent as to a forward proxy, with a whole URL in its first line. */
  readonly isProxied: boolean;
  /** Whether it came over TLS. */
  readonly isSecure: boolean;
  /** `admitted`: the mock's options let its origin in. `refused`: a service's own rules did not. */
  originVerdict: 'admitted' | 'refused' | undefined;
  /** `name` in lower case. */
  header(name: string): string | undefined;
  /**
   * The body's bytes; refuses with 413 past `limit`, with 408 when they take too long. May be called again: the bytes
   * are read once.
   */
  readBody(limit: number, bodyTimeouts: BodyTimeouts): Promise<Buffer>;
  /** The JSON that the body was, once it was read as such. */
  json: string | undefined;
  /** For answers that do not arrive as answers do. What waits in it ends when the signal aborts. */
  connect(lifetime: AbortSignal): Connection;
  /** Names and values in turn, one a line, as they came over the wire; without a wire, what the Request has. */
  readonly headerLines: string | Headers;
  /** What was read of the body, as it came. Absent: nothing was. */
  readonly received: Received | undefined;
  /** Address that it came from, empty when that is not known any more. Absent: this process. */
  readonly peer: string | undefined;
  /** Whether the client has gone, so that no answer reaches it. */
  isGone(): boolean;
  /** Reads what still comes of an unread body, up to `limit` bytes, without delaying the answer. */
  readRest(limit: number, done: (rest: Received) => void): void;
}

/** Bytes of a body. */
export interface Received {
  readonly bytes: Buffer;
  /** How long the body is, as far as is known: as announced, else what came of it. */
  readonly size: number;
}

/** Whether a body was announced. An announced one may still be empty. */
export function hasBody(request: RawRequest): boolean {
  const length = request.header('content-length');
  return request.header('transfer-encoding') !== undefined || (length !== undefined && !Number.isNaN(Number(length)));
}

/** The parts of a raw URL. What follows a `#` is cut off, as upstream does. */
export function splitUrl(url: string): { sandbox: string | undefined; path: string; query: string } {
  const received = originForm(url);
  const fragment = received.indexOf('#');
  const target = fragment < 0 ? received : received.slice(0, fragment);
  const at = target.indexOf('?');
  const whole = at < 0 ? target : target.slice(0, at);
  const query = at < 0 ? '' : target.slice(at + 1);
  // Not spread: that takes longer than all the rest of this.
  const { sandbox, path } = splitSandbox(whole);
  return { sandbox, path, query };
}

const SANDBOX = /^\/(?:@|%40)/;

/** `/@name/flows` is the path `/flows` of the sandbox `name`, in any spelling of the prefix. */
export function splitSandbox(path: string): { sandbox: string | undefined; path: string } {
  const start = path.startsWith('/@') || path.startsWith('/%') ? SANDBOX.exec(path)?.[0].length : undefined;
  if (start === undefined) {
    return { sandbox: undefined, path };
  }
  const end = path.indexOf('/', start);
  const name = end < 0 ? path.slice(start) : path.slice(start, end);
  return { sandbox: decoded(name), path: end < 0 ? '/' : path.slice(end) };
}

function decoded(name: string): string {
  try {
    return name.includes('%') ? decodeURIComponent(name) : name;
  } catch {
    return name;
  }
}

export function tooLarge(): ApiError {
  return new ApiError(413, 'request entity too large');
}

/** The bytes; refuses when they are too many. */
export function within(limit: number, bytes: Buffer): Buffer {
  if (bytes.length > limit) {
    throw tooLarge();
  }
  return bytes;
}

/** Whether a request of this method only reads. */
export function isRead(method: string): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** Calls `act` when the signal aborts, at once where it has. */
export function whenAborted(signal: AbortSignal, act: () => void): void {
  if (signal.aborted) {
    act();
  } else {
    signal.addEventListener('abort', act, { once: true });
  }
}
