/** The only reader of the time. Milliseconds since 1970. */
export interface Clock {
  now(): number;
}

export function createClock(): Clock {
  return { now: () => Date.now() };
}

export function toIso(ms: number): string {
  return new Date(ms).toISOString();
}
