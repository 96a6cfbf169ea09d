import { Yielder } from '../domain/yielder.js';

/** A body that is made while it is sent, in pieces, so that nothing else waits for it and it is never whole in memory. */
export interface LongBody {
  /** Each call begins anew. */
  readonly pieces: () => Iterable<string>;
  /** Length in bytes, and ETag. Absent: neither is sent, and the body goes out in chunks. */
  readonly measure?: (pace: Yielder) => Promise<Measured>;
}

export interface Measured {
  readonly bytes: number;
  readonly etag: string;
}

/** About how many characters are handed over at once. */
const PIECE = 65_536;

export function toStream({ pieces }: LongBody): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const pace = new Yielder();
  const source = pieces()[Symbol.iterator]();
  return new ReadableStream(
    {
      async pull(controller) {
        if (pace.due) {
          await pace.rest();
        }
        let text = '';
        let next = source.next();
        for (; !next.done; next = source.next()) {
          text += next.value;
          if (text.length >= PIECE || pace.due) {
            break;
          }
        }
        if (text !== '') {
          controller.enqueue(encoder.encode(text));
        }
        if (next.done) {
          controller.close();
        }
      },
      cancel() {
        source.return?.();
      },
    },
    { highWaterMark: 0 },
  );
}

/** The first characters of the body, a few more than `length`. */
export function beginningOf({ pieces }: LongBody, length: number): string {
  let text = '';
  for (const piece of pieces()) {
    text += piece;
    if (text.length >= length) {
      break;
    }
  }
  return text;
}

export function wholeText({ pieces }: LongBody): string {
  return [...pieces()].join('');
}
