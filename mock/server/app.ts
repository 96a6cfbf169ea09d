import { Hono } from 'hono';
import type { ControlId, HandledId } from '../../openapi/index.js';
import { components } from '../api/components.js';
import { executionCounts, executions } from '../api/executions.js';
import { flowBatches } from '../api/flows/bulk.js';
import { flows } from '../api/flows/flows.js';
import { health } from '../api/iam/health.js';
import { login, sessions } from '../api/iam/login.js';
import { roles } from '../api/iam/roles.js';
import { tenantKeys } from '../api/iam/tenant-keys.js';
import { tenants } from '../api/iam/tenants.js';
import { tokens } from '../api/iam/tokens.js';
import { users } from '../api/iam/users.js';
import { logs, stepLogs } from '../api/logs.js';
import { authClients } from '../api/secrets/auth-clients.js';
import { authFlows, callback } from '../api/secrets/auth-flows.js';
import { secrets } from '../api/secrets/secrets.js';
import { templates } from '../api/templates.js';
import { webhooks } from '../api/webhooks/webhooks.js';
import { access } from '../control/access.js';
import { events } from '../control/events.js';
import { controlExecutions } from '../control/executions.js';
import { controlFaults } from '../control/faults.js';
import { requests } from '../control/journal.js';
import { records } from '../control/records.js';
import { repeat, repeatWith } from '../control/repeat.js';
import { reports } from '../control/reports.js';
import { toUi, ui } from '../control/ui.js';
import { unknownControl } from '../control/unknown.js';
import { worlds } from '../control/worlds.js';
import type { Env } from '../http/context.js';
import { faults } from '../http/faults/inject.js';
import { hosts } from '../http/hosts.js';
import { isConnectionLoss } from '../http/in-process-request.js';
import { cutMounts } from '../http/path.js';
import { receive, sandbox } from '../http/receive.js';
import { journal } from '../http/record-request.js';
import { splitSandbox } from '../http/request.js';
import type { Serving } from '../http/routes.js';
import { originForm, receivedBy } from '../http/target.js';
import type { Sandboxes } from '../worlds/sandboxes.js';
import { CachedRouter } from './cached-router.js';
import { otherServices } from './other-services.js';
import { unknownPaths } from './unknown-paths.js';

const controlServices = [worlds, controlExecutions, records, controlFaults, requests, repeat, events, reports] as const;

const services = [
  health,
  login,
  sessions,
  users,
  tenants,
  tenantKeys,
  roles,
  tokens,
  flowBatches,
  flows,
  templates,
  executions,
  executionCounts,
  stepLogs,
  logs,
  secrets,
  authClients,
  authFlows,
  callback,
  components,
  webhooks,
] as const;

/** The whole server: what happens to a request, in this order. */
export function createApp(sandboxes: Sandboxes): Hono<Env> {
  const app = new Hono<Env>({ getPath, router: new CachedRouter() });
  app.use(receive(sandboxes.reach.cors));
  app.use('/_mock/*', access(sandboxes.reach.controlToken, sandboxes.reach.allowedHosts));
  app.use(sandbox(sandboxes));
  for (const service of controlServices satisfies Serving<ControlId, typeof controlServices>) app.route('/', service);
  app.route('/', ui);
  app.all('/_mock/*', unknownControl);
  app.get('/', toUi);
  app.use(journal);
  app.use(hosts(sandboxes.reach.allowedHosts));
  app.use(faults);
  for (const service of services satisfies Serving<HandledId, typeof services>) app.route('/', service);
  app.route('/', otherServices);
  app.route('/', unknownPaths);
  repeatWith(sandboxes, (request) => app.fetch(request));
  app.onError((error, c) => {
    if (isConnectionLoss(error)) {
      throw error;
    }
    return c.get('context').fail(error);
  });
  return app;
}

// Paths count in any case, with a slash at their end, and with a doubled one behind a mount path; a doubled slash elsewhere makes
// another path. The raw path is used, because a URL has its dots resolved.
function getPath(request: Request, options?: { env?: Env['Bindings'] }): string {
  const incoming = options?.env?.incoming;
  const url = incoming === undefined ? pathOfUrl(request.url) : originForm(receivedBy(incoming).url);
  const query = url.search(/[?#]/);
  const path = cutMounts(splitSandbox(query < 0 ? url : url.slice(0, query)).path.toLowerCase());
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}

function pathOfUrl(url: string): string {
  const start = url.indexOf('/', url.indexOf('//') + 2);
  return start < 0 ? '/' : url.slice(start);
}
