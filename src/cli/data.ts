import { checkData, convertData, type DataReport, PersistenceError, repairData } from '../../mock/index.js';
import { quoteCommand } from '../harness/quote.js';
import { printableLines } from '../harness/reports/printable.js';
import type { DataTask } from './data-command.js';
import { asTyped, ownInvocation } from './invocation.js';
import { countOf } from './world-text.js';

const verbs = { check, repair, convert };

/** Runs the command: results to stdout, problems to stderr. Resolves with the exit code. */
export async function runDataTask({ kind, file }: DataTask): Promise<0 | 1 | 2> {
  try {
    return await verbs[kind](file);
  } catch (error) {
    if (!(error instanceof PersistenceError)) throw error;
    complain([`error: ${asTyped(error.message)}`]);
    return error.trouble === 'missing' ? 2 : 1;
  }
}

async function check(file: string): Promise<0 | 1> {
  const report = await checkData(file);
  print([...report.files.map(({ file: each, bytes, says }) => `${each}: ${says}, ${bytes} bytes`)]);
  print(report.notes);
  if (report.isForeign) {
    complain(report.problems.map(({ what }) => asTyped(what)));
    return 1;
  }
  if (report.problemCount > 0) {
    complain([
      `${file} is damaged, ${countOf(report.problemCount, 'problems')}:`,
      ...problemsOf(report),
      `\`${quoteCommand([...ownInvocation(), 'data', 'repair', file])}\` does that, and leaves the files as they are under other names.`,
    ]);
    return 1;
  }
  print([report.files.length === 0 ? `${file}: nothing is stored there yet` : `${file}: sound, ${recordsOf(report)}`]);
  return 0;
}

async function repair(file: string): Promise<0> {
  const report = await repairData(file);
  if (report.problemCount === 0) {
    print([`${file}: sound, nothing to repair`]);
    return 0;
  }
  print([
    `${file} was damaged, ${countOf(report.problemCount, 'problems')}:`,
    ...problemsOf(report),
    `${file}: sound now, ${recordsOf(report)}`,
    ...originalsOf(report),
  ]);
  return 0;
}

async function convert(file: string): Promise<0> {
  const report = await convertData(file);
  print([`${file}: converted, ${countOf(report.records, 'records')}`, ...originalsOf(report)]);
  return 0;
}

function originalsOf({ originals }: { readonly originals: readonly string[] }): string[] {
  return originals.length === 0 ? [] : ['what was there before:', ...originals.map((each) => `  ${each}`)];
}

function problemsOf({ problems, problemCount }: DataReport): string[] {
  const more = problemCount - problems.length;
  return [
    ...problems.map(({ what, repair: remedy }) => `  ${what}; ${remedy}`),
    ...(more > 0 ? [`  and ${more} more`] : []),
  ];
}

const recordsOf = ({ records }: DataReport): string => countOf(records, 'records');

function print(lines: readonly string[]): void {
  process.stdout.write(printableLines(lines.map((line) => `${line}\n`).join('')));
}

function complain(lines: readonly string[]): void {
  process.stderr.write(printableLines(lines.map((line) => `${line}\n`).join('')));
}
