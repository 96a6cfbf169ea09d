import type { CertificationReport, CertificationResult } from '../../certify/result.js';

export function toReportJson(result: CertificationResult): string {
  const report: CertificationReport = { schemaVersion: 1, ...result };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}
