import type { ControlSchema } from '../../openapi/index.js';
import type { StoredEntry } from './entry.js';
import type { Journal } from './journal.js';
import { createMatcher } from './match.js';
import type { MatchProblem, RequestMatch } from './match-check.js';
import { type Redaction, toJournalEntry, toSummary } from './to-journal-entry.js';

export interface ListingWish {
  readonly match: RequestMatch;
  readonly limit: number;
  /** Whether headers and bodies are wanted. */
  readonly bodies: boolean;
}

/** The entries of the journal that match, oldest first. `problems` gets what is wrong with the match. */
export function matching(
  journal: Journal,
  redaction: Redaction,
  match: RequestMatch,
  problems: MatchProblem[],
): StoredEntry[] {
  const matcher = createMatcher(match, redaction, problems);
  return [...journal.entries(match.since)].filter((entry) => matcher.matches(entry));
}

/** The first of them, and where to go on. */
export function pageOf(
  journal: Journal,
  redaction: Redaction,
  found: readonly StoredEntry[],
  { limit, bodies }: Pick<ListingWish, 'limit' | 'bodies'>,
): ControlSchema<'JournalPage'> {
  const shown = found.slice(0, limit);
  const { first, last, dropped } = journal;
  return {
    data: shown.map((entry) => (bodies ? toJournalEntry(entry, redaction) : toSummary(entry, redaction))),
    meta: {
      total: last - first + 1,
      matched: found.length,
      dropped,
      first,
      last,
      next: shown.length < found.length ? (shown.at(-1)?.sequence ?? 0) : last,
    },
  };
}
