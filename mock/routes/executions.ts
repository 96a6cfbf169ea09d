import type { Hono } from 'hono';
import type { Env } from '../call.js';
import { mayUse } from '../domain/permissions.js';
import { anybody, flowsGate, needs } from '../gates.js';
import { BODY_SIZE, createRoutes, type Gate } from '../operation.js';
import { at, type QueryValue } from '../query.js';
import { Refusal } from '../refusal.js';
import type { Sandboxes } from '../sandboxes.js';
import { services } from '../upstream.js';

/** Upstream asks nobody for a token here, and reads no body. */
const openGate: Gate<undefined> = {
  service: services.executions,
  authenticate: () => undefined,
  bodyFirst: false,
  bodySize: BODY_SIZE,
  readBody: async () => ({}),
};

const GROUPS = ['user', 'flow', 'component'];

/** Reading executions, their counts and their logs. No world has executions yet, so that all of them are empty. */
export function serveExecutions(app: Hono<Env>, sandboxes: Sandboxes): void {
  const serveOpen = createRoutes(app, sandboxes, openGate);

  serveOpen(
    'getExecutions',
    {},
  )((call) => {
    if (!at(call.query.parsed.filter, 'flowId')) {
      return { status: 400, body: { error: 'filter[flowId] is required.' } };
    }
    return { status: 200, body: { data: [] } };
  });

  serveOpen('getExecution', {})(() => ({ status: 404, body: { error: 'Execution not found' } }));

  const serve = createRoutes(app, sandboxes, flowsGate);

  serve(
    'getExecutionCounts',
    needs('icenter.read'),
  )((call) => {
    const { start, end, groupby } = call.query.parsed;
    for (const [name, value] of Object.entries({ start, end })) {
      if (value !== undefined && !isDay(value)) {
        throw new Refusal(400, `Invalid ${name} parameter`);
      }
    }
    if (groupby !== undefined && !(typeof groupby === 'string' && GROUPS.includes(groupby))) {
      throw new Refusal(400, 'Invalid groupby parameter');
    }
    return { status: 200, body: { data: [] } };
  });

  serve(
    'getLogs',
    anybody,
  )((call, caller) => {
    if (!mayUse(caller, 'logs.read') && !mayUse(caller, 'flows.read')) {
      throw new Refusal(403, 'MISSING_PERMISSION');
    }
    if (call.settings.dialect.logsTenant === 'required' && !at(call.query.parsed.filter, 'tenant')) {
      throw new Refusal(400, 'filter[tenant] is required.');
    }
    return { status: 200, body: { data: [], meta: { pageSize: 1_000 } } };
  });
}

function isDay(value: QueryValue): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value)) {
    return false;
  }
  const moment = new Date(`${value}T00:00:00.000Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(value);
}
