import type { ControlSchema } from '../../openapi/index.js';
import { Yielder } from '../domain/yielder.js';
import type { StoredEntry } from './entry.js';
import type { Journal } from './journal.js';
import type { Miss } from './json-match.js';
import type { Matcher } from './match.js';
import { type Redaction, toSummary } from './to-journal-entry.js';

type NearMiss = ControlSchema<'NearMiss'>;

/** So many of the newest entries are compared. */
const COMPARED = 2_000;

const MOST_SHOWN = 3;

interface Candidate {
  readonly entry: StoredEntry;
  readonly misses: readonly Miss[];
  readonly distance: number;
}

/**
 * The requests that come nearest to a match without being one, best first, then newest first. `extra` may say of one that
 * matches what is wrong with it.
 */
export async function nearest(
  journal: Journal,
  matcher: Matcher,
  redaction: Redaction,
  { since, extra = () => [] }: { readonly since: number; readonly extra?: (entry: StoredEntry) => readonly Miss[] },
): Promise<NearMiss[]> {
  const pace = new Yielder();
  const candidates: Candidate[] = [];
  for (const entry of journal.entries(Math.max(since, journal.last - COMPARED))) {
    if (pace.due) {
      await pace.rest();
    }
    const { misses, distance } = matcher.compare(entry);
    const all = [...misses, ...extra(entry)];
    if (all.length > 0) {
      candidates.push({ entry, misses: all, distance });
    }
  }
  return candidates
    .sort(
      (a, b) =>
        a.distance - b.distance ||
        a.misses.length - b.misses.length ||
        lacks(a) - lacks(b) ||
        b.entry.sequence - a.entry.sequence,
    )
    .slice(0, MOST_SHOWN)
    .map(({ entry, misses }) => {
      const { sequence, method, url, status } = toSummary(entry, redaction);
      return { sequence, method, url, status, misses: [...misses] };
    });
}

/** How much of what was wanted is not there at all: another value in its place comes nearer. */
function lacks({ misses }: Candidate): number {
  return misses.filter((miss) => !('actual' in miss)).length;
}
