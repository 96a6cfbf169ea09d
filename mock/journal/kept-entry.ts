import type { OperationId } from '../../openapi/index.js';
import type { Violation } from '../validate.js';

/**
 * A request and its answer as the journal keeps them: references to what was there anyway. Nothing is decoded, parsed or
 * made unrecognisable before somebody looks.
 */
export interface KeptEntry {
  /** Given by the journal. */
  sequence: number;
  /** When it came in by the world's clock, and by the machine's: milliseconds since 1970. */
  readonly time: number;
  readonly wallTime: number;
  /** The same by performance.now(): tells apart what came in the same millisecond. */
  readonly arrived: number;
  readonly durationMs: number;
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
  readonly requestHeaders: readonly string[] | Headers;
  readonly responseHeaders: Readonly<Record<string, string>>;
  readonly request: KeptBody;
  readonly response: KeptBody;
  readonly violations: readonly Violation[];
  readonly faults: readonly string[];
  readonly execution: string | undefined;
  readonly note: string | undefined;
}

export interface KnownCaller {
  readonly userId: string;
  readonly username: string;
}

/** As much of a body as is kept. */
export interface KeptBody {
  /** Absent where there was no body, and where it was dropped to make room. */
  bytes: Buffer | string | undefined;
  /** Length of the whole body; absent: all of it is here. */
  size: number | undefined;
  isDropped: boolean;
}

export function keepBody(body: Buffer | string | null | undefined, limit: number, size?: number): KeptBody {
  if (body === null || body === undefined || body.length === 0) {
    return { bytes: undefined, size: size === undefined || size === 0 ? undefined : size, isDropped: false };
  }
  if (typeof body === 'string') {
    return keepText(body, limit);
  }
  if (body.length <= limit) {
    return { bytes: body, size: size === undefined || size === body.length ? undefined : size, isDropped: false };
  }
  // A copy, so that the rest can go.
  return { bytes: Buffer.from(body.subarray(0, limit)), size: size ?? body.length, isDropped: false };
}

/** Bytes that a UTF-16 unit has in UTF-8 at most. */
const MOST_BYTES = 3;

function keepText(text: string, limit: number): KeptBody {
  if (text.length * MOST_BYTES <= limit) {
    return { bytes: text, size: undefined, isDropped: false };
  }
  const size = Buffer.byteLength(text);
  if (size <= limit) {
    return { bytes: text, size: undefined, isDropped: false };
  }
  const start = Buffer.alloc(limit);
  // Only whole characters are written.
  return { bytes: start.subarray(0, start.write(text)), size, isDropped: false };
}

/** About how much memory the entry's bodies hold. */
export function weightOf({ request, response }: KeptEntry): number {
  return (request.bytes?.length ?? 0) + (response.bytes?.length ?? 0);
}

/** Forgets the bodies; their sizes stay known. */
export function dropBodies({ request, response }: KeptEntry): void {
  for (const body of [request, response]) {
    if (body.bytes !== undefined) {
      body.size ??= sizeOf(body);
      body.bytes = undefined;
      body.isDropped = true;
    }
  }
}

/** Length of the whole body in bytes. */
export function sizeOf({ bytes, size }: KeptBody): number {
  return size ?? (bytes === undefined ? 0 : typeof bytes === 'string' ? Buffer.byteLength(bytes) : bytes.length);
}
