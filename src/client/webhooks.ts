import { cannotBe, FULL, inputProblem, isFull } from './given.js';
import type { Http } from './http.js';
import { newRequestId } from './outgoing.js';
import { fitData } from './payload.js';
import { isRecord, type Problem, type Result, resultOf } from './problem.js';

/** What is needed of a flow to send it data: from a list of flows, its id and payload. */
export interface FlowToTrigger {
  readonly id: string;
  /** What data the flow wants. Absent, or without inputParameters: it gets the data whole. */
  readonly payload?: unknown;
}

export interface TriggerOptions {
  /** Sent as X-Request-Id with every try. Default: 32 hexadecimal digits, by chance. */
  readonly requestId?: string;
  readonly signal?: AbortSignal;
}

/** A webhook call that FlowMate has taken. */
export interface Triggered {
  /** What FlowMate calls this call: the id that was sent. The run that it starts has an id of its own. */
  readonly requestId: string;
}

export interface Webhooks {
  /**
   * Starts a flow with data: what the flow declares of it, or all where it declares nothing. Data that does not fit is not
   * sent; the error says what is wrong.
   */
  trigger(flow: FlowToTrigger, data: object, options?: TriggerOptions): Promise<Result<Triggered>>;
}

export function createWebhooks(http: Http): Webhooks {
  return {
    trigger: async (flow, given, options) => {
      const { requestId = newRequestId(), signal } = options ?? {};
      const wrong = wrongIn(flow, requestId);
      if (wrong !== undefined) return { error: inputProblem('trigger a flow', ...wrong) };
      const payload: unknown = flow.payload;
      const declared = isRecord(payload) && isRecord(payload.inputParameters) ? payload.inputParameters : undefined;
      const fitted = fitData(declared, given);
      if (fitted.error !== undefined) return fitted;
      const what = `trigger the flow ${flow.id}`;
      const { data, error } = await resultOf(what, signal, (init) =>
        http.POST('/webhooks/{flowId}', {
          params: { path: { flowId: flow.id }, header: { 'x-request-id': requestId } },
          body: { data: fitted.data },
          ...init,
        }),
      );
      if (error !== undefined) return { error };
      const refusal = refusalIn(data, what);
      return refusal === undefined ? { data: { requestId: requestIdIn(data) ?? requestId } } : { error: refusal };
    },
  };
}

/** Place and message of what is no flow or request id. */
function wrongIn(flow: unknown, requestId: unknown): [place: string, message: string] | undefined {
  if (!isRecord(flow)) return ['flow', cannotBe('flow', flow, 'one of flows.list, or { id: "..." }')];
  if (!isFull(flow.id)) return ['flow.id', cannotBe('flow.id', flow.id, FULL)];
  return isFull(requestId) ? undefined : ['requestId', cannotBe('requestId', requestId, FULL)];
}

/**
 * FlowMate is said to answer 200 to some calls that it refuses, with a `message` that does not stand under `data`. And
 * whatever answers 200 with a page is not FlowMate. Nothing at all is what is left of an answer that broke off: the data was taken.
 */
function refusalIn(body: unknown, what: string): Problem | undefined {
  const message = isRecord(body) && !('data' in body) ? body.message : undefined;
  if (typeof message === 'string') {
    return {
      kind: 'answer',
      message: `could not ${what}: the service answered 200 and ${JSON.stringify(message)}`,
      body,
    };
  }
  if (body === undefined || isRecord(body)) return undefined;
  return { kind: 'answer', message: `could not ${what}: what answered 200 is not FlowMate`, body };
}

function requestIdIn(body: unknown): string | undefined {
  const data = isRecord(body) ? body.data : undefined;
  return isRecord(data) && typeof data.requestId === 'string' ? data.requestId : undefined;
}
