import { access, baseUrl } from './api.js';

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 5_000;

export interface ServerEvent {
  readonly type: string;
  readonly data: unknown;
}

export interface StreamListener {
  /** The stream is open; `isNew`: it does not go on where an earlier one ended. */
  readonly onOpen: (isNew: boolean) => void;
  readonly onEvents: (events: readonly ServerEvent[]) => void;
  readonly onLost: () => void;
}

/**
 * Follows /_mock/events until the signal aborts, and goes on after the last event when the connection was lost. An EventSource
 * cannot send the control token.
 */
export async function followEvents(
  types: readonly string[],
  listener: StreamListener,
  {
    rate,
    signal = new AbortController().signal,
  }: {
    /** About how many events of each type a second are enough; all when left out. */
    readonly rate?: number;
    readonly signal?: AbortSignal;
  } = {},
): Promise<void> {
  let last = '';
  let pause = FIRST_PAUSE_MS;
  while (!signal.aborted) {
    try {
      const { token } = access.get();
      const answer = await fetch(
        `${baseUrl}/_mock/events?types=${types.join(',')}${rate === undefined ? '' : `&rate=${rate}`}`,
        {
          signal,
          headers: {
            ...(last === '' ? {} : { 'last-event-id': last }),
            ...(token === '' ? {} : { 'x-control-token': token }),
          },
        },
      );
      if (answer.ok && answer.body !== null) {
        listener.onOpen(last === '');
        pause = FIRST_PAUSE_MS;
        for await (const { events, id } of eventsOf(answer.body)) {
          last = id || last;
          if (events.length > 0) listener.onEvents(events);
        }
      }
    } catch {
      // The mock has gone, or is not there yet: it is asked again.
    }
    if (signal.aborted) return;
    listener.onLost();
    await new Promise((resolve) => setTimeout(resolve, pause));
    pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
  }
}

async function* eventsOf(body: ReadableStream<Uint8Array>): AsyncGenerator<{ events: ServerEvent[]; id: string }> {
  const decoder = new TextDecoder();
  const reader = body.getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const frames = (rest + decoder.decode(value, { stream: true })).split('\n\n');
    rest = frames.pop() ?? '';
    let id = '';
    const events = frames.flatMap((frame) => {
      const fields = new Map(frame.split('\n').map((line) => [line.split(': ', 1)[0], line.replace(/^\w*: /, '')]));
      const data = fields.get('data');
      id = fields.get('id') ?? id;
      return data === undefined ? [] : [{ type: fields.get('event') ?? '', data: JSON.parse(data) }];
    });
    yield { events, id };
  }
}
