import type { CallKind, Outgoing } from './outgoing.js';
import type { LossReason } from './problem.js';

/** The outcome of sending a request once. */
export type Attempt =
  | { readonly kind: 'answer'; readonly response: Response }
  | { readonly kind: 'lost'; readonly reason: LossReason; readonly message: string; readonly cause: unknown };

/**
 * Sends a request once, and reads the whole answer within the time given.
 * Rejects only when the caller's own signal ends it. A fetch that does not heed its signal is left behind.
 */
export function sendOnce(
  outgoing: Outgoing,
  limitMs: number,
  fetch: (request: Request) => Promise<Response>,
): Promise<Attempt> {
  const { signal } = outgoing;
  const own = new AbortController();
  let cleanUp = (): void => undefined;
  const ended = new Promise<Attempt>((resolve, reject) => {
    const stop = (): void => {
      reject(signal.reason);
      own.abort(signal.reason);
    };
    const timer = setTimeout(() => {
      const message = `no whole answer within ${Math.round(limitMs)} ms`;
      resolve({ kind: 'lost', reason: 'timeout', message, cause: undefined });
      own.abort();
    }, limitMs);
    cleanUp = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
    };
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
    else exchange(outgoing, own.signal, fetch).then(resolve, reject);
  });
  return ended.finally(cleanUp);
}

async function exchange(
  { request, body, headers, kind }: Outgoing,
  signal: AbortSignal,
  fetch: (request: Request) => Promise<Response>,
): Promise<Attempt> {
  const init = { headers, signal, ...(body === undefined ? {} : { body }) };
  let response: Response;
  try {
    response = await fetch(new Request(request, init));
  } catch (cause) {
    return { kind: 'lost', reason: 'connection', message: `no answer came (${textOf(cause)})`, cause };
  }
  try {
    return toAnswer(response, await response.text(), kind, request.method);
  } catch (cause) {
    // A refusal counts without its body as well, and a webhook that answers 200 has taken the data, whatever follows.
    if (!response.ok || kind === 'webhook') {
      return answer(response, '', { value: undefined });
    }
    return { kind: 'lost', reason: 'connection', message: `the answer broke off (${textOf(cause)})`, cause };
  }
}

function toAnswer(response: Response, text: string, kind: CallKind, method: string): Attempt {
  if (!response.ok || method === 'HEAD' || WITHOUT_BODY.has(response.status)) return answer(response, text);
  try {
    return answer(response, text, { value: JSON.parse(text) });
  } catch (cause) {
    if (kind === 'change') return answer(response, text, { value: text });
    // JSON that broke off is no reason to start the flow again. A page is not FlowMate's answer: webhooks.ts refuses it.
    if (kind === 'webhook')
      return answer(response, text, { value: text === '' || isJson(response) ? undefined : text });
    const message = `the answer ${response.status} is no whole JSON: ${JSON.stringify(text.slice(-80))}`;
    return { kind: 'lost', reason: 'broken', message, cause };
  }
}

const WITHOUT_BODY: ReadonlySet<number> = new Set([204, 205, 304]);

function isJson(response: Response): boolean {
  return /json/i.test(response.headers.get('content-type') ?? 'json');
}

/** The answer with its text, which was read already, and its parsed value if there is one. */
function answer(response: Response, text: string, read?: { readonly value: unknown }): Attempt {
  const { status, statusText, headers } = response;
  const again = new Response(WITHOUT_BODY.has(status) ? null : text, { status, statusText, headers });
  if (read !== undefined) {
    // With a length, openapi-fetch asks for JSON instead of parsing the text once more.
    again.headers.set('content-length', String(text.length));
    Object.assign(again, { json: async () => read.value });
  }
  return { kind: 'answer', response: again };
}

function textOf(cause: unknown): string {
  // The runtime says "fetch failed" and why in the cause.
  const inner = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
  return inner instanceof Error ? inner.message : String(inner);
}
