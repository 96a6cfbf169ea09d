import type { Answer } from './step.js';

const NO_BODY: ReadonlySet<number> = new Set([204, 304]);

interface Arrived {
  /** What came of the connection so far. */
  readonly bytes: Buffer;
  /** The request was a HEAD. */
  readonly isHead: boolean;
  /** Nothing more will come. */
  readonly isOver: boolean;
}

/** The answer that the bytes begin with, once it is whole. Throws where they are no answer. */
export function readAnswer({ bytes, isHead, isOver }: Arrived): Answer | undefined {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const [first = '', ...lines] = bytes.toString('latin1', 0, end).split('\r\n');
  const status = Number(/^HTTP\/1\.[01] (\d{3})(?: |$)/.exec(first)?.[1]);
  if (Number.isNaN(status)) throw new Error(`no answer of HTTP: ${JSON.stringify(first.slice(0, 80))}`);
  const rest = bytes.subarray(end + 4);
  // "100 Continue" and its like announce the answer.
  if (status < 200) return readAnswer({ bytes: rest, isHead, isOver });
  const headers = toHeaders(lines);
  const body = isHead || NO_BODY.has(status) ? rest.subarray(0, 0) : bodyOf(rest, headers, isOver);
  return body && { status, headers, body: body.toString() };
}

function toHeaders(lines: readonly string[]): Readonly<Record<string, string>> {
  const headers: Record<string, string> = {};
  for (const line of lines) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).toLowerCase();
    const value = line.slice(colon + 1).trim();
    headers[name] = headers[name] === undefined ? value : `${headers[name]}, ${value}`;
  }
  return headers;
}

function bodyOf(rest: Buffer, headers: Answer['headers'], isOver: boolean): Buffer | undefined {
  if (headers['transfer-encoding'] !== undefined) return joinChunks(rest);
  const length = headers['content-length'];
  if (length === undefined) return isOver ? rest : undefined;
  return rest.length >= Number(length) ? rest.subarray(0, Number(length)) : undefined;
}

function joinChunks(bytes: Buffer): Buffer | undefined {
  const chunks: Buffer[] = [];
  for (let at = 0; ; ) {
    const end = bytes.indexOf('\r\n', at);
    const size = end < 0 ? undefined : Number.parseInt(bytes.toString('latin1', at, end), 16);
    if (size === undefined || bytes.length < end + 2 + size + 2) return undefined;
    if (size === 0) return Buffer.concat(chunks);
    chunks.push(bytes.subarray(end + 2, end + 2 + size));
    at = end + 2 + size + 2;
  }
}
