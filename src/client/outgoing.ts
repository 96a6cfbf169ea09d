import type { ClientSettings } from './options.js';

/**
 * What kind of call a request is:
 * - `read` changes nothing;
 * - `repeatable` may be sent twice without doing more than once (start, stop, impersonate);
 * - `change` replaces or deletes, and its answer may be a text;
 * - `create` makes something anew each time, so it is sent again only when the service certainly did not take it;
 * - `webhook` starts a flow: its X-Request-Id distinguishes a retry from a second call;
 * - `login` needs no token.
 */
export type CallKind = 'read' | 'repeatable' | 'change' | 'create' | 'webhook' | 'login';

/** A request, ready to be sent several times. */
export interface Outgoing {
  readonly kind: CallKind;
  readonly request: Request;
  readonly body: ArrayBuffer | undefined;
  readonly headers: Headers;
  /** Ends the call; the caller's own. */
  readonly signal: AbortSignal;
}

const WEBHOOK = /^\/(?:webhooks|hook)\//i;
const REPEATABLE = /^\/(?:impersonate|flows\/[^/]+\/(?:start|stop)|api\/v1\/tokens\/introspect)\/?$/i;

/** `path` is that below the base URL. */
function kindOf(method: string, path: string): CallKind {
  if (WEBHOOK.test(path)) return 'webhook';
  switch (method) {
    case 'GET':
    case 'HEAD':
    case 'OPTIONS':
      return 'read';
    case 'POST':
      if (/^\/login\/?$/i.test(path)) return 'login';
      return REPEATABLE.test(path) ? 'repeatable' : 'create';
    default:
      return 'change';
  }
}

/** Reads the request's body, so that it is there for every try, and sets the headers that all calls have. */
export async function toOutgoing(request: Request, settings: ClientSettings): Promise<Outgoing> {
  const { baseUrl, userAgent } = settings;
  const { method } = request;
  const path = request.url.slice(baseUrl.length).replace(/[?#].*/s, '');
  const kind = kindOf(method, path);
  const bytes = method === 'GET' || method === 'HEAD' ? undefined : await request.arrayBuffer();
  const headers = new Headers(request.headers);
  if (userAgent !== undefined && !headers.has('user-agent')) headers.set('user-agent', userAgent);
  if (kind === 'webhook' && !headers.has('x-request-id')) headers.set('x-request-id', newRequestId());
  return {
    kind,
    request,
    body: bytes === undefined || bytes.byteLength === 0 ? undefined : bytes,
    headers,
    signal: request.signal,
  };
}

/** 32 hexadecimal digits, as FlowMate's own. Not by randomUUID, which is missing on pages without https. */
export function newRequestId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
