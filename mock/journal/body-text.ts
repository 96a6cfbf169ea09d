import { isUtf8 } from 'node:buffer';
import { constants, gunzipSync, inflateSync } from 'node:zlib';
import { charsetOf } from '../domain/media-type.js';

/** A body as text; as base64 where it is no text. */
export interface BodyText {
  readonly text: string;
  readonly isBase64: boolean;
}

/** Headers that describe a body. */
export interface BodyLabels {
  readonly contentType: string | undefined;
  readonly contentEncoding: string | undefined;
}

const UNPACK = { gzip: gunzipSync, deflate: inflateSync } as const;

/** Bytes unpacked at most, where nothing else is said: a small compressed body may be large. */
export const MOST_UNPACKED = 1_048_576;

export function bodyText(
  bytes: Buffer | string,
  isCut: boolean,
  { mostUnpacked = MOST_UNPACKED, ...labels }: BodyLabels & { readonly mostUnpacked?: number | undefined },
): BodyText {
  if (typeof bytes === 'string') {
    return { text: bytes, isBase64: false };
  }
  const unpacked = unpack(bytes, mostUnpacked, labels.contentEncoding);
  const text = unpacked === undefined ? undefined : decode(unpacked, isCut, charsetOf(labels.contentType));
  return text === undefined ? { text: bytes.toString('base64'), isBase64: true } : { text, isBase64: false };
}

function unpack(bytes: Buffer, mostUnpacked: number, encoding = 'identity'): Buffer | undefined {
  const name = encoding.toLowerCase();
  if (name === 'identity' || name === '') {
    return bytes;
  }
  if (name !== 'gzip' && name !== 'deflate') {
    return undefined;
  }
  try {
    // The end may be missing.
    return UNPACK[name](bytes, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: mostUnpacked });
  } catch {
    return undefined;
  }
}

function decode(bytes: Buffer, isCut: boolean, charset = 'utf-8'): string | undefined {
  if (charset !== 'utf-8') {
    try {
      return new TextDecoder(charset, { fatal: true }).decode(bytes, { stream: isCut });
    } catch {
      return undefined;
    }
  }
  if (isUtf8(bytes)) {
    return bytes.toString('utf8');
  }
  try {
    // In a stream the last character may still be incomplete.
    return isCut
      ? new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes, { stream: true })
      : undefined;
  } catch {
    return undefined;
  }
}
