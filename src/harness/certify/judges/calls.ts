import type { Json } from '../../../../contracts/index.js';
import type { JournalEntry } from '../../../../mock/index.js';
import { isRecord, parseJson } from '../../json.js';
import type { Evidence } from '../evidence.js';
import type { BuiltFlow } from '../world/built-world.js';

/** A webhook call, accepted or not. */
export interface WebhookCall {
  readonly entry: JournalEntry;
  /** As the path has it, in lower case. */
  readonly flowId: string;
  /** Absent: no flow of the case has this id. */
  readonly flow?: BuiltFlow;
  /** Answered with 2xx, whether the answer arrived or not. */
  readonly accepted: boolean;
}

const WEBHOOK = /^\/(?:webhooks|hook)\/([^/?]*)/i;

/** Every call of a webhook, in order. HEAD and OPTIONS only ask. */
export function webhookCalls({ entries, world }: Evidence): readonly WebhookCall[] {
  return entries.flatMap((entry) => {
    const given = WEBHOOK.exec(entry.path)?.[1];
    if (given === undefined || entry.method === 'HEAD' || entry.method === 'OPTIONS') return [];
    const flowId = given.toLowerCase();
    const flow = world.flows.find(({ id }) => id === flowId);
    return [{ entry, flowId, accepted: isAccepted(entry), ...(flow === undefined ? {} : { flow }) }];
  });
}

/** A call of a webhook, whatever its method. */
export function isWebhook({ path }: Pick<JournalEntry, 'path'>): boolean {
  return WEBHOOK.test(path);
}

export function isLogin({ method, path }: Pick<JournalEntry, 'method' | 'path'>): boolean {
  return method === 'POST' && /^\/login\/?$/i.test(path);
}

function isAccepted({ status }: JournalEntry): boolean {
  return status >= 200 && status < 300;
}

/** Requests to /users or /flows, on any of the paths that they have. */
export function isListPath(path: string): boolean {
  return /^\/(?:api\/(?:v1\/)?)?(?:users|flows)(?:\/|$)/i.test(path);
}

/** Whether the server has read all of a request's body. */
export function isWhole({ request, status }: JournalEntry): boolean {
  const { bodyTruncated, bodyBytes, headers } = request;
  const length = headers['content-length'];
  return !bodyTruncated && (length === undefined ? status > 0 : Number(length) === bodyBytes);
}

/** The body of a request as JSON; `undefined` for any other body, or none. */
export function jsonBody(entry: JournalEntry): Json | undefined {
  return parseJson(entry.request.body ?? '');
}

/** What a call brings the flow: the member `data`, or the body itself where a client sends it bare (which body-shape blames). */
export function payloadOf(entry: JournalEntry): unknown {
  const body = jsonBody(entry);
  return isRecord(body) && isRecord(body.data) ? body.data : body;
}

/** When a request came in, in milliseconds. */
export function arrivalOf({ wallTime }: JournalEntry): number {
  return Date.parse(wallTime);
}
