import type { ServiceName } from '../domain/service-names.js';
import { htmlReply, JSON_TYPE, jsonReply, type Reply } from './answer.js';
import { Refusal } from './errors.js';
import type { Exchange } from './request.js';

export interface Service {
  readonly name: ServiceName;
  /** What CORS does with the request's origin: the headers of every answer, or a refusal. */
  readonly cors: (exchange: Exchange) => Readonly<Record<string, string>>;
  /** An error in the shape of the service. */
  readonly refuse: (exchange: Exchange, status: number, message: string, withCode: boolean) => Reply;
}

/** The one origin that upstream allows outside production; a deployment's own list is not known (evidence: assumed). */
const ALLOWED_ORIGIN = 'http://localhost:3001';

const NOT_ALLOWED = 'Not allowed by CORS';

const WITHOUT_ORIGIN = { vary: 'Origin', 'access-control-allow-credentials': 'true' } as const;

const WITH_ORIGIN = { ...WITHOUT_ORIGIN, 'access-control-allow-origin': ALLOWED_ORIGIN } as const;

const NO_HEADERS = {} as const;

function strictCors(exchange: Exchange): Readonly<Record<string, string>> {
  const origin = exchange.header('origin');
  if (origin === undefined || origin === '') {
    return WITHOUT_ORIGIN;
  }
  if (origin !== ALLOWED_ORIGIN) {
    throw new Refusal(500, NOT_ALLOWED, false);
  }
  return WITH_ORIGIN;
}

function lenientCors(exchange: Exchange): Readonly<Record<string, string>> {
  const origin = exchange.header('origin');
  if (origin === undefined || origin === '') {
    return WITHOUT_ORIGIN;
  }
  return origin === ALLOWED_ORIGIN ? WITH_ORIGIN : NO_HEADERS;
}

// IAM takes the host for the origin when a request names none, and echoes it.
function iamCors(exchange: Exchange): Readonly<Record<string, string>> {
  const origin = exchange.header('origin');
  if (origin !== undefined && origin !== '' && !origin.includes(ALLOWED_ORIGIN)) {
    throw new Refusal(500, NOT_ALLOWED);
  }
  return iamHeaders(origin || (exchange.header('host') ?? ''));
}

let lastIamHeaders = { ...WITHOUT_ORIGIN, 'access-control-allow-origin': '' };

// Nearly all requests come to the same host.
function iamHeaders(origin: string): Readonly<Record<string, string>> {
  if (lastIamHeaders['access-control-allow-origin'] !== origin) {
    lastIamHeaders = { ...WITHOUT_ORIGIN, 'access-control-allow-origin': origin };
  }
  return lastIamHeaders;
}

function errorsWithCode(_: Exchange, status: number, message: string, withCode: boolean): Reply {
  return jsonReply(status, { errors: [withCode ? { message, code: status } : { message }] });
}

function iamError(exchange: Exchange, status: number, message: string): Reply {
  // An HTML page for exactly this content type: what a form in a browser sends.
  if (exchange.header('content-type') === 'application/x-www-form-urlencoded') {
    return htmlReply(status, `<!DOCTYPE html>\n<title>${status}</title>\n<h1>${status}</h1>\n<p>UNKNOWN_ERROR</p>\n`);
  }
  return { status, text: JSON.stringify({ message }), contentType: JSON_TYPE };
}

function webhookError(_: Exchange, status: number, message: string): Reply {
  return jsonReply(status, { error: message });
}

export const services: { readonly [Name in ServiceName]: Service } = {
  iam: { name: 'iam', cors: iamCors, refuse: iamError },
  flows: { name: 'flows', cors: strictCors, refuse: errorsWithCode },
  templates: { name: 'templates', cors: lenientCors, refuse: errorsWithCode },
  webhooks: { name: 'webhooks', cors: strictCors, refuse: webhookError },
  executions: { name: 'executions', cors: () => ({ 'x-powered-by': 'Express' }), refuse: webhookError },
};

/** The answer to a preflight, once the origin has passed. */
export function preflight(exchange: Exchange): Reply {
  const asked = exchange.header('access-control-request-headers');
  return {
    status: 204,
    text: '',
    headers: {
      vary: asked === undefined ? 'Origin' : 'Origin, Access-Control-Request-Headers',
      'access-control-allow-methods': 'GET,HEAD,PUT,PATCH,POST,DELETE',
      ...(asked === undefined ? {} : { 'access-control-allow-headers': asked }),
    },
  };
}
