import { constants } from 'node:os';
import type { UnderlyingSource } from 'node:stream/web';
import type { BodyTimeouts } from '../worlds/body-timeouts.js';
import { ApiError } from './errors.js';
import {
  type Connection,
  type Outgoing,
  piecesOf,
  type RawRequest,
  type Received,
  splitUrl,
  tooLarge,
  whenAborted,
  within,
} from './request.js';
import { readStream, readWhole } from './stream-body.js';

/** Rejections that stand for a connection that broke: they go out to who sent the request, not into an answer. */
const losses = new WeakSet<object>();

export function isConnectionLoss(error: unknown): boolean {
  return typeof error === 'object' && error !== null && losses.has(error);
}

function loss<E>(error: E): E {
  if (typeof error === 'object' && error !== null) {
    losses.add(error);
  }
  return error;
}

function readReset(): Error {
  const details = { errno: -constants.errno.ECONNRESET, code: 'ECONNRESET', syscall: 'read' };
  return Object.assign(new Error('read ECONNRESET'), details);
}

/** As fetch of Node's rejects when the other side has reset the connection. */
function resetByPeer(): TypeError {
  return loss(new TypeError('fetch failed', { cause: readReset() }));
}

/** As the body of an answer of fetch fails when the other side closes before its end. */
function closedByPeer(): TypeError {
  const cause = Object.assign(new Error('other side closed'), { name: 'SocketError', code: 'UND_ERR_SOCKET' });
  return new TypeError('terminated', { cause });
}

/** Waits in real time, or until the signal aborts or the world ends. Says whether the time is over. */
function waitUntil(signal: AbortSignal, lifetime: AbortSignal, ms: number): Promise<boolean> {
  if (signal.aborted || lifetime.aborted) {
    return Promise.resolve(false);
  }
  return new Promise((resolve) => {
    const end = (isOver: boolean) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      lifetime.removeEventListener('abort', onAbort);
      resolve(isOver);
    };
    const onAbort = () => end(false);
    const timer = setTimeout(end, ms, true);
    whenAborted(signal, onAbort);
    whenAborted(lifetime, onAbort);
  });
}

/** The connection of a request that was handed over in this process. It breaks as fetch would report it. */
function inProcessConnection({ signal }: Request, lifetime: AbortSignal): Connection {
  return {
    decodes: true,
    wait: (ms) => waitUntil(signal, lifetime, ms),
    silence: () =>
      new Promise((_, reject) => {
        const onAbort = () => {
          lifetime.removeEventListener('abort', onEnd);
          reject(loss(signal.reason));
        };
        const onEnd = () => {
          signal.removeEventListener('abort', onAbort);
          reject(resetByPeer());
        };
        whenAborted(signal, onAbort);
        whenAborted(lifetime, onEnd);
      }),
    reset: async () => {
      throw resetByPeer();
    },
    cut: async (answer, sent, end) =>
      withBody(answer, {
        start: (controller) => {
          if (sent > 0) {
            controller.enqueue(new Uint8Array(answer.body.subarray(0, sent)));
          }
        },
        // Not at the start: an error there would take back what is already in the queue.
        pull: (controller) => {
          if (end !== 'silence') {
            controller.error(end === 'close' ? closedByPeer() : new TypeError('terminated', { cause: readReset() }));
            return undefined;
          }
          return new Promise((resolve) => {
            const onEnd = () => {
              controller.error(signal.aborted ? signal.reason : closedByPeer());
              resolve();
            };
            whenAborted(signal, onEnd);
            whenAborted(lifetime, onEnd);
          });
        },
      }),
    drip: async (answer, pace) => {
      const gone = new AbortController();
      const onAbort = () => gone.abort(signal.reason);
      whenAborted(signal, onAbort);
      const source = piecesOf(answer.body, pace, (ms) => waitUntil(gone.signal, lifetime, ms));
      let left = answer.body.length;
      return withBody(answer, {
        pull: async (controller) => {
          const { done, value } = await source.next();
          if (gone.signal.aborted) {
            controller.error(gone.signal.reason);
          } else if (done && left > 0) {
            controller.error(closedByPeer());
          } else if (done) {
            signal.removeEventListener('abort', onAbort);
            controller.close();
          } else {
            left -= value.length;
            controller.enqueue(new Uint8Array(value));
          }
        },
        cancel: () => gone.abort(),
      });
    },
  };
}

function withBody({ status, headers, length }: Outgoing, source: UnderlyingSource<Uint8Array>): Response {
  const announced = length === undefined ? headers : { ...headers, 'content-length': String(length) };
  return new Response(new ReadableStream(source), { status, headers: announced });
}

/** The same for a `Request` without a socket. Its body is there at once or streams. */
export function fromRequest(request: Request): RawRequest {
  return new InProcessRequest(request);
}

class InProcessRequest implements RawRequest {
  readonly method: string;
  readonly sandbox: string | undefined;
  readonly path: string;
  readonly query: string;
  readonly isProxied = false;
  readonly isSecure = false;
  originVerdict: RawRequest['originVerdict'];
  received: Received | undefined;
  json: string | undefined;
  readonly #request: Request;
  #reading: Promise<Buffer> | undefined;
  /** Its body broke off. */
  #isBroken = false;

  constructor(request: Request) {
    const { url } = request;
    const start = url.indexOf('/', url.indexOf('//') + 2);
    const { sandbox, path, query } = splitUrl(start < 0 ? '/' : url.slice(start));
    this.method = request.method;
    this.sandbox = sandbox;
    this.path = path;
    this.query = query;
    this.#request = request;
  }

  get headerLines(): Headers {
    return this.#request.headers;
  }

  header(name: string): string | undefined {
    const { headers, body } = this.#request;
    // A Request made by hand with a body carries no length, though one goes over the wire.
    if (name === 'transfer-encoding' && body !== null && !headers.has('content-length')) {
      return 'chunked';
    }
    return headers.get(name) ?? undefined;
  }

  get host(): string | undefined {
    return this.#request.headers.get('host') ?? undefined;
  }

  get peer(): undefined {
    return undefined;
  }

  isGone(): boolean {
    return this.#isBroken || this.#request.signal.aborted;
  }

  connect(lifetime: AbortSignal): Connection {
    return inProcessConnection(this.#request, lifetime);
  }

  readBody(limit: number, bodyTimeouts: BodyTimeouts): Promise<Buffer> {
    if (this.#reading !== undefined) {
      return this.#reading.then((bytes) => within(limit, bytes));
    }
    this.#reading = this.#read(limit, bodyTimeouts);
    return this.#reading;
  }

  async #read(limit: number, bodyTimeouts: BodyTimeouts): Promise<Buffer> {
    const { body, headers } = this.#request;
    if (Number(headers.get('content-length')) > limit) {
      throw tooLarge();
    }
    if (body === null) {
      return Buffer.alloc(0);
    }
    const { bytes, size, end } = await readWhole(body, limit, bodyTimeouts);
    this.received = { bytes, size };
    this.#isBroken = end === 'broken';
    switch (end) {
      case 'broken':
        throw new ApiError(400, 'request aborted');
      case 'late':
        throw new ApiError(408, `request body not complete after ${bodyTimeouts.limitMs} ms`);
      case 'large':
        throw tooLarge();
      case 'whole':
        return bytes;
    }
  }

  readRest(limit: number, done: (rest: Received) => void): void {
    const { body } = this.#request;
    if (body !== null && !this.#request.bodyUsed) {
      readStream(body, limit).then(done, () => {});
    }
  }
}
