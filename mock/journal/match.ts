import type { StoredEntry } from './entry.js';
import type { Miss } from './json-match.js';
import { addressChecks } from './match-address.js';
import { answerChecks } from './match-answer.js';
import type { MatchProblem, RequestMatch } from './match-check.js';
import { contentChecks } from './match-content.js';
import type { Redaction } from './to-journal-entry.js';

/** A match that is ready for use. */
export interface Matcher {
  matches(entry: StoredEntry): boolean;
  /** All mismatches of an entry, and how far away it is. */
  compare(entry: StoredEntry): { readonly misses: readonly Miss[]; readonly distance: number };
}

/** Makes a match ready for use. What is wrong with it goes to `problems`; the matcher is of no use then. */
export function createMatcher(match: RequestMatch, redaction: Redaction, problems: MatchProblem[]): Matcher {
  const { since = 0 } = match;
  // The cheap ones first: they rule out most entries.
  const checks = [
    ...addressChecks(match, redaction, problems),
    ...answerChecks(match, problems),
    ...contentChecks(match, redaction),
  ];
  return {
    matches: (entry) => entry.sequence > since && checks.every(({ misses }) => misses(entry).length === 0),
    compare: (entry) => {
      const found = checks.map(({ weight, misses }) => ({ weight, misses: misses(entry) }));
      return {
        misses: found.flatMap(({ misses }) => misses),
        distance: found.reduce((sum, { weight, misses }) => sum + (misses.length === 0 ? 0 : weight), 0),
      };
    },
  };
}
