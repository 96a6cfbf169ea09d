import type { CaseResult, Exchange } from './result.js';

type Seen = Pick<CaseResult, 'entries'>;

/** A fault hit the exchange, and the client has not got what it asked for. */
function isSpoilt({ faults = [], status, delivered }: Exchange): boolean {
  return faults.length > 0 && (status === 0 || status >= 300 || delivered === false);
}

function isRight({ status, delivered }: Exchange): boolean {
  return status >= 200 && status < 300 && delivered !== false;
}

function isSame(a: Exchange, b: Exchange): boolean {
  return a.method === b.method && a.path === b.path;
}

/** A request that a fault spoilt, and that was never answered right afterwards. */
export interface OpenFault {
  readonly exchange: Exchange;
  /** How often the client sent that request again. */
  readonly tries: number;
}

/** What the client did not get past. Queries do not count: a retry may spell them otherwise. */
export function openFaults({ entries }: Seen): readonly OpenFault[] {
  return entries.flatMap((exchange, at) => {
    const earlier = entries.slice(0, at).some((each) => isSpoilt(each) && isSame(each, exchange));
    if (!isSpoilt(exchange) || earlier) return [];
    const later = entries.slice(at + 1).filter((each) => isSame(each, exchange));
    return later.some(isRight) ? [] : [{ exchange, tries: later.length }];
  });
}

/** Webhooks, on either of their paths. */
const WEBHOOK = /^\/(?:webhooks|hook)\//i;

/** Every call of a webhook. */
export function webhookExchanges({ entries }: Seen): readonly Exchange[] {
  return entries.filter(({ path, method }) => WEBHOOK.test(path) && method !== 'HEAD' && method !== 'OPTIONS');
}

/** Calls that FlowMate took. */
export function acceptedExchanges(seen: Seen): readonly Exchange[] {
  return webhookExchanges(seen).filter(({ status }) => status >= 200 && status < 300);
}
