import { StringDecoder } from 'node:string_decoder';
import { charsetOf, mediaType } from '../../domain/media-type.js';
import { memory } from '../../domain/memory.js';
import { parseQuery } from '../../domain/upstream/query.js';
import { Yielder } from '../../domain/yielder.js';
import { type BodyLimits, decode, readDecompressed, readJson, unsupportedCharset } from '../../http/body.js';
import { ApiError } from '../../http/errors.js';
import { hasBody, type RawRequest } from '../../http/request.js';

// What the webhooks' own body parser makes of the many types it takes (facts: upstream behaviour B10).

const XML = /^(?:text\/xml|application\/(?:[\w!#$%&*`\-.^~]+\+)?xml)$/;

/** XML and multipart have no limit upstream; this is the mock's own, against running out of memory. */
const UNLIMITED = 128 * 1024 * 1024;

const TEXT = new Set(['text/csv', 'text/yaml', 'text/html', 'text/javascript']);

const RAW = new Set([
  'application/pdf',
  'application/zip',
  'application/excel',
  'application/x-excel',
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/bmp',
]);

/**
 * The trigger data of a webhook call: parsed JSON or form members, `{}` for texts, files and unknown types. What can't be
 * parsed is refused, with upstream's texts where they are its own.
 */
export async function readWebhookBody(request: RawRequest, limits: BodyLimits): Promise<unknown> {
  const contentType = request.header('content-type');
  const type = mediaType(contentType);
  if (!hasBody(request) || type === undefined) {
    return {};
  }
  if (type === 'application/json' || type === 'text/plain') {
    return readJson(request, limits, type);
  }
  if (type === 'application/x-www-form-urlencoded') {
    return readForm(request, limits, charsetOf(contentType) ?? 'utf-8');
  }
  if (XML.test(type)) {
    // Neither the limit nor the content encoding is looked at here.
    await checkXml(await request.readBody(UNLIMITED, limits.bodyTimeouts));
    return {};
  }
  if (type === 'multipart/form-data') {
    await checkMultipart(request, limits, contentType ?? '');
    return {};
  }
  if (TEXT.has(type)) {
    decode(await readDecompressed(request, limits), charsetOf(contentType) ?? 'utf-8');
  } else if (RAW.has(type)) {
    await readDecompressed(request, limits);
  }
  return {};
}

async function readForm(request: RawRequest, limits: BodyLimits, charset: string): Promise<unknown> {
  if (charset !== 'utf-8') {
    throw unsupportedCharset(charset);
  }
  const text = (await readDecompressed(request, limits)).toString('utf8');
  if (text.split('&', 1_001).length > 1_000) {
    throw new ApiError(413, 'too many parameters');
  }
  return parseQuery(text).parsed;
}

/** Bytes that are parsed at once. */
const SLICE = 16_384;

/** Thrown out of the parser, which would go on and make an error of each further character. */
class EndOfReading extends Error {}

// The parser is upstream's; it is loaded by the first call that sends XML.
async function checkXml(bytes: Buffer): Promise<void> {
  if (bytes.length === 0) {
    return;
  }
  // Its text may be held as a whole.
  memory.need(2 * bytes.length);
  const { default: sax } = await import('sax');
  Reflect.set(sax, 'MAX_BUFFER_LENGTH', Number.POSITIVE_INFINITY);
  const parser = sax.parser(true, { trim: false, normalize: false, xmlns: false });
  let problem: Error | undefined;
  let depth = 0;
  let isOver = false;
  parser.onopentag = () => {
    depth += 1;
  };
  parser.onclosetag = () => {
    depth -= 1;
    isOver ||= depth === 0;
  };
  parser.onerror = (error) => {
    // What follows the root element is not looked at.
    problem = isOver ? undefined : error;
    throw new EndOfReading();
  };
  const decoder = new StringDecoder('utf8');
  const pace = new Yielder();
  let isBlank = true;
  try {
    for (let at = 0; at < bytes.length; at += SLICE) {
      const text = decoder.write(bytes.subarray(at, at + SLICE));
      isBlank &&= text.trim() === '';
      parser.write(text);
      if (at + SLICE < bytes.length && pace.due) {
        await pace.rest();
      }
    }
    if (isBlank) {
      throw new ApiError(411, 'Length Required');
    }
    parser.write(decoder.end()).close();
  } catch (error) {
    if (error instanceof ApiError) {
      throw error;
    }
    if (!(error instanceof EndOfReading)) {
      problem ??= error instanceof Error ? error : new Error('invalid XML');
    }
  }
  if (problem !== undefined) {
    throw new ApiError(400, problem.message);
  }
}

async function checkMultipart(request: RawRequest, limits: BodyLimits, contentType: string): Promise<void> {
  const boundary = /;\s*boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType);
  const text = boundary?.[1] ?? boundary?.[2];
  const bytes = await request.readBody(UNLIMITED, limits.bodyTimeouts);
  if (text === undefined) {
    throw new ApiError(400, 'content-type missing boundary');
  }
  if (!bytes.includes(`--${text}--`)) {
    throw new ApiError(400, 'stream ended unexpectedly');
  }
}
