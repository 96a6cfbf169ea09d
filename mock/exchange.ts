import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Connection } from './connection/connection.js';
import { memoryConnection } from './connection/memory.js';
import { wireConnection } from './connection/wire.js';
import type { Deadlines } from './deadlines.js';
import { Refusal } from './refusal.js';

/**
 * A request as it came over the wire, before anything was made of it. Paths and queries are raw: the WHATWG URL of a
 * `Request` has already resolved dots and escaped characters that the upstream takes as they are.
 */
export interface Exchange {
  readonly method: string;
  /** Name of the sandbox that the URL begins with (`/@name`); absent: the default world is meant. */
  readonly sandbox: string | undefined;
  /** Without the sandbox and without the query. */
  readonly path: string;
  /** Without the question mark; empty when there is none. */
  readonly query: string;
  /** `name` in lower case. */
  header(name: string): string | undefined;
  /** The body's bytes; refuses with 413 past `limit`, with 408 when they take too long. */
  readBody(limit: number, deadlines: Deadlines): Promise<Buffer>;
  /** For answers that do not arrive as answers do. */
  connect(): Connection;
}

/** Whether a body was announced. An announced one may still be empty. */
export function hasBody(exchange: Exchange): boolean {
  const length = exchange.header('content-length');
  return exchange.header('transfer-encoding') !== undefined || (length !== undefined && !Number.isNaN(Number(length)));
}

function split(url: string): { sandbox: string | undefined; path: string; query: string } {
  const at = url.indexOf('?');
  const whole = at < 0 ? url : url.slice(0, at);
  return { ...splitSandbox(whole), query: at < 0 ? '' : url.slice(at + 1) };
}

/** `/@name/flows` is the path `/flows` of the sandbox `name`. */
export function splitSandbox(path: string): { sandbox: string | undefined; path: string } {
  if (!path.startsWith('/@')) {
    return { sandbox: undefined, path };
  }
  const end = path.indexOf('/', 2);
  return end < 0 ? { sandbox: path.slice(2), path: '/' } : { sandbox: path.slice(2, end), path: path.slice(end) };
}

const TOO_LARGE = 'request entity too large';

export function fromIncoming(incoming: IncomingMessage, outgoing: ServerResponse): Exchange {
  const { sandbox, path, query } = split(incoming.url ?? '/');
  return {
    method: incoming.method ?? 'GET',
    sandbox,
    path,
    query,
    header(name) {
      const value = incoming.headers[name];
      return Array.isArray(value) ? value.join(', ') : value;
    },
    readBody: (limit, deadlines) => readIncoming(incoming, limit, deadlines),
    connect: () => wireConnection(incoming, outgoing),
  };
}

function readIncoming(incoming: IncomingMessage, limit: number, deadlines: Deadlines): Promise<Buffer> {
  const announced = Number(incoming.headers['content-length']);
  if (announced > limit) {
    return Promise.reject(new Refusal(413, TOO_LARGE));
  }
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const stop = (error: Error) => {
      clean();
      incoming.pause();
      reject(error);
    };
    const onData = (chunk: Buffer) => {
      size += chunk.length;
      if (size > limit) {
        stop(new Refusal(413, TOO_LARGE));
        return;
      }
      chunks.push(chunk);
    };
    const onEnd = () => {
      clean();
      const [first] = chunks;
      resolve(chunks.length === 1 && first !== undefined ? first : Buffer.concat(chunks));
    };
    const onAborted = () => stop(new Refusal(400, 'request aborted'));
    const onTooLate = () => stop(new Refusal(408, `request body not complete after ${deadlines.limitMs} ms`));
    const clean = () => {
      deadlines.stop(onTooLate);
      incoming.off('data', onData).off('end', onEnd).off('aborted', onAborted).off('error', onAborted);
    };
    deadlines.start(onTooLate);
    incoming.on('data', onData).on('end', onEnd).on('aborted', onAborted).on('error', onAborted);
  });
}

/** The same for a `Request` without a socket. Its body is there at once or streams; no time-out applies. */
export function fromRequest(request: Request): Exchange {
  const url = request.url;
  const start = url.indexOf('/', url.indexOf('//') + 2);
  const { sandbox, path, query } = split(start < 0 ? '/' : url.slice(start).replace(/#.*$/, ''));
  return {
    method: request.method,
    sandbox,
    path,
    query,
    header(name) {
      // A Request made by hand with a body carries no length, though one goes over the wire.
      if (name === 'transfer-encoding' && request.body !== null && !request.headers.has('content-length')) {
        return 'chunked';
      }
      return request.headers.get(name) ?? undefined;
    },
    async readBody(limit) {
      const bytes = Buffer.from(await request.arrayBuffer());
      if (bytes.length > limit) {
        throw new Refusal(413, TOO_LARGE);
      }
      return bytes;
    },
    connect: () => memoryConnection(request),
  };
}
