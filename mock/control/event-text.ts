import { toSummary } from '../journal/to-journal-entry.js';
import type { EventType, WorldEvent } from '../worlds/events/event.js';
import type { Reading, Subscription } from '../worlds/events/subscription.js';
import type { Sandbox } from '../worlds/sandbox.js';

/** About how many characters are handed over at once. */
export const PIECE = 65_536;

type Found = Exclude<Reading, { kind: 'none' }>;

/** The next events of a reader as text, oldest first; empty when it has read all. */
export function nextPiece(reader: Subscription, sandbox: Sandbox): string {
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

/**
 * All events that wait, as text: of each type the newest, `most` of them, and how many were left out. Nothing is made of these: they
 * cost next to nothing.
 */
export function nextSample(reader: Subscription, sandbox: Sandbox, most: number): string {
  const found: Found[] = [];
  for (let reading = reader.read(); reading.kind !== 'none'; reading = reader.read()) {
    found.push(reading);
  }
  const counts = new Map<EventType, number>();
  const shown = found.toReversed().filter((reading) => {
    if (reading.kind === 'dropped') {
      return true;
    }
    const count = (counts.get(reading.event.type) ?? 0) + 1;
    counts.set(reading.event.type, count);
    return count <= most;
  });
  const skipped = [...counts].flatMap(([type, count]) => (count > most ? [[type, count - most] as const] : []));
  const text = shown
    .toReversed()
    .map((reading) => toText(reading, sandbox))
    .join('');
  const last = found.at(-1);
  return skipped.length === 0 || last === undefined
    ? text
    : text + toFrame(last.number, 'skipped', Object.fromEntries(skipped));
}

/** Made once for all readers. */
const texts = new WeakMap<WorldEvent, string>();

function toText(reading: Found, sandbox: Sandbox): string {
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
