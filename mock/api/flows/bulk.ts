import type { Hono } from 'hono';
import type { Answer, Body } from '../../../openapi/index.js';
import { type Caller, mayUse } from '../../domain/permissions.js';
import { member } from '../../domain/upstream/cast.js';
import { isObjectId, toObjectId } from '../../domain/upstream/object-id.js';
import { crashed, oneError } from '../../http/answer.js';
import type { Call } from '../../http/context.js';
import type { Env } from '../../http/env.js';
import { Refusal } from '../../http/errors.js';
import { flowsGate, needs } from '../../http/guards.js';
import { createRoutes } from '../../http/routes.js';
import type { Stored } from '../../store/stored-document.js';
import { beginTransition, type Transition } from '../../worlds/flow-lifecycle.js';
import type { Sandbox } from '../../worlds/sandbox.js';
import type { Sandboxes } from '../../worlds/sandboxes.js';
import { asJson } from '../lists/page.js';
import { firstVisible, visible } from '../lists/visibility.js';
import { refuseDeep } from './documents.js';
import { patchFlow } from './write-flows.js';

const NOT_FOUND = 'No flow with this ID found';

/** Start, stop, and what is done to several flows at once. To be served before the routes of single flows. */
export function serveFlowBatches(app: Hono<Env>, sandboxes: Sandboxes): void {
  const serve = createRoutes(app, sandboxes, flowsGate);

  serve('patchFlowsBulk', { permit: permitBulk })((call, caller) => {
    refuseDeep(call.body);
    const bodies = Array.isArray(call.body) ? call.body : [call.body];
    const results: string[] = [];
    for (const body of bodies) {
      const target = bulkTarget(call, caller, body);
      if (target === undefined) {
        return crashed();
      }
      if (target.status !== 'inactive') {
        const message = `Flow ${target.id} is not inactive. Current status: ${target.status}`;
        results.push(JSON.stringify({ errors: [{ message, code: 409 }] }));
      }
      // Upstream goes on with a flow that it has just refused; its status then fails the check for manual changes.
      const patched = patchFlow(call.world, caller, target, {
        ...(typeof body === 'object' ? body : {}),
        id: target.id,
      });
      if (patched === undefined) {
        return crashed();
      }
      results.push('errors' in patched ? JSON.stringify({ errors: patched.errors }) : patched.stored.text);
    }
    return { status: 200, json: asJson<Body<'patchFlowsBulk', 200>>(`{"data":[${results.join()}],"meta":{}}`) };
  });

  serve('startFlows', needs('flows.control'))((call, caller) => transitAll(call, caller, 'starting'));
  serve('stopFlows', needs('flows.control'))((call, caller) => transitAll(call, caller, 'stopping'));
  serve('startFlow', needs('flows.control'))((call, caller) => transitOne(call, caller, 'starting'));
  serve('stopFlow', needs('flows.control'))((call, caller) => transitOne(call, caller, 'stopping'));
}

function permitBulk(caller: Caller, { settings }: Sandbox): void {
  if (!mayUse(caller, settings.dialect.bulkPermission)) {
    throw new Refusal(403, 'MISSING_PERMISSION');
  }
}

// Without an id upstream takes the first flow that the caller sees.
function bulkTarget(call: Call, caller: Caller, body: unknown): Stored | undefined {
  if (typeof body !== 'object' || body === null) {
    return undefined;
  }
  const given = member(body, 'id');
  if (given === undefined || given === null || given === '') {
    return firstVisible(call.world, caller);
  }
  const id = typeof given === 'string' ? toObjectId(given) : undefined;
  return id === undefined ? undefined : visible(call.world.flows, caller, id);
}

/** The text of a refusal by the dialect in which starting an active flow is a conflict. */
function conflict(call: Call, flow: Stored, transition: Transition): string | undefined {
  const wanted = transition === 'starting' ? 'inactive' : 'active';
  return call.settings.dialect.startConflict === 'documented' && flow.status !== wanted
    ? `Flow is not ${wanted}. Current status: ${flow.status}`
    : undefined;
}

function transitOne(call: Call, caller: Caller, transition: Transition): Answer<'startFlow'> {
  const id = toObjectId(call.params.id ?? '');
  if (id === undefined) {
    return oneError(400, 'Invalid id');
  }
  const flow = visible(call.world.flows, caller, id);
  if (flow === undefined) {
    return oneError(404, NOT_FOUND);
  }
  const message = conflict(call, flow, transition);
  if (message !== undefined) {
    return oneError(409, message);
  }
  beginTransition(call.world, call.settings, flow, transition);
  return { status: 200, body: { data: { id, status: transition }, meta: {} } };
}

function transitAll(call: Call, caller: Caller, transition: Transition): Answer<'startFlows'> {
  refuseDeep(call.body);
  if (!Array.isArray(call.body)) {
    const message = 'No flow ids given. Expecting an array of flow ids';
    return oneError(500, message);
  }
  const results: Body<'startFlows', 200> = [];
  for (const flowId of call.body) {
    if (!isObjectId(flowId)) {
      results.push({ errors: [{ message: 'Invalid id', flowId, code: 400 }] });
      continue;
    }
    const id = typeof flowId === 'string' ? toObjectId(flowId) : undefined;
    const flow = id === undefined ? undefined : visible(call.world.flows, caller, id);
    if (id === undefined || flow === undefined) {
      // Upstream reports it and then fails on the flow that it has not; what was done so far stays done.
      return { status: 500, body: [...results, { errors: [{ message: NOT_FOUND, flowId, code: 404 }] }, {}] };
    }
    const message = conflict(call, flow, transition);
    if (message !== undefined) {
      results.push({ errors: [{ message, flowId, code: 409 }] });
      continue;
    }
    beginTransition(call.world, call.settings, flow, transition);
    results.push({ data: { id, status: transition }, meta: {} });
  }
  return { status: 200, body: results };
}
