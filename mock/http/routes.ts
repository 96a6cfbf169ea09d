import { type Context, Hono } from 'hono';
import { matchedRoutes } from 'hono/route';
import { type Answer, type Operation, type OperationId, operations } from '../../openapi/index.js';
import { memory } from '../domain/memory.js';
import type { KnownCaller } from '../journal/entry.js';
import { secretsOf, showViolations } from '../journal/to-journal-entry.js';
import type { AnyAnswer, Extras } from './answer.js';
import { changeRequest } from './api-change.js';
import { readJson } from './body.js';
import type { Env, RequestContext } from './context.js';
import { type Cors, type Headers, NO_HEADERS } from './cors.js';
import type { Guard } from './guards.js';
import { type ParamPlaces, toPattern } from './path.js';
import { hasBody, isRead, type RawRequest } from './request.js';
import type { Service } from './upstream-services.js';

/** What a service does for a method and path: an operation of the document, or for requests that have none. */
export interface Route<C> {
  readonly service: Service<C>;
  readonly operation?: OperationId | undefined;
  readonly places?: ParamPlaces | undefined;
  /** Absent: any caller whom the service lets in. */
  readonly requires?: Guard<C> | undefined;
  /** The guard comes before the body is read: upstream does so for DELETE. */
  readonly permitFirst?: boolean | undefined;
  /** Answers HEAD where upstream does not answer it as GET. */
  readonly head?: Route<C>['handle'] | undefined;
  readonly handle: (c: RequestContext, caller: C) => AnyAnswer | Promise<AnyAnswer>;
}

/** What an operation of the document asks of its caller, and what it does. */
export interface Handler<Op extends OperationId, C> extends Pick<Route<C>, 'requires' | 'permitFirst' | 'head'> {
  readonly handle: (c: RequestContext, caller: C) => (Answer<Op> & Extras) | Promise<Answer<Op> & Extras>;
}

/** The operations of a service on their paths. */
export interface Routes<Op extends string> extends Hono<Env> {
  /** The operations that it serves, for the compiler alone. */
  readonly served?: Op;
}

/** Any list of services that serves all of these operations. A list that does not is no such list: its missing ones are named. */
export type Serving<All extends string, Services extends readonly Routes<string>[]> =
  Exclude<All, Served<Services[number]>> extends infer Missing
    ? [Missing] extends [never]
      ? readonly Routes<string>[]
      : { readonly missing: Missing }
    : never;

type Served<Service> = Service extends Routes<infer Op> ? Op : never;

/** By the function that Hono calls. */
const routesByHandler = new WeakMap<object, Pick<Route<unknown>, 'service' | 'operation' | 'places'>>();

/**
 * A service: the handlers of its operations on their paths, aliases included, each with `suffix` behind it. Does not compile
 * with an unknown operation, or an answer that the document does not have.
 */
export function routes<C, Ops extends OperationId>(
  service: Service<C>,
  handlers: { readonly [Op in Ops]: Handler<Op, C> },
  suffix?: string,
): Routes<Ops>;
export function routes<C>(
  service: Service<C>,
  handlers: Readonly<Record<string, Omit<Route<C>, 'service'>>>,
  suffix = '',
): Hono<Env> {
  const app = new Hono<Env>();
  // In the document's order: fixed paths stand before those with parameters.
  for (const { id, aliasOf = id, method, path } of operations) {
    const handler = handlers[aliasOf];
    if (handler !== undefined) {
      const { pattern, places } = toPattern(path);
      app.on(method.toUpperCase(), pattern + suffix, toHono({ service, operation: aliasOf, places, ...handler }));
    }
  }
  return app;
}

/** A route as a handler of Hono's. */
export function toHono<C>(route: Route<C>): (c: Context<Env>) => Response | Promise<Response> {
  const head = headOperation(route.operation);
  const handler = (c: Context<Env>) => {
    const context = c.get('context');
    context.service = route.service;
    context.operation = context.request.method === 'HEAD' ? head : route.operation;
    return serve(context, route);
  };
  routesByHandler.set(handler, route);
  return handler;
}

