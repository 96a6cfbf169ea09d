import { isRecord, parseJson } from '../json.js';
import { withoutBrackets } from './api-document.js';
import { isJson, isJsonText } from './json-text.js';
import { operationAt } from './operations.js';
import type { PactInteraction } from './pact-file.js';
import { type QueryPair, queryPairs } from './query-pairs.js';

/**
 * An interaction in the form in which the comparator reads it right: path in the document's spelling, query as lists by name,
 * bodies of JSON as what they say.
 */
export function comparable(interaction: PactInteraction, content: Readonly<Record<string, unknown>>): unknown {
  const { document } = interaction;
  const request = isRecord(document.request) ? document.request : {};
  const response = isRecord(document.response) ? document.response : {};
  const found = operationAt(String(request.method), String(request.path), content);
  const pairs = queryPairs(request.query);
  return {
    ...document,
    request: {
      ...withJson(request),
      ...(found === undefined ? {} : { path: found.path }),
      ...(pairs.length === 0 ? {} : { query: listsOf(pairs) }),
    },
    response: withJson(response),
  };
}

function listsOf(pairs: readonly QueryPair[]): Readonly<Record<string, readonly string[]>> {
  const lists = new Map<string, string[]>();
  for (const [name, value = ''] of pairs) {
    const key = withoutBrackets(name);
    lists.set(key, [...(lists.get(key) ?? []), encodeURIComponent(value)]);
  }
  return Object.fromEntries(lists);
}

/** With the JSON that a text says in place of the text: coded in Base64, or as a text before version 4. */
function withJson(message: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { body, headers } = message;
  if (typeof body === 'string') {
    return isJsonText(body, headers) ? { ...message, body: parseJson(body) } : message;
  }
  if (!isRecord(body) || typeof body.content !== 'string' || !isJson(String(body.contentType ?? ''))) return message;
  const text = textOf(body.content, body.encoded);
  const said = text === undefined ? undefined : parseJson(text);
  return said === undefined ? message : { ...message, body: { ...body, content: said, encoded: false } };
}

function textOf(content: string, encoded: unknown): string | undefined {
  if (/^base64$/i.test(String(encoded))) return Buffer.from(content, 'base64').toString('utf8');
  return /^json$/i.test(String(encoded)) ? content : undefined;
}
