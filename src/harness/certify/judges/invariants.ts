import type { JudgeGiven } from '../../../../contracts/index.js';
import type { Evidence, Opinion } from '../evidence.js';
import { withinBounds } from './bound-judges.js';
import { dataArrives, nothingUndeclared } from './data-judges.js';
import { nothingElse } from './flow-judges.js';
import { requestIds, sameRequestId } from './id-judges.js';
import { nothingDoubled, nothingLost } from './loss-judges.js';
import { bearerToken, documentedRequests, noSecretInOutput, noTokenInUrl } from './request-judges.js';
import { retryAfter, retryIsSame } from './retry-judges.js';

/** What holds in every case, whatever the world, the events and the faults. */
export interface Invariant {
  /** Of its judge. */
  readonly name: string;
  /** By RFC 2119. A SHOULD that is not met is no accusation. */
  readonly level: 'MUST' | 'SHOULD';
  readonly judge: (evidence: Evidence) => Opinion | undefined;
  /** The case that it counts against, wherever it is broken. Absent: against the case in which it is broken. */
  readonly home?: string;
  /** Judges that are broken by the same thing: where one of them says so, nothing is left to be said. */
  readonly saidBy?: readonly JudgeGiven['judge'][];
}

/** Calls are known by their data: what is wrong with that may show as a delivery too many or too few. */
const DATA: Invariant['saidBy'] = ['data-not-crossed', 'data-arrives', 'data-whole', 'declared-input', 'body-shape'];
const RUNS: Invariant['saidBy'] = ['flows-run', 'executions'];

/** All of them, the most serious first. */
export const invariants: readonly Invariant[] = [
  {
    name: 'nothing-lost',
    level: 'MUST',
    saidBy: [...RUNS, ...DATA, 'exit-not-zero'],
    judge: (evidence) => nothingLost(evidence, undefined),
  },
  {
    name: 'nothing-doubled',
    level: 'MUST',
    saidBy: [...RUNS, ...DATA, 'one-try'],
    judge: (evidence) => nothingDoubled(evidence, undefined),
  },
  {
    name: 'nothing-else',
    level: 'MUST',
    saidBy: ['no-webhook-call'],
    judge: (evidence) => nothingElse(evidence, undefined),
  },
  {
    name: 'retry-is-same',
    level: 'MUST',
    saidBy: [...DATA, 'bearer-token'],
    judge: (evidence) => retryIsSame(evidence, undefined),
  },
  { name: 'retry-after', level: 'MUST', judge: (evidence) => retryAfter(evidence, undefined) },
  {
    name: 'within-bounds',
    level: 'MUST',
    saidBy: ['tries', 'logins', 'requests-at-once'],
    judge: (evidence) => withinBounds(evidence, undefined),
  },
  {
    name: 'data-arrives',
    level: 'MUST',
    home: 'FM-PAY-01',
    saidBy: DATA,
    judge: (evidence) => dataArrives(evidence, undefined),
  },
  {
    name: 'no-token-in-url',
    level: 'MUST',
    home: 'FM-CORE-02',
    judge: (evidence) => noTokenInUrl(evidence, undefined),
  },
  { name: 'bearer-token', level: 'MUST', home: 'FM-CORE-02', judge: (evidence) => bearerToken(evidence, undefined) },
  {
    name: 'nothing-undeclared',
    level: 'SHOULD',
    home: 'FM-PAY-02',
    judge: (evidence) => nothingUndeclared(evidence, undefined),
  },
  {
    name: 'same-request-id',
    level: 'SHOULD',
    home: 'FM-RES-13',
    judge: (evidence) => sameRequestId(evidence, undefined),
  },
  { name: 'request-ids', level: 'SHOULD', home: 'FM-HYG-05', judge: (evidence) => requestIds(evidence, undefined) },
  {
    name: 'documented-requests',
    level: 'SHOULD',
    home: 'FM-HYG-03',
    judge: (evidence) => documentedRequests(evidence, undefined),
  },
  {
    name: 'no-secret-in-output',
    level: 'SHOULD',
    home: 'FM-HYG-04',
    judge: (evidence) => noSecretInOutput(evidence, undefined),
  },
];
