import { type AnyAnswer, HTML_TYPE } from './answer.js';
import { ApiError } from './errors.js';
import type { RawRequest } from './request.js';

// What each service does with the origin of a request (facts: upstream behaviour B1), outside production; a deployment's own list
// is not known (evidence: assumed).

export type Headers = Readonly<Record<string, string>>;

/** The headers of every answer, `NO_HEADERS` where CORS is off, or a refusal. */
export type Cors = (request: RawRequest) => Headers;

export const NO_HEADERS: Headers = {};

/** The origin that flows, templates and webhooks allow. */
const ALLOWED_ORIGIN = 'http://localhost:3001';

/** IAM and the secrets allow every origin with one of these in it. */
const ALLOWED_WORDS = ['127.0.0.1', 'localhost'];

const NOT_ALLOWED = 'Not allowed by CORS';

const WITHOUT_ORIGIN = { vary: 'Origin', 'access-control-allow-credentials': 'true' } as const;

/** Flows and webhooks: the listed origin, or none; others are refused. */
export function strictCors(request: RawRequest): Headers {
  const origin = request.header('origin');
  if (!origin) {
    return WITHOUT_ORIGIN;
  }
  if (!isLetIn(request, origin === ALLOWED_ORIGIN)) {
    throw new ApiError(500, NOT_ALLOWED, 'uncoded');
  }
  return headersOf(origin);
}

/** Components: as flows, without credentials. */
export function componentsCors(request: RawRequest): Headers {
  const origin = request.header('origin');
  const shared = { vary: 'Origin', 'x-powered-by': 'Express' } as const;
  if (!origin) {
    return shared;
  }
  if (!isLetIn(request, origin === ALLOWED_ORIGIN)) {
    throw new ApiError(500, NOT_ALLOWED);
  }
  return { ...shared, 'access-control-allow-origin': origin };
}

/** Templates: CORS is off for origins that are not listed, and without one, because the host is then taken for it. */
export function templatesCors(request: RawRequest): Headers {
  const origin = originOf(request);
  return isLetIn(request, origin.includes(ALLOWED_ORIGIN)) ? headersOf(origin) : NO_HEADERS;
}

/** Secrets: the same with IAM's words. */
export function secretsCors(request: RawRequest): Headers {
  const origin = originOf(request);
  return isLetIn(request, isLocal(origin)) ? headersOf(origin) : NO_HEADERS;
}

/**
 * IAM: a listed word in the origin, or no origin; others are refused. The host stands for a missing origin; that it is there is
 * all that is looked at, for what hosts a deployment lists is not known.
 */
export function iamCors(request: RawRequest): Headers {
  const origin = originOf(request);
  const isGiven = Boolean(request.header('origin'));
  if (isGiven ? !isLetIn(request, isLocal(origin)) : origin === '' && isOverWire(request)) {
    throw new ApiError(500, NOT_ALLOWED);
  }
  return headersOf(origin);
}

/** Whether the mock's options let the origin in, or the service does. Where neither does, the verdict on the request says so. */
function isLetIn(request: RawRequest, isListed: boolean): boolean {
  if (request.originVerdict === 'admitted' || isListed) {
    return true;
  }
  if (request.header('origin')) {
    request.originVerdict = 'refused';
  }
  return false;
}

/** The origin, or the host in its place. Where neither was sent, upstream's code fails. */
function originOf(request: RawRequest): string {
  const origin = request.header('origin') || request.header('host');
  if (origin === undefined && isOverWire(request)) {
    throw new ApiError(500, "Cannot read properties of undefined (reading 'indexOf')", 'uncoded');
  }
  return origin ?? '';
}

/** Requests within this process need no host. */
function isOverWire({ peer }: RawRequest): boolean {
  return peer !== undefined;
}

function isLocal(origin: string): boolean {
  return ALLOWED_WORDS.some((word) => origin.includes(word));
}

let lastHeaders = { ...WITHOUT_ORIGIN, 'access-control-allow-origin': '' };

// Nearly all requests come from the same origin or to the same host.
function headersOf(origin: string): Headers {
  if (lastHeaders['access-control-allow-origin'] !== origin) {
    lastHeaders = { ...WITHOUT_ORIGIN, 'access-control-allow-origin': origin };
  }
  return lastHeaders;
}

/** The answer to a preflight, once the origin has passed. */
export function preflight(request: RawRequest): AnyAnswer {
  const asked = request.header('access-control-request-headers');
  return {
    status: 204,
    headers: {
      vary: 'Origin, Access-Control-Request-Headers',
      'access-control-allow-methods': 'GET,HEAD,PUT,PATCH,POST,DELETE',
      ...(asked ? { 'access-control-allow-headers': asked } : {}),
      'content-length': '0',
    },
  };
}

/** Express's own answer to OPTIONS where CORS is off. */
export function optionsAnswer(methods: string): AnyAnswer {
  return { status: 200, text: methods, type: HTML_TYPE, headers: { allow: methods } };
}
