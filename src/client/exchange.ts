import { type Attempt, readAnswer } from './answer.js';
import { isBrowser } from './browser.js';
import type { Outgoing } from './outgoing.js';
import { shownTarget, targetOf } from './redirect.js';
import { retryAfterMs } from './retry-after.js';

/** A server that redirects again and again is not followed further. */
const MOST_REDIRECTS = 5;

/** A request under way, and its answer as far as it came. */
export class Exchange {
  readonly #outgoing: Outgoing;
  readonly #fetch: (request: Request) => Promise<Response>;
  readonly #abort = new AbortController();
  /**
   * Held until the end: the runtime passes a signal on to a Request by a weak reference, so that one that was collected would
   * never be aborted.
   */
  #request: Request | undefined;
  #response: Response | undefined;
  #reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  #text = '';

  constructor(outgoing: Outgoing, fetch: (request: Request) => Promise<Response>) {
    this.#outgoing = outgoing;
    this.#fetch = fetch;
  }

  /** Sends the request and reads the whole answer. Does not reject. */
  async run(): Promise<Attempt> {
    try {
      this.#response = await this.#send();
    } catch (cause) {
      return { kind: 'lost', reason: 'connection', message: `no answer came (${textOf(cause)})`, cause };
    }
    const response = this.#response;
    // All that a browser says of a redirect that it does not follow.
    if (response.type === 'opaqueredirect') {
      const message = 'the service redirects the call to another address, which is no answer. Is the base URL right?';
      return { kind: 'lost', reason: 'broken', message, cause: undefined, isFinal: true };
    }
    try {
      await this.#read(response);
    } catch (cause) {
      return (
        this.arrived() ?? {
          kind: 'lost',
          reason: 'connection',
          message: `the answer broke off (${textOf(cause)})`,
          cause,
        }
      );
    }
    return this.#readAnswer(response, this.#text);
  }

  /** What is known of an answer that is not whole, where that will do: a refusal, and a webhook that took the data. */
  arrived(): Attempt | undefined {
    const response = this.#response;
    if (response === undefined || (response.ok && this.#outgoing.kind !== 'webhook')) return undefined;
    return this.#readAnswer(response, response.ok ? this.#text : '');
  }

  /** Ends the request and its connection. */
  end(reason?: unknown): void {
    this.#abort.abort(reason);
    this.#reader?.cancel(reason).catch(() => undefined);
    this.#request = undefined;
  }

  #readAnswer(response: Response, text: string): Attempt {
    const { kind, request } = this.#outgoing;
    const attempt = readAnswer(response, text, kind, request.method);
    const target = targetOf(response, this.#request?.url ?? request.url);
    if (attempt.kind === 'answer' && target !== undefined) {
      attempt.response.headers.set('location', shownTarget(target));
    }
    return attempt;
  }

  async #send(): Promise<Response> {
    const { request, body, headers, kind } = this.#outgoing;
    const { signal } = this.#abort;
    const isRead = kind === 'read';
    // A fetch that follows makes a GET of a POST. Pages cannot follow on their own.
    const redirect = isRead && isBrowser() ? 'follow' : 'manual';
    this.#request = new Request(request, { headers, signal, redirect, ...(body === undefined ? {} : { body }) });
    for (let hops = 0; ; hops++) {
      const response = await this.#fetch(this.#request);
      const target: URL | undefined = isRead ? targetOf(response, this.#request.url) : undefined;
      const isHere = target !== undefined && target.origin === new URL(this.#request.url).origin;
      // The token is for this origin, and a redirect that asks for a pause is not to be followed at once.
      if (!isHere || hops === MOST_REDIRECTS || retryAfterMs(response.headers, 0) > 0) return response;
      response.body?.cancel().catch(() => undefined);
      this.#request = new Request(target, { method: request.method, headers, signal, redirect });
    }
  }

  async #read(response: Response): Promise<void> {
    const { body } = response;
    // Some stand-ins for fetch have no streams.
    if (typeof body?.getReader !== 'function') {
      this.#text = await response.text();
      return;
    }
    const decoder = new TextDecoder();
    this.#reader = body.getReader();
    for (;;) {
      const { done, value } = await this.#reader.read();
      this.#text += decoder.decode(value, { stream: !done });
      if (done) return;
    }
  }
}

function textOf(cause: unknown): string {
  // The runtime says "fetch failed" and why in the cause.
  const inner = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
  return inner instanceof Error ? inner.message : String(inner);
}
