import type { RequestListener, Server } from 'node:http';
import { createServer, type ServerOptions } from 'node:https';
import type { Socket } from 'node:net';
import type { TlsFiles } from '../worlds/options.js';

/** An HTTPS server whose sockets can be reset, as those without TLS: Node resets the connection below only. */
export function createSecureServer(files: TlsFiles, options: ServerOptions, listener: RequestListener): Server {
  const server = createServer({ ...options, ...files }, listener);
  const below = new Map<string, Socket>();
  server.prependListener('connection', (socket: Socket) => {
    const peer = peerOf(socket);
    below.set(peer, socket);
    socket.once('close', () => below.delete(peer));
  });
  server.on('secureConnection', (socket) => {
    socket.resetAndDestroy = () => {
      below.get(peerOf(socket))?.resetAndDestroy();
      return socket;
    };
  });
  return server;
}

const peerOf = ({ remoteAddress, remotePort }: Socket): string => `${remoteAddress} ${remotePort}`;
