import type { Caller } from '../domain/permissions.js';
import type { ServiceName } from '../domain/service-names.js';
import type { Sandbox } from '../worlds/sandbox.js';
import { type AnyAnswer, HTML_TYPE } from './answer.js';
import { authenticate, authenticateIam } from './authenticate.js';
import type { BodyLimits } from './body.js';
import { type Cors, componentsCors, iamCors, secretsCors, strictCors, templatesCors } from './cors.js';
import type { ApiError } from './errors.js';
import type { RawRequest } from './request.js';

/** How one of the services lets a request in, and how it words what it refuses. */
export interface Service<C> {
  readonly name: ServiceName | 'control';
  readonly cors: Cors;
  /** The handlers refuse foreign origins themselves: the webhooks look the flow up first. */
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

export const templatesService: Service<Caller> = { ...flowsService, name: 'templates', cors: templatesCors };

export const iamService: Service<Caller> = {
  name: 'iam',
  cors: iamCors,
  authenticate: ({ world }, request) => authenticateIam(world, request),
  bodyFirst: true,
  bodySize: BODY_SIZE,
  renderError: iamError,
};

/** Bodies are read first, tokens are looked at as flows do, and errors are worded without a code. */
export const secretsService: Service<Caller> = {
  name: 'iam',
  cors: secretsCors,
  authenticate: ({ world }, request) => authenticate(world, request),
  bodyFirst: true,
  bodySize: 1_048_576,
  renderError: (_, { status, message }) => ({ status, body: { message } }),
};

/** As flows, but that errors have no code. */
export const componentsService: Service<Caller> = {
  ...flowsService,
  cors: componentsCors,
  readBody: async () => ({}),
  renderError: (_, { status, message }) => ({ status, body: { errors: [{ message }] } }),
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
