import { METHODS, maxHeaderSize, type Server, ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { recordRefusal } from '../http/record-refusal.js';
import type { Sandbox } from '../worlds/sandbox.js';

/** Statuses with which Node's HTTP server refuses what it cannot read, by the code of its error. */
const STATUSES: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

const CONNECT =
  'CONNECT asks for a tunnel, as clients do that reach https through a proxy. The mock speaks HTTP alone: give the client an http URL.';

const BEHIND =
  'What comes behind the head of the request can be read neither as its body nor as a request: its content-length may be wrong or missing';

/** Words of Node's parser. */
const [INVALID_METHOD, HEADER_OVERFLOW] = ['Parse Error: Invalid method encountered', 'Parse Error: Header overflow'];

const TLS_HANDSHAKE = 0x16;

/** Gives what Node refuses by itself a body with the reason, and an entry in the journal of the default world. */
export function explainRefusals(server: Server, sandbox: Sandbox): void {
  const refuse = (socket: Duplex, status: number, reason: string, line: { method: string; target: string }) => {
    const text = JSON.stringify({ error: reason });
    recordRefusal(sandbox, { ...line, status, text, reason });
    if (socket.writable) {
      socket.end(
        `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\ncontent-type: application/json; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(text)}\r\nconnection: close\r\n\r\n${text}`,
      );
    }
  };
  server.on('clientError', (error: NodeJS.ErrnoException & { rawPacket?: Buffer }, socket) => {
    const { rawPacket } = error;
    const line = firstLineOf(rawPacket);
    const underWay: unknown = Reflect.get(socket, '_httpMessage');
    const isBehind = underWay instanceof ServerResponse;
    // The rest of a body that was answered before it had come is no request of its own.
    const isRest = !isBehind && line.method === '' && Reflect.get(socket, 'bytesWritten') > 0;
    // The client ended in the midst of a body: what waits for the rest finds that it has gone.
    const isGone = error.code === 'ECONNRESET' || (isBehind && error.code === 'HPE_INVALID_EOF_STATE');
    if (isGone || !socket.writable || isRest) {
      socket.destroy();
      return;
    }
    const reason = isBehind ? `${BEHIND} (${error.message}).` : reasonOf(error, rawPacket);
    const status = STATUSES[error.code ?? ''] ?? 400;
    if (isBehind && underWay.headersSent) {
      // The answer goes out whole, and nothing more is read.
      recordRefusal(sandbox, { ...line, status, text: '', reason });
      socket.end(() => socket.destroy());
      return;
    }
    refuse(socket, status, reason, line);
  });
  server.on('connect', ({ method = 'CONNECT', url = '' }, socket) => {
    socket.on('error', () => {});
    refuse(socket, 501, CONNECT, { method, target: url });
  });
  server.on('checkExpectation', ({ method = '', url = '', headers }, response) => {
    const error = `Nothing here can meet the expectation ${JSON.stringify(headers.expect)}; "100-continue" is understood.`;
    const text = JSON.stringify({ error });
    recordRefusal(sandbox, { method, target: url, status: 417, text, reason: error });
    const length = Buffer.byteLength(text);
    response.writeHead(417, { 'content-type': 'application/json; charset=utf-8', 'content-length': length }).end(text);
  });
}

/** The answer to a request of this process that Node's HTTP server would not read; undefined for all others. */
export function refuseInProcess(request: Request, sandbox: Sandbox): Response | undefined {
  const { method, url, headers } = request;
  const target = url.replace(/^\w+:\/\/[^/]*/, '');
  const isKnown = METHODS.includes(method);
  if (isKnown && lengthOfHead(target, headers) < maxHeaderSize) {
    return undefined;
  }
  const status = isKnown ? 431 : 400;
  const reason = reasonOf(new Error(isKnown ? HEADER_OVERFLOW : INVALID_METHOD), undefined);
  const text = JSON.stringify({ error: reason });
  recordRefusal(sandbox, { method, target, status, text, reason });
  return new Response(text, { status, headers: { 'content-type': 'application/json; charset=utf-8' } });
}

/** As Node counts it: target, names and values. */
function lengthOfHead(target: string, headers: Headers): number {
  let length = target.length;
  for (const [name, value] of headers) {
    length += name.length + value.length;
  }
  return length;
}

function reasonOf(error: Error, packet: Buffer | undefined): string {
  if (packet?.[0] === TLS_HANDSHAKE) {
    return 'The client began with TLS (https); the mock speaks HTTP alone: give the client an http URL.';
  }
  return `The request is no HTTP that can be read: ${error.message}.`;
}

function firstLineOf(packet: Buffer | undefined): { method: string; target: string } {
  const line = packet?.toString('latin1', 0, 2_000) ?? '';
  const [, method = '', target = ''] = /^([A-Z-]{1,20}) ([!-~]+)/.exec(line) ?? [];
  return { method, target };
}
