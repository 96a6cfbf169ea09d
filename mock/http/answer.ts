import { hash } from 'node:crypto';
import type { Exchange } from './request.js';

/** What an answer may carry beside the document's own parts. */
export interface Extras {
  readonly etag?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What a handler answers, before it is a reply. */
export type AnyAnswer =
  | { readonly status: number; readonly body: unknown }
  | { readonly status: number; readonly json: string }
  | { readonly status: number; readonly text: string }
  | { readonly status: number };

export function toReply(answer: AnyAnswer & Extras): Reply {
  const { status, headers, etag } = answer;
  if ('json' in answer) {
    return { status, text: answer.json, contentType: JSON_TYPE, headers, etag };
  }
  if ('body' in answer) {
    return { status, text: JSON.stringify(answer.body), contentType: JSON_TYPE, headers, etag };
  }
  if ('text' in answer) {
    return { status, text: answer.text, contentType: TEXT_TYPE, headers, etag };
  }
  return { status, text: '', headers };
}
/** The answer of the flow and template services to what they refuse: one error, with the status as its code. */
export function oneError<S extends number>(status: S, message: string): OneError<S> {
  return { status, body: { errors: [{ message, code: status }] } };
}

export interface OneError<S extends number> {
  readonly status: S;
  readonly body: { errors: { message: string; code: number }[] };
}

/** What an exception in upstream's code becomes where its routes catch it: an error object, which has no JSON of its own. */
export function crashed(): { readonly status: 500; readonly body: { errors: { message: Record<string, never> }[] } } {
  return { status: 500, body: { errors: [{ message: {} }] } };
}

/** An answer before it is a Response. `text` is the body as it goes out. */
export interface Reply {
  readonly status: number;
  readonly text: string;
  /** Absent for answers without a body. */
  readonly contentType?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** An ETag made beforehand; absent: it is made from the text. */
  readonly etag?: string | undefined;
}

export const JSON_TYPE = 'application/json; charset=utf-8';

export const TEXT_TYPE = 'text/plain; charset=utf-8';

const HTML_TYPE = 'text/html; charset=utf-8';

export function jsonReply(status: number, body: unknown): Reply {
  return { status, text: JSON.stringify(body), contentType: JSON_TYPE };
}

/** The mock's own answer. What was written shows, and is stored as soon as that is possible, but is not safe yet. */
export function notStored(error: unknown): Reply {
  const why = error instanceof Error ? error.message : String(error);
  return jsonReply(507, { error: `The world's data file could not be written: ${why}` });
}

export function htmlReply(status: number, text: string): Reply {
  return { status, text, contentType: HTML_TYPE };
}

/** Express's page for what no route matches. */
export function notFoundPage(exchange: Exchange): Reply {
  const path = encodeURI(decodeSafely(exchange.path)).replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
  const text = `<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>Error</title>\n</head>\n<body>\n<pre>Cannot ${exchange.method} ${path}</pre>\n</body>\n</html>\n`;
  return {
    ...htmlReply(404, text),
    headers: { 'content-security-policy': "default-src 'none'", 'x-content-type-options': 'nosniff' },
  };
}

function decodeSafely(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

/** The weak ETag that Express makes of a body. */
function etagOf(text: string): string {
  const digest = hash('sha1', text, 'base64').slice(0, 27);
  return `W/"${Buffer.byteLength(text).toString(16)}-${digest}"`;
}

/**
 * A weak ETag of the same form from the digests of a body's parts, without reading the whole body again. `length` tells apart
 * what is wrapped around the same parts.
 */
export function etagOfParts(length: number, parts: string): string {
  const digest = parts.length === 27 ? parts : hash('sha1', parts, 'base64').slice(0, 27);
  return `W/"${length.toString(16)}-${digest}"`;
}

const matches = (tag: string, etag: string) => tag.trim().replace(/^W\//, '') === etag.replace(/^W\//, '');

/** Whether the client has this answer already: only 2xx answers to GET and HEAD are looked at. */
function isFresh(exchange: Exchange, status: number, etag: string): boolean {
  if ((exchange.method !== 'GET' && exchange.method !== 'HEAD') || status < 200 || status >= 300) {
    return false;
  }
  const known = exchange.header('if-none-match');
  // No answer says when it was last modified, so that asking by date always gets the whole of it.
  const isByDate = exchange.header('if-modified-since') !== undefined;
  if (known === undefined || isByDate || /(?:^|,)\s*no-cache\s*(?:,|$)/.test(exchange.header('cache-control') ?? '')) {
    return false;
  }
  return known === '*' || known.split(',').some((tag) => matches(tag, etag));
}

/** What goes out, before it is a Response. */
export interface Answered {
  readonly status: number;
  /** Null where the answer has no body, or loses it on its way out: to HEAD, or because the client has it already. */
  readonly text: string | null;
  readonly headers: Readonly<Record<string, string>>;
}

/** The Response of a reply, with the headers of the service that answers. */
export function toResponse(
  exchange: Exchange,
  reply: Reply,
  serviceHeaders: Readonly<Record<string, string>>,
): Response {
  const { status, text, headers } = toAnswered(exchange, reply, serviceHeaders);
  return new Response(text, { status, headers });
}

export function toAnswered(
  exchange: Exchange,
  reply: Reply,
  serviceHeaders: Readonly<Record<string, string>>,
): Answered {
  const { status } = reply;
  if (reply.contentType === undefined) {
    return { status, text: null, headers: { ...serviceHeaders, ...reply.headers } };
  }
  const etag = reply.etag ?? etagOf(reply.text);
  if (isFresh(exchange, status, etag)) {
    return { status: 304, text: null, headers: { etag, ...serviceHeaders, ...reply.headers } };
  }
  // Assigned to a literal of a fixed shape: spreading the constants first is twenty times as slow.
  const headers: Record<string, string> = Object.assign({ etag, 'content-type': reply.contentType }, serviceHeaders);
  if (reply.headers !== undefined) {
    Object.assign(headers, reply.headers);
  }
  if (exchange.method === 'HEAD') {
    headers['content-length'] = String(Buffer.byteLength(reply.text));
    return { status, text: null, headers };
  }
  return { status, text: reply.text, headers };
}
