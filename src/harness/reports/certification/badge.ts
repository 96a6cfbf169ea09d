import type { CertificationResult, ExitCode } from '../../certify/result.js';
import { outcomeOf } from './case-facts.js';

const colors: Readonly<Record<ExitCode, string>> = {
  0: 'brightgreen',
  1: 'red',
  2: 'lightgrey',
  3: 'lightgrey',
  4: 'lightgrey',
};

/** What shields.io's endpoint badge reads: https://shields.io/badges/endpoint-badge */
export function toBadge(result: CertificationResult): string {
  const { exitCode, summary } = result;
  const judged = summary.PASS + summary.WARN + summary.FAIL + summary.EXPECTED_FAIL + summary.UNEXPECTED_PASS;
  const kept = summary.PASS + summary.UNEXPECTED_PASS;
  const counts = judged === 0 ? '' : ` ${kept}/${judged}`;
  const badge = {
    schemaVersion: 1,
    label: 'FlowMate client',
    message: `${outcomeOf(result)}${counts}`,
    color: colors[exitCode],
    ...(exitCode > 1 ? { isError: true } : {}),
  };
  return `${JSON.stringify(badge)}\n`;
}
