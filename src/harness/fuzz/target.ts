import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
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
  const { hostname, port, pathname } = new URL(baseUrl);
  const agent = new Agent({ keepAlive: true });
  const prefix = pathname.replace(/\/$/, '');

  const send = ({ method, target, headers, body }: Sent): Promise<Answer> =>
    new Promise((resolve) => {
      const fail = (error: Error) => resolve({ status: 0, headers: {}, body: '', failure: error.message });
      try {
        const options = { hostname, port, agent, method, path: `${prefix}${target}`, headers: { ...headers } };
        const outgoing = request({ ...options, signal: AbortSignal.timeout(timeoutMs) }, (incoming) => {
          text(incoming).then((read) => {
            const flat = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]);
            resolve({ status: incoming.statusCode ?? 0, headers: Object.fromEntries(flat), body: read });
          }, fail);
        });
        outgoing.on('error', fail);
        outgoing.end(body);
      } catch (error) {
        // Node's own client does not send every path and header.
        fail(error instanceof Error ? error : new Error(String(error)));
      }
    });

  // By the same connections as all else: a client of its own would cost more than what is measured.
  const control = async (method: string, target: string, body: object): Promise<void> => {
    const headers = { 'content-type': 'application/json' };
    const answer = await send({ method, target, headers, body: JSON.stringify(body) });
    if (answer.status === 200) return;
    throw new Error(`${baseUrl}${target} answered ${answer.status}: ${answer.failure ?? answer.body}`);
  };

  const sendBytes = async (bytes: string): Promise<Answer> => {
    const socket = connect({ host: hostname, port: Number(port), noDelay: true });
    socket.setTimeout(timeoutMs, () => socket.destroy(new Error(`no end after ${timeoutMs} ms`)));
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
    close: () => agent.destroy(),
  };
}
