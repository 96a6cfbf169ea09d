import type { CallKind } from './outgoing.js';
import type { LossReason } from './problem.js';

/** The outcome of sending a request once. */
export type Attempt =
  | { readonly kind: 'answer'; readonly response: Response }
  | {
      readonly kind: 'lost';
      readonly reason: LossReason;
      readonly message: string;
      readonly cause: unknown;
      /** Another try would end in the same way. */
      readonly isFinal?: boolean;
    };

/** An answer that came, with its text. */
export function readAnswer(response: Response, text: string, kind: CallKind, method: string): Attempt {
  if (!response.ok || method === 'HEAD' || WITHOUT_BODY.has(response.status)) return toAttempt(response, text);
  try {
    return toAttempt(response, text, { value: JSON.parse(text) });
  } catch (cause) {
    if (kind === 'change') return toAttempt(response, text, { value: text });
    if (kind === 'webhook') return readCut(response, text);
    const message = `the answer ${response.status} is no whole JSON: ${extractOf(text)}`;
    return { kind: 'lost', reason: 'broken', message, cause };
  }
}

/**
 * An answer to a webhook that is no whole JSON. JSON that broke off is no reason to start the flow again:
 * what answers 2xx has taken the data, whatever follows. Anything else is not FlowMate's answer: webhooks.ts refuses it.
 */
function readCut(response: Response, text: string): Attempt {
  const isTaken = /^\s*([[{]|$)/.test(text) && !/html/i.test(response.headers.get('content-type') ?? '');
  return toAttempt(response, text, { value: isTaken ? undefined : text });
}

/** The beginning of a page. What looks like JSON may hold a token, and is not shown. */
function extractOf(text: string): string {
  if (/^\s*[[{"]/.test(text)) return `it breaks off after ${text.length} characters`;
  return JSON.stringify(text.slice(0, 80));
}

const WITHOUT_BODY: ReadonlySet<number> = new Set([204, 205, 304]);

/** The answer with its text, which was read already, and its parsed value if there is one. */
function toAttempt(response: Response, text: string, read?: { readonly value: unknown }): Attempt {
  const { status, statusText, headers } = response;
  if (status > 599) {
    const message = `the answer has the status ${status}, which HTTP does not know`;
    return { kind: 'lost', reason: 'broken', message, cause: undefined };
  }
  const again = new Response(WITHOUT_BODY.has(status) ? null : text, { status, statusText, headers });
  if (read !== undefined) {
    // With a length, openapi-fetch asks for JSON instead of parsing the text once more.
    again.headers.set('content-length', String(text.length));
    Object.assign(again, { json: async () => read.value });
  }
  return { kind: 'answer', response: again };
}
