import { type Client, type ClientOptions, createClient } from '../../src/client/index.js';

/** What a scripted service does with a request: answers with JSON, or as it likes. A thrown error is a broken connection. */
export type Step =
  | { readonly status?: number; readonly json: unknown; readonly headers?: Record<string, string> }
  | Handler;
type Handler = (request: Request) => Response | Promise<Response>;

/** What was sent, as a service sees it. */
export interface Sent {
  readonly method: string;
  readonly url: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** A service that answers by a script, and a client of it whose time passes only while it waits between tries. */
export interface Script {
  readonly client: Client;
  readonly sent: readonly Sent[];
  /** Milliseconds of each wait. */
  readonly waits: readonly number[];
  /** Moves the time on. */
  pass(ms: number): void;
}

/** Where the scripted clock begins. */
export const START = Date.parse('2026-03-01T08:00:00Z');

/** `steps` in their order; the last one again and again. */
export function createScript(steps: readonly Step[], options: Partial<ClientOptions> = {}): Script {
  return createService(
    (_sent, n) => steps[Math.min(n, steps.length - 1)] ?? (() => Promise.reject(new Error('no step'))),
    options,
  );
}

/** `decide` is given each request and how many came before it. */
export function createService(decide: (sent: Sent, n: number) => Step, options: Partial<ClientOptions> = {}): Script {
  const sent: Sent[] = [];
  const waits: number[] = [];
  let now = START;
  const { token = 'secret', username, password, ...others } = options;
  const client = createClient({
    baseUrl: 'http://flowmate.test/base',
    random: () => 0.5,
    now: () => now,
    sleep: async (ms) => {
      waits.push(ms);
      now += ms;
    },
    fetch: async (request) => {
      const seen = await toSent(request.clone());
      sent.push(seen);
      const step = decide(seen, sent.length - 1);
      if (typeof step === 'function') return step(request);
      return Response.json(step.json, { status: step.status ?? 200, headers: step.headers ?? {} });
    },
    ...others,
    ...(username === undefined || password === undefined ? { token } : { username, password }),
  });
  const pass = (ms: number): void => {
    now += ms;
  };
  return { client, sent, waits, pass };
}

async function toSent(request: Request): Promise<Sent> {
  const text = await request.text();
  const { pathname, search } = new URL(request.url);
  return {
    method: request.method,
    url: request.url,
    path: decodeURIComponent(pathname.replace('/base', '') + search),
    headers: Object.fromEntries(request.headers),
    body: text === '' ? undefined : JSON.parse(text),
  };
}

/** What a broken connection looks like to a client. */
export function brokenConnection(): never {
  throw new TypeError('fetch failed', { cause: new Error('read ECONNRESET') });
}

/** An answer whose body breaks off after this text. */
export function cutAnswer(text: string, status = 200): Response {
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(text));
    },
    pull(controller) {
      controller.error(new TypeError('terminated'));
    },
  });
  return new Response(body, { status, headers: { 'content-type': 'application/json' } });
}
