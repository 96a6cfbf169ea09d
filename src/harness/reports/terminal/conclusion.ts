import type { CaseResult, CertificationResult } from '../../certify/result.js';
import { counted } from '../../text.js';
import { unlistedStale } from '../certification/case-facts.js';
import { printable } from '../printable.js';
import { type BlockManner, toBlock, toOutput, toShortLine } from './cause-block.js';
import { createPaint, paintVerdict } from './paint.js';
import { toChanges, toNotes, toOutcome, toTable } from './summary.js';
import { oneLine, wrap } from './wrap.js';

export interface ConclusionOptions {
  readonly color: boolean;
  /** Width of the table and the explanations, in characters. Default 100. */
  readonly columns?: number;
  /** Every cause in full. Default: no more than fits `MOST_LINES`. */
  readonly verbose?: boolean;
  /** Stands before the last line. */
  readonly note?: string;
}

/** Lines at most, where not all is wanted. */
const MOST_LINES = 50;

/** What stands on the screen when all cases are done: a block for each cause, then a table, what was not judged, and the outcome. */
export function toConclusion(
  result: CertificationResult,
  { color, columns = 100, verbose = false, note }: ConclusionOptions,
): readonly string[] {
  const paint = createPaint(color);
  const manner: BlockManner = { paint, columns, verbose };
  const outcome = ['', ...(note === undefined ? [] : [note]), toOutcome(result, paint)];
  // What went wrong is said once.
  if (result.preflight.verdict !== 'PASS') return [...explainPreflight(result, manner), ...outcome];
  const notes = toNotes(result, columns, verbose);
  const changes = toChanges(result, paint, columns, verbose);
  const tail = [
    ...explainStale(result, manner),
    ...(result.cases.length === 0 ? [] : ['', ...toTable(result, paint)]),
    ...(notes.length === 0 ? [] : ['', ...notes]),
    ...(changes.length === 0 ? [] : ['', ...changes]),
    ...outcome,
  ];
  return [...toBlocks(result, manner, verbose ? Number.POSITIVE_INFINITY : MOST_LINES - tail.length), ...tail];
}

/** The causes, as many in full as there is room for; the others on a line each, as long as they fit. */
function toBlocks(result: CertificationResult, manner: BlockManner, room: number): string[] {
  const shown = shownCauses(result);
  const lines: string[] = [];
  for (const [at, { cause, lead }] of shown.entries()) {
    const left = shown.slice(at);
    const block = ['', ...toBlock(cause, lead, at === 0 && shown.length > 1, manner)];
    const needed = block.length + (left.length > 1 ? 2 : 0);
    if (at === 0 || lines.length + needed <= room) {
      lines.push(...block);
      continue;
    }
    const fitting = left.length <= room - lines.length - 1 ? left.length : Math.max(0, room - lines.length - 2);
    lines.push('', ...left.slice(0, fitting).map((each) => toShortLine(each.cause, each.lead, manner)));
    const rest = left.length - fitting;
    if (rest > 0) lines.push(`and ${counted(rest, 'more cause')}: --verbose shows them, and so does the report`);
    break;
  }
  return lines;
}

interface ShownCause {
  readonly cause: CertificationResult['causes'][number];
  readonly lead: CaseResult;
}

/** What was not run says why, and what was seen before that is of no more interest. */
function shownCauses({ causes, cases }: CertificationResult): readonly ShownCause[] {
  const all = causes.flatMap((cause) => {
    const lead = cases.find(({ id }) => id === cause.lead);
    return lead === undefined ? [] : [{ cause, lead }];
  });
  const notRun = all.filter(({ lead }) => lead.verdict === 'CONFIG');
  return notRun.length > 0 ? notRun : all;
}

function explainPreflight({ preflight }: CertificationResult, manner: BlockManner): string[] {
  const { observed, verdict } = preflight;
  const [first = '', ...rest] = wrap(oneLine(observed), manner.columns - verdict.length - 2);
  const word = verdict === 'PASS' ? 'PASS' : verdict;
  return [
    '',
    `${paintVerdict(manner.paint, word)}  ${first}`,
    ...rest.map((line) => `  ${line}`),
    ...toOutput(preflight, manner),
  ];
}

function explainStale(result: CertificationResult, { paint, columns }: BlockManner): string[] {
  return unlistedStale(result).flatMap(({ id, reason, why }) => [
    '',
    `${paint('red', 'STALE')}  ${printable(id, 100)} in the baseline (${printable(reason, 200)})`,
    ...wrap(oneLine(why), columns - 2).map((line) => `  ${line}`),
  ]);
}
