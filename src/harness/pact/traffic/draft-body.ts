import type { Json } from '../../../../contracts/index.js';
import type { JournalEntry } from '../../../../mock/index.js';
import { parseJson } from '../../json.js';
import { numbersIn } from '../json-source.js';
import { isJson } from '../json-text.js';
import { isDouble } from '../number-text.js';
import { withoutMoments } from './example.js';

/** A body as it is sent. */
export interface DraftBody {
  /** The whole header, `multipart/form-data; boundary=x`. */
  readonly header: string;
  /** Its type alone. */
  readonly contentType: string;
  /** Absent: the body is not JSON. */
  readonly json?: Json;
  readonly text: string;
}

type Message = JournalEntry['request'];

export function bodyOf(message: Message, fill: (body: Json) => Json = (same) => same): DraftBody | undefined {
  if (message.body === undefined || message.body === '') return undefined;
  const header = message.headers['content-type'] ?? 'application/octet-stream';
  const contentType = header.split(';')[0]?.trim() ?? '';
  const parsed = parseJson(message.body);
  if (parsed === undefined) return { header, contentType, text: message.body };
  const json = fill(withoutMoments(parsed));
  return { header: contentType, contentType, json, text: JSON.stringify(json) };
}

/** What of a body is lost on the way into a pact; `undefined` where all of it gets there. */
export function unkeptOf({ body, bodyEncoding, headers }: Message): string | undefined {
  if (bodyEncoding !== undefined) return 'a body that is no text';
  const charset = /;\s*charset="?([^";\s]+)/i.exec(headers['content-type'] ?? '')?.[1];
  if (body !== undefined && charset !== undefined && !/^(?:utf-?8|us-ascii)$/i.test(charset)) {
    return `a body in the charset ${charset}`;
  }
  const lost = parseJson(body ?? '') === undefined ? undefined : numbersIn(body ?? '').find((each) => !isDouble(each));
  return lost === undefined ? undefined : `the number ${lost} in its body`;
}

/** Whether a body is written in Base64: a text that would be read as something else. */
export function isCoded({ contentType, json }: DraftBody): boolean {
  return isJson(contentType) ? json === undefined || json === '' : json !== undefined && typeof json !== 'object';
}

/** The body in the form of Pact's version 4. */
export function written(body: DraftBody): Json {
  const { contentType, json, text } = body;
  if (isCoded(body)) return { content: base64Of(text), contentType, encoded: 'base64' };
  return { content: json ?? text, contentType, encoded: false };
}

// Pages of a browser have no Buffer.
function base64Of(text: string): string {
  return btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''));
}
