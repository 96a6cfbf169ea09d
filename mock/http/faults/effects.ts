import type { OperationId } from '../../../openapi/index.js';
import type { Match } from '../../faults/armed-faults.js';
import type { EffectOf } from '../../faults/fault.js';
import { withoutFilters } from '../../faults/ignored-filters.js';
import { withCappedPages } from '../../faults/page-cap.js';
import { latencyOf } from '../../faults/random.js';
import { RateLimiter } from '../../faults/rate-limit.js';
import { startExecution } from '../../worlds/start-execution.js';
import { type AnyAnswer, JSON_TYPE } from '../answer.js';
import type { RequestContext } from '../context.js';
import type { Action, Instead } from './actions.js';
import { tokenTextOf } from './caller.js';
import { changeWorld } from './change-world.js';
import { compress, drip, loseAnswer, truncate, withholdAnswer } from './deliveries.js';
import { redirectAnswer } from './redirect-answer.js';
import { addMembers, changeTotals, omitMembers, renameId, rewrite, wrapList } from './rewrite-json.js';
import { statusAnswer, succeed } from './status-answer.js';

/** What a fault does to a request that it fits. A rate limit counts the request here. */
export function actionOf({ armed, draw }: Match, context: RequestContext): Action {
  const { effect } = armed.fault;
  switch (effect.kind) {
    case 'latency':
      return latency(effect, latencyOf(effect, draw));
    case 'status':
      return answerStatus(effect);
    case 'redirect':
      return answerInstead(({ request }) => redirectAnswer(effect, request));
    case 'reset':
      return reset;
    case 'silence':
      return effect.when === 'after' ? withholdAnswer : silence;
    case 'lost-answer':
      return loseAnswer;
    case 'truncate':
      return truncate(effect);
    case 'drip':
      return drip(effect);
    case 'chunked':
      return { when: 'framing', size: effect.bytes ?? Number.POSITIVE_INFINITY };
    case 'compress':
      return compress(effect, context.request);
    case 'success':
      return { when: 'swap', answer: succeed(effect) };
    case 'garbage':
      return garbage(effect);
    case 'ignore-filters':
      return changeQuery((query, operation) => withoutFilters(query, operation, effect.filters));
    case 'page-cap':
      return changeQuery((query, operation) => withCappedPages(query, operation, effect.size));
    case 'totals':
      return { when: 'json', change: changeTotals(effect) };
    case 'extra-members':
      return { when: 'json', change: addMembers(effect) };
    case 'rename-id':
      return { when: 'json', change: renameId };
    case 'envelope':
      return { when: 'json', change: wrapList };
    case 'omit-members':
      return { when: 'json', change: omitMembers(effect) };
    case 'reformat':
      return { when: 'text', write: rewrite(effect, draw), contentType: effect.contentType };
    case 'rate-limit':
      return limit(armed.limiter ?? new RateLimiter(effect), context);
    case 'duplicate-execution':
      return { when: 'after', act: (given) => runAgain(effect, given) };
    case 'change-world':
      return { when: effect.when ?? 'before', act: (given) => changeWorld(effect, given) };
  }
}

function latency(effect: EffectOf<'latency'>, ms: number): Action {
  if (effect.distribution === 'quiet') {
    return { when: 'wait', ms, isUntilQuiet: true };
  }
  return effect.when === 'after' ? { when: 'late', ms } : { when: 'wait', ms, isUntilQuiet: false };
}

function answerInstead(make: (context: RequestContext) => AnyAnswer): Instead {
  return {
    when: 'instead',
    answer: (context) => {
      context.serviceHeaders = corsOf(context);
      return context.answer(make(context));
    },
  };
}

function answerStatus(effect: EffectOf<'status'>): Instead {
  return answerInstead(({ service, request }) => statusAnswer(effect, service, request));
}

// A page of a browser is to see the answer as the error that it is.
function corsOf({ service, request }: RequestContext): Readonly<Record<string, string>> {
  try {
    return service.cors(request);
  } catch {
    return {};
  }
}

const reset: Action = {
  when: 'instead',
  answer: (context) => {
    context.leave('the connection was reset before anything was done');
    return context.connect().reset();
  },
};

const silence: Action = {
  when: 'instead',
  answer: (context) => {
    context.leave('never answered');
    return context.connect().silence();
  },
};

const GARBAGE =
  '<!DOCTYPE html>\n<html><head><title>Please wait</title></head><body>We are back in a moment.</body></html>\n';

function garbage({ text = GARBAGE, contentType = JSON_TYPE }: EffectOf<'garbage'>): Action {
  return { when: 'swap', answer: () => ({ status: 200, text, type: contentType }) };
}

function changeQuery(change: (query: string, operation: OperationId | undefined) => string): Action {
  return {
    when: 'before',
    act: (context) => {
      const sent = context.queryInstead ?? context.request.query;
      context.queryInstead = change(sent, context.operation);
      return context.queryInstead !== sent;
    },
  };
}

function limit(limiter: RateLimiter, { request, world }: RequestContext): Action {
  const { retryAfter, headers } = limiter.take(tokenTextOf(request), world.clock.now());
  const refusal =
    retryAfter === undefined
      ? undefined
      : answerStatus({ kind: 'status', status: 429, headers: { 'retry-after': String(retryAfter) } });
  return { when: 'limit', headers, refusal };
}

function runAgain({ times = 1 }: EffectOf<'duplicate-execution'>, { sandbox, execution }: RequestContext): boolean {
  const run = execution === undefined ? undefined : sandbox.world.records.executions.get(execution.flowExecId);
  if (run?.kind !== 'simulated') {
    return false;
  }
  const { flow, trigger, input, more } = run;
  for (let i = 0; i < times; i += 1) {
    startExecution(sandbox, flow, { trigger, input, requestId: more?.requestId });
  }
  return true;
}
