import type { Json } from '../../../../contracts/index.js';
import type { JournalEntry } from '../../../../mock/index.js';
import { decoded } from '../../text.js';
import type { AskedState } from '../pact-file.js';
import { bodyOf, type DraftBody, isCoded, written } from './draft-body.js';
import { exampleOf, rulesOf, shapeOf, withoutMoments } from './example.js';
import { type Login, toCaller } from './logins.js';

/** An exchange as an interaction of a pact. */
export interface Draft {
  /** Exchanges of the same shape are one interaction. */
  readonly shape: string;
  readonly description: string;
  /** What has to be true for the caller to be let in, or not. */
  readonly login: readonly AskedState[];
  readonly request: {
    readonly method: string;
    readonly path: string;
    /** Regular expression of the path with any ids; absent: the path has no ids. */
    readonly pathForm?: string;
    readonly query: Readonly<Record<string, readonly string[]>>;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: DraftBody;
  };
  readonly response: {
    readonly status: number;
    readonly contentType?: string;
    readonly retryAfter?: string;
    /** What is relied on of a JSON body. */
    readonly example?: Json;
  };
}

/** In the place of every X-Request-Id. */
const REQUEST_ID = '9b1deb4d3b7d4bad9bdd2b0d7b3dcb6d';

/** An exchange as a draft, or why it cannot be one. */
export function toDraft(exchange: JournalEntry, login: Login): Draft | string {
  const { method, path, query, status, request, response, params, delivered, operation, note, faults } = exchange;
  const what = `${method} ${path}`;
  if (status === 0 || !delivered) return `${what} was not answered to the end`;
  if (operation === undefined) return `${what} is no operation of the API document`;
  // A fault that a state has armed is what the service may answer.
  if (note !== undefined && faults.length === 0)
    return `${what}, answered ${status}, which the service never answers: ${note}`;
  if (request.bodyTruncated || response.bodyTruncated) return `${what} has a body that is too long to be kept`;
  const caller = toCaller(exchange, login);
  const body = bodyOf(request, caller.fill);
  // The answer to a webhook shows the id that the request came with.
  const sentId = request.headers['x-request-id'];
  const answer = bodyOf(sentId === undefined ? response : withId(response, sentId));
  const template = Object.entries(params).reduce((form, [name, value]) => replaced(form, value, `{${name}}`), path);
  const names = Object.keys(query).sort();
  const example = answer?.json === undefined ? undefined : exampleOf(answer.json);
  const shape = [
    `${method} ${template}?${names.join('&')}`,
    body === undefined ? '' : `${body.contentType} ${body.json === undefined ? '' : shapeOf(body.json)}`,
    caller.words,
    status,
  ];
  return {
    shape: shape.join('\n'),
    description: `${method} ${template}${names.length === 0 ? '' : ` with ${names.join(', ')}`} ${caller.words}, answered ${status}`,
    login: caller.states,
    request: {
      method,
      path,
      ...(template === path ? {} : { pathForm: formOf(template) }),
      query: Object.fromEntries(
        Object.entries(query).map(([name, values]) => [name, values.map((value) => String(withoutMoments(value)))]),
      ),
      headers: {
        ...(caller.authorization === undefined ? {} : { Authorization: caller.authorization }),
        ...(body === undefined ? {} : { 'Content-Type': body.header }),
        ...(sentId === undefined ? {} : { 'X-Request-Id': REQUEST_ID }),
      },
      ...(body === undefined ? {} : { body }),
    },
    response: {
      status,
      ...(answer === undefined || response.headers['content-type'] === undefined
        ? {}
        : { contentType: answer.contentType }),
      ...(response.headers['retry-after'] === undefined ? {} : { retryAfter: response.headers['retry-after'] }),
      ...(example === undefined ? {} : { example }),
    },
  };
}

function withId(message: JournalEntry['response'], sentId: string): JournalEntry['response'] {
  if (message.body === undefined) return message;
  return { ...message, body: message.body.replaceAll(JSON.stringify(sentId), JSON.stringify(REQUEST_ID)) };
}

/** The path with the segment of a parameter in braces. */
function replaced(path: string, value: string, name: string): string {
  const segments = path.split('/');
  const at = segments.findIndex((segment) => decoded(segment) === value);
  return at < 0 ? path : segments.with(at, name).join('/');
}

function formOf(template: string): string {
  const segments = template.split('/').map((segment) => {
    if (segment.startsWith('{')) return '[^/]+';
    return segment.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  });
  return `^${segments.join('/')}$`;
}

/** The interaction in the form of Pact's version 4. */
export function toInteraction(draft: Draft, description: string, states: readonly AskedState[]): Json {
  const { request, response } = draft;
  const { body, pathForm } = request;
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, [value]]));
  const regex = (form: string) => ({ combine: 'AND', matchers: [{ match: 'regex', regex: form }] });
  const type = { combine: 'AND', matchers: [{ match: 'type' }] };
  const requestRules = {
    ...(pathForm === undefined ? {} : { path: regex(pathForm) }),
    header: {
      ...('Authorization' in headers ? { Authorization: regex('^Bearer .+$') } : {}),
      ...('X-Request-Id' in headers ? { 'X-Request-Id': type } : {}),
    },
    ...(body?.json === undefined || isCoded(body) ? {} : { body: rulesOf(body.json) }),
  };
  const mediaType = response.contentType;
  const responseHeaders = {
    ...(mediaType === undefined ? {} : { 'Content-Type': [mediaType] }),
    ...(response.retryAfter === undefined ? {} : { 'Retry-After': [response.retryAfter] }),
  };
  const responseRules = {
    header: {
      ...(mediaType === undefined ? {} : { 'Content-Type': regex(`^${mediaType.replace(/[.+]/g, '\\$&')}.*$`) }),
      ...(response.retryAfter === undefined ? {} : { 'Retry-After': type }),
    },
    ...(response.example === undefined ? {} : { body: rulesOf(response.example) }),
  };
  return JSON.parse(
    JSON.stringify({
      type: 'Synchronous/HTTP',
      description,
      pending: false,
      ...(states.length === 0 ? {} : { providerStates: states }),
      request: {
        method: request.method,
        path: request.path,
        ...(Object.keys(request.query).length === 0 ? {} : { query: request.query }),
        ...(Object.keys(headers).length === 0 ? {} : { headers }),
        ...(body === undefined ? {} : { body: written(body) }),
        matchingRules: requestRules,
      },
      response: {
        status: response.status,
        headers: responseHeaders,
        ...(response.example === undefined || mediaType === undefined
          ? {}
          : { body: { content: response.example, contentType: mediaType, encoded: false } }),
        matchingRules: responseRules,
      },
    }),
  );
}
