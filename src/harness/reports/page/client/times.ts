import { all } from './elements.js';

/** Puts the time of the reader's own zone beside each time, which the page has in UTC. */
export function showLocalTimes(): void {
  const format = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'long' });
  if (format.resolvedOptions().timeZone === 'UTC') return;
  for (const place of all('time[datetime]', HTMLTimeElement)) {
    const date = new Date(place.dateTime);
    if (!Number.isNaN(date.getTime())) place.append(` (${format.format(date)})`);
  }
}
