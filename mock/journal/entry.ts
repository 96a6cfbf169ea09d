import type { OperationId, Violation } from '../../openapi/index.js';
import type { RawHeaders } from './headers.js';

/**
 * A request and its answer as the journal stores them: references to what exists anyway. Decoding, parsing and redaction wait
 * until the entry is read.
 */
export interface StoredEntry {
  /** Given by the journal. */
  sequence: number;
  /** Its place among all that came in: entries are numbered as their requests end. */
  readonly arrival: number;
  /** When it came in, by the machine's clock, in milliseconds since 1970. */
  readonly wallTime: number;
  /** How far the world's clock was ahead of that, in milliseconds. */
  readonly ahead: number;
  /** In whole microseconds. */
  readonly duration: number;
  readonly method: string;
  /** As sent, without the sandbox. */
  readonly path: string;
  readonly query: string;
  readonly operation: OperationId | undefined;
  readonly params: Readonly<Record<string, string>>;
  readonly caller: KnownCaller | undefined;
  /** 0: no answer. */
  readonly status: number;
  readonly delivered: boolean;
  readonly requestHeaders: RawHeaders;
  readonly responseHeaders: Readonly<Record<string, string>>;
  request: StoredBody;
  response: StoredBody;
  readonly violations: readonly Violation[];
  readonly faults: readonly string[];
  readonly execution: string | undefined;
  readonly note: string | undefined;
}

export interface KnownCaller {
  readonly userId: string;
  readonly username: string;
}

/** A body, or as much of it as is stored. */
export interface StoredBody {
  /** Absent where there was no body, and where it was dropped to make room. */
  readonly bytes: Buffer | string | undefined;
  /** Length of the whole body; absent: all of it is here. */
  readonly size: number | undefined;
  readonly isDropped: boolean;
}

const NO_BODY: StoredBody = { bytes: undefined, size: undefined, isDropped: false };

/** `size`: length of the whole body, where `body` may be its beginning only. */
export function toStoredBody(body: Buffer | string | null | undefined, limit: number, size?: number): StoredBody {
  if (body === null || body === undefined || body.length === 0) {
    return size === undefined || size === 0 ? NO_BODY : { bytes: undefined, size, isDropped: false };
  }
  if (typeof body === 'string') {
    return toStoredText(body, limit);
  }
  if (body.length <= limit) {
    return { bytes: body, size: size === body.length ? undefined : size, isDropped: false };
  }
  // A copy, so that the rest can go.
  return { bytes: Buffer.from(body.subarray(0, limit)), size: size ?? body.length, isDropped: false };
}

/** Bytes that a UTF-16 unit has in UTF-8 at most. */
const MOST_BYTES = 3;

function toStoredText(text: string, limit: number): StoredBody {
  if (text.length * MOST_BYTES <= limit) {
    return { bytes: text, size: undefined, isDropped: false };
  }
  const size = Buffer.byteLength(text);
  if (size <= limit) {
    return { bytes: text, size: undefined, isDropped: false };
  }
  const start = Buffer.alloc(limit);
  // Only whole characters are written.
  return { bytes: start.toString('utf8', 0, start.write(text)), size, isDropped: false };
}

/** About how much memory the entry's bodies hold. */
export function weightOf({ request, response }: StoredEntry): number {
  return (request.bytes?.length ?? 0) + (response.bytes?.length ?? 0);
}

/** Drops the bodies; their sizes stay known. */
export function dropBodies(entry: StoredEntry): void {
  entry.request = dropped(entry.request);
  entry.response = dropped(entry.response);
}

function dropped(body: StoredBody): StoredBody {
  return body.bytes === undefined ? body : { bytes: undefined, size: sizeOf(body), isDropped: true };
}

/** The same entry without bodies, for readers that never look at them. */
export function withoutBodies(entry: StoredEntry): StoredEntry {
  return { ...entry, request: NO_BODY, response: NO_BODY };
}

/** Length of the whole body in bytes. */
export function sizeOf({ bytes, size }: StoredBody): number {
  return size ?? (bytes === undefined ? 0 : typeof bytes === 'string' ? Buffer.byteLength(bytes) : bytes.length);
}
