import type { Match } from '../../faults/armed-faults.js';
import { type EffectOf, LONGEST_MS } from '../../faults/fault.js';
import { withoutFilters } from '../../faults/ignored-filters.js';
import { latencyOf } from '../../faults/random.js';
import { RateLimiter } from '../../faults/rate-limit.js';
import { startExecution } from '../../worlds/start-execution.js';
import { type AnyAnswer, JSON_TYPE } from '../answer.js';
import type { RequestContext } from '../context.js';
import type { Connection } from '../request.js';
import { tokenTextOf } from './caller.js';
import { changeWorld } from './change-world.js';
import { redirectAnswer } from './redirect-answer.js';
import { addMembers, type ChangeJson, omitMembers, renameId, rewrite, wrapList } from './rewrite-json.js';
import { statusAnswer } from './status-answer.js';

/** What an effect does to a request, and when. */
export type Action =
  /** Before anything is done. */
  | { readonly when: 'wait'; readonly ms: number }
  /** Before anything is done, after all waiting. False: there is nothing to do. */
  | { readonly when: 'before'; readonly act: (context: RequestContext) => boolean }
  /** Once all is done, whatever the answer is. False: there is nothing to do. */
  | { readonly when: 'after'; readonly act: (context: RequestContext) => boolean }
  /** In the place of all that would be done. */
  | Instead
  /** Adds the headers of a limit to every answer; refuses the request when it is above. */
  | {
      readonly when: 'limit';
      readonly headers: Readonly<Record<string, string>>;
      readonly refusal: Instead | undefined;
    }
  /** In the place of the answer. */
  | { readonly when: 'swap'; readonly answer: AnyAnswer }
  /** To the JSON of a successful answer. */
  | { readonly when: 'json'; readonly change: ChangeJson }
  /** To the text of the same, once nothing else is done to it. */
  | { readonly when: 'text'; readonly write: (value: unknown) => string; readonly contentType: string | undefined }
  /** While the answer is sent. Undefined: there is nothing in it to do anything to. */
  | {
      readonly when: 'delivery';
      readonly note: string;
      /** Whether all of the answer comes to the client. */
      readonly isWhole: boolean;
      readonly deliver: Deliver;
    };

interface Instead {
  readonly when: 'instead';
  readonly answer: (context: RequestContext) => Response | Promise<Response>;
}

export type Deliver = (connection: Connection, response: Response, body: Buffer) => Promise<Response> | undefined;

/** What a fault does to a request that it fits. A rate limit counts the request here. */
export function actionOf({ armed, draw }: Match, context: RequestContext): Action {
  const { effect } = armed.fault;
  switch (effect.kind) {
    case 'latency':
      return { when: 'wait', ms: latencyOf(effect, draw) };
    case 'status':
      return answerStatus(effect);
    case 'redirect':
      return answerInstead(({ request }) => redirectAnswer(effect, request));
    case 'reset':
      return reset;
    case 'silence':
      return silence;
    case 'lost-answer':
      return loseAnswer;
    case 'truncate':
      return truncate(effect);
    case 'drip':
      return drip(effect);
    case 'garbage':
      return garbage(effect);
    case 'ignore-filters':
      return ignoreFilters(effect);
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

/** Of such actions one at most is done to a request. */
export function endsRequest(action: Action): boolean {
  switch (action.when) {
    case 'instead':
    case 'swap':
    case 'delivery':
      return true;
    case 'limit':
      return action.refusal !== undefined;
    default:
      return false;
  }
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

const loseAnswer: Action = {
  when: 'delivery',
  isWhole: false,
  note: 'the answer was lost: the connection was reset in its place',
  deliver: (connection) => connection.reset(),
};

function truncate({ bytes }: EffectOf<'truncate'>): Action {
  return {
    when: 'delivery',
    isWhole: false,
    note: `the connection was closed after ${bytes} bytes of the body`,
    deliver: (connection, response, body) => (body.length <= bytes ? undefined : connection.cut(response, body, bytes)),
  };
}

function drip({ bytes, intervalMs }: EffectOf<'drip'>): Action {
  const pace = { size: bytes, intervalMs, longestMs: LONGEST_MS };
  return {
    when: 'delivery',
    isWhole: true,
    note: `the body was sent ${bytes} bytes at a time, ${intervalMs} ms apart`,
    deliver: (connection, response, body) =>
      body.length === 0 ? undefined : connection.drip(response, { ...pace, bytes: body }),
  };
}

const GARBAGE =
  '<!DOCTYPE html>\n<html><head><title>Please wait</title></head><body>We are back in a moment.</body></html>\n';

function garbage({ text = GARBAGE, contentType = JSON_TYPE }: EffectOf<'garbage'>): Action {
  return { when: 'swap', answer: { status: 200, text, type: contentType } };
}

function ignoreFilters({ filters }: EffectOf<'ignore-filters'>): Action {
  return {
    when: 'before',
    act: (context) => {
      const sent = context.queryInstead ?? context.request.query;
      context.queryInstead = withoutFilters(sent, context.operation, filters);
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
