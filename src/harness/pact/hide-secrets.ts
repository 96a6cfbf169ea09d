import { hideNamed } from '../secrets/secret-text.js';
import type { Hide } from '../secrets/secret-values.js';
import type { ComparedPact } from './compare.js';
import type { InteractionResult, PactResult } from './verify-result.js';

/** Results of a verification as they may be shown. */
export function hideInResults(pacts: readonly PactResult[], hide: Hide): readonly PactResult[] {
  return pacts.map(({ pact, results }) => ({ pact, results: results.map((result) => hideInResult(result, hide)) }));
}

function hideInResult(result: InteractionResult, hide: Hide): InteractionResult {
  const shown = (text: string): string => hide(hideNamed(text));
  switch (result.verdict) {
    case 'passed':
      return result;
    case 'failed':
    case 'pending':
      return {
        ...result,
        mismatches: result.mismatches.map((each) => ({
          ...each,
          place: hide(each.place),
          message: shown(each.message),
        })),
      };
    case 'unknown':
      return { ...result, problems: result.problems.map(shown) };
    case 'skipped':
      // A text of ours, in which options are named like secrets.
      return { ...result, reason: hide(result.reason) };
    case 'broken':
      return {
        ...result,
        problems: result.problems.map(({ path, message }) => ({ path, message: shown(message) })),
      };
  }
}

/** Findings of a comparison as they may be shown. */
export function hideInFindings(pacts: readonly ComparedPact[], hide: Hide): readonly ComparedPact[] {
  return pacts.map(({ interactions, ...pact }) => ({
    ...pact,
    interactions: interactions.map(({ findings, ...compared }) => ({
      ...compared,
      findings: findings.map((finding) => ({ ...finding, message: hide(hideNamed(finding.message)) })),
    })),
  }));
}
