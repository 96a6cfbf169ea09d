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
    return { ...result, hint: joinHints(result.hint, own) };
  });
}

/** A sentence of which so large a share of the words was read before says nothing new. */
const KNOWN = 0.7;

/** A hint, and those sentences of another one that say what it does not: a judge and its case often advise the same in other words. */
export function joinHints(hint: string, other: string): string {
  const known = new Set(wordsOf(hint));
  const isNew = (sentence: string): boolean => {
    const words = wordsOf(sentence);
    return words.filter((word) => known.has(word)).length < words.length * KNOWN;
  };
  const [first = '', ...more] = sentencesOf(other).filter((sentence) => !hint.includes(sentence) && isNew(sentence));
  return [hint, first, ...more].filter((text) => text !== '').join(' ');
}

function sentencesOf(text: string): readonly string[] {
  return text.split(/(?<=[.?!]) (?=[^a-z])/);
}

/** The words that carry a meaning, in the singular. */
function wordsOf(text: string): readonly string[] {
  return (text.toLowerCase().match(/[\p{L}\p{N}_-]{3,}/gu) ?? []).map((word) => word.replace(/s$/, ''));
}
