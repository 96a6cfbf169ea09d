import { type Context, Hono } from 'hono';
import { operations } from '../openapi/index.js';
import { readJson } from './body.js';
import { type Env, exchangeOf, paramPlaces, readParams } from './call.js';
import { isConnectionLoss } from './connection/memory.js';
import type { Caller } from './domain/permissions.js';
import { hasBody, splitSandbox } from './exchange.js';
import { meetFaults } from './faults/meet.js';
import { flowsGate, iamGate, needsInTenant, templatesGate } from './gates.js';
import type { Gate } from './operation.js';
import { htmlReply, notFoundPage, type Reply } from './reply.js';
import { serveAuth } from './routes/auth.js';
import { serveControl } from './routes/control.js';
import { serveEvents } from './routes/control-events.js';
import { serveControlExecutions } from './routes/control-executions.js';
import { serveFaults } from './routes/control-faults.js';
import { serveRecords } from './routes/control-records.js';
import { serveRequests } from './routes/control-requests.js';
import { answerFailure, answerUnknown, isControlPath } from './routes/control-unknown.js';
import { serveExecutions } from './routes/executions.js';
import { serveFlowBatches } from './routes/flow-batches.js';
import { serveFlows } from './routes/flows.js';
import { serveLogs } from './routes/logs.js';
import { serveRoles } from './routes/roles.js';
import { serveSecrets } from './routes/secrets.js';
import { serveTemplates } from './routes/templates.js';
import { serveTenants } from './routes/tenants.js';
import { serveTokens } from './routes/tokens.js';
import { serveUsers } from './routes/users.js';
import { notHandled, serveWebhooks, webhooksGate, withHook } from './routes/webhooks.js';
import { noSuchSandbox, type Sandboxes } from './sandboxes.js';
import { Turn } from './turn.js';
import { preflight, services } from './upstream.js';

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

/** The gate of the service that a path belongs to, where that service answers unknown paths only to those it lets in. */
function gateOf(path: string): Gate<Caller> | undefined {
  const under = (base: string) => path === base || path.startsWith(`${base}/`);
  if (under('/flows')) {
    return flowsGate;
  }
  if (under('/templates')) {
    return templatesGate;
  }
  return under('/api/v1') ? iamGate : undefined;
}

/** Whatever is asked below this path, upstream first wants to know whether the caller may read roles. */
const ROLES = '/api/v1/roles';
const readsRoles = needsInTenant('tenant.roles.read');

const isExecutions = (path: string) => /^\/executions(?:\/[^/]+)?\/?$/.test(path);

/** Express's own answer where no CORS is set up. */
const METHODS_OF_EXECUTIONS: Reply = { ...htmlReply(200, 'GET,HEAD'), headers: { allow: 'GET,HEAD' } };

/** Express decodes the parameters of every path that fits an operation's, whatever the method. */
function refuseUndecodable(path: string): void {
  if (!path.includes('%')) {
    return;
  }
  const segments = path.split('/').slice(1);
  for (const operation of operations) {
    const pattern = operation.path.split('/').slice(1);
    const fits = pattern.every((part, i) => part.startsWith('{') || part === segments[i]?.toLowerCase());
    if (pattern.length === segments.length && fits) {
      readParams(path, paramPlaces(operation.path));
    }
  }
}

const HOOKS = /^\/(?:hook|webhooks)\/[^/]+/;

function unmatched(sandboxes: Sandboxes, c: Context<Env>): Response | Promise<Response> {
  const exchange = exchangeOf(c);
  const path = exchange.path.toLowerCase();
  if (isControlPath(path)) {
    return answerUnknown(exchange, sandboxes.controlToken);
  }
  const sandbox = sandboxes.find(exchange.sandbox);
  if (sandbox === undefined) {
    return noSuchSandbox(exchange);
  }
  const isHook = HOOKS.test(path);
  const gate = isHook ? undefined : gateOf(path);
  const turn = new Turn(sandbox, isHook ? webhooksGate.service : (gate?.service ?? services.iam), exchange);
  const run = () => (isHook ? unmatchedHook(turn) : unmatchedPath(turn, path, gate));
  return sandbox.faults.isArmed ? meetFaults(turn, isHook ? HOOK_PLACES : [], run) : run();
}

const HOOK_PLACES = [['flowId', 1]] as const;

function unmatchedPath(turn: Turn, path: string, gate: Gate<Caller> | undefined): Response | Promise<Response> {
  const { sandbox, exchange } = turn;
  const finish = (): Reply => {
    const isPreflight = exchange.method === 'OPTIONS' && (gate !== undefined || isIamPath(path));
    turn.serviceHeaders = (isPreflight ? turn.service : gate?.service)?.cors(exchange) ?? {};
    if (isPreflight) {
      return preflight(exchange);
    }
    const caller = gate?.authenticate(sandbox, exchange);
    if (gate !== undefined) {
      refuseUndecodable(exchange.path);
    }
    if (caller !== undefined && (path === ROLES || path.startsWith(`${ROLES}/`))) {
      readsRoles.permit?.(caller, sandbox);
    }
    return isExecutions(path) && exchange.method === 'OPTIONS' ? METHODS_OF_EXECUTIONS : notFoundPage(exchange);
  };
  try {
    if (gate?.bodyFirst && hasBody(exchange)) {
      return readJson(exchange, { size: gate.bodySize, deadlines: sandbox.deadlines })
        .then(() => turn.end(finish()))
        .catch((error) => turn.fail(error));
    }
    return turn.end(finish());
  } catch (error) {
    return turn.fail(error);
  }
}

function isIamPath(path: string): boolean {
  return /^\/(?:login|logout|impersonate|users|api)(?:\/|$)/.test(path);
}

// A webhook's path with a method that is not its own: the flow is looked up all the same, and OPTIONS is a preflight.
async function unmatchedHook(turn: Turn): Promise<Response> {
  try {
    if (hasBody(turn.exchange) && webhooksGate.readBody !== undefined) {
      const limits = { size: webhooksGate.bodySize, deadlines: turn.sandbox.deadlines };
      await webhooksGate.readBody(turn.exchange, limits);
    }
    turn.readParams(HOOK_PLACES);
    const reply = await withHook(turn, () => {
      turn.serviceHeaders = turn.service.cors(turn.exchange);
      return turn.exchange.method === 'OPTIONS' ? preflight(turn.exchange) : notHandled();
    });
    return turn.end(reply);
  } catch (error) {
    return turn.fail(error);
  }
}
