import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Connection } from './connection/connection.js';
import { wireConnection } from './connection/wire.js';
import type { Deadlines } from './deadlines.js';
import { type Exchange, type Received, splitUrl, tooLarge, within } from './exchange.js';
import type { Lifetime } from './lifetime.js';
import { Refusal } from './refusal.js';

export function fromIncoming(incoming: IncomingMessage, outgoing: ServerResponse): Exchange {
  return new IncomingExchange(incoming, outgoing);
}

class IncomingExchange implements Exchange {
  readonly method: string;
  readonly sandbox: string | undefined;
  readonly path: string;
  readonly query: string;
  received: Received | undefined;
  json: string | undefined;
  readonly #incoming: IncomingMessage;
  readonly #outgoing: ServerResponse;
  #reading: Promise<Buffer> | undefined;
  #aborted = false;

  constructor(incoming: IncomingMessage, outgoing: ServerResponse) {
    const { sandbox, path, query } = splitUrl(incoming.url ?? '/');
    this.method = incoming.method ?? 'GET';
    this.sandbox = sandbox;
    this.path = path;
    this.query = query;
    this.#incoming = incoming;
    this.#outgoing = outgoing;
  }

  // One text is kept at a fraction of what a list of many is.
  get headerLines(): string {
    return this.#incoming.rawHeaders.join('\n');
  }

  header(name: string): string | undefined {
    const value = this.#incoming.headers[name];
    return Array.isArray(value) ? value.join(', ') : value;
  }

  get peer(): string {
    return this.#incoming.socket.remoteAddress ?? '';
  }

  isGone(): boolean {
    return this.#aborted || this.#incoming.socket.destroyed;
  }

  connect(lifetime: Lifetime): Connection {
    return wireConnection(this.#incoming, this.#outgoing, lifetime);
  }

  readBody(limit: number, deadlines: Deadlines): Promise<Buffer> {
    if (this.#reading !== undefined) {
      return this.#reading.then((bytes) => within(limit, bytes));
    }
    this.#reading = this.#read(limit, deadlines);
    return this.#reading;
  }

  #read(limit: number, deadlines: Deadlines): Promise<Buffer> {
    const incoming = this.#incoming;
    const announced = Number(incoming.headers['content-length']);
    if (announced > limit) {
      return Promise.reject(tooLarge());
    }
    return new Promise((resolve, reject) => {
      const chunks: Buffer[] = [];
      let size = 0;
      const stop = (error: Error) => {
        clean();
        incoming.pause();
        this.received = { bytes: Buffer.concat(chunks), size: Math.max(size, announced || 0) };
        reject(error);
      };
      const onData = (chunk: Buffer) => {
        size += chunk.length;
        chunks.push(chunk);
        if (size > limit) {
          stop(tooLarge());
        }
      };
      const onEnd = () => {
        clean();
        const [first] = chunks;
        const bytes = chunks.length === 1 && first !== undefined ? first : Buffer.concat(chunks);
        this.received = { bytes, size };
        resolve(bytes);
      };
      const onAborted = () => {
        this.#aborted = true;
        stop(new Refusal(400, 'request aborted'));
      };
      const onTooLate = () => stop(new Refusal(408, `request body not complete after ${deadlines.limitMs} ms`));
      const clean = () => {
        deadlines.stop(onTooLate);
        incoming.off('data', onData).off('end', onEnd).off('aborted', onAborted).off('error', onAborted);
      };
      deadlines.start(onTooLate);
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
