import type { IncomingMessage, ServerResponse } from 'node:http';
import type { BodyTimeouts } from '../worlds/body-timeouts.js';
import { BodyRoom } from './body-room.js';
import { discardRest } from './discard-rest.js';
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
import { isAbsolute, receivedBy } from './target.js';

/** A reset right behind bytes that the client has not read yet looks to it like an ordinary end of the connection. */
const RESET_DELAY_MS = 20;

/** What is never answered by a Response. Nothing holds on to it once the socket is closed. */
const never = () => new Promise<Response>(() => {});

/** The connection of a request that came in over a port. It writes to the socket directly, past the adapter. */
function nodeConnection(incoming: IncomingMessage, outgoing: ServerResponse, lifetime: AbortSignal): Connection {
  const { socket } = incoming;
  const wait = (ms: number): Promise<boolean> => {
    if (outgoing.destroyed || socket.destroyed || lifetime.aborted) {
      return Promise.resolve(false);
    }
    return new Promise((resolve) => {
      const end = (isThere: boolean) => {
        clearTimeout(timer);
        outgoing.off('close', onClose);
        lifetime.removeEventListener('abort', onClose);
        resolve(isThere);
      };
      const onClose = () => end(false);
      const timer = setTimeout(end, ms, true);
      outgoing.on('close', onClose);
      whenAborted(lifetime, onClose);
    });
  };
  return {
    decodes: false,
    wait,
    silence() {
      // A body that stays unread would hide that the client has closed.
      incoming.resume();
      if (!outgoing.destroyed && !socket.destroyed) {
        const onEnd = () => socket.destroy();
        whenAborted(lifetime, onEnd);
        outgoing.on('close', () => lifetime.removeEventListener('abort', onEnd));
      }
      return never();
    },
    reset() {
      socket.resetAndDestroy();
      return never();
    },
    cut(answer, sent, end) {
      if (outgoing.destroyed) {
        return never();
      }
      sendHead(outgoing, answer);
      const onSent = () => {
        if (end === 'silence') {
          void this.silence();
        } else if (end === 'reset') {
          setTimeout(() => socket.destroyed || socket.resetAndDestroy(), RESET_DELAY_MS).unref();
        } else {
          socket.destroySoon();
        }
      };
      if (sent === 0) {
        onSent();
      } else {
        outgoing.write(answer.body.subarray(0, sent), onSent);
      }
      return never();
    },
    async drip(answer, pace) {
      if (!outgoing.destroyed) {
        sendHead(outgoing, answer);
      }
      let left = answer.body.length;
      for await (const piece of piecesOf(answer.body, pace, wait)) {
        // A write to what is destroyed would be an unhandled error.
        if (outgoing.destroyed) {
          return never();
        }
        outgoing.write(piece);
        left -= piece.length;
      }
      if (left > 0) {
        socket.destroy();
      } else {
        outgoing.end();
      }
      return never();
    },
  };
}

function sendHead(outgoing: ServerResponse, { status, headers, length }: Outgoing): void {
  outgoing.writeHead(status, { ...headers, ...(length === undefined ? {} : { 'content-length': length }) });
  outgoing.flushHeaders();
}

export function fromIncoming(incoming: IncomingMessage, outgoing: ServerResponse): RawRequest {
  return new NodeRequest(incoming, outgoing);
}

class NodeRequest implements RawRequest {
  readonly method: string;
  readonly sandbox: string | undefined;
  readonly path: string;
  readonly query: string;
  readonly host: string | undefined;
  readonly isProxied: boolean;
  readonly isSecure: boolean;
  originVerdict: RawRequest['originVerdict'];
  received: Received | undefined;
  json: string | undefined;
  readonly #incoming: IncomingMessage;
  readonly #outgoing: ServerResponse;
  #reading: Promise<Buffer> | undefined;
  #aborted = false;

