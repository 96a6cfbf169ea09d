import type { JournalEntry } from '../../../mock/index.js';
import type { Exchange } from './result.js';

/** How much of a body a report shows. */
const SHOWN_BODY = 16_384;

/** How many exchanges a report shows of one case: so many from the start, and so many from the end. */
const SHOWN_FIRST = 400;

const SHOWN_LAST = 100;

/** The entries that a report shows: where there are very many, the first, the last, and the one that is to blame. */
export function toShownEntries(entries: readonly JournalEntry[], offending: number | undefined): readonly Exchange[] {
  const last = entries.length - SHOWN_LAST;
  const shown = entries.filter(({ sequence }, at) => at < SHOWN_FIRST || at >= last || sequence === offending);
  return shown.map((entry) => ({ ...entry, request: cut(entry.request), response: cut(entry.response) }));
}

/** A message with at most the beginning of a long body. */
function cut(message: JournalEntry['request']): JournalEntry['request'] {
  const { body } = message;
  if (body === undefined || body.length <= SHOWN_BODY) return message;
  return { ...message, body: body.slice(0, SHOWN_BODY), bodyTruncated: true };
}
