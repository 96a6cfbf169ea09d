import { performance } from 'node:perf_hooks';
import { closest } from '../domain/checks/closest.js';
import { Yielder } from '../domain/yielder.js';
import { toSummary } from '../journal/to-journal-entry.js';
import { type EventType, eventTypes, type WorldEvent } from '../worlds/events/event.js';
import type { Reading, Subscription } from '../worlds/events/subscription.js';
import type { Sandbox } from '../worlds/sandbox.js';
import { wrong } from './errors.js';
import { controlRoutes } from './routes.js';

/** Something is sent at least this often, so that no proxy on the way takes the connection for a dead one. */
const SIGN_OF_LIFE_MS = 15_000;

const STREAM_HEADERS = { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' };

/** About how many characters are handed over at once. */
const PIECE = 65_536;

/** After what was sent, the next events are collected for so long: a write for each takes the server longer than the request that it reports. */
const COLLECTED_MS = 25;

/** Taken at the start, so that a test that replaces the timers does not stop a stream. */
const later = setTimeout;

/** What happens in a world, as it happens: server-sent events. */
export const events = controlRoutes({
  getEvents: async ({ sandbox, query, request }) => {
    const types = parseTypes(new Map(query).get('types'));
    if (request.method === 'HEAD') {
      return {
        status: 200,
        headers: STREAM_HEADERS,
        stream: new ReadableStream({ start: (controller) => controller.close() }),
      };
    }
    // A crowd may come at once.
    await giveWay();
    return {
      status: 200,
      headers: STREAM_HEADERS,
      stream: createStream(sandbox, types, parseLast(request.header('last-event-id'))),
    };
  },
});

function parseTypes(text: string | undefined): readonly EventType[] {
  if (text === undefined) {
    return eventTypes;
  }
  return text.split(',').map((name) => {
    const type = eventTypes.find((known) => known === name.trim());
    if (type === undefined) {
      const near = closest(name.trim(), eventTypes);
      throw wrong([
        {
          place: 'query types',
          message: `there are no events of type ${JSON.stringify(name)}`,
          right: near === undefined ? eventTypes.join(', ') : `${JSON.stringify(near)} is near`,
        },
      ]);
    }
    return type;
  });
}

// What is no number of ours counts as one that is lost.
function parseLast(text: string | undefined): number | undefined {
  return text === undefined || text === '' ? undefined : /^\d{1,15}$/.test(text) ? Number(text) : -1;
}

const pace = new Yielder();

/** What wakes one reader wakes them all, and so do timers that end together. */
async function giveWay(): Promise<void> {
  if (pace.due) {
    await pace.rest();
  }
}

function createStream(sandbox: Sandbox, types: readonly EventType[], after: number | undefined): ReadableStream {
  const encoder = new TextEncoder();
  let reader: Subscription | undefined;
  let signOfLife: NodeJS.Timeout | undefined;
  let wake = () => {};
  let endPause = () => {};
  let sentAt = Number.NEGATIVE_INFINITY;
  let isOver = false;
  let isLeft = false;
  const end = () => {
    isOver = true;
    clearInterval(signOfLife);
    wake();
    endPause();
  };
  const collect = async () => {
    const left = sentAt + COLLECTED_MS - performance.now();
    if (left > 0 && !isOver) {
      await new Promise<void>((resolve) => {
        endPause = resolve;
        later(resolve, left);
      });
    }
  };
  return new ReadableStream(
    {
      start(controller) {
        // Headers go out with the first bytes.
        controller.enqueue(encoder.encode(`: events of ${sandbox.name ?? 'the default world'}\n\n`));
        reader = sandbox.events.listen(types, after, { onMore: () => wake(), onEnd: end });
        if (!isOver) {
          signOfLife = setInterval(() => wake(), SIGN_OF_LIFE_MS).unref();
        }
      },
      async pull(controller) {
        await collect();
        await giveWay();
        let piece = reader === undefined || isOver ? '' : nextPiece(reader, sandbox);
        if (piece === '' && !isOver) {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
          await giveWay();
          piece = (reader === undefined || isOver ? '' : nextPiece(reader, sandbox)) || ': still here\n\n';
        }
        if (isLeft) {
          return;
        }
        if (isOver) {
          controller.close();
        } else {
          controller.enqueue(encoder.encode(piece));
          // More than a piece waits already, otherwise.
          sentAt = piece.length < PIECE ? performance.now() : Number.NEGATIVE_INFINITY;
        }
      },
      cancel() {
        isLeft = true;
        reader?.stop();
        end();
      },
    },
    { highWaterMark: 0 },
  );
}

function nextPiece(reader: Subscription, sandbox: Sandbox): string {
  let piece = '';
  while (piece.length < PIECE) {
    const reading = reader.read();
    if (reading.kind === 'none') {
      break;
    }
    piece += toText(reading, sandbox);
  }
  return piece;
}

/** Made once for all readers. */
const texts = new WeakMap<WorldEvent, string>();

function toText(reading: Exclude<Reading, { kind: 'none' }>, sandbox: Sandbox): string {
  const { number } = reading;
  if (reading.kind === 'dropped') {
    return toFrame(number, 'dropped', { count: reading.count });
  }
  const { event } = reading;
  const text = texts.get(event) ?? toFrame(number, event.type, dataOf(event, sandbox));
  texts.set(event, text);
  return text;
}

function toFrame(number: number, type: string, data: unknown): string {
  return `id: ${number}\nevent: ${type}\ndata: ${JSON.stringify(data)}\n\n`;
}

function dataOf(event: WorldEvent, { redaction }: Sandbox): unknown {
  if (event.type === 'request') {
    return toSummary(event.entry, redaction);
  }
  const { type: _, ...data } = event;
  return data;
}
