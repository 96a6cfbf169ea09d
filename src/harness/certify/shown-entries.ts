import type { JournalEntry } from '../../../mock/index.js';
import { hideNamed } from '../secrets/secret-text.js';
import type { Hide } from '../secrets/secret-values.js';
import type { Exchange } from './result.js';

/** How much of a body a report shows. */
const SHOWN_BODY = 16_384;

/** How many exchanges a report shows of one case: so many from the start, and so many from the end. */
const SHOWN_FIRST = 400;

const SHOWN_LAST = 100;

/** So much more of a body is searched for secrets: one may stand where the body is cut. */
const SEARCHED_MORE = 4_096;

/**
 * The entries that a report shows, with their bodies hidden as `hide` does: where there are very many, the first, the last, and the
 * one that is to blame.
 */
export function toShownEntries(
  entries: readonly JournalEntry[],
  offending: number | undefined,
  hide: Hide = (text) => text,
): readonly Exchange[] {
  const last = entries.length - SHOWN_LAST;
  const shown = entries.filter(({ sequence }, at) => at < SHOWN_FIRST || at >= last || sequence === offending);
  return shown.map((entry) => ({
    ...entry,
    request: cut(entry.request, (body) => hide(hideNamed(body))),
    response: cut(entry.response, hide),
  }));
}

/** A message with at most the beginning of a long body. */
function cut(message: JournalEntry['request'], hide: Hide): JournalEntry['request'] {
  const { body } = message;
  if (body === undefined) return message;
  const shown = hide(body.slice(0, SHOWN_BODY + SEARCHED_MORE));
  if (body.length <= SHOWN_BODY) return { ...message, body: shown };
  return { ...message, body: shown.slice(0, SHOWN_BODY), bodyTruncated: true };
}
