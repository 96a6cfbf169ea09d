import type { CertifyOptions } from './harness/certify/certify.js';
import type { DispatchFunction } from './harness/certify/client/function-client.js';
import type { CertificationResult } from './harness/certify/result.js';

/**
 * Certifies a client that is a function: plays FlowMate well and badly to it, case by case, and says which requirements it meets.
 * Rejects with a ConfigError for options that cannot be used.
 */
export async function certify(dispatch: DispatchFunction, options?: CertifyOptions): Promise<CertificationResult> {
  // Loaded on demand: users of the fake alone should not wait for it.
  const loaded = await import('./harness/certify/certify.js');
  return loaded.certify(dispatch, options);
}

export type { BaselineEntry } from './harness/certify/baseline.js';
export type { CertifyOptions } from './harness/certify/certify.js';
export { ConfigError } from './harness/certify/client/client.js';
export type { DispatchFunction, DispatchOutcome } from './harness/certify/client/function-client.js';
export type {
  CaseResult,
  CertificationResult,
  CheckResult,
  Departure,
  Exchange,
  ExitCode,
  Level,
  Message,
  Preflight,
  RunInfo,
  StaleEntry,
  Verdict,
} from './harness/certify/result.js';
