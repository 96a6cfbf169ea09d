import { Hono } from 'hono';
import type { Caller } from '../domain/permissions.js';
import { at } from '../domain/upstream/query.js';
import type { AnyAnswer } from '../http/answer.js';
import type { Env, RequestContext } from '../http/context.js';
import { NO_HEADERS, preflight } from '../http/cors.js';
import { ApiError } from '../http/errors.js';
import { type Route, toHono } from '../http/routes.js';
import { componentsService, flowsService, iamService, type Service } from '../http/upstream-services.js';

// What upstream's services serve beside FlowMate's API, and FlowMate documents nowhere (evidence: assumed): a client may meet it
// there. What a world without their data answers is served, and the rest says that it is not simulated.

/** Samples of what steps got, for editors of flows. The runs of the mock leave none. Koa makes no ETags. */
const snapshotsService: Service<Caller> = {
  ...flowsService,
  cors: () => NO_HEADERS,
  bodyFirst: true,
  bodySize: 1_048_576,
  renderError: (_, { status, message }) => ({ status, body: { errors: [{ message }] }, etag: null }),
};

/** For requests whose caller and body do not matter. */
const open: Service<undefined> = { ...iamService, authenticate: () => undefined, readBody: async () => ({}) };

/** Operations of upstream's that the mock does not simulate: the service, and what of it, by Hono's patterns in lower case. */
const NOT_SIMULATED: readonly {
  readonly service: Service<Caller>;
  readonly name: string;
  readonly methods: readonly string[];
  readonly paths: readonly string[];
}[] = [
  {
    service: componentsService,
    name: 'component repository',
    methods: ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'],
    paths: ['/virtual-components/*'],
  },
  { service: componentsService, name: 'component repository', methods: ['POST'], paths: ['/components'] },
  {
    service: componentsService,
    name: 'component repository',
    methods: ['PATCH', 'DELETE'],
    paths: ['/components/:id', '/components/enrich/:id'],
  },
  { service: componentsService, name: 'component repository', methods: ['POST'], paths: ['/components/global/*'] },
  { service: flowsService, name: 'audit log', methods: ['POST'], paths: ['/logs'] },
  {
    service: flowsService,
    name: 'dispatcher',
    methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    paths: ['/dispatches/*'],
  },
  {
    service: flowsService,
    name: 'analytics',
    methods: ['GET', 'POST', 'PUT'],
    paths: ['/flowstats', '/userstats', '/flowtemplates/*'],
  },
];

/** The services that upstream has beside those of FlowMate's API, as far as they answer here. */
export const otherServices = createOtherServices();

function createOtherServices(): Hono<Env> {
  const app = new Hono<Env>();
  const snapshots = (route: Omit<Route<Caller>, 'service'>) => toHono({ service: snapshotsService, ...route });
  const steps = '/snapshots/flows/:flowid/steps';
  app.get(steps, snapshots({ handle: () => ({ status: 200, body: { data: [] }, etag: null }) }));
  app.get(`${steps}/:stepid`, snapshots({ handle: () => ({ status: 200, body: { data: {} }, etag: null }) }));
  app.delete(`${steps}/:stepid`, snapshots({ handle: () => ({ status: 204 }) }));
  app.delete('/snapshots', snapshots({ handle: deleteSnapshots }));

  // Behind one origin it is identity management that has these.
  app.get('/.well-known/jwks.json', toHono({ service: open, handle: withoutKeys }));
  app.get('/docs', toHono({ service: open, handle: () => redirectTo('/api-docs') }));
  app.get('/api-docs', toHono({ service: open, handle: toReference }));

  for (const { service, name, methods, paths } of NOT_SIMULATED) {
    const unread = { ...service, readBody: async () => ({}) };
    const handle = (c: RequestContext) => notSimulated(c, name);
    app.on([...methods], [...paths], toHono({ service: unread, handle }));
    app.on(
      'OPTIONS',
      [...paths],
      toHono({ service: { ...unread, authenticate: () => undefined }, handle: preflightOf }),
    );
  }
  return app;
}

function preflightOf({ request }: RequestContext): AnyAnswer {
  return preflight(request);
}

function deleteSnapshots({ query }: RequestContext, caller: Caller): AnyAnswer {
  if (!caller.isAdmin) {
    throw new ApiError(403, 'Forbidden');
  }
  if (!at(query.parsed, 'flowExecId')) {
    throw new ApiError(400, 'BadRequest');
  }
  return { status: 204 };
}

function withoutKeys(): AnyAnswer {
  return { status: 423, body: { message: 'RSA algorithm is not activated' } };
}

function redirectTo(location: string): AnyAnswer {
  return { status: 302, text: `Found. Redirecting to ${location}`, etag: null, headers: { location, vary: 'Accept' } };
}

/** Upstream has a page of its own here. The mock has one that shows the same. */
function toReference({ sandbox }: RequestContext): AnyAnswer {
  return redirectTo(`${sandbox.name === undefined ? '' : `/@${sandbox.name}`}/_mock/ui#/reference`);
}

function notSimulated({ request, entry }: RequestContext, service: string): AnyAnswer {
  const what = `${request.method} ${request.path.split('/', 2).join('/')}`;
  const error = `The mock does not simulate ${what}: upstream's ${service} serves it, and FlowMate's documentation does not show it.`;
  entry?.note('not simulated by the mock');
  return { status: 501, body: { error } };
}
