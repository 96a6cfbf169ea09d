import { hash } from 'node:crypto';
import type { NoRoom } from '../domain/memory.js';
import { Yielder } from '../domain/yielder.js';
import { type LongBody, wholeText } from './long-body.js';
import type { RawRequest } from './request.js';

/** What a handler may add to the parts that the document describes. */
export interface Extras {
  /** An ETag made beforehand; absent: it is made from the body; null: the answer has none. */
  readonly etag?: string | null | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** The body as JSON, in the place of any other. */
  readonly long?: LongBody | undefined;
}

/**
 * An answer of any operation before it is a Response: a status with a value (`body`) or its text (`json`), plain text, a
 * stream, or nothing.
 */
export interface AnyAnswer extends Extras {
  readonly status: number;
  readonly body?: unknown;
  /** The body as JSON text, serialised beforehand. */
  readonly json?: string | undefined;
  readonly text?: string | undefined;
  /** Content type where it is not that of JSON or plain text. */
  readonly type?: string | undefined;
  readonly stream?: ReadableStream | undefined;
}

/** The body of an answer as it goes out; undefined where it has none. */
export function textOf(answer: AnyAnswer): string | undefined {
  if (answer.long !== undefined) {
    return wholeText(answer.long);
  }
  return answer.json ?? (answer.body === undefined ? answer.text : JSON.stringify(answer.body));
}

/** The content type of an answer with a body. */
export function typeOf({ type, text }: AnyAnswer): string {
  return type ?? (text === undefined ? JSON_TYPE : TEXT_TYPE);
}

/** What an exception in upstream's code becomes where its routes catch it: an error object, which has no JSON of its own. */
export function crashed(code?: string): { readonly status: 500; body: { errors: { message: { code?: string } }[] } } {
  return { status: 500, body: { errors: [{ message: code === undefined ? {} : { code } }] } };
}

export const JSON_TYPE = 'application/json; charset=utf-8';

const TEXT_TYPE = 'text/plain; charset=utf-8';

export const HTML_TYPE = 'text/html; charset=utf-8';

/** The mock's own answer. What was written is visible, and is stored as soon as that is possible, but is not safe yet. */
export function notStored(error: unknown): { readonly status: 507; readonly body: { readonly error: string } } {
  const why = error instanceof Error ? error.message : String(error);
  return { status: 507, body: { error: `The world's data file could not be written: ${why}` } };
}

/** The mock's own answer: nothing was changed. */
export function noRoom({ status, message }: NoRoom): AnyAnswer {
  return { status, body: { error: `${message}.` }, headers: status === 503 ? { 'retry-after': '1' } : {} };
}

/** Express's page for what no route matches. It shows the path as it was sent. */
export function notFoundPage(request: RawRequest): AnyAnswer {
  const path = escapeHtml(encodePath(request.path));
  const text = `<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>Error</title>\n</head>\n<body>\n<pre>Cannot ${request.method} ${path}</pre>\n</body>\n</html>\n`;
  return {
    status: 404,
    text,
    type: HTML_TYPE,
    etag: null,
    headers: { 'content-security-policy': "default-src 'none'", 'x-content-type-options': 'nosniff' },
  };
}

/** Escapes what a URL may not hold; escapes that are there already, and brackets, stay. */
function encodePath(path: string): string {
  return path.replace(/%[\da-f]{2}|[[\]]|[^%[\]]+|%/gi, (part) =>
    part.length === 3 && part.startsWith('%') ? part : /^[[\]]$/.test(part) ? part : encodeURI(part),
  );
}

// Other characters of HTML are escaped by then.
function escapeHtml(path: string): string {
  return path.replaceAll('&', '&amp;').replaceAll("'", '&#39;');
}

/** The weak ETag that Express makes of a body. */
function etagOf(text: string): string {
  const digest = hash('sha1', text, 'base64').slice(0, 27);
  return `W/"${Buffer.byteLength(text).toString(16)}-${digest}"`;
}

/**
 * A weak ETag of the same form from the digests of a body's parts, without reading the whole body again. `length` distinguishes
 * what is wrapped around the same parts.
 */
