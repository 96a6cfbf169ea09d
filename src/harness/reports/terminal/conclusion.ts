import type { CaseResult, CertificationResult, ExitCode } from '../../certify/result.js';
import {
  byUrgency,
  explained,
  explanationOf,
  factsOf,
  failuresFirst,
  outcomes,
  readableOutput,
  unlistedStale,
} from '../certification/case-facts.js';
import { printable } from '../printable.js';
import { type Color, createPaint, type Paint, paintVerdict } from './paint.js';

const maxFactLength = 600;
const maxOutputLines = 8;
const outcomeColors: Readonly<Record<ExitCode, Color>> = {
  0: 'green',
  1: 'red',
  2: 'magenta',
  3: 'magenta',
  4: 'magenta',
};

export interface ConclusionOptions {
  readonly color: boolean;
  /** Width of the table and the explanations, in characters. Default 100. */
  readonly columns?: number;
}

/** What stands on the screen when all cases are done: a table, what failed and what to do about it, and the conclusion. */
export function toConclusion(
  result: CertificationResult,
  { color, columns = 100 }: ConclusionOptions,
): readonly string[] {
  const paint = createPaint(color);
  const { exitCode, preflight, cases } = result;
  const wanted = failuresFirst(cases).filter(({ verdict }) => explained.includes(verdict));
  const failed = preflight.verdict !== 'PASS';
  return [
    ...(failed ? explainPreflight(result, paint) : []),
    ...(cases.length === 0 ? [] : ['', ...toTable(result, paint)]),
    ...wanted.flatMap((each) => ['', ...explain(each, paint, columns)]),
    ...unlistedStale(result).flatMap(({ id, reason, why }) => [
      '',
      `${paint('red', 'STALE')}  ${printable(id, 100)} in the baseline (${printable(reason, 200)})`,
      ...wrap(oneLine(why), columns - 2).map((line) => `  ${line}`),
    ]),
    '',
    `${paint('bold', paint(outcomeColors[exitCode], outcomes[exitCode].toUpperCase()))}  ${printable(explanationOf(result), 1_000)}`,
  ];
}

function explainPreflight({ preflight }: CertificationResult, paint: Paint): string[] {
  const heading = `${paintVerdict(paint, preflight.verdict === 'PASS' ? 'PASS' : preflight.verdict)}  before any case`;
  return ['', heading, `  ${oneLine(preflight.observed)}`, ...outputLines(preflight, paint)];
}

/** One row for each suite, one column for each verdict there is. */
function toTable({ cases, summary }: CertificationResult, paint: Paint): string[] {
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

function explain(result: CaseResult, paint: Paint, columns: number): string[] {
  const { id, title, level, suite, verdict, exitCode } = result;
  const heading = `${paintVerdict(paint, verdict)}  ${paint('bold', printable(`${id}  ${title}`, 200))}`;
  const facts = factsOf(result).flatMap(({ label, text }) => {
    // The line that repeats the case is there to be copied, whole.
    const lines = label === 'repeat' ? [printable(text, 10_000)] : wrap(oneLine(text), columns - 12);
    return lines.map((line, index) => `  ${paint('dim', (index === 0 ? label : '').padEnd(8))}  ${line}`);
  });
  const isOfInterest = verdict === 'CONFIG' || verdict === 'HARNESS_ERROR' || (exitCode ?? 1) !== 0;
  return [
    `${heading}  ${paint('dim', `${level}, ${printable(suite, 40)}`)}`,
    ...facts,
    ...(isOfInterest ? outputLines(result, paint) : []),
  ];
}

/** The mark before each line prevents programs that read this output from mistaking the client's output for it. */
function outputLines(result: Pick<CaseResult, 'outputTail'>, paint: Paint): string[] {
  const text = readableOutput(result);
  if (text === '') return [];
  const lines = text.split('\n').slice(-maxOutputLines);
  return [`  ${paint('dim', 'output')}`, ...lines.map((line) => `  ${paint('dim', '|')} ${printable(line, 300)}`)];
}

function oneLine(text: string): string {
  return printable(text.replace(/\s+/g, ' ').trim(), maxFactLength);
}

/** Lines of at most `width` characters, broken between words where there are any. */
function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}
