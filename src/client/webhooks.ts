import { declaredBy } from './declared.js';
import { cannotBe, FULL, inputProblem, isFull } from './given.js';
import type { Http } from './http.js';
import { writeJson } from './json.js';
import { newRequestId } from './outgoing.js';
import { fitData, misfit } from './payload.js';
import { errorIn, type InputProblem, isRecord, type Problem, type Result, resultOf } from './problem.js';

/** What is needed of a flow to send it data: from a list of flows, its id and payload. */
export interface FlowToTrigger {
  readonly id: string;
  /** What data the flow wants. Absent, or without inputParameters: it gets the data whole. */
  readonly payload?: unknown;
}

/**
 * What to do with data that lacks a declared parameter, or has it in another type. `send`: what there is goes to the flow, and
 * the doubts stand beside the result, for FlowMate documents no form of a declaration. `refuse`: nothing is sent.
 */
export type MissingInput = 'send' | 'refuse';

export interface TriggerOptions {
  /** Default `send`. */
  readonly missing?: MissingInput;
  /** Sent as X-Request-Id with every try. Default: 32 hexadecimal digits, by chance. */
  readonly requestId?: string;
  readonly signal?: AbortSignal;
}

/** A webhook call that FlowMate has taken. */
export interface Triggered {
  /** What FlowMate calls this call: the id that was sent. The run that it starts has an id of its own. */
  readonly requestId: string;
  /** Where the data that was sent is not as the flow declares; absent where all of it is. */
  readonly doubts?: readonly InputProblem[];
}

export interface Webhooks {
  /** Starts a flow with data: what the flow declares of it, or all where it declares nothing, or in a form of its own. */
  trigger(flow: FlowToTrigger, data: object, options?: TriggerOptions): Promise<Result<Triggered>>;
}

export function createWebhooks(http: Http): Webhooks {
  return {
    trigger: async (flow, given, options) => {
      const { requestId = newRequestId(), missing = 'send', signal } = options ?? {};
      const wrong = wrongIn(flow, requestId) ?? wrongMissing(missing);
      if (wrong !== undefined) return { error: inputProblem('trigger a flow', ...wrong) };
      const fitted = fitData(declaredBy(flow.payload), given);
      if (fitted.error !== undefined) return fitted;
      const { misfits } = fitted.data;
      if (missing === 'refuse' && misfits.length > 0) return { error: misfit(misfits) };
      const what = `trigger the flow ${flow.id}`;
      const { data, error } = await resultOf(what, signal, (init) =>
        http.POST('/webhooks/{flowId}', {
          params: { path: { flowId: flow.id }, header: { 'x-request-id': requestId } },
          body: { data: fitted.data.data },
          bodySerializer: writeJson,
          ...init,
        }),
      );
      if (error !== undefined) return { error };
      const refusal = refusalIn(data, what);
      if (refusal !== undefined) return { error: refusal };
      const doubts = misfits.length === 0 ? {} : { doubts: misfits };
      return { data: { requestId: requestIdIn(data) ?? requestId, ...doubts } };
    },
  };
}

/** Place and message of what is no flow or request id. */
function wrongIn(flow: unknown, requestId: unknown): [place: string, message: string] | undefined {
  if (!isRecord(flow)) return ['flow', cannotBe('flow', flow, 'one of flows.list, or { id: "..." }')];
  if (!isFull(flow.id)) return ['flow.id', cannotBe('flow.id', flow.id, FULL)];
  return isFull(requestId) ? undefined : ['requestId', cannotBe('requestId', requestId, FULL)];
}

/** Place and message of what is no answer to missing data. */
export function wrongMissing(missing: unknown): [place: string, message: string] | undefined {
  const isKnown = missing === 'send' || missing === 'refuse';
  return isKnown ? undefined : ['missing', cannotBe('missing', missing, '"send" or "refuse"')];
}

/**
 * FlowMate is said to answer 200 to some calls that it refuses, with a `message` that does not stand under `data`; gateways answer
 * it with an error. And whatever answers 200 with a page is not FlowMate. Nothing at all is what is left of an answer that broke
 * off: the data was taken.
 */
function refusalIn(body: unknown, what: string): Problem | undefined {
  const said = errorIn(body) ?? (isRecord(body) && !('data' in body) ? body.message : undefined);
  if (typeof said === 'string') {
    const message = `could not ${what}: the service answered 200 and ${JSON.stringify(said)}`;
    return { kind: 'answer', message, body };
  }
  if (body === undefined || isRecord(body)) return undefined;
  return { kind: 'answer', message: `could not ${what}: what answered 200 is not FlowMate`, body };
}

function requestIdIn(body: unknown): string | undefined {
  const data = isRecord(body) ? body.data : undefined;
  return isRecord(data) && typeof data.requestId === 'string' ? data.requestId : undefined;
}
