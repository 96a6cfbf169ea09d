import type { CertificationResult } from '../../certify/result.js';

/** What report.json holds; `report.schema.json` describes it. */
export interface Report extends CertificationResult {
  /** Rises when a reader of this version could be misled. */
  readonly schemaVersion: 1;
}

export function toReportJson(result: CertificationResult): string {
  const report: Report = { schemaVersion: 1, ...result };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}
