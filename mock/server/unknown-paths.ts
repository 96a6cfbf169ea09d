import { Hono } from 'hono';
import { operations } from '../../openapi/index.js';
import { notHandled, webhooksService, withHook } from '../api/webhooks/webhooks.js';
import type { Caller } from '../domain/permissions.js';
import { type AnyAnswer, notFoundPage } from '../http/answer.js';
import type { Env, RequestContext } from '../http/context.js';
import { NO_HEADERS, optionsAnswer, preflight } from '../http/cors.js';
import { type Guard, tenantPermission } from '../http/guards.js';
import { cutMounts, readParams, toPattern } from '../http/path.js';
import { toHono } from '../http/routes.js';
import {
  componentsService,
  executionsService,
  flowsService,
  iamService,
  type Service,
  secretsService,
  templatesService,
} from '../http/upstream-services.js';

const patterns = operations.map(({ path }) => ({ parts: path.split('/').slice(1), places: toPattern(path).places }));

/** Express decodes the parameters of every path that fits an operation's, whatever the method. */
function refuseUndecodable(path: string): void {
  if (!path.includes('%')) {
    return;
  }
  const segments = cutMounts(path).split('/').slice(1);
  for (const { parts, places } of patterns) {
    const fits = parts.every((part, i) => part.startsWith('{') || part === segments[i]?.toLowerCase());
    if (parts.length === segments.length && fits) {
      readParams(path, places);
    }
  }
}

const notFound = ({ request }: RequestContext): AnyAnswer => notFoundPage(request);

const answerPreflight = ({ request }: RequestContext): AnyAnswer => preflight(request);

/** For requests whose body does not matter. */
const unread = { readBody: async () => ({}) };

/** IAM for requests whose caller does not matter. */
const openIam: Service<undefined> = { ...iamService, authenticate: () => undefined };

/** Below these paths a service answers what it does not know only to callers that it lets in, and any preflight. */
function below(app: Hono<Env>, path: string, service: Service<Caller>, requires?: Guard<Caller>): void {
  const own = deaf(service);
  app.options(path, toHono({ service: { ...own, authenticate: () => undefined }, handle: answerPreflight }));
  app.all(path, toHono({ service: decoding(own), requires, handle: notFound }));
}

/** The same of a service that turns CORS off instead of refusing an origin: OPTIONS is then a request like others. */
function belowLenient(
  app: Hono<Env>,
  base: string,
  service: Service<Caller>,
  methods: Readonly<Record<string, string>>,
): void {
  const own = decoding(deaf(service));
  const authenticate: Service<Caller | undefined>['authenticate'] = (sandbox, request) =>
    service.cors(request) === NO_HEADERS ? own.authenticate(sandbox, request) : undefined;
  const options = (known: string | undefined) =>
    toHono({
      service: { ...own, authenticate },
      handle: (c, caller) =>
        caller === undefined ? answerPreflight(c) : known === undefined ? notFound(c) : optionsAnswer(known),
    });
  for (const [path, known] of Object.entries(methods)) app.options(base + path, options(known));
  app.options(`${base}/*`, options(undefined));
  app.all(`${base}/*`, toHono({ service: own, handle: notFound }));
}

// Only IAM reads bodies that no operation wants.
function deaf(service: Service<Caller>): Service<Caller> {
  return service.bodyFirst ? service : { ...service, ...unread };
}

function decoding(service: Service<Caller>): Service<Caller> {
  const authenticate: typeof service.authenticate = (sandbox, request) => {
    const caller = service.authenticate(sandbox, request);
    refuseUndecodable(request.path);
    return caller;
  };
  return { ...service, authenticate };
}

/** What the services answer to paths and methods that no operation has. */
export const unknownPaths = createUnknownPaths();

function createUnknownPaths(): Hono<Env> {
  const app = new Hono<Env>();
  // A webhook's path with a method that is not its own: the flow is looked up as ever, and OPTIONS is a preflight.
  const hook = toHono({ service: webhooksService, places: [['flowId', 1]], handle: answerHook });
  app.all('/hook/:flowid/*', hook);
  app.all('/webhooks/:flowid/*', hook);
  below(app, '/flows/*', flowsService);
  belowLenient(app, '/templates', templatesService, {
    '': 'GET,HEAD,POST',
    '/:id': 'PATCH,GET,HEAD,DELETE',
    '/:id/generate': 'POST',
  });
  belowLenient(app, '/secrets', secretsService, {
    '': 'GET,HEAD,POST,DELETE',
    '/:id': 'GET,HEAD,PATCH,DELETE',
    '/:id/owners': 'POST,DELETE',
    '/:id/validatehmac': 'POST',
  });
  belowLenient(app, '/callback', secretsService, { '': 'GET,HEAD' });
  belowLenient(app, '/auth-clients', secretsService, {
    '': 'GET,HEAD,POST,DELETE',
    '/:id': 'GET,HEAD,PATCH,DELETE',
    '/:id/secrets': 'GET,HEAD',
    '/:id/start-flow': 'POST',
  });
  below(app, '/components/*', componentsService);
  // Whatever is asked below this path, upstream first looks whether the caller may read roles.
  below(app, '/api/v1/roles/*', iamService, tenantPermission('tenant.roles.read'));
  below(app, '/api/v1/*', iamService);
  const methods = toHono({ service: executionsService, handle: () => optionsAnswer('GET,HEAD') });
  for (const path of ['/executions', '/executions/:id']) app.options(path, methods);
  app.all('/executions/*', toHono({ service: executionsService, handle: notFound }));
  app.options('*', toHono({ service: openIam, handle: answerPreflight }));
  app.all('*', toHono({ service: openIam, handle: notFound }));
  return app;
}

function answerHook(c: RequestContext): Promise<AnyAnswer> | AnyAnswer {
  return withHook(c, () => {
    c.service.cors(c.request);
    return c.request.method === 'OPTIONS' ? answerPreflight(c) : notHandled();
  });
}
