import type { Context } from 'hono';
import { operations } from '../../openapi/index.js';
import { notHandled, webhooksGate, withHook } from '../api/webhooks/webhooks.js';
import { answerUnknown, isControlPath } from '../control/unknown.js';
import type { Caller } from '../domain/permissions.js';
import { htmlReply, notFoundPage, type Reply } from '../http/answer.js';
import { readJson } from '../http/body.js';
import { Turn } from '../http/context.js';
import { type Env, exchangeOf } from '../http/env.js';
import { meetFaults } from '../http/faults/inject.js';
import { flowsGate, iamGate, needsInTenant, templatesGate } from '../http/guards.js';
import { noSuchSandbox } from '../http/no-such-sandbox.js';
import { paramPlaces, readParams } from '../http/path.js';
import { hasBody } from '../http/request.js';
import type { Gate } from '../http/routes.js';
import { preflight, services } from '../http/upstream-services.js';
import type { Sandboxes } from '../worlds/sandboxes.js';

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

export function unmatched(sandboxes: Sandboxes, c: Context<Env>): Response | Promise<Response> {
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
