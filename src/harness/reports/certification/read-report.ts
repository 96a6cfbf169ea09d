import { join } from 'node:path';
import { reportSchema } from '../../certify/report-schema.js';
import { type CertificationResult, verdicts } from '../../certify/result.js';
import { isRecord, parseJson } from '../../json.js';
import { readPlainFile } from '../../plain-file.js';
import { messageOf } from '../../text.js';
import { ReportError } from '../files.js';
import { findDeparture } from './schema-check.js';

/** Reads the report.json that a run wrote into a folder. Throws a ReportError for anything else. */
export async function readReport(folder: string): Promise<CertificationResult> {
  const file = join(folder, 'report.json');
  const text = await readPlainFile(file).catch((error: unknown) => {
    const isMissing = error instanceof Error && 'code' in error && /^(?:ENOENT|ENOTDIR)$/.test(String(error.code));
    const why = isMissing ? 'there is none. `certify --out` writes it' : messageOf(error);
    throw new ReportError(`cannot read ${file}: ${why}`, 2);
  });
  return parseReport(text, file);
}

/** The report in a text; `file` is what it is called in a ReportError. */
export function parseReport(text: string, file: string): CertificationResult {
  const parsed = parseJson(text);
  if (parsed === undefined) throw new ReportError(`${file} is no report of flowmate-mock certify: it is no JSON`, 2);
  const report: unknown = withCounts(parsed);
  if (!isReport(report)) {
    const { place = '', message = '' } = findDeparture(report, reportSchema) ?? {};
    throw new ReportError(`${file} is no report of flowmate-mock certify: ${place} ${message}`, 2);
  }
  const { schemaVersion: _, ...result } = report;
  return result;
}

/** Reports of an earlier version do not count verdicts that came later. */
function withCounts(report: unknown): unknown {
  if (!isRecord(report) || !isRecord(report.summary)) return report;
  const none = Object.fromEntries(verdicts.map((verdict) => [verdict, 0]));
  return { ...report, summary: { ...none, ...report.summary } };
}

function isReport(report: unknown): report is CertificationResult & { readonly schemaVersion: 1 } {
  return findDeparture(report, reportSchema) === undefined;
}
