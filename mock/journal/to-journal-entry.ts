import { type ControlSchema, shorten, type Violation } from '../../openapi/index.js';
import { toIso } from '../domain/dates.js';
import { parseQuery } from '../domain/upstream/query.js';
import { bodyText } from './body-text.js';
import { type StoredBody, type StoredEntry, sizeOf } from './entry.js';
import { headerOf, headerPairs, joinValues } from './headers.js';
import { redactBody, redactHeader, redactPath, redactQuery, type Secrets, tokensIn } from './redact.js';
import { redactViolation } from './redact-violation.js';

/** One request and what became of it, as the control API shows it. */
export type JournalEntry = ControlSchema<'JournalEntry'>;

/** An entry without headers and bodies, as in events and lines of a log. */
export type JournalSummary = ControlSchema<'JournalSummary'>;

type Message = ControlSchema<'JournalMessage'>;

/** How entries are shown. */
export interface Redaction {
  /** Whether secrets are made unrecognisable. */
  readonly redacts: boolean;
  /** Whether a text is a token of the world. */
  readonly isToken: (text: string) => boolean;
  /** Bytes that a compressed body is unpacked to at most. Default 1 MiB. */
  readonly mostUnpacked?: number;
}

const LONGEST_URL = 2_000;

/** The entry. Its headers and bodies are made when somebody looks at them first. */
export function toJournalEntry(entry: StoredEntry, redaction: Redaction): JournalEntry {
  let request: Message | undefined;
  let response: Message | undefined;
  return {
    ...toSummary(entry, redaction),
    get request() {
      request ??= showRequest(entry, redaction);
      return request;
    },
    get response() {
      response ??= showResponse(entry, redaction);
      return response;
    },
  };
}

export function toSummary(entry: StoredEntry, redaction: Redaction): JournalSummary {
  const secrets = secretsOf(entry, redaction);
  const { operation, caller, execution, note } = entry;
  const { path, query } = showAddress(entry, secrets);
  const url = query === '' ? path : `${path}?${query}`;
  const values = Object.entries(entry.params);
  const hide = (text: string) => (secrets === undefined ? text : redactPath(text, secrets));
  return {
    sequence: entry.sequence,
    time: toIso(entry.wallTime + entry.ahead),
    wallTime: toIso(entry.wallTime),
    method: entry.method,
    url: url.length > LONGEST_URL ? `${url.slice(0, LONGEST_URL)}...` : url,
    path,
    query: queryOf(query),
    ...(operation === undefined ? {} : { operation }),
    params: Object.fromEntries(values.map(([name, value]) => [name, hide(value)])),
    ...(caller === undefined ? {} : { caller: { userId: caller.userId, username: caller.username } }),
    status: entry.status,
    delivered: entry.delivered,
    durationMs: entry.duration / 1_000,
    faults: [...entry.faults],
    violations: showViolations(entry, entry.violations, secrets),
    ...(execution === undefined ? {} : { execution }),
    ...(note === undefined ? {} : { note }),
  };
}

/** What of a request departs from the document, without the secrets in it. */
export function showViolations(
  { path }: { readonly path: string },
  violations: readonly Violation[],
  secrets: Secrets | undefined,
): Violation[] {
  return violations.map((violation) => (secrets === undefined ? violation : redactViolation(path, violation, secrets)));
}

/** Path and query, raw but for their secrets. */
export function showAddress(
  { path, query }: StoredEntry,
  secrets: Secrets | undefined,
): { readonly path: string; readonly query: string } {
  return secrets === undefined
    ? { path, query }
    : { path: redactPath(path, secrets), query: query === '' ? '' : redactQuery(query, secrets) };
}

function queryOf(query: string): Record<string, string[]> {
  const values = new Map<string, string[]>();
  for (const [name, value] of parseQuery(query).pairs) {
    const known = values.get(name);
    if (known === undefined) {
      values.set(name, [value]);
    } else {
      known.push(value);
    }
  }
  return Object.fromEntries(values);
}

/** Absent: nothing is to be made unrecognisable. */
export function secretsOf(
  { requestHeaders }: Pick<StoredEntry, 'requestHeaders'>,
  { redacts, isToken }: Redaction,
): Secrets | undefined {
  if (!redacts) {
    return undefined;
  }
  const own = tokensIn(headerOf(requestHeaders, 'authorization'));
  // Violations show long texts cut.
  const known = new Set(own.flatMap((token) => [token, String(shorten(token))]));
  return { isToken: (text) => known.has(text) || isToken(text) };
}

export function showRequest(entry: StoredEntry, redaction: Redaction): Message {
  return showMessage(entry, headerPairs(entry.requestHeaders), entry.request, redaction);
}

export function showResponse(entry: StoredEntry, redaction: Redaction): Message {
  return showMessage(entry, Object.entries(entry.responseHeaders), entry.response, redaction);
}

function showMessage(
  entry: StoredEntry,
  pairs: readonly (readonly [string, string])[],
  body: StoredBody,
  redaction: Redaction,
): Message {
  const { path } = entry;
  const secrets = secretsOf(entry, redaction);
  const values = new Map<string, string[]>();
  for (const [name, value] of pairs) {
    const key = name.toLowerCase();
    const shown = secrets === undefined ? value : redactHeader(key, value, secrets);
    const known = values.get(key);
    if (known === undefined) {
      values.set(key, [shown]);
    } else {
      known.push(shown);
    }
  }
  const headers = Object.fromEntries([...values].map(([name, all]) => [name, joinValues(name, all)]));
  return { headers, ...showBody(path, body, headers, { secrets, mostUnpacked: redaction.mostUnpacked }) };
}

function showBody(
  path: string,
  body: StoredBody,
  headers: Readonly<Record<string, string>>,
  { secrets, mostUnpacked }: { readonly secrets: Secrets | undefined; readonly mostUnpacked: number | undefined },
): Omit<Message, 'headers'> {
  const bodyBytes = sizeOf(body);
  const { bytes } = body;
  if (bytes === undefined) {
    return { bodyBytes, bodyTruncated: bodyBytes > 0, ...(body.isDropped ? { bodyDropped: true } : {}) };
  }
  const bodyTruncated = body.size !== undefined && body.size > bytes.length;
  const contentType = headers['content-type'];
  const { text, isBase64 } = bodyText(bytes, bodyTruncated, {
    contentType,
    contentEncoding: headers['content-encoding'],
    mostUnpacked,
  });
  if (isBase64) {
    return { body: text, bodyEncoding: 'base64', bodyBytes, bodyTruncated };
  }
  const shown = secrets === undefined ? text : redactBody(path, contentType, text, secrets);
  return { body: shown, bodyBytes, bodyTruncated };
}
