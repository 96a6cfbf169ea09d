import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';

/** A request as its bytes came in. */
export interface RawReceived {
  readonly line: string;
  /** Names and values in their order, values as bytes. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Buffer;
}

/** A provider that answers every request alike, and has what came in byte for byte. */
export interface RawProvider {
  readonly url: string;
  /** Since the last time. */
  take(): RawReceived[];
  /** What every request is answered from now on. */
  answer(text: string): void;
  close(): Promise<void>;
}

const OK = 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n';

export async function startRawProvider(): Promise<RawProvider> {
  const received: RawReceived[] = [];
  let answer = OK;
  const server = createServer((socket) => {
    let bytes = Buffer.alloc(0);
    let wanted = Number.POSITIVE_INFINITY;
    const chunks: Buffer[] = [];
    let length = 0;
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      length += chunk.length;
      if (wanted === Number.POSITIVE_INFINITY) {
        bytes = Buffer.concat(chunks);
        const end = bytes.indexOf('\r\n\r\n');
        if (end < 0) return;
        const said = /\r\ncontent-length: *(\d+)/i.exec(bytes.subarray(0, end).toString('latin1'))?.[1];
        wanted = end + 4 + Number(said ?? 0);
      }
      if (length < wanted) return;
      received.push(parse(Buffer.concat(chunks)));
      socket.end(answer);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    take: () => received.splice(0),
    answer: (text) => {
      answer = text;
    },
    close: async () => {
      server.close();
      await once(server, 'close');
    },
  };
}

function parse(bytes: Buffer): RawReceived {
  const end = bytes.indexOf('\r\n\r\n');
  const [line = '', ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n');
  const headers = lines.map((each) => {
    const colon = each.indexOf(':');
    return [each.slice(0, colon), each.slice(colon + 1).trim()] as const;
  });
  return { line, headers, body: bytes.subarray(end + 4) };
}