/** Sets service and operation of a request before its handler is called, and gives the places of its parameters. */
export function lookAhead(c: Context<Env>): ParamPlaces {
  const context = c.get('context');
  for (const { handler } of matchedRoutes(c)) {
    const route = routesByHandler.get(handler);
    if (route !== undefined) {
      context.service = route.service;
      context.operation = context.request.method === 'HEAD' ? headOperation(route.operation) : route.operation;
      return route.places ?? [];
    }
  }
  return [];
}

/** The one way of a request through a service: CORS, caller, parameters, body, guard, handler. */
function serve<C>(context: RequestContext, route: Route<C>): Response | Promise<Response> {
  const { service, places = [], requires, permitFirst = false } = route;
  const { request, sandbox } = context;
  const handle = (request.method === 'HEAD' ? route.head : undefined) ?? route.handle;
  let caller: C;
  const enter = () => {
    if (!service.corsInside) {
      context.serviceHeaders = service.cors(request);
    }
    caller = service.authenticate(sandbox, request);
    context.caller = isKnown(caller) ? caller : undefined;
    context.readParams(places);
    if (permitFirst) {
      requires?.(caller, sandbox);
    }
  };
  const complete = () => {
    if (!permitFirst) {
      requires?.(caller, sandbox);
    }
    if (sandbox.settings.strict && context.violations().length > 0) {
      return context.answer(strictRefusal(context));
    }
    if (sandbox.settings.change !== undefined) {
      changeRequest(context, sandbox.settings.change);
    }
    const answer = handle(context, caller);
    return answer instanceof Promise
      ? answer.then((a) => context.answer(a)).catch((error) => context.fail(error))
      : context.answer(answer);
  };
  try {
    if (mayGrow(service.name, request.method)) {
      memory.refuseFull();
    }
    if (service.corsInside) {
      context.serviceHeaders = unlessRefused(service.cors, request);
    }
    if (!hasBody(request)) {
      enter();
      return complete();
    }
    if (!service.bodyFirst) {
      enter();
    }
    context.bodyWanted = true;
    return (service.readBody ?? readJson)(request, { size: service.bodySize, bodyTimeouts: sandbox.bodyTimeouts })
      .then((body) => {
        context.body = body;
        context.bodyRead = true;
        if (service.bodyFirst) {
          enter();
        }
        return complete();
      })
      .catch((error) => context.fail(error));
  } catch (error) {
    return context.fail(error);
  }
}

function unlessRefused(cors: Cors, request: RawRequest): Headers {
  try {
    return cors(request);
  } catch {
    return NO_HEADERS;
  }
}

/** Whether a request may leave something behind. The control API looks at its operations itself. */
function mayGrow(service: Service<unknown>['name'], method: string): boolean {
  return service === 'webhooks' || (service !== 'control' && !isRead(method) && method !== 'DELETE');
}

const paths = new Map(operations.map(({ id, path }) => [id, path]));

const headsByPath = new Map(
  operations.filter(({ method }: Operation) => method === 'head').map(({ id, path }) => [path, id]),
);

// Hono takes HEAD to the handlers of GET; where the document knows HEAD as an operation of its own, so does the journal.
function headOperation(operation: OperationId | undefined): OperationId | undefined {
  const path = operation === undefined ? undefined : paths.get(operation);
  return path === undefined ? operation : (headsByPath.get(path) ?? operation);
}

function isKnown(caller: unknown): caller is KnownCaller {
  return typeof caller === 'object' && caller !== null && 'username' in caller && 'userId' in caller;
}

// The answer is stored and shown like any other: it must not show a secret.
function strictRefusal(context: RequestContext): AnyAnswer {
  const { request, sandbox } = context;
  const secrets = secretsOf({ requestHeaders: request.headerLines }, sandbox.redaction);
  const violations = showViolations(request, context.violations(), secrets);
  return { status: 422, body: { error: 'The request does not keep to the API document (--strict).', violations } };
}
