import type { CertificationCase } from '../../../contracts/index.js';
import { type OpenFault, openFaults, webhookExchanges } from './met-faults.js';
import { joinHints } from './own-hints.js';
import { decidingCheck, isBroken, isOmission } from './reach.js';
import { refusalOf } from './refused.js';
import type { CaseResult, CheckResult, Exchange } from './result.js';

type Judged = Pick<CaseResult, 'checks' | 'entries' | 'exitCode' | 'signal' | 'timedOut' | 'lastWords' | 'injected'>;

/** Checks of what came of it, which nearly every case has: a case that has others is about those. */
const COMMON: ReadonlySet<string> = new Set(['flows-run', 'executions', 'exit-zero', 'exit-not-zero', 'nothing-lost']);
const DELIVERIES: ReadonlySet<string> = new Set(['flows-run', 'executions', 'nothing-lost']);

/**
 * What to do about what was observed. The hint of the case is about its own requirement: it is used where a check of that failed,
 * or where nothing better is known.
 */
export function adviceFor({ hint, judges }: Pick<CertificationCase, 'hint' | 'judges'>, result: Judged): string {
  const deciding = decidingCheck(result.checks, result);
  if (deciding === undefined) return hint;
  if (!isOmission(deciding, result)) return deciding.fix ?? hint;
  const own = judges.filter(({ judge }) => !COMMON.has(judge)).map(({ judge }) => judge);
  const isOwn = own.length === 0 ? judges.some(({ judge }) => judge === deciding.judge) : hasBroken(result.checks, own);
  const [open] = DELIVERIES.has(deciding.judge) ? openFaults(result) : [];
  if (open !== undefined) {
    const said = afterFault(open, result) ?? deciding.fix;
    return said === undefined ? hint : isOwn ? joinHints(said, hint) : said;
  }
  const early = endedEarly(result);
  // It got an answer in the form that the case is about, and ended.
  const hasMet = result.entries.some(({ faults = [] }) => faults.length > 0);
  if (early !== undefined) return isOwn || hasMet ? joinHints(early, hint) : early;
  return deciding.fix ?? hint;
}

function hasBroken(checks: readonly CheckResult[], judges: readonly string[]): boolean {
  return checks.some((check) => isBroken(check) && judges.includes(check.judge));
}

/** Undefined: it did not fail before it called a webhook. */
function endedEarly(result: Judged): string | undefined {
  const how = howFar(result);
  if (how === undefined || webhookExchanges(result).length > 0) return undefined;
  const refusal = refusalOf(result.entries.at(-1));
  return `Your client ${how}. ${refusal === undefined ? '' : `${refusal} `}Mend that first.`;
}

/** How a client failed by itself: `ended with exit code 1 before it called a webhook; it printed: ...`. Undefined: it did not. */
export function howFar(result: Judged): string | undefined {
  const { exitCode, signal, timedOut, lastWords } = result;
  if (timedOut || (signal === undefined && (exitCode ?? 0) === 0)) return undefined;
  const end = signal === undefined ? `ended with exit code ${exitCode}` : `was ended by ${signal}`;
  const early = webhookExchanges(result).length === 0 ? ' before it called a webhook' : '';
  if (lastWords === undefined) return `${end}${early}, and printed nothing`;
  const { line, place } = lastWords;
  return `${end}${early}; it printed: ${line}${place === undefined || line.includes(place) ? '' : ` (${place})`}`;
}

const REFUSALS: ReadonlySet<number> = new Set([400, 403, 404, 405, 409, 410, 413, 415, 422]);

/** What a client has to do about a fault that it did not get past. Undefined: the hint of the case knows better. */
function afterFault({ exchange, tries }: OpenFault, result: Judged): string | undefined {
  const what = exchangeInWords(exchange, result);
  const isSilent = result.exitCode === 0 && !result.timedOut;
  if (isSilent && exchange.status !== 0 && (exchange.status < 300 || exchange.status >= 400)) {
    return `${what}, and your client ended with exit code 0 as if nothing had happened. An answer that could not be used is no empty one, and what was not delivered was given up${canPass(exchange) ? ': try it again a few times with growing waits, and' : ':'} end with an exit code other than 0 where something was.`;
  }
  if (REFUSALS.has(exchange.status)) {
    return `${what}, and your client did not make all the other deliveries. A refused call stays refused: go on with the other flows and events, and end with an exit code other than 0.`;
  }
  if (exchange.status === 401 || (exchange.status >= 300 && exchange.status < 400)) return undefined;
  const how = howFar(result);
  const end = how === undefined ? '' : ` It ${how.replace(' before it called a webhook', '')}.`;
  const again = result.entries.filter(({ url, sequence }) => url === exchange.url && sequence > exchange.sequence);
  if (again.length === 1 && canPass(exchange))
    return `${what}, and your client gave up after one more try. Allow a call three tries at least (5 will do), whatever of 429, 502, 503 and 504 it is answered with.`;
  return tries > 0
    ? undefined
    : `${what}, and your client did not try that again.${end} Repeat what answers 429 or 5xx, and what breaks off, a few times with growing waits${silentEnd(result)}.`;
}

/** Whether what failed may go well in another try. */
export function canPass({ status }: Pick<Exchange, 'status'>): boolean {
  return status === 0 || status === 429 || status >= 500;
}

/** A client that gave something up and ended as if it had not. */
function silentEnd({ exitCode, timedOut }: Judged): string {
  return exitCode === 0 && !timedOut ? ', and end with an exit code other than 0 where something was given up' : '';
}

/** What was asked, and how it was answered. */
export function exchangeInWords(exchange: Exchange, result: Pick<Judged, 'injected'>): string {
  return `${nameOf(exchange)} ${answerOf(exchange, result)}`;
}

function nameOf({ method, path }: Exchange): string {
  return `${method} ${path.replace(/(?<=\/(?:webhooks|hook|flows|users)\/)[^/]+/i, '{id}')}`;
}

function answerOf({ status, delivered, faults = [] }: Exchange, { injected = {} }: Pick<Judged, 'injected'>): string {
  const by = faults.map((id) => injected[id] ?? id).join(', ');
  const answer =
    status === 0 ? 'was not answered' : `was answered ${status}${delivered === false ? ', which did not arrive' : ''}`;
  return `${answer} (injected: ${by})`;
}
