import { STATUS_CODES } from 'node:http';
import { outgoingHeaders } from './fetch-headers.js';
import { withIntegrity } from './integrity.js';
import { failed, redirected, type Sending } from './redirect.js';

/** Answers a request in this process. */
type Send = (request: Request) => Promise<Response>;

/** Taken at the start, so that a test that replaces the timers does not stop requests. */
const soon = setImmediate;

/** Taken at the start as well: it fetches what is not HTTP, such as `data:`. */
const platformFetch = globalThis.fetch;

/** How many redirects fetch follows. */
const MOST_REDIRECTS = 20;

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/**
 * The global fetch over `send` in the place of the network: what the Fetch standard and Node's own fetch say of signals, bodies,
 * redirects and of `url`, `redirected` and `statusText` holds here, too.
 */
export async function fetchInProcess(
  send: Send,
  input: string | URL | Request,
  init: RequestInit | undefined,
): Promise<Response> {
  const isStream = isStreaming(init?.body ?? undefined);
  let request = new Request(input, init);
  if (!/^https?:/.test(request.url)) {
    return platformFetch(request);
  }
  const { signal, redirect, integrity } = request;
  for (let count = 0; ; count += 1) {
    const body = await toSending(request, isStream);
    const response = await sendOnce(send, request, body, signal);
    const location = REDIRECTS.has(response.status) ? response.headers.get('location') : null;
    if (location === null || redirect === 'manual') {
      const whole = await withIntegrity(response, integrity, signal);
      return dressed(whole, { url: request.url.replace(/#.*/, ''), redirected: count > 0 });
    }
    response.body?.cancel().catch(() => {});
    if (redirect === 'error') {
      throw failed(new Error('unexpected redirect'));
    }
    if (count === MOST_REDIRECTS) {
      throw failed(new Error('redirect count exceeded'));
    }
    request = redirected(request, response.status, location, body);
  }
}

function isStreaming(body: unknown): boolean {
  return body instanceof ReadableStream || (typeof body === 'object' && body !== null && Symbol.asyncIterator in body);
}

async function toSending(request: Request, isStream: boolean): Promise<Sending | undefined> {
  const { body, signal } = request;
  if (signal.aborted) {
    await body?.cancel(signal.reason).catch(() => {});
    throw signal.reason;
  }
  if (body === null) {
    return undefined;
  }
  if (isStream) {
    return { stream: body, bytes: undefined };
  }
  const bytes = new Uint8Array(await request.arrayBuffer());
  return { stream: streamOf(bytes), bytes };
}

function streamOf(bytes: Uint8Array): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      if (bytes.length > 0) {
        controller.enqueue(bytes);
      }
      controller.close();
    },
  });
}

/** Sends a request and waits for the beginning of its answer. */
async function sendOnce(
  send: Send,
  request: Request,
  body: Sending | undefined,
  signal: AbortSignal,
): Promise<Response> {
  // What is aborted at once is never sent, as a connection takes its time.
  await new Promise((resolve) => soon(resolve));
  if (signal.aborted) {
    body?.stream.cancel(signal.reason).catch(() => {});
    throw signal.reason;
  }
  const headers = outgoingHeaders(request, body);
  let reject: (error: unknown) => void = () => {};
  const broken = new Promise<never>((_, rejected) => {
    reject = rejected;
  });
  broken.catch(() => {});
  const onAbort = () => reject(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    // Node sends nothing before the first piece of the body is there.
    const pumped = body && (await Promise.race([pump(body.stream, signal, (error) => reject(failed(error))), broken]));
    const sent = new Request(request.url, {
      method: request.method,
      headers,
      signal,
      ...(pumped === undefined ? {} : { body: pumped, duplex: 'half' }),
    });
    const response = await Promise.race([send(sent), broken]);
    return abortable(response, signal);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

/** The same stream, once its first piece is there. It fails with the signal; `onError` is called when the source fails by itself. */
async function pump(
  source: ReadableStream<Uint8Array>,
  signal: AbortSignal,
  onError: (error: unknown) => void,
): Promise<ReadableStream<Uint8Array>> {
  const reader = source.getReader();
  let onAbort = () => void reader.cancel(signal.reason).catch(() => {});
  let isOver = false;
  const end = () => {
    isOver = true;
    signal.removeEventListener('abort', onAbort);
  };
  signal.addEventListener('abort', onAbort, { once: true });
  let first: Awaited<ReturnType<typeof reader.read>> | undefined = await reader.read().catch((error) => {
    end();
    throw failed(error);
  });
  signal.removeEventListener('abort', onAbort);
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        onAbort = () => {
          isOver = true;
          controller.error(signal.reason);
          reader.cancel(signal.reason).catch(() => {});
        };
        signal.addEventListener('abort', onAbort, { once: true });
      },
      async pull(controller) {
        try {
          const { done, value }: { done: boolean; value?: unknown } = first ?? (await reader.read());
          first = undefined;
          if (isOver) {
            return;
          }
          if (done) {
            end();
            controller.close();
          } else {
            controller.enqueue(bytesOf(value));
          }
        } catch (error) {
          end();
          onError(error);
          controller.error(error);
        }
      },
      cancel(reason) {
        end();
        return reader.cancel(reason);
      },
    },
    { highWaterMark: 0 },
  );
}

/** A piece of a body. Node's sockets take texts, too. */
function bytesOf(piece: unknown): Uint8Array {
  if (piece instanceof Uint8Array) {
    return piece;
  }
  if (typeof piece !== 'string') {
    throw new TypeError('A piece of the body is neither a Uint8Array nor a text');
  }
  return Buffer.from(piece);
}

/** The same answer, whose body fails with the signal as long as it is not read to its end. */
function abortable(response: Response, signal: AbortSignal): Response {
  const { status, headers } = response;
  const statusText = response.statusText || (STATUS_CODES[status] ?? '');
  if (response.body === null) {
    return new Response(null, { status, statusText, headers });
  }
  const reader = response.body.getReader();
  let onAbort = () => {};
  const body = new ReadableStream({
    type: 'bytes',
    start(controller) {
      onAbort = () => {
        controller.error(signal.reason);
        reader.cancel(signal.reason).catch(() => {});
      };
      signal.addEventListener('abort', onAbort, { once: true });
    },
    async pull(controller) {
      const { done, value } = await reader.read();
      if (signal.aborted) {
        return;
      }
      if (done) {
        signal.removeEventListener('abort', onAbort);
        controller.close();
        controller.byobRequest?.respond(0);
      } else {
        // A copy: a stream of bytes takes the memory of its chunks over.
        controller.enqueue(new Uint8Array(value));
      }
    },
    cancel(reason) {
      signal.removeEventListener('abort', onAbort);
      return reader.cancel(reason);
    },
  });
  return new Response(body, { status, statusText, headers });
}

function refuseChange(): never {
  throw new TypeError('immutable');
}

/** What no constructor sets. */
function dressed(response: Response, facts: { readonly url: string; readonly redirected: boolean }): Response {
  const { url, redirected: isRedirected } = facts;
  Object.defineProperties(
    response.headers,
    Object.fromEntries(['append', 'delete', 'set'].map((name) => [name, { value: refuseChange }])),
  );
  return Object.defineProperties(response, {
    url: { get: () => url },
    redirected: { get: () => isRedirected },
    type: { get: () => 'basic' },
    clone: { value: () => dressed(Response.prototype.clone.call(response), facts) },
  });
}
