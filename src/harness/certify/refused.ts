import type { JournalEntry } from '../../../mock/index.js';
import { isRecord, parseJson } from '../json.js';
import { decoded } from '../text.js';
import type { Exchange } from './result.js';

type Seen = Pick<Exchange, 'method' | 'url' | 'status' | 'faults' | 'violations' | 'response'> | JournalEntry;

/** Longer texts are cut. */
const LONGEST = 160;

/**
 * What FlowMate refused by itself, without any fault, as a sentence: the request, the status, and what is wrong with it. Undefined: it
 * was not refused, or a token that has ended is the reason.
 */
export function refusalOf(entry: Seen | undefined): string | undefined {
  if (entry === undefined || (entry.faults ?? []).length > 0) return undefined;
  const { method, url, status, violations = [], response } = entry;
  if (status < 400 || status >= 500 || status === 401 || status === 429) return undefined;
  const [violation] = violations;
  const why = violation === undefined ? messageIn(response?.body) : `${violation.message}; ${violation.right}`;
  return `FlowMate refused ${method} ${cut(decoded(url))} with ${status}${why === undefined ? '' : `: ${why}`}.`;
}

/** What an answer says of an error. */
function messageIn(body: string | undefined): string | undefined {
  if (body === undefined || body === '') return undefined;
  const json = parseJson(body);
  const said = isRecord(json) ? (json.message ?? json.error ?? firstOf(json.errors)) : undefined;
  return cut(typeof said === 'string' ? said : body.trim());
}

function firstOf(errors: unknown): unknown {
  const [first] = Array.isArray(errors) ? errors : [];
  return isRecord(first) ? first.message : first;
}

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text.replace(/\.$/, '');
}