  constructor(incoming: IncomingMessage, outgoing: ServerResponse) {
    const { url, host } = receivedBy(incoming);
    const { sandbox, path, query } = splitUrl(url);
    this.method = incoming.method ?? 'GET';
    this.sandbox = sandbox;
    this.path = path;
    this.query = query;
    this.host = host;
    this.isProxied = isAbsolute(url);
    this.isSecure = 'encrypted' in incoming.socket;
    this.#incoming = incoming;
    this.#outgoing = outgoing;
  }

  // One text takes a fraction of the memory of a list of many.
  get headerLines(): string {
    return this.#incoming.rawHeaders.join('\n');
  }

  header(name: string): string | undefined {
    if (name === 'host') {
      return this.host;
    }
    const value = this.#incoming.headers[name];
    return Array.isArray(value) ? value.join(', ') : value;
  }

  get peer(): string {
    return this.#incoming.socket.remoteAddress ?? '';
  }

  isGone(): boolean {
    return this.#aborted || !this.#incoming.socket.writable;
  }

  connect(lifetime: AbortSignal): Connection {
    return nodeConnection(this.#incoming, this.#outgoing, lifetime);
  }

  readBody(limit: number, bodyTimeouts: BodyTimeouts): Promise<Buffer> {
    const known = this.#reading?.then((bytes) => within(limit, bytes));
    this.#reading ??= this.#read(limit, bodyTimeouts);
    return known ?? this.#reading;
  }

  #read(limit: number, bodyTimeouts: BodyTimeouts): Promise<Buffer> {
    const incoming = this.#incoming;
    const announced = Number(incoming.headers['content-length']);
    if (announced > limit) {
      discardRest(incoming);
      return Promise.reject(tooLarge());
    }
    const room = new BodyRoom(this.#outgoing, announced || 0);
    return new Promise((resolve, reject) => {
      const chunks: Buffer[] = [];
      let size = 0;
      const stop = (error: Error) => {
        clean();
        discardRest(incoming);
        this.received = { bytes: Buffer.concat(chunks), size: Math.max(size, announced || 0) };
        reject(error);
      };
      const onData = (chunk: Buffer) => {
        size += chunk.length;
        if (room.holds(size)) {
          chunks.push(chunk);
        } else {
          chunks.length = 0;
        }
        if (size > limit) {
          stop(tooLarge());
        }
      };
      const onEnd = () => {
        if (room.refusal !== undefined) {
          stop(room.refusal);
          return;
        }
        clean();
        const [first] = chunks;
        const bytes = chunks.length === 1 && first !== undefined ? first : Buffer.concat(chunks);
        this.received = { bytes, size };
        resolve(bytes);
      };
      const onAborted = () => {
        this.#aborted = true;
        stop(new ApiError(400, 'request aborted'));
      };
      const onTooLate = () => {
        this.#outgoing.once('finish', () => incoming.socket.destroySoon());
        stop(new ApiError(408, `request body not complete after ${bodyTimeouts.limitMs} ms`));
      };
      const clean = () => {
        bodyTimeouts.stop(onTooLate);
        incoming.off('data', onData).off('end', onEnd).off('aborted', onAborted).off('error', onAborted);
      };
      bodyTimeouts.start(onTooLate);
      incoming.on('data', onData).on('end', onEnd).on('aborted', onAborted).on('error', onAborted);
    });
  }

  readRest(limit: number, done: (rest: Received) => void): void {
    const incoming = this.#incoming;
    const announced = Number(incoming.headers['content-length']);
    const chunks: Buffer[] = [];
    let size = 0;
    const onData = (chunk: Buffer) => {
      size += chunk.length;
      chunks.push(chunk);
      if (size > limit) {
        finish();
      }
    };
    const finish = () => {
      incoming.off('data', onData).off('end', finish).off('close', finish);
      done({ bytes: Buffer.concat(chunks), size: Math.max(size, announced || 0) });
    };
    incoming.on('data', onData).on('end', finish).on('close', finish);
  }
}
