import { toArchive } from '../../../../mock/index.js';
import type { CertificationResult } from '../../certify/result.js';
import { toCtrf } from '../ctrf.js';
import { writeFiles } from '../files.js';
import { toJunit } from '../junit.js';
import { loadPageAssets } from '../page/assets.js';
import { toHtml } from '../page/page.js';
import { toSarif } from '../sarif.js';
import { toBadge } from './badge.js';
import { findClientFile, toCheckRun } from './check-run.js';
import { toReportJson } from './report-json.js';

/** Every exchange of the run as an HTTP archive: a page for each case. */
function toHar({ cases }: CertificationResult): string {
  const pages = cases.map(({ id, title, entries }) => ({ id, title: `${id} ${title}`, exchanges: entries }));
  return `${JSON.stringify(toArchive(pages), undefined, 2)}\n`;
}

/**
 * Writes all reports of a run into `folder` and gives their paths. `workingFolder` is where the client was started: reports about
 * code point to its file. Throws a ReportError when they cannot be written.
 */
export async function writeReports(
  result: CertificationResult,
  folder: string,
  workingFolder: string,
): Promise<readonly string[]> {
  const checks = toCheckRun(result, findClientFile(result, workingFolder));
  return writeFiles(folder, {
    'report.json': toReportJson(result),
    'report.html': await toHtml(result, loadPageAssets()),
    'junit.xml': toJunit(checks),
    'ctrf-report.json': toCtrf(checks),
    'results.sarif': toSarif(checks),
    'exchanges.har': toHar(result),
    'badge.json': toBadge(result),
  });
}
