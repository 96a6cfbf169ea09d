import { Hono } from 'hono';
import { operations } from '../../openapi/index.js';
import { notHandled, webhooksService, withHook } from '../api/webhooks/webhooks.js';
import type { Caller } from '../domain/permissions.js';
import { type AnyAnswer, HTML_TYPE, notFoundPage } from '../http/answer.js';
import type { Env, RequestContext } from '../http/context.js';
import { type Guard, tenantPermission } from '../http/guards.js';
import { readParams, toPattern } from '../http/path.js';
import { toHono } from '../http/routes.js';
import { flowsService, iamService, preflight, type Service, templatesService } from '../http/upstream-services.js';

const patterns = operations.map(({ path }) => ({ parts: path.split('/').slice(1), places: toPattern(path).places }));

/** Express decodes the parameters of every path that fits an operation's, whatever the method. */
function refuseUndecodable(path: string): void {
  if (!path.includes('%')) {
    return;
  }
  const segments = path.split('/').slice(1);
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

/** IAM for requests whose caller and body do not matter. */
const openIam: Service<undefined> = { ...iamService, ...unread, authenticate: () => undefined };

const withoutCors: Service<undefined> = { ...openIam, cors: () => ({}) };

/** Below these paths a service answers what it does not know only to callers that it lets in, and any preflight. */
function below(app: Hono<Env>, path: string, service: Service<Caller>, requires?: Guard<Caller>): void {
  // Only IAM reads bodies that no operation wants.
  const own: Service<Caller> = service.bodyFirst ? service : { ...service, ...unread };
  const authenticate: typeof own.authenticate = (sandbox, request) => {
    const caller = own.authenticate(sandbox, request);
    refuseUndecodable(request.path);
    return caller;
  };
  app.options(path, toHono({ service: { ...own, authenticate: () => undefined }, handle: answerPreflight }));
  app.all(path, toHono({ service: { ...own, authenticate }, requires, handle: notFound }));
}

/** Express's own answer where no CORS is set up. */
const METHODS_OF_EXECUTIONS: AnyAnswer = {
  status: 200,
  text: 'GET,HEAD',
  type: HTML_TYPE,
  headers: { allow: 'GET,HEAD' },
};

/** What the services answer to paths and methods that no operation has. */
export const unknownPaths = createUnknownPaths();

function createUnknownPaths(): Hono<Env> {
  const app = new Hono<Env>();
  // A webhook's path with a method that is not its own: the flow is looked up as ever, and OPTIONS is a preflight.
  const hook = toHono({ service: webhooksService, places: [['flowId', 1]], handle: answerHook });
  app.all('/hook/:flowid/*', hook);
  app.all('/webhooks/:flowid/*', hook);
  below(app, '/flows/*', flowsService);
  below(app, '/templates/*', templatesService);
  // Whatever is asked below this path, upstream first looks whether the caller may read roles.
  below(app, '/api/v1/roles/*', iamService, tenantPermission('tenant.roles.read'));
  below(app, '/api/v1/*', iamService);
  const iamPreflight = toHono({ service: openIam, handle: answerPreflight });
  for (const path of ['/login/*', '/logout/*', '/impersonate/*', '/users/*', '/api/*']) app.options(path, iamPreflight);
  const methods = toHono({ service: withoutCors, handle: () => METHODS_OF_EXECUTIONS });
  for (const path of ['/executions', '/executions/:id']) app.options(path, methods);
  app.all('*', toHono({ service: withoutCors, handle: notFound }));
  return app;
}

function answerHook(c: RequestContext): Promise<AnyAnswer> | AnyAnswer {
  return withHook(c, () => {
    c.serviceHeaders = c.service.cors(c.request);
    return c.request.method === 'OPTIONS' ? answerPreflight(c) : notHandled();
  });
}
