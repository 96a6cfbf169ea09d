import { STATUS_CODES } from 'node:http';
import type { ControlSchema } from '../../openapi/index.js';
import { jsonList } from '../domain/json-list.js';
import { parseQuery } from '../domain/upstream/query.js';
import { VERSION } from '../domain/version.js';
import type { StoredEntry } from './entry.js';
import { headerOf, headerPairs } from './headers.js';
import { redactHeader, type Secrets } from './redact.js';
import { type Redaction, secretsOf, showAddress, showRequest, showResponse, toSummary } from './to-journal-entry.js';

type HttpArchive = ControlSchema<'HttpArchive'>;

type HarEntry = Record<string, unknown>;

type HeaderPairs = readonly (readonly [name: string, value: string])[];

interface NameValue {
  readonly name: string;
  readonly value: string;
}

/** A request and its answer as the journal shows them, as far as an archive needs to know. */
export interface ArchivedExchange {
  readonly sequence: number;
  readonly time: string;
  readonly wallTime: string;
  readonly method: string;
  readonly url: string;
  readonly operation?: string | undefined;
  readonly caller?: object | undefined;
  readonly status: number;
  readonly durationMs: number;
  readonly delivered?: boolean | undefined;
  readonly faults?: readonly string[] | undefined;
  readonly violations?: readonly object[] | undefined;
  readonly execution?: string | undefined;
  readonly note?: string | undefined;
  readonly request?: ArchivedMessage | undefined;
  readonly response?: ArchivedMessage | undefined;
}

export interface ArchivedMessage {
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  readonly bodyEncoding?: string | undefined;
  readonly bodyBytes?: number | undefined;
  readonly bodyTruncated?: boolean | undefined;
}

/** Exchanges that belong together; viewers fold them under their title. */
export interface ArchivePage {
  readonly id: string;
  readonly title: string;
  readonly exchanges: readonly ArchivedExchange[];
}

/** What of a request is known better than its shown form has it. */
interface Wire {
  /** Whole, with scheme and host. */
  readonly url: string;
  readonly requestHeaders: HeaderPairs;
  readonly responseHeaders: HeaderPairs;
}

/** Who sends requests without a port names no host. */
const NO_HOST = 'localhost';

const CUT = 'only the beginning was kept';

const NOT_STORED = 'the body was not kept';

/** Where the requests went: the sandbox's own path, below the mock's base URL where that is set. */
export interface ArchivePlace {
  readonly prefix: string;
  readonly publicUrl: string | undefined;
}

/**
 * The JSON of the entries as an HTTP archive (HAR 1.2, the format that browsers write), piece by piece. What the format has no place for stands under names with an underscore.
 */
export function toHar(entries: readonly StoredEntry[], redaction: Redaction, place: ArchivePlace): Iterable<string> {
  const [before = '', after = ''] = JSON.stringify(toLog({ entries: [] })).split('[]');
  return jsonList(`${before}[`, entries, `]${after}`, (entry) => JSON.stringify(toHarEntry(entry, redaction, place)));
}

/** The same of exchanges that are shown already, page by page. A page without exchanges is left out: it has no beginning. */
export function toArchive(pages: readonly ArchivePage[]): HttpArchive {
  const visited = pages.filter(({ exchanges }) => exchanges.length > 0);
  return toLog({
    pages: visited.map(({ id, title, exchanges }) => ({
      startedDateTime: exchanges[0]?.wallTime,
      id,
      title,
      pageTimings: {},
    })),
    entries: visited.flatMap(({ id, exchanges }) => exchanges.map((each) => ({ pageref: id, ...toShownEntry(each) }))),
  });
}

function toLog(content: { readonly pages?: readonly object[]; readonly entries: HarEntry[] }): HttpArchive {
  return { log: { version: '1.2', creator: { name: 'flowmate-mock', version: VERSION }, ...content } };
}

