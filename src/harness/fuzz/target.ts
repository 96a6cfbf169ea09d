import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { connect as connectSecurely } from 'node:tls';
import { readAnswer } from './read-answer.js';
import type { Answer } from './step.js';

/** What is sent to a target, placeholders filled in. */
export interface Sent {
  readonly method: string;
  /** With the query, as it stands in the request line. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** One of the two services that are compared. */
export interface Target {
  /** Never rejects: what brings no answer is an answer of status 0. */
  send(sent: Sent): Promise<Answer>;
  /** Sends bytes over a socket of their own, and reads until the other side closes. */
  sendBytes(bytes: string): Promise<Answer>;
  /** Brings a fake back to its start, its clock standing at `now`. */
  reset(now: string): Promise<void>;
  advance(seconds: number): Promise<void>;
  close(): void;
}

export interface TargetGiven {
  readonly baseUrl: string;
  /** Without an answer after so many milliseconds the target hangs. */
  readonly timeoutMs: number;
}

export function createTarget({ baseUrl, timeoutMs }: TargetGiven): Target {
  const { protocol, hostname, host, port, pathname } = new URL(baseUrl);
  const prefix = pathname.replace(/\/$/, '');
  const isSecure = protocol === 'https:';
  const address = { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || (isSecure ? 443 : 80)) };
  let current: Socket | undefined;

  const open = (): Socket => {
    const socket = isSecure ? connectSecurely({ ...address, servername: address.host }) : connect(address);
    socket.setNoDelay().setTimeout(timeoutMs, () => socket.destroy(new Error(`no answer after ${timeoutMs} ms`)));
    socket
      .on('error', () => {})
      .on('close', () => {
        if (current === socket) current = undefined;
      });
    return socket;
  };

  // Over a socket of its own, one request after the other: clients of HTTP send neither every path nor every header.
  const send = (sent: Sent): Promise<Answer> =>
    new Promise((resolve) => {
      const socket = current ?? open();
      current = socket;
      let bytes: Buffer = Buffer.alloc(0);
      const finish = (answer: Answer) => {
        socket.off('data', onData).off('error', onError).off('close', onClose);
        if (answer.status === 0 || answer.headers.connection?.toLowerCase() === 'close') {
          current = undefined;
          socket.destroy();
        }
        resolve(answer);
      };
      const fail = (failure: string) => finish({ status: 0, headers: {}, body: '', failure });
      const look = (isOver: boolean) => {
        try {
          const answer = readAnswer({ bytes, isHead: sent.method === 'HEAD', isOver });
          if (answer !== undefined) finish(answer);
          else if (isOver) fail('the connection ended without an answer');
        } catch (error) {
          fail(error instanceof Error ? error.message : String(error));
        }
      };
      const onData = (chunk: Buffer) => {
        bytes = bytes.length === 0 ? chunk : Buffer.concat([bytes, chunk]);
        look(false);
      };
      const onError = (error: Error) => fail(error.message);
      const onClose = () => look(true);
      socket.on('data', onData).on('error', onError).on('close', onClose);
      socket.write(toBytes(sent, prefix, host));
    });

  // By the same connections as all else: a client of its own would cost more than what is measured.
  const control = async (method: string, target: string, body: object): Promise<void> => {
    const headers = { 'content-type': 'application/json' };
    const answer = await send({ method, target, headers, body: JSON.stringify(body) });
    if (answer.status === 200) return;
    throw new Error(`${baseUrl}${target} answered ${answer.status}: ${answer.failure ?? answer.body}`);
  };

  const sendBytes = async (bytes: string): Promise<Answer> => {
    const socket = open();
    socket.end(bytes, 'latin1');
    try {
      const read = await text(socket);
      const status = /^HTTP\/1\.[01] (\d{3})/.exec(read)?.[1];
      return { status: Number(status ?? 0), headers: {}, body: '' };
    } catch (error) {
      // A reset after the answer says nothing about the answer, which may be lost with it.
      return { status: 0, headers: {}, body: '', failure: error instanceof Error ? error.message : String(error) };
    }
  };

  return {
    send,
    sendBytes,
    async reset(now) {
      await control('POST', '/_mock/reset', {});
      await control('PUT', '/_mock/clock', { now, frozen: true });
    },
    advance: (seconds) => control('PUT', '/_mock/clock', { advance: `${seconds}s` }),
    close: () => current?.destroy(),
  };
}

const WITH_BODY: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH']);

function toBytes({ method, target, headers, body }: Sent, prefix: string, host: string): string {
  const length = body === undefined ? (WITH_BODY.has(method) ? 0 : undefined) : Buffer.byteLength(body);
  const all = { host, ...headers, ...(length === undefined ? {} : { 'content-length': length }) };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${method} ${prefix}${target} HTTP/1.1\r\n${lines.join('')}\r\n${body ?? ''}`;
}
