import { type CaseResult, type ExitCode, type StaleEntry, type Verdict, verdicts } from './result.js';

/** How many cases have each verdict. */
export function summarize(
  cases: readonly CaseResult[],
): Readonly<Record<Verdict, number>> & { readonly total: number } {
  const counts = Object.fromEntries(verdicts.map((verdict) => [verdict, 0])) as Record<Verdict, number>;
  for (const { verdict } of cases) counts[verdict] += 1;
  return { ...counts, total: cases.length };
}

/** How a run whose cases were run ends, and why, in a sentence. */
export function conclude(
  cases: readonly CaseResult[],
  stale: readonly StaleEntry[],
): { readonly exitCode: ExitCode; readonly conclusion: string } {
  const having = (verdict: Verdict): readonly string[] =>
    cases.filter((each) => each.verdict === verdict).map(({ id }) => id);
  const broken = having('HARNESS_ERROR');
  if (broken.length > 0) return { exitCode: 3, conclusion: `no verdict: the harness itself failed in ${list(broken)}` };
  const run = cases.filter(({ verdict }) => verdict !== 'NOT_APPLICABLE');
  if (run.length > 0 && run.every(({ exchanges }) => exchanges.length === 0))
    return { exitCode: 4, conclusion: 'no verdict: the client never called the server in any case' };
  const failed = having('FAIL');
  if (failed.length > 0) return { exitCode: 1, conclusion: `not conformant: ${list(failed)}` };
  if (stale.length > 0) return { exitCode: 1, conclusion: `the baseline is stale: ${list(stale.map(({ id }) => id))}` };
  const known = having('EXPECTED_FAIL').length;
  const warned = having('WARN').length;
  const notes = [
    ...(known > 0 ? [`${known} known ${known === 1 ? 'failure' : 'failures'}`] : []),
    ...(warned > 0 ? [`${warned} ${warned === 1 ? 'recommendation' : 'recommendations'} not kept`] : []),
  ];
  const but = notes.length === 0 ? '' : `, with ${notes.join(' and ')}`;
  return { exitCode: 0, conclusion: `conformant${but}` };
}

function list(ids: readonly string[]): string {
  const shown = ids.slice(0, 5).join(', ');
  return ids.length > 5 ? `${shown} and ${ids.length - 5} more` : shown;
}
