import type { ControlSchema } from '../../openapi/index.js';
import { Yielder } from '../domain/yielder.js';
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

/** A page of entries, each of which is shown when it is asked for. */
export interface JournalPageParts {
  readonly shown: readonly StoredEntry[];
  readonly toShown: (entry: StoredEntry) => ControlSchema<'JournalPage'>['data'][number];
  readonly meta: ControlSchema<'JournalPage'>['meta'];
}

/** The entries of the journal that match, oldest first, all at once. `problems` gets what is wrong with the match. */
export function matching(
  journal: Journal,
  redaction: Redaction,
  match: RequestMatch,
  problems: MatchProblem[],
): StoredEntry[] {
  const matcher = createMatcher(match, redaction, problems);
  return [...journal.entries(match.since)].filter((entry) => matcher.matches(entry));
}

/** The same, letting other work run on the way. */
export async function matchingInTurns(
  journal: Journal,
  redaction: Redaction,
  match: RequestMatch,
  problems: MatchProblem[],
): Promise<StoredEntry[]> {
  const matcher = createMatcher(match, redaction, problems);
  const pace = new Yielder();
  const found: StoredEntry[] = [];
  for (const entry of journal.entries(match.since)) {
    if (matcher.matches(entry)) {
      found.push(entry);
    }
    if (pace.due) {
      await pace.rest();
    }
  }
  return found;
}

/** The first of them, and where to go on. */
export function pageOf(
  journal: Journal,
  redaction: Redaction,
  found: readonly StoredEntry[],
  { limit, bodies }: Pick<ListingWish, 'limit' | 'bodies'>,
): JournalPageParts {
  const shown = found.slice(0, limit);
  const { first, last, dropped } = journal;
  return {
    shown,
    toShown: (entry) => (bodies ? toJournalEntry(entry, redaction) : toSummary(entry, redaction)),
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
