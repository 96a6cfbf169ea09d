import { counted } from '../text.js';
import { type CaseResult, type Cause, type ExitCode, type StaleEntry, type Verdict, verdicts } from './result.js';

/** How many cases have each verdict. */
export function summarize(
  cases: readonly CaseResult[],
): Readonly<Record<Verdict, number>> & { readonly total: number } {
  const counts = Object.fromEntries(verdicts.map((verdict) => [verdict, 0])) as Record<Verdict, number>;
  for (const { verdict } of cases) counts[verdict] += 1;
  return { ...counts, total: cases.length };
}

/** Requirements that could not be judged and that no baseline excuses: without them a run proves nothing. */
function unproven(cases: readonly CaseResult[]): readonly CaseResult[] {
  return cases.filter(
    ({ level, verdict, baseline }) =>
      level === 'MUST' && baseline === undefined && (verdict === 'NOT_EXERCISED' || verdict === 'NOT_REACHED'),
  );
}

/** How a run whose cases were run ends, and why, in a sentence. */
export function conclude(
  cases: readonly CaseResult[],
  stale: readonly StaleEntry[],
  causes: readonly Cause[],
): { readonly exitCode: ExitCode; readonly conclusion: string } {
  const having = (verdict: Verdict): readonly string[] =>
    cases.filter((each) => each.verdict === verdict).map(({ id }) => id);
  const broken = having('HARNESS_ERROR');
  if (broken.length > 0) return { exitCode: 3, conclusion: `no verdict: the harness itself failed in ${list(broken)}` };
  const run = cases.filter(({ verdict }) => verdict !== 'NOT_APPLICABLE');
  if (run.length > 0 && run.every(({ exchanges }) => exchanges.length === 0))
    return { exitCode: 4, conclusion: 'no verdict: the client never called the server in any case' };
  const failed = having('FAIL');
  const open = unproven(cases).map(({ id }) => id);
  if (failed.length > 0) return { exitCode: 1, conclusion: `not conformant: ${sumUp(failed, open, causes)}` };
  if (stale.length > 0) return { exitCode: 1, conclusion: `the baseline is stale: ${list(stale.map(({ id }) => id))}` };
  if (open.length > 0) {
    const what = `${counted(open.length, 'requirement')} could not be judged`;
    return { exitCode: 1, conclusion: `not established: ${what}: ${list(open)}` };
  }
  const known = having('EXPECTED_FAIL').length;
  const warned = having('WARN').length;
  const notes = [
    ...(known > 0 ? [counted(known, 'known failure')] : []),
    ...(warned > 0 ? [`${counted(warned, 'recommendation')} not met`] : []),
  ];
  const but = notes.length === 0 ? '' : `, with ${notes.join(' and ')}`;
  return { exitCode: 0, conclusion: `conformant${but}` };
}

/** Counts what has to be mended, rather than its consequences. */
function sumUp(failed: readonly string[], open: readonly string[], causes: readonly Cause[]): string {
  const relevant = causes.filter((cause) => cause.cases.some((id) => failed.includes(id)));
  const [only = ''] = failed;
  const what =
    failed.length === 1
      ? `${only} fails`
      : `${counted(failed.length, 'requirement')} not met, for ${counted(relevant.length, 'cause')}`;
  return open.length === 0 ? what : `${what}; ${open.length} more could not be judged`;
}

function list(ids: readonly string[]): string {
  const shown = ids.slice(0, 5).join(', ');
  return ids.length > 5 ? `${shown} and ${ids.length - 5} more` : shown;
}
