import type { CertifyOptions } from './harness/certify/certify.js';
import type { DispatchFunction } from './harness/certify/client/function-client.js';
import type { CertificationResult } from './harness/certify/result.js';

/**
 * Certifies a client that is a function: runs it against a FlowMate that behaves well or badly, case by case, and judges what it
 * did. Rejects with a ConfigError for options that cannot be used.
 */
export async function certify(dispatch: DispatchFunction, options?: CertifyOptions): Promise<CertificationResult> {
  // Loaded on first use: users of the mock alone must not wait for it.
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
