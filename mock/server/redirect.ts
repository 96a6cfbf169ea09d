/** Headers that fetch takes from a request that it sends to another origin, or again without its body. */
const CREDENTIALS = ['authorization', 'proxy-authorization', 'cookie', 'host'];

const OF_BODIES = ['content-encoding', 'content-language', 'content-location', 'content-type', 'content-length'];

/** The body of a request, as it is sent. */
export interface Sending {
  readonly stream: ReadableStream<Uint8Array>;
  /** Absent: it came as a stream. */
  readonly bytes: Uint8Array<ArrayBuffer> | undefined;
}

/** As fetch of Node's rejects when nothing came back. */
export function failed(cause: unknown): TypeError {
  return new TypeError('fetch failed', { cause });
}

/** The request that follows a redirect, as the Fetch standard makes it. */
export function redirected(request: Request, status: number, location: string, body: Sending | undefined): Request {
  const from = new URL(request.url);
  const to = URL.canParse(location, from.href) ? new URL(location, from) : undefined;
  if (to === undefined || !/^https?:$/.test(to.protocol)) {
    throw failed(new Error(to === undefined ? `Invalid URL: ${location}` : 'URL scheme must be a HTTP(S) scheme'));
  }
  if (status !== 303 && body !== undefined && body.bytes === undefined) {
    throw failed(new Error('the body came as a stream and cannot be sent again'));
  }
  const { method, signal } = request;
  const headers = new Headers(request.headers);
  const isGet = (status <= 302 && method === 'POST') || (status === 303 && method !== 'GET' && method !== 'HEAD');
  for (const name of [...(isGet ? OF_BODIES : []), ...(to.origin === from.origin ? [] : CREDENTIALS)]) {
    headers.delete(name);
  }
  to.hash ||= from.hash;
  const again = isGet ? undefined : body?.bytes;
  return new Request(to.href, {
    method: isGet ? 'GET' : method,
    headers,
    signal,
    ...(again === undefined ? {} : { body: again }),
  });
}
