import { Hono } from 'hono';
import type { ControlId, HandledId, OperationId } from '../../openapi/index.js';
import { executionCounts, executions } from '../api/executions.js';
import { flowBatches } from '../api/flows/bulk.js';
import { flows } from '../api/flows/flows.js';
import { login, sessions } from '../api/iam/login.js';
import { roles } from '../api/iam/roles.js';
import { tenants } from '../api/iam/tenants.js';
import { tokens } from '../api/iam/tokens.js';
import { users } from '../api/iam/users.js';
import { logs } from '../api/logs.js';
import { secrets } from '../api/secrets.js';
import { templates } from '../api/templates.js';
import { webhooks } from '../api/webhooks/webhooks.js';
import { access } from '../control/access.js';
import { events } from '../control/events.js';
import { controlExecutions } from '../control/executions.js';
import { controlFaults } from '../control/faults.js';
import { requests } from '../control/journal.js';
import { records } from '../control/records.js';
import type { ControlRoutes } from '../control/routes.js';
import { unknownControl } from '../control/unknown.js';
import { worlds } from '../control/worlds.js';
import { type Env, RequestContext } from '../http/context.js';
import { faults } from '../http/faults/inject.js';
import { isConnectionLoss } from '../http/in-process-request.js';
import { receive, sandbox } from '../http/receive.js';
import { journal } from '../http/record-request.js';
import { splitSandbox } from '../http/request.js';
import type { ServiceRoutes } from '../http/routes.js';
import type { Sandboxes } from '../worlds/sandboxes.js';
import { CachedRouter } from './cached-router.js';
import { unknownPaths } from './unknown-paths.js';

const controlServices = [worlds, controlExecutions, records, controlFaults, requests, events] as const;

const services = [
  login,
  sessions,
  users,
  tenants,
  roles,
  tokens,
  flowBatches,
  flows,
  templates,
  executions,
  executionCounts,
  logs,
  secrets,
  webhooks,
] as const;

/** Nothing to add when every operation has a service; else a member that no list has, so that the compiler names the rest. */
type Complete<All, Served> = [Exclude<All, Served>] extends [never]
  ? unknown
  : { readonly missing: Exclude<All, Served> };

function mountControl<Op extends ControlId>(
  app: Hono<Env>,
  services: readonly ControlRoutes<Op>[] & Complete<ControlId, Op>,
): void {
  for (const service of services) app.route('/', service);
}

function mount<Op extends OperationId>(
  app: Hono<Env>,
  services: readonly ServiceRoutes<Op>[] & Complete<HandledId, Op>,
): void {
  for (const service of services) app.route('/', service);
}

/** The whole server: what happens to a request, in this order. */
export function createApp(sandboxes: Sandboxes): Hono<Env> {
  const app = new Hono<Env>({ getPath, router: new CachedRouter() });
  app.use(receive);
  app.use('/_mock/*', access(sandboxes.controlToken));
  app.use(sandbox(sandboxes));
  mountControl(app, controlServices);
  app.all('/_mock/*', unknownControl);
  app.use(journal);
  app.use(faults);
  mount(app, services);
  app.route('/', unknownPaths);
  app.onError((error, c) => {
    if (isConnectionLoss(error)) {
      throw error;
    }
    return new RequestContext(sandboxes, sandboxes.main, c.get('request')).fail(error);
  });
  return app;
}

// Paths count in any case and with a slash at their end; a doubled slash at the start is another path. The raw path is used,
// because a URL has its dots resolved.
function getPath(request: Request, options?: { env?: Env['Bindings'] }): string {
  const url = options?.env?.incoming?.url ?? pathOfUrl(request.url);
  const query = url.search(/[?#]/);
  const path = splitSandbox(query < 0 ? url : url.slice(0, query)).path.toLowerCase();
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}

function pathOfUrl(url: string): string {
  const start = url.indexOf('/', url.indexOf('//') + 2);
  return start < 0 ? '/' : url.slice(start);
}
