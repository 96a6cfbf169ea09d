import { Hono } from 'hono';
import { serveExecutions } from '../api/executions.js';
import { serveFlowBatches } from '../api/flows/bulk.js';
import { serveFlows } from '../api/flows/flows.js';
import { serveAuth } from '../api/iam/login.js';
import { serveRoles } from '../api/iam/roles.js';
import { serveTenants } from '../api/iam/tenants.js';
import { serveTokens } from '../api/iam/tokens.js';
import { serveUsers } from '../api/iam/users.js';
import { serveLogs } from '../api/logs.js';
import { serveSecrets } from '../api/secrets.js';
import { serveTemplates } from '../api/templates.js';
import { serveWebhooks } from '../api/webhooks/webhooks.js';
import { serveEvents } from '../control/events.js';
import { serveControlExecutions } from '../control/executions.js';
import { serveFaults } from '../control/faults.js';
import { serveRequests } from '../control/journal.js';
import { serveRecords } from '../control/records.js';
import { answerFailure, isControlPath } from '../control/unknown.js';
import { serveControl } from '../control/worlds.js';
import { Turn } from '../http/context.js';
import { type Env, exchangeOf } from '../http/env.js';
import { isConnectionLoss } from '../http/in-process-request.js';
import { splitSandbox } from '../http/request.js';
import { services } from '../http/upstream-services.js';
import type { Sandboxes } from '../worlds/sandboxes.js';
import { unmatched } from './unknown-paths.js';

/** The whole server. Each resource stands on its own paths; what no route takes is answered by the service it belongs to. */
export function createHono(sandboxes: Sandboxes): Hono<Env> {
  const app = new Hono<Env>({ getPath });
  serveControl(app, sandboxes);
  serveControlExecutions(app, sandboxes);
  serveRecords(app, sandboxes);
  serveFaults(app, sandboxes);
  serveRequests(app, sandboxes);
  serveEvents(app, sandboxes);
  serveAuth(app, sandboxes);
  serveUsers(app, sandboxes);
  serveTenants(app, sandboxes);
  serveRoles(app, sandboxes);
  serveTokens(app, sandboxes);
  serveFlowBatches(app, sandboxes);
  serveFlows(app, sandboxes);
  serveTemplates(app, sandboxes);
  serveExecutions(app, sandboxes);
  serveLogs(app, sandboxes);
  serveSecrets(app, sandboxes);
  serveWebhooks(app, sandboxes);
  // Not a route for everything: a second route on a path costs each request of the first.
  app.notFound((c) => unmatched(sandboxes, c));
  app.onError((error, c) => {
    if (isConnectionLoss(error)) {
      throw error;
    }
    const exchange = exchangeOf(c);
    if (isControlPath(exchange.path.toLowerCase())) {
      return answerFailure(exchange, error);
    }
    const sandbox = sandboxes.find(exchange.sandbox) ?? sandboxes.main;
    return new Turn(sandbox, services.iam, exchange).fail(error);
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
