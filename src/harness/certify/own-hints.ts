import type { CertificationCase } from '../../../contracts/index.js';
import type { CaseResult, Cause } from './result.js';

/** Adds what a case itself advises where nothing else fails for the same reason: what fails is then most likely what it is about. */
export function withOwnHints(
  cases: readonly CaseResult[],
  causes: readonly Cause[],
  caseOf: (id: string) => Pick<CertificationCase, 'hint'> | undefined,
): readonly CaseResult[] {
  const alone = new Set(causes.flatMap((cause) => (cause.cases.length === 1 ? cause.cases : [])));
  return cases.map((result) => {
    const own = caseOf(result.id)?.hint;
    const isOpen = result.verdict === 'FAIL' || result.verdict === 'WARN';
    if (!isOpen || own === undefined || !alone.has(result.id) || result.seenIn !== undefined) return result;
    return result.hint.includes(own) ? result : { ...result, hint: `${result.hint} ${own}` };
  });
}
