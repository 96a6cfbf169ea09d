import type { CheckRun, Place, ReportedCheck } from '../reports/check.js';
import { printable } from '../reports/printable.js';
import { createPaint } from '../reports/terminal/paint.js';
import { counted } from '../text.js';
import type { ApiDocument } from './api-document.js';
import type { ComparedInteraction, ComparedPact, Finding } from './compare.js';
import { placeFinder } from './places.js';
import { namesIn, titleOf } from './verify-report.js';

/** What was compared, and when. */
export interface CompareRun {
  readonly version: string;
  readonly document: ApiDocument;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly durationMs: number;
  readonly pacts: readonly ComparedPact[];
}

const MOST_LETTERS = 600;

/** A finding with its places in both files. */
interface PlacedFinding extends Finding {
  readonly pactPlace: Place;
  /** Absent: it is nowhere in particular. */
  readonly documentPlace?: Place;
}

/** 0: no pact contradicts the document. 1: one does. 2: nothing was compared. Warnings alone make no 1. */
export function exitCodeOfComparison(pacts: readonly ComparedPact[]): 0 | 1 | 2 {
  const all = pacts.flatMap(({ interactions }) => interactions);
  if (all.every(({ skipped }) => skipped !== undefined)) return 2;
  return all.some(({ findings }) => findings.some(({ level }) => level === 'error')) ? 1 : 0;
}

/** What stands on the screen: each pact with what is found in it and where, and the sum. */
export function toCompareLines(run: CompareRun, color: boolean): readonly string[] {
  const paint = createPaint(color);
  const place = placer(run.document);
  const lines = run.pacts.flatMap(({ pact, interactions }) => {
    const placeOf = place(pact);
    const heading = `${printable(pact.consumer, 100)} - ${printable(pact.provider, 100)}`;
    const told = interactions.flatMap((compared) => {
      const { interaction, findings, skipped } = compared;
      if (findings.length === 0 && skipped === undefined) return [];
      const found = findings.flatMap((finding) => {
        const { level, message, pactPlace, documentPlace } = placeOf(compared, finding);
        const word = level === 'error' ? paint('red', 'error') : paint('yellow', 'warning');
        const where = [pactPlace, ...(documentPlace === undefined ? [] : [documentPlace])].map(toText).join(', ');
        return [
          `    ${word}  ${printable(message, MOST_LETTERS)}`,
          `      ${paint('dim', printable(where, MOST_LETTERS))}`,
        ];
      });
      return [
        `  ${printable(titleOf(interaction), MOST_LETTERS)}`,
        ...(skipped === undefined ? [] : [`    ${paint('dim', 'skipped')}  ${printable(skipped, MOST_LETTERS)}`]),
        ...found,
      ];
    });
    return [`${paint('bold', heading)}  ${paint('dim', printable(pact.source, 300))}`, ...told, ''];
  });
  const all = run.pacts.flatMap((each) => each.interactions);
  const count = (level: Finding['level']) =>
    all.flatMap(({ findings }) => findings).filter((each) => each.level === level).length;
  const skipped = all.filter((each) => each.skipped !== undefined).length;
  const found = [counted(count('error'), 'error'), counted(count('warning'), 'warning')];
  const sum = `${counted(all.length, 'interaction')}: ${[...found, ...(skipped === 0 ? [] : [`${skipped} skipped`])].join(', ')}`;
  return [...lines, `${sum} (${run.document.source})`];
}

/** A check for each interaction, for JUnit. */
export function toInteractionChecks(run: CompareRun): CheckRun {
  const place = placer(run.document);
  const checks = run.pacts.flatMap(({ pact, interactions }) => {
    const placeOf = place(pact);
    const { suite, nameOf } = namesIn(pact);
    return interactions.map((compared): ReportedCheck => {
      const findings = compared.findings.map((finding) => placeOf(compared, finding));
      const worst = findings.find(({ level }) => level === 'error') ?? findings[0];
      return {
        suite,
        name: nameOf(compared.interaction),
        verdict: compared.skipped !== undefined ? 'skipped' : worst === undefined ? 'passed' : verdictOf(worst),
        ...(worst === undefined ? {} : { message: worst.message, place: worst.pactPlace }),
        ...(compared.skipped === undefined ? {} : { message: compared.skipped }),
        ...(findings.length === 0 ? {} : { details: findings.map(toLine).join('\n') }),
      };
    });
  });
  return { ...headOf(run), checks };
}

/** A check for each finding, for SARIF. */
export function toFindingChecks(run: CompareRun): CheckRun {
  const place = placer(run.document);
  const checks = run.pacts.flatMap(({ pact, interactions }) => {
    const placeOf = place(pact);
    const { suite, nameOf } = namesIn(pact);
    return interactions.flatMap((compared) => {
      const name = nameOf(compared.interaction);
      return compared.findings.map((finding, n): ReportedCheck => {
        const placed = placeOf(compared, finding);
        return {
          suite,
          name: `${name} ${n + 1}`,
          verdict: verdictOf(finding),
          message: toLine(placed),
          place: placed.pactPlace,
          rule: { id: finding.code, title: titles(finding.code), level: finding.level },
        };
      });
    });
  });
  return { ...headOf(run), checks };
}

const verdictOf = ({ level }: Finding) => (level === 'error' ? ('failed' as const) : ('warned' as const));

function headOf({ version, startedAt, durationMs }: CompareRun): Omit<CheckRun, 'checks'> {
  return { tool: { name: 'flowmate-mock', version }, title: 'flowmate-mock compare', startedAt, durationMs };
}

/** `request.query.unknown` in words. */
function titles(code: string): string {
  const [part = '', ...rest] = code.split('.');
  return `The ${part}'s ${rest.slice(0, -1).join(' ')} is ${rest.at(-1)} by the API document`;
}

function toLine({ level, message, pactPlace, documentPlace }: PlacedFinding): string {
  const where = [pactPlace, ...(documentPlace === undefined ? [] : [documentPlace])].map(toText).join(', ');
  return `${level}: ${message} (${where})`;
}

function toText({ file, line }: Place): string {
  return line === undefined ? file : `${file}:${line}`;
}

/** Finds places; each file is read at most once, and only when something is found. */
function placer(document: ApiDocument) {
  let inDocument: ReturnType<typeof placeFinder> | undefined;
  return ({ source, text }: ComparedPact['pact']) => {
    let inPact: ReturnType<typeof placeFinder> | undefined;
    return ({ interaction }: ComparedInteraction, finding: Finding): PlacedFinding => {
      inPact ??= placeFinder(text);
      inDocument ??= placeFinder(document.text);
      const pactPlace = { file: source, ...inPact(['interactions', interaction.index, ...finding.inPact]) };
      if (finding.inDocument.length === 0) return { ...finding, pactPlace };
      return { ...finding, pactPlace, documentPlace: { file: document.source, ...inDocument(finding.inDocument) } };
    };
  };
}
