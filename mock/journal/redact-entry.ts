import { redactBody, redactHeader, redactPath, redactQuery, type Secrets, tokensIn } from './redact.js';
import { redactViolation } from './redact-violation.js';
import type { JournalEntry } from './to-journal-entry.js';

type Message = JournalEntry['request'];

/** An entry of a journal that shows secrets, as one that does not would show it. `tokens`: those of the world. */
export function redactEntry(entry: JournalEntry, tokens: ReadonlySet<string>): JournalEntry {
  const own = new Set(tokensIn(entry.request.headers.authorization));
  const secrets: Secrets = { isToken: (text) => own.has(text) || tokens.has(text) };
  const { path, url, query, params, violations, request, response } = entry;
  const at = url.indexOf('?');
  return {
    ...entry,
    path: redactPath(path, secrets),
    url:
      at < 0
        ? redactPath(url, secrets)
        : `${redactPath(url.slice(0, at), secrets)}?${redactQuery(url.slice(at + 1), secrets)}`,
    query: Object.fromEntries(
      Object.entries(query).map(([name, values]) => [name, values.map((value) => queryValue(name, value, secrets))]),
    ),
    params: mapValues(params, (_, value) => redactPath(value, secrets)),
    violations: violations.map((violation) => redactViolation(path, { value: undefined, ...violation }, secrets)),
    request: redactMessage(path, request, secrets),
    response: redactMessage(path, response, secrets),
  };
}

/** A decoded value of a query, redacted as it is in the query. */
function queryValue(name: string, value: string, secrets: Secrets): string {
  const pair = `${encodeURIComponent(name)}=${encodeURIComponent(value)}`;
  const redacted = redactQuery(pair, secrets);
  return redacted === pair ? value : redacted.slice(redacted.indexOf('=') + 1);
}

function redactMessage(path: string, message: Message, secrets: Secrets): Message {
  const { headers, body, bodyEncoding } = message;
  const shown =
    body === undefined || bodyEncoding !== undefined ? body : redactBody(path, headers['content-type'], body, secrets);
  return {
    ...message,
    headers: mapValues(headers, (name, value) => redactHeader(name, value, secrets)),
    ...(shown === undefined ? {} : { body: shown }),
  };
}

function mapValues(
  values: Readonly<Record<string, string>>,
  change: (name: string, value: string) => string,
): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(name, value)]));
}
