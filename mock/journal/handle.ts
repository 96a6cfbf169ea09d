import { type ControlSchema, checkControl, controlRules } from '../../openapi/index.js';
import { isTooDeep, MAX_DEPTH } from '../domain/upstream/depth.js';
import type { Journal } from './journal.js';
import { matching } from './listing.js';
import type { MatchProblem, RequestMatch } from './match-check.js';
import { type Verification, VerificationError } from './parse-verification.js';
import { type JournalEntry, type Redaction, toJournalEntry } from './to-journal-entry.js';
import { verify } from './verify.js';

/** The requests came in as they should. */
export type Verified = ControlSchema<'Verified'>;

/** The requests did not come in as they should. `message` says what is wrong and what came nearest; `verdict` the same as data. */
export class NotVerified extends Error {
  override readonly name = 'NotVerified';
  readonly verdict: ControlSchema<'Unverified'>;

  constructor(verdict: ControlSchema<'Unverified'>) {
    super([verdict.error, ...verdict.nearest.map(toLines)].join('\n'));
    this.verdict = verdict;
  }
}

function toLines({ sequence, method, url, status, misses }: ControlSchema<'Unverified'>['nearest'][number]): string {
  const lines = misses.map(({ place, expected, actual }) => {
    const found = actual === undefined ? 'nothing is there' : `it is ${JSON.stringify(actual)}`;
    return `  ${place}: expected ${JSON.stringify(expected)}, ${found}`;
  });
  return [`near: #${sequence} ${method} ${url}, answered ${status === 0 ? 'not at all' : status}`, ...lines].join('\n');
}

/** What came in, and questions about it. */
export interface JournalHandle {
  /** The requests so far, oldest first, as far as the journal goes back. */
  entries(): readonly JournalEntry[];
  /** Those of them that match. Throws a VerificationError for a match that makes no sense. */
  requests(match: RequestMatch): readonly JournalEntry[];
  /**
   * Resolves when the requests came in as they should, waiting `within` for what is missing. Rejects with NotVerified when they did
   * not, with a VerificationError when the question makes no sense.
   */
  verify(asked: Verification): Promise<Verified>;
}

export function createJournalHandle(journal: Journal, redaction: Redaction): JournalHandle {
  // An object of plain values, so that all of it shows when it is printed.
  const whole = (entry: Parameters<typeof toJournalEntry>[0]) => ({ ...toJournalEntry(entry, redaction) });
  return {
    entries: () => [...journal.entries()].map(whole),
    requests: (match) => {
      refuseWrong({ match });
      const problems: MatchProblem[] = [];
      const found = matching(journal, redaction, match, problems);
      if (problems.length > 0) {
        throw new VerificationError(problems);
      }
      return found.map(whole);
    },
    verify: async (asked) => {
      refuseWrong(asked);
      const verdict = await verify(journal, redaction, asked);
      if (!verdict.holds) {
        throw new NotVerified(verdict);
      }
      return verdict;
    },
  };
}

// The same checks as over HTTP, for callers without a compiler.
function refuseWrong(asked: Verification): void {
  if (isTooDeep(asked)) {
    const message = `nested deeper than ${MAX_DEPTH} levels`;
    throw new VerificationError([{ place: 'body', message, right: `at most ${MAX_DEPTH} levels` }]);
  }
  const given = { params: {}, query: [], contentType: 'application/json', body: asked };
  const violations = checkControl('verifyRequests', controlRules.verifyRequests, given);
  if (violations.length > 0) {
    throw new VerificationError(violations.map(({ place, message, right }) => ({ place, message, right })));
  }
}
