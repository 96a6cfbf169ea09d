import { STATUS_CODES } from 'node:http';
import type { ControlSchema } from '../../openapi/index.js';
import { parseQuery } from '../query.js';
import { VERSION } from '../version.js';
import { headerOf, headerPairs } from './headers.js';
import type { KeptEntry } from './kept-entry.js';
import { redactHeader } from './redact.js';
import { type Showing, secretsOf, showAddress, showRequest, showResponse, toSummary } from './show.js';

interface NameValue {
  readonly name: string;
  readonly value: string;
}

/** Who sends requests without a port names no host. */
const NO_HOST = 'localhost';

/**
 * The entries as an HTTP archive (HAR 1.2, the format that browsers write). `prefix` is the sandbox's own path. What the format
 * has no place for stands under names with an underscore.
 */
export function toHar(entries: readonly KeptEntry[], showing: Showing, prefix: string): ControlSchema<'HttpArchive'> {
  return {
    log: {
      version: '1.2',
      creator: { name: 'flowmate-mock', version: VERSION },
      entries: entries.map((entry) => toHarEntry(entry, showing, prefix)),
    },
  };
}

function toHarEntry(entry: KeptEntry, showing: Showing, prefix: string): Record<string, unknown> {
  const { sequence, wallTime, time, durationMs, operation, caller, delivered, faults, violations, execution, note } =
    toSummary(entry, showing);
  return {
    startedDateTime: wallTime,
    time: durationMs,
    request: harRequest(entry, showing, prefix),
    response: harResponse(entry, showing),
    cache: {},
    timings: { send: 0, wait: durationMs, receive: 0 },
    ...(note === undefined ? {} : { comment: note }),
    _sequence: sequence,
    _worldTime: time,
    _operation: operation,
    _caller: caller,
    _delivered: delivered,
    _faults: faults,
    _violations: violations,
    _execution: execution,
  };
}

function harRequest(entry: KeptEntry, showing: Showing, prefix: string): Record<string, unknown> {
  const { headers, body, bodyEncoding, bodyBytes } = showRequest(entry, showing);
  const { path, query } = showAddress(entry, secretsOf(entry, showing));
  const host = headerOf(entry.requestHeaders, 'host') ?? NO_HOST;
  const postData = {
    mimeType: headers['content-type'] ?? '',
    text: body,
    ...(bodyEncoding === undefined ? {} : { _encoding: bodyEncoding }),
  };
  return {
    method: entry.method,
    url: `http://${host}${prefix}${path}${query === '' ? '' : `?${query}`}`,
    httpVersion: 'HTTP/1.1',
    cookies: cookiesOf(headers.cookie),
    headers: harHeaders(headerPairs(entry.requestHeaders), showing),
    queryString: parseQuery(query).pairs.map(([name, value]) => ({ name, value })),
    ...(body === undefined ? {} : { postData }),
    headersSize: -1,
    bodySize: bodyBytes,
  };
}

function harResponse(entry: KeptEntry, showing: Showing): Record<string, unknown> {
  const { headers, body, bodyEncoding, bodyBytes } = showResponse(entry, showing);
  return {
    status: entry.status,
    statusText: STATUS_CODES[entry.status] ?? '',
    httpVersion: 'HTTP/1.1',
    cookies: cookiesOf(headers['set-cookie']?.replace(/;.*/, '')),
    headers: harHeaders(Object.entries(entry.responseHeaders), showing),
    content: {
      size: bodyBytes,
      mimeType: headers['content-type'] ?? '',
      ...(body === undefined ? {} : { text: body }),
      ...(bodyEncoding === undefined ? {} : { encoding: bodyEncoding }),
    },
    redirectURL: headers.location ?? '',
    headersSize: -1,
    bodySize: bodyBytes,
  };
}

function harHeaders(pairs: readonly (readonly [string, string])[], { redacts }: Showing): NameValue[] {
  return pairs.map(([name, value]) => ({ name, value: redacts ? redactHeader(name.toLowerCase(), value) : value }));
}

function cookiesOf(header: string | undefined): NameValue[] {
  return (header ?? '')
    .split(/; */)
    .filter((part) => part.includes('='))
    .map((part) => ({ name: part.slice(0, part.indexOf('=')), value: part.slice(part.indexOf('=') + 1) }));
}
