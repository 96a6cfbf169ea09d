import type { CertificationSuite } from './case.js';
import { matrixCases } from './matrix/matrix.js';
import { refusalCases } from './resilience-refusals.js';
import { retryCases } from './resilience-retries.js';
import { tokenCases } from './resilience-tokens.js';
import { transportCases } from './resilience-transport.js';

/** The job while FlowMate, or the network, fails for a while or for good. */
export const resilience: CertificationSuite = {
  name: 'resilience',
  description: 'Tries again what is worth it, gives up what is not, in bounded time, and says so by its exit code.',
  cases: [...retryCases, ...transportCases, ...refusalCases, ...tokenCases, ...matrixCases('resilience')].sort(
    (a, b) => (a.id < b.id ? -1 : 1),
  ),
};
