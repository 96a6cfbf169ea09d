import type { Caller } from '../domain/permissions.js';
import type { ServiceName } from '../domain/service-names.js';
import type { Sandbox } from '../worlds/sandbox.js';
import { type AnyAnswer, HTML_TYPE } from './answer.js';
import { authenticate, authenticateIam } from './authenticate.js';
import type { BodyLimits } from './body.js';
import { ApiError } from './errors.js';
import type { RawRequest } from './request.js';

/** How one of the services lets a request in, and how it words what it refuses. */
export interface Service<C> {
  readonly name: ServiceName | 'control';
  /** What CORS does with the request's origin: the headers of every answer, or a refusal. */
  readonly cors: (request: RawRequest) => Readonly<Record<string, string>>;
  /** The handlers call `cors` themselves: the webhooks look the flow up first. */
  readonly corsInside?: boolean;
  readonly authenticate: (sandbox: Sandbox, request: RawRequest) => C;
  /** IAM and the webhooks read the body before they look at anything else; the others authenticate first. */
  readonly bodyFirst: boolean;
  /** Bytes that a body may have. */
  readonly bodySize: number;
  /** Another way to read bodies than as JSON. */
  readonly readBody?: (request: RawRequest, limits: BodyLimits) => Promise<unknown>;
  /** A refusal in the shape of the service. */
  readonly renderError: (request: RawRequest, error: ApiError) => AnyAnswer;
  /** An error of another kind as one of the service's refusals. Absent: any other error is a failure of the mock. */
  readonly toApiError?: (error: unknown, request: RawRequest) => ApiError;
}

/** Every body limit of upstream's but the webhooks'. */
const BODY_SIZE = 102_400;

/** The one origin that upstream allows outside production; a deployment's own list is not known (evidence: assumed). */
const ALLOWED_ORIGIN = 'http://localhost:3001';

const NOT_ALLOWED = 'Not allowed by CORS';

const WITHOUT_ORIGIN = { vary: 'Origin', 'access-control-allow-credentials': 'true' } as const;

const WITH_ORIGIN = { ...WITHOUT_ORIGIN, 'access-control-allow-origin': ALLOWED_ORIGIN } as const;

const NO_HEADERS = {} as const;

export function strictCors(request: RawRequest): Readonly<Record<string, string>> {
  const origin = request.header('origin');
  if (origin === undefined || origin === '') {
    return WITHOUT_ORIGIN;
  }
  if (origin !== ALLOWED_ORIGIN) {
    throw new ApiError(500, NOT_ALLOWED, 'uncoded');
  }
  return WITH_ORIGIN;
}

function lenientCors(request: RawRequest): Readonly<Record<string, string>> {
  const origin = request.header('origin');
  if (origin === undefined || origin === '') {
    return WITHOUT_ORIGIN;
  }
  return origin === ALLOWED_ORIGIN ? WITH_ORIGIN : NO_HEADERS;
}

// IAM takes the host for the origin when a request names none, and echoes it.
function iamCors(request: RawRequest): Readonly<Record<string, string>> {
  const origin = request.header('origin');
  if (origin !== undefined && origin !== '' && !origin.includes(ALLOWED_ORIGIN)) {
    throw new ApiError(500, NOT_ALLOWED);
  }
  return iamHeaders(origin || (request.header('host') ?? ''));
}

let lastIamHeaders = { ...WITHOUT_ORIGIN, 'access-control-allow-origin': '' };

// Nearly all requests come to the same host.
function iamHeaders(origin: string): Readonly<Record<string, string>> {
  if (lastIamHeaders['access-control-allow-origin'] !== origin) {
    lastIamHeaders = { ...WITHOUT_ORIGIN, 'access-control-allow-origin': origin };
  }
  return lastIamHeaders;
}

function errorList(_: RawRequest, { status, message, form }: ApiError): AnyAnswer {
  const errors = { coded: [{ message, code: status }], uncoded: [{ message }], text: message };
  return { status, body: { errors: errors[form] } };
}

function iamError(request: RawRequest, { status, message }: ApiError): AnyAnswer {
  // An HTML page for exactly this content type: what a form in a browser sends.
  if (request.header('content-type') === 'application/x-www-form-urlencoded') {
    const text = `<!DOCTYPE html>\n<title>${status}</title>\n<h1>${status}</h1>\n<p>UNKNOWN_ERROR</p>\n`;
    return { status, text, type: HTML_TYPE };
  }
  return { status, body: { message } };
}

export function plainError(_: RawRequest, { status, message }: ApiError): AnyAnswer {
  return { status, body: { error: message } };
}

export const flowsService: Service<Caller> = {
  name: 'flows',
  cors: strictCors,
  authenticate: ({ world }, request) => authenticate(world, request),
  bodyFirst: false,
  bodySize: BODY_SIZE,
  renderError: errorList,
};

export const templatesService: Service<Caller> = { ...flowsService, name: 'templates', cors: lenientCors };

export const iamService: Service<Caller> = {
  name: 'iam',
  cors: iamCors,
  authenticate: ({ world }, request) => authenticateIam(world, request),
  bodyFirst: true,
  bodySize: BODY_SIZE,
  renderError: iamError,
};

/** Upstream asks for no token here, and reads no body. */
export const executionsService: Service<undefined> = {
  name: 'executions',
  cors: () => ({ 'x-powered-by': 'Express' }),
  authenticate: () => undefined,
  bodyFirst: false,
  bodySize: BODY_SIZE,
  readBody: async () => ({}),
  renderError: plainError,
};

/** The answer to a preflight, once the origin has passed. */
export function preflight(request: RawRequest): AnyAnswer {
  const asked = request.header('access-control-request-headers');
  return {
    status: 204,
    headers: {
      vary: asked === undefined ? 'Origin' : 'Origin, Access-Control-Request-Headers',
      'access-control-allow-methods': 'GET,HEAD,PUT,PATCH,POST,DELETE',
      ...(asked === undefined ? {} : { 'access-control-allow-headers': asked }),
    },
  };
}
