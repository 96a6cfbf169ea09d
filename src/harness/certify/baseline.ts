import type { CaseResult, StaleEntry } from './result.js';

/** A failure that is known: the case does not make the run fail, until it passes or the day is over. */
export interface BaselineEntry {
  /** Id of the case. */
  readonly case: string;
  /** Why it fails, and what is to be done about it. */
  readonly reason: string;
  /** The last day on which the entry holds, `2027-01-31`. Absent: no end. */
  readonly expires?: string;
}

/**
 * Lays the baseline over the results. A known failure becomes EXPECTED_FAIL, one that passes UNEXPECTED_PASS. Entries that are no
 * longer true are stale: the case passes, the day is over, or there is no such case. `known` are the ids of all cases there are;
 * of cases that were not run nothing is said. `today` as `2026-11-24`.
 */
export function applyBaseline(
  results: readonly CaseResult[],
  entries: readonly BaselineEntry[],
  { known, today }: { readonly known: ReadonlySet<string>; readonly today: string },
): { readonly cases: readonly CaseResult[]; readonly stale: readonly StaleEntry[] } {
  const stale: StaleEntry[] = [];
  const holding = new Map<string, BaselineEntry>();
  for (const entry of entries) {
    const why = whyStale(entry, known, today);
    if (why === undefined) holding.set(entry.case, entry);
    else stale.push({ id: entry.case, reason: entry.reason, why });
  }
  const cases = results.map((result) => {
    const entry = holding.get(result.id);
    if (entry === undefined) return result;
    const baseline = { reason: entry.reason, ...(entry.expires === undefined ? {} : { expires: entry.expires }) };
    if (result.verdict === 'FAIL' || result.verdict === 'WARN' || result.verdict === 'NOT_REACHED')
      return { ...result, verdict: 'EXPECTED_FAIL' as const, baseline };
    if (result.verdict !== 'PASS') return { ...result, baseline };
    stale.push({ id: entry.case, reason: entry.reason, why: 'the case passes: take the entry out' });
    return { ...result, verdict: 'UNEXPECTED_PASS' as const, baseline };
  });
  return { cases, stale };
}

function whyStale({ case: id, expires }: BaselineEntry, known: ReadonlySet<string>, today: string): string | undefined {
  if (!known.has(id)) return 'there is no case of this id';
  // Days written this way are in order as texts.
  if (expires !== undefined && expires < today)
    return `the entry held until ${expires}: mend the client, or give it another day`;
  return undefined;
}
