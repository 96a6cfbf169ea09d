import { isRecord } from '../json.js';
import { compact, numbersIn, sourceAt } from './json-source.js';
import { isJsonText } from './json-text.js';
import { isHeld } from './number-text.js';
import type { PactInteraction } from './pact-file.js';
import { encodeIllegal, queryText } from './query-pairs.js';

/** What a pact says of a request, as it goes to the provider. `undefined`: a generator makes that part, so Pact has to. */
export interface SentRequest {
  readonly method: string;
  readonly path: string | undefined;
  /** Without its question mark; empty: the path has no query. */
  readonly query: string | undefined;
  /** In the order of the pact. Values are bytes, a character each; `undefined`: made by a generator. */
  readonly headers: readonly (readonly [name: string, value: string | undefined])[];
  /** `pact`: as Pact reads it, where that is a text. Absent: none. */
  readonly body?: Buffer | 'pact';
}

/** The request cannot be sent as the pact says. `message` says why. */
export class Unsendable extends Error {
  override readonly name = 'Unsendable';
}

/** The request of an interaction over HTTP. @throws Unsendable */
export function sentRequest({ document, text, version }: PactInteraction): SentRequest {
  const request = isRecord(document.request) ? document.request : {};
  const generators = isRecord(request.generators) ? request.generators : {};
  const isMade = (part: string) => isRecord(generators[part]) && Object.keys(generators[part]).length > 0;
  const method = String(request.method).toUpperCase();
  if (!TOKEN.test(method)) throw new Unsendable(`request.method is ${JSON.stringify(method)}, which is no method`);
  const body = bodyOf(request, text, version, isMade('body'));
  return {
    method,
    path: isMade('path') ? undefined : pathOf(String(request.path)),
    query: isMade('query') ? undefined : inAscii('query', () => queryText(request.query)),
    headers: headersOf(request.headers, isRecord(generators.header) ? generators.header : {}, body),
    ...(body === undefined ? {} : { body }),
  };
}

const TOKEN = /^[\w!#$%&'*+.^`|~-]+$/;

function pathOf(path: string): string {
  if (path.includes('#')) throw new Unsendable(`request.path has a "#", behind which nothing is sent: write %23`);
  return inAscii('path', () => encodeIllegal(path));
}

function inAscii(part: string, encode: () => string): string {
  try {
    return encode();
  } catch {
    throw new Unsendable(`request.${part} has half of a surrogate pair, which no encoding has`);
  }
}

type Headers = SentRequest['headers'];

function headersOf(headers: unknown, made: object, body: SentRequest['body']): Headers {
  const madeNames = new Set(Object.keys(made).map((name) => name.replace(/\[\d+\]$/, '').toLowerCase()));
  const all = Object.entries(isRecord(headers) ? headers : {}).flatMap(([name, values]): Headers => {
    if (!TOKEN.test(name)) throw new Unsendable(`request.headers: ${JSON.stringify(name)} is no name of a header`);
    if (madeNames.has(name.toLowerCase())) return [[name, undefined]];
    const list: readonly unknown[] = Array.isArray(values) ? values : [values];
    return list.map((value) => [name, bytesOf(name, value)]);
  });
  return all.filter(([name, value]) => !saysLength(name, value, body));
}

/** HTTP has bytes in headers: those of the text in UTF-8. */
function bytesOf(name: string, value: unknown): string {
  const isValue = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  if (!isValue || /[^\t\x20-\x7e\x80-\uffff]/.test(String(value))) {
    throw new Unsendable(`request.headers.${name} is ${JSON.stringify(value)}, which no header can hold`);
  }
  return Buffer.from(String(value), 'utf8').toString('latin1');
}

/** Whether a header only says how long the body is, which is said in any case. */
function saysLength(name: string, value: string | undefined, body: SentRequest['body']): boolean {
  if (/^transfer-encoding$/i.test(name)) {
    if (value?.toLowerCase() === 'chunked') return true;
    throw new Unsendable(`request.headers.${name} is ${JSON.stringify(value)}: the body is sent as it is`);
  }
  if (!/^content-length$/i.test(name)) return false;
  const length = Buffer.isBuffer(body) ? body.length : body === undefined ? 0 : undefined;
  if (length === undefined || Number(value) === length) return true;
  throw new Unsendable(`request.headers.${name} is ${value}, and the body has ${length} bytes: leave the header out`);
}

function bodyOf(
  { body, headers }: Readonly<Record<string, unknown>>,
  text: string,
  version: number,
  isMade: boolean,
): SentRequest['body'] | undefined {
  if (body === undefined) return undefined;
  const isWrapped = version === 4 && isRecord(body);
  const path = isWrapped ? ['request', 'body', 'content'] : ['request', 'body'];
  if (isWrapped) checkEncoding(body);
  const content = isWrapped ? body.content : body;
  if (!isWrapped && !isMade && typeof content === 'string' && isJsonText(content, headers)) return Buffer.from(content);
  if (typeof content === 'string' || content === null || content === undefined) return 'pact';
  const source = sourceAt(text, path) ?? '';
  if (!isMade) return Buffer.from(compact(source));
  const lost = numbersIn(source).find((number) => !isHeld(number));
  if (lost !== undefined) {
    throw new Unsendable(`${path.join('.')} has generators, with which Pact does not send ${lost} as it is written`);
  }
  return 'pact';
}

function checkEncoding({ content, encoded }: Readonly<Record<string, unknown>>): void {
  if (encoded !== undefined && encoded !== false && !/^(?:base64|json)$/i.test(String(encoded))) {
    throw new Unsendable(`request.body.encoded is ${JSON.stringify(encoded)}, false, "base64" or "json" is wanted`);
  }
  if (!/^base64$/i.test(String(encoded))) return;
  if (typeof content !== 'string' || Buffer.from(content, 'base64').toString('base64') !== content) {
    throw new Unsendable('request.body.content is not Base64, though request.body.encoded says so');
  }
}
