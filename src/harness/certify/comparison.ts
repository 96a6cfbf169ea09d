import type { CaseResult, CertificationResult, Change, Verdict } from './result.js';

/** What is known of a run that was made before. */
export interface EarlierRun {
  /** Path of its report. */
  readonly file: string;
  /** ISO 8601, UTC. */
  readonly started: string;
  readonly seed: number;
  readonly features: readonly string[];
  /** In the order of its report. */
  readonly verdicts: ReadonlyMap<string, Verdict>;
  /** Of cases that failed for what the client did in another one: which. */
  readonly seenIn?: ReadonlyMap<string, string>;
}

const RED: ReadonlySet<Verdict> = new Set(['FAIL', 'WARN', 'EXPECTED_FAIL']);
const GREEN: ReadonlySet<Verdict> = new Set(['PASS', 'UNEXPECTED_PASS']);
const OPEN: ReadonlySet<Verdict> = new Set(['NOT_EXERCISED', 'NOT_REACHED']);
/** Nothing is known of the client. */
const UNKNOWN: ReadonlySet<Verdict> = new Set(['CONFIG', 'HARNESS_ERROR']);

/** Ids of the cases of a run that have to be run again: all that did not pass, and would have to. */
export function unsettledCases({ verdicts, seenIn }: EarlierRun): readonly string[] {
  const failed = [...verdicts].filter(([, verdict]) => !GREEN.has(verdict) && verdict !== 'NOT_APPLICABLE');
  return [...new Set(failed.flatMap(([id]) => [id, seenIn?.get(id) ?? id]))];
}

/** What changed since an earlier run. A case counts as fixed only where it failed: in the same case, with the same seed. */
export function compareRuns(
  earlier: EarlierRun,
  { cases, seed }: { readonly cases: readonly CaseResult[]; readonly seed: number },
): NonNullable<CertificationResult['comparison']> {
  const run = new Set(cases.map(({ id }) => id));
  const changes = cases.flatMap(({ id, verdict: now }): Change[] => {
    const before = earlier.verdicts.get(id);
    const isSameWorld = earlier.seed === seed && run.has(earlier.seenIn?.get(id) ?? id);
    const kind = kindOf(before, now, isSameWorld);
    return kind === undefined ? [] : [{ id, kind, ...(before === undefined ? {} : { before }), now }];
  });
  return { file: earlier.file, started: earlier.started, seed: earlier.seed, changes };
}

function kindOf(before: Verdict | undefined, now: Verdict, isSameWorld: boolean): Change['kind'] | undefined {
  if (UNKNOWN.has(now)) return undefined;
  const wasRed = before !== undefined && RED.has(before);
  if (GREEN.has(now)) {
    if (wasRed) return isSameWorld ? 'fixed' : 'unproven';
    return before !== undefined && OPEN.has(before) ? 'reached' : undefined;
  }
  if (RED.has(now)) return wasRed ? 'still' : 'new';
  // It could be judged, and cannot any more.
  if (OPEN.has(now)) return wasRed ? 'still' : before !== undefined && GREEN.has(before) ? 'new' : undefined;
  return undefined;
}
