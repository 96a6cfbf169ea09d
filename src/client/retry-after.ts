/** The longest pause that is honoured, a day: a service with a wrong clock must not silence a client for ever. */
const LONGEST_PAUSE_MS = 86_400_000;

/**
 * Milliseconds that an answer asks to be left alone for, by its Retry-After in seconds or as a date; 0 where it asks for nothing
 * that can be read. A date is that of the service's clock, so it counts from the answer's own Date, and from `nowMs` only where
 * there is no Date to be read, as in browsers.
 */
export function retryAfterMs(headers: Headers, nowMs: number): number {
  const given = headers.get('retry-after')?.trim() ?? '';
  const ms = /^\d+(\.\d+)?$/.test(given)
    ? Number(given) * 1_000
    : parseDate(given) - (parseDate(headers.get('date') ?? '') || nowMs);
  return ms > 0 ? Math.min(ms, LONGEST_PAUSE_MS) : 0;
}

/** The form of C's asctime, which names no zone and means UTC. */
const ASCTIME = /^\w{3} \w{3} [ \d]\d \d\d:\d\d:\d\d \d{4}$/;

/** Milliseconds since 1970; NaN for what is no date with time and zone. `Date.parse` alone takes "in 2099" for a date. */
function parseDate(text: string): number {
  if (ASCTIME.test(text)) return Date.parse(`${text} GMT`);
  return /\d\d:\d\d:\d\d(\.\d+)? ?(GMT|UTC|Z|[+-]\d\d:?\d\d)$/i.test(text) ? Date.parse(text) : Number.NaN;
}
