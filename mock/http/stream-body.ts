import type { BodyTimeouts } from '../worlds/body-timeouts.js';
import type { Received } from './request.js';

/** How the reading of a body ended: with its end, past the time or the length that is allowed, or with an error of its source. */
type BodyEnd = 'whole' | 'late' | 'large' | 'broken';

/** Reads a body as one that comes over a wire is read. */
export async function readWhole(
  body: ReadableStream<Uint8Array>,
  limit: number,
  bodyTimeouts: BodyTimeouts,
): Promise<Received & { readonly end: BodyEnd }> {
  const reader = body.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  let end: BodyEnd = 'whole';
  const leave = (why: BodyEnd) => {
    end = why;
    // Ends the read under way as well.
    reader.cancel().catch(() => {});
  };
  const onTooLate = () => leave('late');
  bodyTimeouts.start(onTooLate);
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      chunks.push(next.value);
      size += next.value.length;
      if (size > limit) {
        leave('large');
        break;
      }
    }
  } catch {
    end = 'broken';
  } finally {
    bodyTimeouts.stop(onTooLate);
  }
  return { bytes: Buffer.concat(chunks), size, end };
}

/** Reads the beginning of a body. */
export async function readStream(stream: ReadableStream<Uint8Array>, limit: number): Promise<Received> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop cancels the stream.
  for await (const chunk of stream) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > limit) {
      break;
    }
  }
  return { bytes: Buffer.concat(chunks), size };
}
