import { type IncomingHttpHeaders, request } from 'node:http';
import { connect, type Socket } from 'node:net';

export interface WireRequest {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  /** Announces this many bytes of body and sends none of them. */
  readonly stalls?: number;
}

export interface WireAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** The body as it came. */
  readonly bytes: Buffer;
}

/** Sends one request by Node's own client, which lets GET have a body and leaves path and headers alone. */
export function sendWire(base: string, { method, path, headers, body, stalls }: WireRequest): Promise<WireAnswer> {
  const { hostname, port } = new URL(base);
  const length = stalls ?? (body === undefined ? undefined : Buffer.byteLength(body));
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        hostname,
        port,
        path,
        method,
        agent: false,
        headers: { ...headers, ...(length === undefined ? {} : { 'content-length': length }) },
      },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', reject).on('end', () => {
          const bytes = Buffer.concat(chunks);
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text: bytes.toString(), bytes });
          sent.destroy();
        });
      },
    );
    sent.on('error', reject);
    if (stalls === undefined) sent.end(body);
    else sent.flushHeaders();
  });
}

/** A socket that writes bytes as they are and keeps what comes back. */
export interface RawSocket {
  readonly socket: Socket;
  write(bytes: string | Buffer): void;
  /** All that has come back so far. */
  received(): string;
  /** Resolves with all of it as soon as `condition` holds of it, or the other side has ended. */
  until(condition: (text: string) => boolean): Promise<string>;
  /** Resolves with all that came back once the other side has closed. */
  closed(): Promise<string>;
}

export function openSocket(base: string): Promise<RawSocket> {
  const { hostname, port } = new URL(base);
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
    let text = '';
    const end = new Promise<string>((done) => {
      socket.on('close', () => done(text)).on('end', () => done(text));
    });
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString('latin1');
    });
    // A reset by the other side is an end like any other here.
    socket.on('error', reject);
    socket.on('connect', () =>
      resolve({
        socket,
        write: (bytes) => {
          if (!socket.destroyed) socket.write(bytes);
        },
        received: () => text,
        closed: () => end,
        until: (condition) =>
          new Promise((done) => {
            const look = () => {
              if (!condition(text)) return;
              socket.off('data', look);
              done(text);
            };
            socket.on('data', look);
            void end.then(done);
            look();
          }),
      }),
    );
  });
}
