import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import { type ReportSource, UnreadableReport } from '../../../../mock/index.js';
import type { ControlSchema } from '../../../../openapi/index.js';
import { compareRuns, type EarlierRun } from '../../certify/comparison.js';
import type { CertificationResult } from '../../certify/result.js';
import { whyUnread } from '../../plain-file.js';
import { byUrgency, clientOf, failuresFirst, hintOf, outcomeOf } from '../certification/case-facts.js';
import { describeEarlier } from '../certification/changes.js';
import { parseReport } from '../certification/read-report.js';
import { loadPageAssets } from '../page/assets.js';
import { toHtml } from '../page/page.js';
import { findReports, type Problem, type ReportFile, readReportFile } from './report-files.js';

type Summary = ControlSchema<'ReportSummary'>;

/** So many reports are listed, those of the files that changed last. */
const MOST_REPORTS = 200;

/** Characters of one text that a list or a case shows. */
const MOST_CHARACTERS = 1_000;

/** What was read of a file: a summary, or why it has no report. */
type Reading = { readonly summary: Omit<Summary, 'before'> } | { readonly problem: string };

/** The reports below a folder, for the control API of a mock. Nothing is read before it is asked for. */
export function createReportShelf(folder: string): ReportSource {
  /** By version of a file: reading all reports for each list would take seconds. */
  let known = new Map<string, Reading>();
  let listing: Promise<Shelf> | undefined;

  const load = async (): Promise<Shelf> => {
    const { files, problems } = await findReports(folder);
    const newest = [...files].sort((one, other) => other.changed - one.changed).slice(0, MOST_REPORTS);
    const readings = new Map<string, Reading>();
    for (const file of newest) {
      const key = `${file.folder} ${file.version}`;
      readings.set(key, known.get(key) ?? (await read(file)));
    }
    known = readings;
    const left = files.length - newest.length;
    const more =
      left === 0 ? [] : [{ place: '.', message: `${left} older reports are left out: ${MOST_REPORTS} are listed` }];
    return toShelf(newest, [...readings.values()], [...problems, ...more]);
  };
  // Those who ask at the same time share one search.
  const list = (): Promise<Shelf> => {
    listing ??= load().finally(() => {
      listing = undefined;
    });
    return listing;
  };
  const find = async (id: string): Promise<{ shelf: Shelf; listed: Listed } | undefined> => {
    const shelf = await list();
    const listed = shelf.listed.find(({ summary }) => summary.id === id);
    return listed && { shelf, listed };
  };

  return {
    list: async () => {
      const { listed, problems } = await list();
      return { data: listed.map(({ summary }) => summary), problems: [...problems] };
    },
    show: async (id) => {
      const found = await find(id);
      return found && readable(found.listed, async () => toReport(found.listed.summary, await withComparison(found)));
    },
    page: async (id) => {
      const found = await find(id);
      return (
        found && readable(found.listed, async () => toHtml((await withComparison(found)).result, loadPageAssets()))
      );
    },
  };
}

interface Listed {
  readonly file: ReportFile;
  readonly summary: Summary;
}

interface Shelf {
  /** Newest first. */
  readonly listed: readonly Listed[];
  readonly problems: readonly Problem[];
}

function toShelf(files: readonly ReportFile[], readings: readonly Reading[], others: readonly Problem[]): Shelf {
  const good = files.flatMap((file, at) => {
    const reading = readings[at];
    return reading !== undefined && 'summary' in reading ? [{ file, summary: reading.summary }] : [];
  });
  const bad = files.flatMap((file, at) => {
    const reading = readings[at];
    const place = posix.join(file.folder, 'report.json');
    return reading !== undefined && 'problem' in reading ? [{ place, message: reading.problem }] : [];
  });
  good.sort((one, other) => Date.parse(other.summary.started) - Date.parse(one.summary.started));
  const listed = good.map(({ file, summary }, at) => {
    const before = good.slice(at + 1).find((earlier) => earlier.summary.client === summary.client);
    return { file, summary: { ...summary, ...(before && { before: before.summary.id }) } };
  });
  return { listed, problems: [...others, ...bad] };
}

async function read(file: ReportFile): Promise<Reading> {
  try {
    const result = parse(await readReportFile(file));
    return { summary: toSummary(file, result) };
  } catch (error) {
    return { problem: whyUnread(error) };
  }
}

function parse(text: string): CertificationResult {
  const result = parseReport(text, 'it');
  if (Number.isNaN(Date.parse(result.run.started))) throw new Error('its run.started is no time');
  return result;
}

function toSummary({ folder }: ReportFile, result: CertificationResult): Omit<Summary, 'before'> {
  const { run, exitCode, conclusion, summary } = result;
  const counts = byUrgency.flatMap((verdict) => (summary[verdict] > 0 ? [[verdict, summary[verdict]]] : []));
  return {
    id: createHash('sha256').update(folder).digest('hex').slice(0, 16),
    folder,
    client: short(clientOf(run)),
    started: run.started,
    durationMs: run.durationMs,
    seed: run.seed,
    version: short(run.tool.version),
    outcome: outcomeOf(result),
    exitCode,
    conclusion: short(conclusion),
    counts: Object.fromEntries(counts),
  };
}

function short(text: string): string {
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text;
}

/** Reads a report again, whole. Rejects with an UnreadableReport. */
async function readable<Value>({ file }: Listed, make: () => Promise<Value>): Promise<Value> {
  try {
    return await make();
  } catch (error) {
    throw new UnreadableReport(`The report in ${file.folder} cannot be shown: ${whyUnread(error)}.`);
  }
}

interface Compared {
  readonly result: CertificationResult;
  /** The run before of the same client. Absent: this is the first one, or that one cannot be read. */
  readonly before?: string;
}

/** The report, compared with the run before of the same client as `certify --compare-with` does. */
async function withComparison({ shelf, listed }: { shelf: Shelf; listed: Listed }): Promise<Compared> {
  const result = parse(await readReportFile(listed.file));
  const earlier = shelf.listed.find(({ summary }) => summary.id === listed.summary.before);
  if (earlier === undefined) return { result };
  try {
    const run = toEarlierRun(earlier.file, parse(await readReportFile(earlier.file)));
    const comparison = compareRuns(run, { cases: result.cases, seed: result.run.seed });
    return { result: { ...result, comparison }, before: earlier.summary.id };
  } catch {
    return { result };
  }
}

function toEarlierRun({ folder }: ReportFile, { run, cases }: CertificationResult): EarlierRun {
  const { started, seed, features } = run;
  return {
    file: folder,
    started,
    seed,
    features,
    verdicts: new Map(cases.map(({ id, verdict }) => [id, verdict])),
    seenIn: new Map(cases.flatMap(({ id, seenIn }) => (seenIn === undefined ? [] : [[id, seenIn]]))),
  };
}

function toReport(summary: Summary, { result, before }: Compared): ControlSchema<'Report'> {
  const { comparison } = result;
  return {
    summary,
    cases: failuresFirst(result.cases).map((each) => ({
      id: each.id,
      suite: each.suite,
      level: each.level,
      title: short(each.title),
      verdict: each.verdict,
      observed: short(each.observed),
      hint: short(hintOf(each)),
    })),
    ...(comparison !== undefined &&
      before !== undefined && {
        comparison: {
          before,
          started: comparison.started,
          seed: comparison.seed,
          line: describeEarlier(comparison),
          changes: comparison.changes.map(({ id, kind, before: was, now }) => ({
            id,
            kind,
            ...(was && { before: was }),
            now,
          })),
        },
      }),
  };
}
