import type { CertificationResult, Report } from '../../certify/result.js';

export function toReportJson(result: CertificationResult): string {
  const report: Report = { schemaVersion: 1, ...result };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}
