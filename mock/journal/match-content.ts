import { shorten } from '../../openapi/index.js';
import { withExactNumbers, withoutMarks } from '../domain/exact-numbers.js';
import { mediaType } from '../domain/media-type.js';
import { parseQuery } from '../domain/upstream/query.js';
import { fits } from '../faults/glob.js';
import type { StoredEntry } from './entry.js';
import { headerOf } from './headers.js';
import { jsonMisses, type Miss } from './json-match.js';
import type { MatchCheck, RequestMatch } from './match-check.js';
import { REDACTED, redactHeader } from './redact.js';
import { type Redaction, secretsOf, showRequest } from './to-journal-entry.js';

const HEADER = 1;

/** A body that is another one altogether, and one that lacks something. */
const BODY = 2;

/** What a request said: its headers and its body. */
export function contentChecks(match: RequestMatch, redaction: Redaction): MatchCheck[] {
  const { headers = {}, body, bodyContains } = match;
  const checks = Object.entries(headers).map(([name, value]) => headerCheck(name.toLowerCase(), value, redaction));
  if (bodyContains !== undefined) {
    checks.push({
      weight: BODY,
      misses: (entry) =>
        rawText(entry)?.includes(bodyContains)
          ? []
          : [
              {
                place: 'body',
                expected: `a text with ${JSON.stringify(bodyContains)} in it`,
                ...shownBody(entry, redaction),
              },
            ],
    });
  }
  if (body !== undefined) {
    checks.push({ weight: BODY, misses: (entry) => bodyMisses(body, entry, redaction) });
  }
  return checks;
}

function headerCheck(name: string, value: string | null, redaction: Redaction): MatchCheck {
  return {
    weight: HEADER,
    misses: (entry) => {
      const given = headerOf(entry.requestHeaders, name);
      if (value === null ? given === undefined : given !== undefined && fits(given, value)) {
        return [];
      }
      const miss = { place: `header ${name}`, expected: value };
      const secrets = secretsOf(entry, redaction);
      const shown = given === undefined || secrets === undefined ? given : redactHeader(name, given, secrets);
      return [shown === undefined ? miss : { ...miss, actual: shown }];
    },
  };
}

function bodyMisses(expected: unknown, entry: StoredEntry, redaction: Redaction): readonly Miss[] {
  const type = mediaType(headerOf(entry.requestHeaders, 'content-type'));
  const text = rawText(entry);
  const actual = text === undefined ? undefined : parse(text, type);
  if (actual === undefined) {
    return [{ place: 'body', expected: withoutMarks(expected), ...shownBody(entry, redaction) }];
  }
  const misses = jsonMisses(expected, actual.value);
  if (misses.length === 0 || !redaction.redacts) {
    return misses.map(shortened);
  }
  // Compared as it came, reported as it is shown: a secret that differs is redacted.
  const shown = parse(showRequest(entry, redaction).body ?? '', type);
  const places = new Map(jsonMisses(expected, shown?.value).map((miss) => [miss.place, miss]));
  return misses.map((miss) =>
    'actual' in miss ? shortened({ ...miss, actual: actualOf(places.get(miss.place)) }) : miss,
  );
}

function actualOf(miss: Miss | undefined): unknown {
  return miss !== undefined && 'actual' in miss ? miss.actual : REDACTED;
}

function shortened(miss: Miss): Miss {
  const expected = withoutMarks(miss.expected);
  return 'actual' in miss ? { ...miss, expected, actual: shorten(withoutMarks(miss.actual)) } : { ...miss, expected };
}

/** The body as text, secrets included; undefined where there is no body or it is no text. */
function rawText(entry: StoredEntry): string | undefined {
  const { body, bodyEncoding } = showRequest(entry, { redacts: false, isToken: () => false });
  return bodyEncoding === undefined ? body : undefined;
}

function shownBody(entry: StoredEntry, redaction: Redaction): { readonly actual?: unknown } {
  const { body, bodyBytes, bodyTruncated, bodyDropped } = showRequest(entry, redaction);
  if (bodyDropped) {
    return { actual: `${bodyBytes} bytes that the journal dropped to make room` };
  }
  if (body === undefined) {
    return {};
  }
  return {
    actual: bodyTruncated
      ? `the first ${body.length} characters of ${bodyBytes} bytes: ${shorten(body)}`
      : shorten(body),
  };
}

/** What a body says: JSON, or the fields of a form. Undefined where it is neither. */
function parse(text: string, type: string | undefined): { readonly value: unknown } | undefined {
  if (type === 'application/x-www-form-urlencoded') {
    return { value: parseQuery(text).parsed };
  }
  try {
    return { value: JSON.parse(withExactNumbers(text)) };
  } catch {
    return undefined;
  }
}
