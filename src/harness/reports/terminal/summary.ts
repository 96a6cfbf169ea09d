import type { CaseResult, CertificationResult, Change, ExitCode } from '../../certify/result.js';
import { byUrgency, explanationOf, outcomeOf } from '../certification/case-facts.js';
import { changeWords, describeEarlier } from '../certification/changes.js';
import { printable } from '../printable.js';
import { type Color, type Paint, paintVerdict } from './paint.js';
import { oneLine, wrapList } from './wrap.js';

const outcomeColors: Readonly<Record<ExitCode, Color>> = {
  0: 'green',
  1: 'red',
  2: 'magenta',
  3: 'magenta',
  4: 'magenta',
};

/** One row for each suite, one column for each verdict there is. */
export function toTable({ cases, summary }: CertificationResult, paint: Paint): string[] {
  const present = byUrgency.filter((verdict) => summary[verdict] > 0);
  const suites = [...new Set(cases.map(({ suite }) => suite))];
  const first = Math.max('suite'.length, ...suites.map((suite) => printable(suite, 40).length));
  const row = (name: string, members: readonly CaseResult[]): string => {
    const counts = present.map((verdict) => {
      const count = members.filter((each) => each.verdict === verdict).length;
      const cell = String(count === 0 ? '-' : count).padStart(Math.max(verdict.length, 3));
      return count === 0 ? paint('dim', cell) : paintVerdict(paint, verdict, cell);
    });
    return `${name.padEnd(first)}  ${[String(members.length).padStart(5), ...counts].join('  ')}`;
  };
  const heading = ['cases', ...present.map((verdict) => verdict.padStart(3))].join('  ');
  return [
    paint('dim', `${'suite'.padEnd(first)}  ${heading}`),
    ...suites.map((suite) =>
      row(
        printable(suite, 40),
        cases.filter((each) => each.suite === suite),
      ),
    ),
    ...(suites.length > 1 ? [row('all', cases)] : []),
  ];
}

/** Reasons that are shown without --verbose. */
const mostReasons = 4;

/** Why cases were not looked at that cost nothing, one line for each reason. */
export function toNotes({ cases }: CertificationResult, columns: number, verbose: boolean): string[] {
  const reasons = new Map<string, string[]>();
  for (const { id, verdict, level, observed } of cases) {
    const isNoted = verdict === 'NOT_APPLICABLE' || (verdict === 'NOT_EXERCISED' && level === 'SHOULD');
    if (!isNoted) continue;
    const reason = `${verdict.replaceAll('_', ' ').toLowerCase()}: ${oneLine(observed, 160)}`;
    reasons.set(reason, [...(reasons.get(reason) ?? []), printable(id, 60)]);
  }
  const lines = [...reasons].map(([reason, ids]) => {
    const width = Math.max(20, columns - reason.length - 3);
    return `${reason}: ${wrapList(ids, width, 1)[0] ?? ''}`;
  });
  if (verbose || lines.length <= mostReasons) return lines;
  return [...lines.slice(0, mostReasons - 1), `and ${lines.length - mostReasons + 1} more reasons, in the report`];
}

/** What changed since an earlier run, and which cases. */
export function toChanges(
  { comparison }: CertificationResult,
  paint: Paint,
  columns: number,
  verbose: boolean,
): string[] {
  if (comparison === undefined) return [];
  const kinds = (Object.keys(changeWords) as Change['kind'][]).flatMap((kind) => {
    const ids = comparison.changes.filter((change) => change.kind === kind).map(({ id }) => printable(id, 60));
    return ids.length === 0 ? [] : [{ kind, ids }];
  });
  const width = Math.max(...kinds.map(({ kind }) => changeWords[kind].length), 0);
  return [
    oneLine(describeEarlier(comparison), 300),
    ...kinds.flatMap(({ kind, ids }) =>
      wrapList(ids, columns - width - 4, verbose ? ids.length : 1).map(
        (line, at) =>
          `  ${paint(kind === 'fixed' ? 'green' : 'dim', (at === 0 ? changeWords[kind] : '').padEnd(width))}  ${line}`,
      ),
    ),
  ];
}

/** The last line: how the run ends, and why. */
export function toOutcome(result: CertificationResult, paint: Paint): string {
  const { exitCode, preflight } = result;
  const why = preflight.verdict === 'PASS' ? printable(explanationOf(result), 1_000) : 'No case was judged.';
  const word = paint('bold', paint(outcomeColors[exitCode], outcomeOf(result).toUpperCase()));
  return `${word}  ${why}${exitCode === 0 ? '' : ` (exit code ${exitCode})`}`;
}
