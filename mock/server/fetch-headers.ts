import { isLoopbackHost } from '../http/hosts.js';
import { failed, type Sending } from './redirect.js';

// What Node's fetch makes of the headers of a request before they go out: the Fetch standard's own, and what its HTTP client refuses.

/** Headers that the client writes by itself, and refuses of anybody else. */
const OF_CONNECTION = ['transfer-encoding', 'keep-alive', 'upgrade'];

/** A request with one of them asks for a part or for a change: no cache may answer it. */
const CONDITIONS = ['if-modified-since', 'if-none-match', 'if-unmodified-since', 'if-match', 'if-range'];

/** Methods whose requests have a length even without a body. */
const WITH_BODY = new Set(['POST', 'PUT', 'PATCH']);

/** The headers that go out with a request. Throws as fetch rejects. */
export function outgoingHeaders(request: Request, body: Sending | undefined): Headers {
  const headers = new Headers(request.headers);
  const add = (name: string, value: string) => {
    if (!headers.has(name)) {
      headers.set(name, value);
    }
  };
  const to = new URL(request.url);
  add('accept', '*/*');
  add('accept-language', '*');
  const referer = refererOf(request.referrer, to);
  if (referer !== undefined) {
    headers.set('referer', referer);
  }
  headers.set('sec-fetch-mode', request.mode);
  add('user-agent', 'node');
  const isConditional = CONDITIONS.some((name) => headers.has(name));
  const cache = request.cache === 'default' && isConditional ? 'no-store' : request.cache;
  if (cache === 'no-store' || cache === 'reload') {
    add('pragma', 'no-cache');
    add('cache-control', 'no-cache');
  } else if (cache === 'no-cache') {
    add('cache-control', 'max-age=0');
  }
  add('accept-encoding', encodings(headers, to.protocol));
  add('host', to.host);
  refuseOfConnection(headers);
  headers.set('connection', headers.get('connection') ?? 'keep-alive');
  setLength(headers, request.method, body);
  return headers;
}

/** By the default policy: other origins learn the origin alone, and none that is less safe learns anything. */
function refererOf(referrer: string, to: URL): string | undefined {
  const from = URL.canParse(referrer) ? new URL(referrer) : undefined;
  if (from === undefined || !/^https?:$/.test(from.protocol)) {
    return undefined;
  }
  if (from.protocol === 'https:' && to.protocol === 'http:' && !isLoopbackHost(to.host)) {
    return undefined;
  }
  return from.origin === to.origin ? from.href.replace(/#.*/, '') : `${from.origin}/`;
}

function encodings(headers: Headers, protocol: string): string {
  if (headers.has('range')) {
    return 'identity';
  }
  return protocol === 'https:' ? 'br, gzip, deflate' : 'gzip, deflate';
}

function refuseOfConnection(headers: Headers): void {
  const wrong = OF_CONNECTION.find((name) => headers.has(name));
  if (wrong !== undefined) {
    throw refused(`invalid ${wrong} header`, 'UND_ERR_INVALID_ARG');
  }
  if (headers.has('expect')) {
    throw refused('expect header not supported', 'UND_ERR_NOT_SUPPORTED');
  }
  if (!/^(?:close|keep-alive)$/i.test(headers.get('connection') ?? 'close')) {
    throw refused('invalid connection header', 'UND_ERR_INVALID_ARG');
  }
}

function setLength(headers: Headers, method: string, body: Sending | undefined): void {
  const given = headers.get('content-length');
  const known = body === undefined ? 0 : body.bytes?.length;
  if (body === undefined && !WITH_BODY.has(method)) {
    headers.delete('content-length');
  } else if (given === null) {
    if (known !== undefined) {
      headers.set('content-length', String(known));
    }
  } else if (!Number.isFinite(Number.parseInt(given, 10))) {
    throw refused('invalid content-length header', 'UND_ERR_INVALID_ARG');
  } else if (known !== undefined && Number.parseInt(given, 10) !== known) {
    throw refused('Request body length does not match content-length header', 'UND_ERR_REQ_CONTENT_LENGTH_MISMATCH');
  }
}

function refused(message: string, code: string): TypeError {
  return failed(Object.assign(new Error(message), { code }));
}
