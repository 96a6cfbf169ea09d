import type { JudgeGiven } from '../../../../contracts/index.js';
import type { Judge } from '../evidence.js';
import { bodyShape } from './body-shape.js';
import { requestsAtOnce, withinBounds } from './bound-judges.js';
import { dataArrives, dataNotCrossed, dataWhole, declaredInput, nothingUndeclared } from './data-judges.js';
import { exitNotZero, exitZero } from './exit-judges.js';
import { executions, flowsRun, nothingElse, noWebhookCall, oneTry } from './flow-judges.js';
import { requestIds, sameRequestId } from './id-judges.js';
import { nothingDoubled, nothingLost } from './loss-judges.js';
import {
  bearerToken,
  documentedRequests,
  faultMet,
  filterUser,
  listCalls,
  noSecretInOutput,
  noTokenInUrl,
  statusSeen,
  userAgent,
} from './request-judges.js';
import { logins, retryAfter, retryIsSame, tries, waitsGrow } from './retry-judges.js';

type JudgeName = JudgeGiven['judge'];

/** Every judge by its name in a case. */
export const judges: { readonly [Name in JudgeName]: Judge<Extract<JudgeGiven, { judge: Name }>> } = {
  'flows-run': flowsRun,
  'nothing-else': nothingElse,
  'no-webhook-call': noWebhookCall,
  executions,
  'exit-zero': exitZero,
  'exit-not-zero': exitNotZero,
  'body-shape': bodyShape,
  'data-whole': dataWhole,
  'data-not-crossed': dataNotCrossed,
  'declared-input': declaredInput,
  'nothing-undeclared': nothingUndeclared,
  'bearer-token': bearerToken,
  'no-token-in-url': noTokenInUrl,
  'filter-user': filterUser,
  'retry-after': retryAfter,
  'waits-grow': waitsGrow,
  tries,
  'one-try': oneTry,
  logins,
  'same-request-id': sameRequestId,
  'status-seen': statusSeen,
  'list-calls': listCalls,
  'user-agent': userAgent,
  'documented-requests': documentedRequests,
  'nothing-lost': nothingLost,
  'nothing-doubled': nothingDoubled,
  'retry-is-same': retryIsSame,
  'within-bounds': withinBounds,
  'requests-at-once': requestsAtOnce,
  'data-arrives': dataArrives,
  'request-ids': requestIds,
  'no-secret-in-output': noSecretInOutput,
  'fault-met': faultMet,
};