export function etagOfParts(length: number, parts: string): string {
  const digest = parts.length === 27 ? parts : hash('sha1', parts, 'base64').slice(0, 27);
  return `W/"${length.toString(16)}-${digest}"`;
}

/** As Express compares them: one of the two may have a mark of weakness more than the other. */
function matches(tag: string, etag: string): boolean {
  const sent = tag.replace(/^ +| +$/g, '');
  return sent === etag || sent === `W/${etag}` || `W/${sent}` === etag;
}

/** Whether the client has this answer already: only 2xx answers to GET and HEAD are looked at. */
function isFresh(request: RawRequest, status: number, etag: string): boolean {
  if ((request.method !== 'GET' && request.method !== 'HEAD') || status < 200 || status >= 300) {
    return false;
  }
  const known = request.header('if-none-match');
  // No answer says when it was last modified, so that asking by date always gets the whole of it.
  const isByDate = Boolean(request.header('if-modified-since'));
  if (known === undefined || isByDate || /(?:^|,)\s*no-cache\s*(?:,|$)/.test(request.header('cache-control') ?? '')) {
    return false;
  }
  return known === '*' || known.split(',').some((tag) => matches(tag, etag));
}

/** The arguments of a Response. `text` is null where the answer has no body, or loses it on its way out: to HEAD, or because the client has it already. */
export interface Parts {
  readonly status: number;
  readonly text: string | null;
  readonly headers: Readonly<Record<string, string>>;
  /** The body, where it is sent in pieces; `text` is null then. */
  readonly long?: LongBody | undefined;
  /** Length of that body in bytes, where it is known. */
  readonly bytes?: number | undefined;
}

/** The parts of an answer, with the headers of the service that answers. */
export function toParts(
  request: RawRequest,
  answer: AnyAnswer,
  serviceHeaders: Readonly<Record<string, string>>,
): Parts {
  const { status } = answer;
  const text = textOf(answer);
  if (text === undefined) {
    return { status, text: null, headers: { ...serviceHeaders, ...answer.headers } };
  }
  const etag = answer.etag === null ? undefined : (answer.etag ?? etagOf(text));
  if (etag !== undefined && isFresh(request, status, etag)) {
    return { status: 304, text: null, headers: { etag, ...serviceHeaders, ...answer.headers } };
  }
  // Assigned to a literal of a fixed shape: spreading the constants first is twenty times as slow.
  const type = typeOf(answer);
  const own: Record<string, string> = etag === undefined ? { 'content-type': type } : { etag, 'content-type': type };
  const headers = Object.assign(own, serviceHeaders);
  if (answer.headers !== undefined) {
    Object.assign(headers, answer.headers);
  }
  if (request.method === 'HEAD') {
    headers['content-length'] = String(Buffer.byteLength(text));
    return { status, text: null, headers };
  }
  return { status, text, headers };
}

/** The parts of an answer with a long body, which is read once to measure it. */
export async function toLongParts(
  request: RawRequest,
  answer: AnyAnswer & { readonly long: LongBody },
  serviceHeaders: Readonly<Record<string, string>>,
): Promise<Parts> {
  const { status, long } = answer;
  const measured = await long.measure?.(new Yielder());
  const isKnown = measured !== undefined && isFresh(request, status, measured.etag);
  const headers = {
    ...(measured === undefined ? {} : { etag: measured.etag }),
    ...(isKnown ? {} : { 'content-type': typeOf(answer) }),
    ...serviceHeaders,
    ...answer.headers,
    ...(measured === undefined || isKnown ? {} : { 'content-length': String(measured.bytes) }),
  };
  if (isKnown || request.method === 'HEAD') {
    return { status: isKnown ? 304 : status, text: null, headers };
  }
  return { status, text: null, headers, long, bytes: measured?.bytes };
}

/** The Response of an answer that no service gives. */
export function toResponse(request: RawRequest, answer: AnyAnswer): Response {
  const { text, ...init } = toParts(request, answer, {});
  return new Response(text, init);
}
