import { promisify } from 'node:util';
import { gunzip, inflate } from 'node:zlib';
import { charsetOf, mediaType } from '../domain/media-type.js';
import { memory, weightOfJson } from '../domain/memory.js';
import { Yielder } from '../domain/yielder.js';
import type { BodyTimeouts } from '../worlds/body-timeouts.js';
import { ApiError } from './errors.js';
import { hasBody, type RawRequest } from './request.js';

// The rules of the upstream's body parser: which requests have a body at all, what of it is read, and in which words the
// rest is refused (facts: upstream behaviour B1 and B10).

/** Bodies of more bytes are looked at before they are parsed: whether there is room for what they hold. */
const LONG = 65_536;

export interface BodyLimits {
  /** Bytes, after decompression. */
  readonly size: number;
  readonly bodyTimeouts: BodyTimeouts;
}

/**
 * The parsed JSON body, `{}` without one or with one of another type.
 * Only objects and lists count as JSON.
 */
export async function readJson(request: RawRequest, limits: BodyLimits, type = 'application/json'): Promise<unknown> {
  const contentType = request.header('content-type');
  if (!hasBody(request) || mediaType(contentType) !== type) {
    return {};
  }
  const charset = charsetOf(contentType) ?? 'utf-8';
  if (!charset.startsWith('utf-') || !UNICODE.has(plainName(charset))) {
    throw unsupportedCharset(charset);
  }
  const bytes = await readDecompressed(request, limits);
  if (bytes.length > LONG) {
    // Of several long bodies, one at a time.
    await new Yielder().rest();
    memory.need(weightOfJson(bytes));
  }
  const text = decode(bytes, charset);
  if (text.length === 0) {
    return {};
  }
  const value = parseStrict(text);
  request.json = text;
  return value;
}

/** What upstream's decoder knows of Unicode, by the letters and digits of its names. */
const UNICODE: ReadonlySet<string> = new Set(['8', '16', '16le', '16be', '7', '7imap'].map((size) => `utf${size}`));

/** The decoder looks at letters and digits alone, and leaves a year behind a colon out. */
const plainName = (charset: string) => charset.toLowerCase().replace(/:\d{4}$|[^0-9a-z]/g, '');

/** The text of a body in the charset it names; unknown charsets are refused. */
export function decode(bytes: Buffer, charset: string): string {
  const plain = plainName(charset);
  if (plain === 'utf8') {
    return bytes.toString('utf8').replace(/^\ufeff/, '');
  }
  if (plain.startsWith('utf7')) {
    // Only what it has in common with ASCII, which is all of JSON's own characters.
    return bytes.toString('latin1');
  }
  try {
    const name = plain === 'utf16' ? `utf16${isBigEndian(bytes) ? 'be' : 'le'}` : plain;
    return new TextDecoder(WIDE[name] ?? charset).decode(bytes);
  } catch {
    throw unsupportedCharset(charset);
  }
}

/** Names of the platform. */
const WIDE: Readonly<Record<string, string>> = { utf16le: 'utf-16le', utf16be: 'utf-16be' };

/** Without a mark, where zeros stand says which: a body begins with a character of ASCII. */
function isBigEndian([first, second]: Buffer): boolean {
  return (first === 0xfe && second === 0xff) || (first === 0 && second !== 0);
}

export function unsupportedCharset(charset: string): ApiError {
  return new ApiError(415, `unsupported charset "${charset.toUpperCase()}"`);
}

const DECOMPRESS = { gzip: promisify(gunzip), deflate: promisify(inflate) } as const;

export async function readDecompressed(request: RawRequest, limits: BodyLimits): Promise<Buffer> {
  const encoding = (request.header('content-encoding') || 'identity').toLowerCase();
  if (encoding === 'identity') {
    return request.readBody(limits.size, limits.bodyTimeouts);
  }
  if (encoding !== 'gzip' && encoding !== 'deflate') {
    throw new ApiError(415, `unsupported content encoding "${encoding}"`);
  }
  const packed = await request.readBody(limits.size, limits.bodyTimeouts);
  try {
    return await DECOMPRESS[encoding](packed, { maxOutputLength: limits.size });
  } catch (error) {
    if (error instanceof RangeError) {
      throw new ApiError(413, 'request entity too large');
    }
    throw new ApiError(400, error instanceof Error ? error.message : 'invalid compressed body');
  }
}

function parseStrict(text: string): unknown {
  const first = text.startsWith('{') ? '{' : /^[ \t\n\r]*([^ \t\n\r])/.exec(text)?.[1];
  if (first === '{' || first === '[') {
    try {
      return JSON.parse(text);
    } catch (error) {
      throw new ApiError(400, error instanceof Error ? error.message : 'invalid JSON');
    }
  }
  throw new ApiError(400, strictMessage(text, first));
}

// A scalar parses well, so the engine has to be shown something that does not, of the same length, for its words.
function strictMessage(text: string, first: string | undefined): string {
  const at = first === undefined ? text.length : text.indexOf(first);
  const shown = text.slice(0, Math.min(text.length, 1_000));
  const broken = first === undefined ? '' : shown.slice(0, at) + '#'.repeat(Math.max(1, shown.length - at));
  try {
    JSON.parse(broken);
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    return message.replace(/#+/g, (run) => text.slice(at, at + run.length));
  }
  return 'invalid JSON';
}
