import type { CaseResult, Cause } from '../../certify/result.js';
import { type Fact, factsOf, readableOutput } from '../certification/case-facts.js';
import { printable } from '../printable.js';
import { type Paint, paintVerdict } from './paint.js';
import { oneLine, wrap, wrapList } from './wrap.js';

/** How much of a cause is shown. */
export interface BlockManner {
  readonly paint: Paint;
  readonly columns: number;
  /** All facts, all ids, and more of the output. */
  readonly verbose: boolean;
}

/** Lines of a fact, and of the output, unless all of it is wanted. */
const mostFactLines = 3;
const outputLines = { brief: 4, verbose: 8 };
/** What is left out unless all is wanted: the observation says it in other words. */
const details: ReadonlySet<Fact['label']> = new Set(['expected', 'required']);

/** A cause as it is shown: the verdict, what the client printed last, what was observed, the fix, the exchange, and whom it concerns. */
export function toBlock(cause: Cause, lead: CaseResult, isFirst: boolean, manner: BlockManner): string[] {
  const { paint, verbose } = manner;
  const isShared = cause.cases.length + cause.notReached.length > 1;
  if (cause.kind === 'setup') return [toHeading(cause, lead, manner), ...toOutput(lead, manner)].flat();
  const facts = factsOf(lead).filter(({ label }) => verbose || !details.has(label));
  const repeat = facts.filter(({ label }) => label === 'repeat');
  const others = facts.filter(({ label }) => label !== 'repeat');
  const heading = isShared
    ? toHeading({ ...cause, summary: `${cause.summary}.${isFirst ? ' Mend this first.' : ''}` }, lead, manner)
    : [toTitle(lead, manner)];
  return [
    ...heading,
    ...(isShared ? [`  ${paint('dim', 'shown by')}  ${oneLine(`${lead.id}  ${lead.title}`, 160)}`] : []),
    ...toOutput(lead, manner),
    ...others.flatMap((fact) => toFactLines(fact, manner)),
    ...(isShared ? toIds('fails', cause.cases, manner) : []),
    ...toIds('blocks', cause.notReached, manner),
    ...repeat.flatMap((fact) => toFactLines(fact, manner)),
  ];
}

/** A cause on one line. */
export function toShortLine(cause: Cause, lead: CaseResult, { paint, columns }: BlockManner): string {
  const width = Math.max(20, columns - lead.verdict.length - 2);
  return `${paintVerdict(paint, lead.verdict)}  ${oneLine(cause.summary, width - 1)}`;
}

function toHeading({ summary }: Cause, { verdict }: CaseResult, { paint, columns, verbose }: BlockManner): string[] {
  const [first = '', ...rest] = wrap(oneLine(summary), columns - verdict.length - 2);
  const shown = verbose ? rest : rest.slice(0, mostFactLines);
  return [
    `${paintVerdict(paint, verdict)}  ${paint('bold', first)}`,
    ...shown.map((line) => `  ${paint('bold', line)}`),
  ];
}

function toTitle({ id, title, level, suite, verdict }: CaseResult, { paint }: BlockManner): string {
  const name = paint('bold', printable(`${id}  ${title}`, 200));
  return `${paintVerdict(paint, verdict)}  ${name}  ${paint('dim', `${level}, ${printable(suite, 40)}`)}`;
}

function toFactLines({ label, text }: Fact, { paint, columns, verbose }: BlockManner): string[] {
  // The line that repeats the case is there to be copied, whole.
  const all = label === 'repeat' ? [printable(text, 10_000)] : wrap(oneLine(text), columns - 12);
  const lines =
    verbose || all.length <= mostFactLines ? all : [...all.slice(0, mostFactLines - 1), `${all[mostFactLines - 1]} …`];
  return lines.map((line, at) => `  ${paint('dim', (at === 0 ? label : '').padEnd(8))}  ${line}`);
}

function toIds(label: string, ids: readonly string[], { paint, columns, verbose }: BlockManner): string[] {
  if (ids.length === 0) return [];
  const shown = ids.map((id) => printable(id, 100));
  const lines = wrapList(shown, columns - 12, verbose ? shown.length : 2);
  return lines.map((line, at) => `  ${paint('dim', (at === 0 ? label : '').padEnd(8))}  ${line}`);
}

type Printed = Pick<CaseResult, 'outputTail'> & Partial<Pick<CaseResult, 'verdict' | 'exitCode' | 'lastWords'>>;

/** The mark before each line prevents programs that read this output from mistaking the client's output for it. */
export function toOutput(result: Printed, { paint, verbose }: BlockManner): string[] {
  const { verdict, exitCode = 1, lastWords } = result;
  const isOfInterest = verdict === undefined || verdict === 'CONFIG' || verdict === 'HARNESS_ERROR' || exitCode !== 0;
  const text = isOfInterest ? readableOutput(result) : '';
  if (text === '') return [];
  const lines = text.split('\n');
  // Some runtimes write the reason first, and then where it happened.
  const reason = lastWords === undefined ? -1 : lines.findLastIndex((line) => line.includes(lastWords.line));
  const shown = verbose || reason < 0 ? lines : lines.slice(0, reason + 2);
  return shown
    .slice(-outputLines[verbose ? 'verbose' : 'brief'])
    .map((line) => `  ${paint('dim', '|')} ${printable(line, 300)}`);
}