function toHarEntry(entry: StoredEntry, redaction: Redaction, { prefix, publicUrl }: ArchivePlace): HarEntry {
  const secrets = secretsOf(entry, redaction);
  const { path, query } = showAddress(entry, secrets);
  const host = headerOf(entry.requestHeaders, 'host') ?? NO_HOST;
  const shown = {
    ...toSummary(entry, redaction),
    request: showRequest(entry, redaction),
    response: showResponse(entry, redaction),
  };
  return toEntry(shown, {
    url: `${publicUrl?.replace(/\/+$/, '') ?? `http://${host}`}${prefix}${path}${query === '' ? '' : `?${query}`}`,
    requestHeaders: redacted(headerPairs(entry.requestHeaders), secrets),
    responseHeaders: redacted(Object.entries(entry.responseHeaders), secrets),
  });
}

function toShownEntry(shown: ArchivedExchange): HarEntry {
  const { headers = {} } = shown.request ?? {};
  return toEntry(shown, {
    url: `http://${headers.host ?? NO_HOST}${shown.url}`,
    requestHeaders: Object.entries(headers),
    responseHeaders: Object.entries(shown.response?.headers ?? {}),
  });
}

function redacted(pairs: HeaderPairs, secrets: Secrets | undefined): HeaderPairs {
  return secrets === undefined
    ? pairs
    : pairs.map(([name, value]) => [name, redactHeader(name.toLowerCase(), value, secrets)] as const);
}

function toEntry(shown: ArchivedExchange, wire: Wire): HarEntry {
  const { sequence, wallTime, time, durationMs, operation, caller, delivered, faults, violations, execution, note } =
    shown;
  return {
    startedDateTime: wallTime,
    time: durationMs,
    request: harRequest(shown, wire),
    response: harResponse(shown, wire),
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

function harRequest({ method, request }: ArchivedExchange, { url, requestHeaders }: Wire): object {
  const { headers, body, bodyEncoding, bodyBytes = 0, bodyTruncated }: ArchivedMessage = request ?? { headers: {} };
  const postData = {
    mimeType: headers['content-type'] ?? '',
    text: body,
    ...(bodyEncoding === undefined ? {} : { _encoding: bodyEncoding }),
    ...(bodyTruncated && body !== undefined ? { comment: CUT } : {}),
  };
  const at = url.indexOf('?');
  return {
    method,
    url: toUri(url),
    httpVersion: 'HTTP/1.1',
    cookies: cookiesOf(headers.cookie),
    headers: requestHeaders.map(toNameValue),
    queryString: at < 0 ? [] : parseQuery(url.slice(at + 1)).pairs.map(toNameValue),
    ...(body === undefined ? {} : { postData }),
    headersSize: -1,
    bodySize: bodyBytes,
  };
}

/** Clients send what no URI may hold, such as the brackets of `page[size]`; readers of archives refuse it. */
function toUri(url: string): string {
  return url.replace(/[^\w\-.~!$&'()*+,;=:@/?%[\]]|(?<=:\/\/[^/]*\/.*)[[\]]|%(?![\da-f]{2})/giu, (sign) =>
    /^\p{Surrogate}$/u.test(sign) ? '%EF%BF%BD' : encodeURIComponent(sign),
  );
}

function harResponse({ status, response }: ArchivedExchange, { responseHeaders }: Wire): object {
  const { headers, body, bodyEncoding, bodyBytes = 0, bodyTruncated }: ArchivedMessage = response ?? { headers: {} };
  return {
    status,
    statusText: STATUS_CODES[status] ?? '',
    httpVersion: 'HTTP/1.1',
    cookies: cookiesOf(headers['set-cookie']?.replace(/;.*/, '')),
    headers: responseHeaders.map(toNameValue),
    content: {
      size: bodyBytes,
      mimeType: headers['content-type'] ?? '',
      ...(body === undefined ? {} : { text: body }),
      ...(bodyEncoding === undefined ? {} : { encoding: bodyEncoding }),
      ...(bodyTruncated ? { comment: body === undefined ? NOT_STORED : CUT } : {}),
    },
    redirectURL: headers.location ?? '',
    headersSize: -1,
    bodySize: bodyBytes,
  };
}

function toNameValue([name, value]: readonly [string, string]): NameValue {
  return { name, value };
}

function cookiesOf(header: string | undefined): NameValue[] {
  return (header ?? '')
    .split(/; */)
    .filter((part) => part.includes('='))
    .map((part) => ({ name: part.slice(0, part.indexOf('=')), value: part.slice(part.indexOf('=') + 1) }));
}
