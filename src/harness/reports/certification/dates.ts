/** `2026-11-24 09:00:00 UTC`; a text that is no time stays as it is. */
export function toDate(time: string): string {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? time : `${date.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
