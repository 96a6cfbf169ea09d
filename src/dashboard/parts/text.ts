import type { Execution } from '../data/api.js';

/** `1 request`, `2 requests`. */
export function counted(count: number, what: string): string {
  return `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`;
}

/** `09:05:07` in the time zone of this machine. */
export function clockTime(iso: string): string {
  return new Date(iso).toTimeString().slice(0, 8);
}

/** `30 Nov 2026, 09:05:07`. */
export function dateTime(iso: string): string {
  return new Date(iso).toLocaleString('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
}

/** `186 ms`, `2.4 s`. */
export function took(ms: number): string {
  if (ms < 10) return `${ms.toFixed(1)} ms`;
  return ms < 1_000 ? `${Math.round(ms)} ms` : `${(ms / 1_000).toFixed(1)} s`;
}

/** How long an execution took. With instant timing it took no time, and its steps say how long they would have taken. */
export function runTook({ createdAt, finishedAt, steps }: Execution): string {
  if (finishedAt === undefined) return '';
  const ms = Date.parse(finishedAt) - Date.parse(createdAt);
  return took(ms > 0 ? ms : steps.reduce((sum, { durationMs = 0 }) => sum + durationMs, 0));
}

/** `getFlows` in words: `get flows`. */
export function words(id: string): string {
  return id.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** JSON with line breaks; any other text as it is. */
export function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), undefined, 2);
  } catch {
    return text;
  }
}
