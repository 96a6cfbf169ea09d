import type { JudgeGiven } from '../../../../contracts/index.js';
import type { Judge } from '../evidence.js';
import { bodyShape, dataNotCrossed, dataWhole, declaredInput, nothingUndeclared } from './data-judges.js';
import { exitNotZero, exitZero } from './exit-judges.js';
import { executions, flowsRun, nothingElse, noWebhookCall, oneTry } from './flow-judges.js';
import {
  bearerToken,
  documentedRequests,
  filterUser,
  listCalls,
  noTokenInUrl,
  statusSeen,
  userAgent,
} from './request-judges.js';
import { logins, retryAfter, sameRequestId, tries, waitsGrow } from './retry-judges.js';

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
};
