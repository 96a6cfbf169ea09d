import { appendFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { CertificationResult } from '../harness/certify/result.js';
import type { ProgressListener } from '../harness/certify/run.js';
import { findClientFile } from '../harness/reports/certification/check-run.js';
import { toAnnotations, toSummary } from '../harness/reports/certification/github.js';
import { writeReports } from '../harness/reports/certification/write-reports.js';
import { toConclusion } from '../harness/reports/terminal/conclusion.js';
import { wantsColor } from '../harness/reports/terminal/paint.js';
import { createProgress, type Progress, type Screen } from '../harness/reports/terminal/progress.js';

const { stdout } = process;
/** Longer lines are hard to read. */
const widest = 120;

function screen(): Screen {
  return {
    write: (text) => stdout.write(text),
    color: wantsColor(process.env, stdout.isTTY ?? false),
    live: (stdout.isTTY ?? false) && !process.env.CI,
    // Some terminals say that they have no columns at all.
    columns: Math.min(stdout.columns || widest, widest),
  };
}

const TICK_MS = 1_000;

/** Shows the progress of a run. */
export function showProgress(verbose: boolean): Partial<ProgressListener> {
  let progress: Progress | undefined;
  let timer: NodeJS.Timeout | undefined;
  return {
    planned: (total) => {
      progress = createProgress(screen(), { total, verbose });
      timer = setInterval(() => progress?.tick(), TICK_MS);
      timer.unref();
    },
    started: (id) => progress?.started(id),
    finished: (result) => progress?.finished(result),
    ended: () => {
      clearInterval(timer);
      progress?.close();
    },
  };
}

export interface ShowOptions {
  /** Folder for the reports. Absent: none are written. */
  readonly out?: string;
  readonly verbose?: boolean;
}

/** Writes the reports and shows the result, the verdict last. Resolves with the exit code. Throws a ReportError. */
export async function showResult(result: CertificationResult, { out, verbose = false }: ShowOptions): Promise<number> {
  const { color, columns } = screen();
  let note: string | undefined;
  try {
    if (out !== undefined) {
      const files = await writeReports(result, out, process.cwd());
      note = `Reports in ${out}: ${files.map((file) => basename(file)).join(', ')}`;
    }
    annotateGitHub(result);
  } finally {
    // The verdict is shown even where a report cannot be written.
    const lines = toConclusion(result, { color, columns, verbose, ...(note === undefined ? {} : { note }) });
    stdout.write(`${lines.join('\n')}\n`);
  }
  return result.exitCode;
}

/** In GitHub Actions failures are shown beside the run, and a summary on its page. */
function annotateGitHub(result: CertificationResult): void {
  if (process.env.GITHUB_ACTIONS !== 'true') return;
  for (const line of toAnnotations(result, findClientFile(result, process.cwd()))) stdout.write(`${line}\n`);
  const { GITHUB_STEP_SUMMARY: file } = process.env;
  if (file === undefined || file === '') return;
  try {
    appendFileSync(file, toSummary(result));
  } catch (error) {
    // The verdict stands without it.
    const why = error instanceof Error ? error.message : String(error);
    process.stderr.write(`note: the summary for GitHub could not be written: ${why}\n`);
  }
}
