import type { Connection } from './connection/connection.js';
import { memoryConnection } from './connection/memory.js';
import { type Exchange, type Received, splitUrl, within } from './exchange.js';
import type { Lifetime } from './lifetime.js';

/** The same for a `Request` without a socket. Its body is there at once or streams; no time-out applies. */
export function fromRequest(request: Request): Exchange {
  return new RequestExchange(request);
}

class RequestExchange implements Exchange {
  readonly method: string;
  readonly sandbox: string | undefined;
  readonly path: string;
  readonly query: string;
  received: Received | undefined;
  json: string | undefined;
  readonly #request: Request;

  constructor(request: Request) {
    const { url } = request;
    const start = url.indexOf('/', url.indexOf('//') + 2);
    const { sandbox, path, query } = splitUrl(start < 0 ? '/' : url.slice(start).replace(/#.*$/, ''));
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

  get peer(): undefined {
    return undefined;
  }

  isGone(): boolean {
    return false;
  }

  connect(lifetime: Lifetime): Connection {
    return memoryConnection(this.#request, lifetime);
  }

  async readBody(limit: number): Promise<Buffer> {
    if (this.received === undefined) {
      const bytes = Buffer.from(await this.#request.arrayBuffer());
      this.received = { bytes, size: bytes.length };
    }
    return within(limit, this.received.bytes);
  }

  readRest(limit: number, done: (rest: Received) => void): void {
    const { body } = this.#request;
    if (body !== null && !this.#request.bodyUsed) {
      readStream(body, limit).then(done, () => {});
    }
  }
}

async function readStream(stream: ReadableStream<Uint8Array>, limit: number): Promise<Received> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop cancels the stream.
  for await (const chunk of stream) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > limit) {
      break;
    }
  }
  return { bytes: Buffer.concat(chunks), size };
}
