/** The end of the times that a world may have: ids begin with a second in 8 hex digits, and years have four digits. */
export const END_OF_TIME = Date.UTC(2100, 0, 1);

/** Whether a text such as `2026-03-01` is a day of the calendar: `Date.parse` takes `2026-02-30` for the 2nd of March. */
export function isDay(text: string): boolean {
  const moment = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(moment) && new Date(moment).toISOString().startsWith(text);
}

export function toIso(ms: number): string {
  return new Date(ms).toISOString();
}
