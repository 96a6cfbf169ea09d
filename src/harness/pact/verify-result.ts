import type { Mismatch } from './mismatches.js';
import type { PactFile, PactInteraction } from './pact-file.js';
import type { ShapeProblem } from './pact-shape.js';

/** What came of an interaction. */
export type InteractionResult = { readonly interaction: PactInteraction; readonly durationMs: number } & (
  | { readonly verdict: 'passed' }
  /** `pending`: the consumer says that it may fail yet. */
  | { readonly verdict: 'failed' | 'pending'; readonly mismatches: readonly Mismatch[] }
  /** Not verified, because it cannot be here. */
  | { readonly verdict: 'skipped'; readonly reason: string }
  /** Its states are wrong, so that there is nothing to verify it against. */
  | { readonly verdict: 'unknown'; readonly problems: readonly string[] }
  /** There is no judgement: by the fault of the pact it cannot be read or sent, or the verifying itself failed. */
  | { readonly verdict: 'broken'; readonly fault: 'pact' | 'harness'; readonly problems: readonly ShapeProblem[] }
);

export interface PactResult {
  readonly pact: PactFile;
  readonly results: readonly InteractionResult[];
}

/**
 * 0: all are honoured. 1: at least one is not. 2: pacts or their states are wrong, or nothing was verified. 3: the verification
 * itself failed.
 */
export function exitCodeOf(results: readonly InteractionResult[]): 0 | 1 | 2 | 3 {
  const has = (verdict: InteractionResult['verdict']) => results.some((result) => result.verdict === verdict);
  if (results.some((result) => result.verdict === 'broken' && result.fault === 'harness')) return 3;
  if (has('failed')) return 1;
  return has('unknown') || has('broken') || results.every(({ verdict }) => verdict === 'skipped') ? 2 : 0;
}
