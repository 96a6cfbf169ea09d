import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { Lifetime } from '../lifetime.js';
import { type Connection, piecesOf } from './connection.js';

/** What is never answered by a Response. Nothing holds on to it once the socket is closed. */
const never = () => new Promise<Response>(() => {});

/** The connection of a request that came in over a port. What it sends goes past the adapter, which is told nothing. */
export function wireConnection(incoming: IncomingMessage, outgoing: ServerResponse, lifetime: Lifetime): Connection {
  const { socket } = incoming;
  const wait = (ms: number): Promise<boolean> => {
    if (outgoing.destroyed || socket.destroyed || lifetime.isOver) {
      return Promise.resolve(false);
    }
    return new Promise((resolve) => {
      const end = (isThere: boolean) => {
        clearTimeout(timer);
        outgoing.off('close', onClose);
        lifetime.off(onClose);
        resolve(isThere);
      };
      const onClose = () => end(false);
      const timer = setTimeout(end, ms, true);
      outgoing.on('close', onClose);
      lifetime.onEnd(onClose);
    });
  };
  return {
    wait,
    silence() {
      // A body that nobody reads would hide that the client has closed.
      incoming.resume();
      if (!outgoing.destroyed && !socket.destroyed) {
        const onEnd = () => socket.destroy();
        lifetime.onEnd(onEnd);
        outgoing.on('close', () => lifetime.off(onEnd));
      }
      return never();
    },
    reset() {
      socket.resetAndDestroy();
      return never();
    },
    cut(response, bytes, sent) {
      if (outgoing.destroyed) {
        return never();
      }
      outgoing.writeHead(response.status, headersOf(response, bytes.length));
      outgoing.flushHeaders();
      if (sent === 0) {
        socket.destroySoon();
      } else {
        outgoing.write(bytes.subarray(0, sent), () => socket.destroySoon());
      }
      return never();
    },
    async drip(response, pieces) {
      if (!outgoing.destroyed) {
        outgoing.writeHead(response.status, headersOf(response, pieces.bytes.length));
        outgoing.flushHeaders();
      }
      let left = pieces.bytes.length;
      for await (const piece of piecesOf(pieces, wait)) {
        // A write to what is destroyed would be an error that nobody handles.
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

function headersOf(response: Response, length: number): OutgoingHttpHeaders {
  const headers: OutgoingHttpHeaders = Object.fromEntries(response.headers);
  const cookies = response.headers.getSetCookie();
  return { ...headers, ...(cookies.length === 0 ? {} : { 'set-cookie': cookies }), 'content-length': length };
}
