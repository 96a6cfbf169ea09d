import type { CheckRun, Place, ReportedCheck } from '../reports/check.js';
import { printable } from '../reports/printable.js';
import { createPaint } from '../reports/terminal/paint.js';
import { counted } from '../text.js';
import type { ApiDocument } from './api-document.js';
import type { ComparedInteraction, ComparedPact, Finding } from './compare.js';
import { isHttp } from './pact-file.js';
import { placeFinder } from './places.js';
import { skippedText, sumOf, tookText, wrapped } from './screen-lines.js';
import { toUnreadableChecks, type UnreadablePact } from './unreadable.js';
import { namesIn, placesIn, titleOf } from './verify-report.js';

/** What was compared, and when. */
export interface CompareRun {
  readonly version: string;
  readonly document: ApiDocument;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly durationMs: number;
  readonly pacts: readonly ComparedPact[];
  readonly unreadable: readonly UnreadablePact[];
}

const MOST_LETTERS = 600;

/** A finding with its places in both files. */
interface PlacedFinding extends Finding {
  readonly pactPlace: Place;
  /** Absent: it is nowhere in particular. */
  readonly documentPlace?: Place;
}

/** 0: no pact contradicts the document. 1: one does. 2: something cannot be compared, or nothing was. Warnings alone make no 1. */
export function exitCodeOfComparison(pacts: readonly ComparedPact[]): 0 | 1 | 2 {
  const all = pacts.flatMap(({ interactions }) => interactions);
  if (all.some(({ findings }) => findings.some(({ level }) => level === 'error'))) return 1;
  return all.some(({ broken }) => broken !== undefined) || all.every(({ skipped }) => skipped !== undefined) ? 2 : 0;
}

/** What stands on the screen: each pact with what is found in it and where, and the sum. */
export function toCompareLines(run: CompareRun, color: boolean, columns?: number): readonly string[] {
  const paint = createPaint(color);
  const place = placer(run.document);
  const lines = run.pacts.flatMap(({ pact, interactions }) => {
    const placeOf = place(pact);
    const brokenAt = brokenPlaces(pact);
    const heading = `${printable(pact.consumer, 100)} - ${printable(pact.provider, 100)}`;
    const entry = (word: string, length: number, message: string, where: string): string[] => {
      const [first = '', ...more] = wrapped(message, ' '.repeat(length + 6), columns);
      return [`    ${word}  ${first.trimStart()}`, ...more, ...(where === '' ? [] : [`      ${paint('dim', where)}`])];
    };
    const shown = interactions.flatMap((compared) => {
      const { interaction, findings, skipped, broken = [] } = compared;
      const found = findings.flatMap((finding) => {
        const { level, message, pactPlace, documentPlace } = placeOf(compared, finding);
        const word = level === 'error' ? paint('red', 'error') : paint('yellow', 'warning');
        const where = [pactPlace, ...(documentPlace === undefined ? [] : [documentPlace])].map(toText).join(', ');
        return entry(word, level.length, message, printable(where, MOST_LETTERS));
      });
      const said = [
        ...(skipped === undefined ? [] : entry(paint('dim', 'skipped'), 7, skipped, '')),
        ...broken.flatMap(({ message, path }) =>
          entry(paint('magenta', 'broken'), 6, message, printable(toText(brokenAt(interaction, path)), MOST_LETTERS)),
        ),
        ...found,
      ];
      return said.length === 0 ? [] : [`  ${printable(titleOf(interaction), MOST_LETTERS)}`, ...said];
    });
    return [`${paint('bold', heading)}  ${paint('dim', printable(pact.source, 300))}`, ...shown, ''];
  });
  return [...lines, sumLine(run)];
}

function sumLine({ pacts, unreadable, durationMs, document }: CompareRun): string {
  const all = pacts.flatMap((each) => each.interactions);
  const count = (level: Finding['level']) =>
    all.flatMap(({ findings }) => findings).filter((each) => each.level === level).length;
  const skipped = all.filter((each) => each.skipped !== undefined).length;
  const messages = all.filter(({ interaction, skipped }) => skipped !== undefined && !isHttp(interaction)).length;
  const broken = all.filter((each) => each.broken !== undefined).length;
  const counts = [
    counted(count('error'), 'error'),
    counted(count('warning'), 'warning'),
    ...(skipped === 0 ? [] : [skippedText(skipped, messages)]),
    ...(broken === 0 ? [] : [`${broken} broken`]),
    ...(unreadable.length === 0 ? [] : [`${counted(unreadable.length, 'file')} unreadable`]),
  ];
  return `${sumOf(pacts.length, all.length)}: ${counts.join(', ')} ${tookText(durationMs)} (${document.source})`;
}

function brokenPlaces(pact: ComparedPact['pact']) {
  const placeOf = placesIn(pact);
  return (interaction: ComparedInteraction['interaction'], path: readonly string[]): Place =>
    placeOf(interaction, { place: '', message: '', path });
}

/** A check for each interaction, for JUnit. */
export function toInteractionChecks(run: CompareRun): CheckRun {
  const place = placer(run.document);
  const checks = run.pacts.flatMap(({ pact, interactions }) => {
    const placeOf = place(pact);
    const { suite, nameOf } = namesIn(pact);
    return interactions.map((compared): ReportedCheck => {
      if (compared.broken !== undefined) return toBrokenCheck(compared, pact, suite, nameOf(compared.interaction));
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
  return { ...headOf(run), checks: [...checks, ...toUnreadableChecks(run.unreadable, 'junit')] };
}

function toBrokenCheck(
  { interaction, broken = [] }: ComparedInteraction,
  pact: ComparedPact['pact'],
  suite: string,
  name: string,
): ReportedCheck {
  const place = brokenPlaces(pact)(interaction, broken[0]?.path ?? []);
  return { suite, name, verdict: 'broken', message: broken.map(({ message }) => message).join('; '), place };
}

/** A check for each finding, for SARIF. */
export function toFindingChecks(run: CompareRun): CheckRun {
  const place = placer(run.document);
  const checks = run.pacts.flatMap(({ pact, interactions }) => {
    const placeOf = place(pact);
    const { suite, nameOf } = namesIn(pact);
    return interactions.flatMap((compared) => {
      const name = nameOf(compared.interaction);
      if (compared.broken !== undefined)
        return [{ ...toBrokenCheck(compared, pact, suite, name), verdict: 'failed' as const }];
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
  return { ...headOf(run), checks: [...checks, ...toUnreadableChecks(run.unreadable, 'sarif')] };
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
