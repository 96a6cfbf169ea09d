import type { Hono } from 'hono';
import type { Body } from '../../../openapi/index.js';
import { toObjectId } from '../../domain/upstream/object-id.js';
import { crashed, oneError } from '../../http/answer.js';
import type { Env } from '../../http/env.js';
import { flowsGate, needs } from '../../http/guards.js';
import { createRoutes } from '../../http/routes.js';
import type { Stored } from '../../store/stored-document.js';
import type { Sandboxes } from '../../worlds/sandboxes.js';
import { type OwnerFilter, ownerFilter } from '../lists/owner-filter.js';
import { asJson, listText, oneText } from '../lists/page.js';
import { readListQuery } from '../lists/query.js';
import { scopeOf, visible } from '../lists/visibility.js';
import { refuseDeep, UpstreamCrash } from './documents.js';
import { createFlow, patchFlow } from './write-flows.js';

const STATUSES = { active: 'active', '1': 'active', inactive: 'inactive', '0': 'inactive' } as const;

const OLDEST_FIRST = { field: 'createdAt', descending: false } as const;

export function serveFlows(app: Hono<Env>, sandboxes: Sandboxes): void {
  const serve = createRoutes(app, sandboxes, flowsGate);

  serve(
    'getFlows',
    needs('flows.read'),
  )((call, caller) => {
    const list = readListQuery(call.query, {
      statuses: STATUSES,
      permitUser: () => {},
      fromTemplate: true,
      emptySort: 'ignored',
      search: call.settings.dialect.search,
    });
    // filter[user] takes the place of the ownership condition: any caller sees anybody's flows by it.
    const owned: OwnerFilter = list.user === undefined ? { scope: scopeOf(caller) } : ownerFilter(list.user);
    const conditions = owned.condition === undefined ? list.conditions : [...list.conditions, owned.condition];
    const found = call.world.flows.list({
      scope: owned.scope,
      key: conditions.map(({ key }) => key).join('&'),
      matches: (item) => conditions.every(({ holds }) => holds(item)),
      order: list.order ?? OLDEST_FIRST,
    });
    return { status: 200, ...listText<Body<'getFlows', 200>>(call.world.flows, found, list.page, found.items.length) };
  });

  serve(
    'getFlow',
    needs('flows.read'),
  )((call, caller) => {
    const id = toObjectId(call.params.id ?? '');
    if (id === undefined) {
      return oneError(400, 'Invalid id');
    }
    const flow = visible(call.world.flows, caller, id);
    if (flow === undefined) {
      return oneError(404, 'No flow found');
    }
    return { status: 200, ...oneText<Body<'getFlow', 200>>(flow) };
  });

  serve(
    'createFlow',
    needs('flows.write'),
  )((call, caller) => {
    refuseDeep(call.body);
    const bulk = Array.isArray(call.body);
    if (bulk && !['flows.bulk', 'tenant.all', 'all'].some((permission) => caller.permissions.has(permission))) {
      // The only refusal of this service that names its code first.
      return {
        status: 403,
        body: { errors: [{ code: 403, message: 'User is missing permission for bulk operations' }] },
      };
    }
    try {
      if (!Array.isArray(call.body)) {
        const made = createFlow(call.world, caller, call.body);
        return 'errors' in made
          ? { status: 400, body: { errors: made.errors } }
          : { status: 201, json: asJson<Body<'createFlow', 201>>(`{"data":${made.text},"meta":{}}`) };
      }
      const made = call.body.map((body) => createFlow(call.world, caller, body));
      const texts = made.map((one) => ('errors' in one ? JSON.stringify({ errors: one.errors }) : one.text));
      return { status: 201, json: asJson<Body<'createFlow', 201>>(`{"data":[${texts.join()}],"meta":{}}`) };
    } catch (error) {
      if (error instanceof UpstreamCrash) {
        return crashed();
      }
      throw error;
    }
  });

  serve(
    'patchFlow',
    needs('flows.write'),
  )((call, caller) => {
    const id = toObjectId(call.params.id ?? '');
    if (id === undefined) {
      return { status: 400, body: { errors: 'Invalid id' } };
    }
    const flow = visible(call.world.flows, caller, id);
    if (flow === undefined) {
      return oneError(404, 'Flow not found');
    }
    if (flow.status !== 'inactive') {
      return oneError(409, notInactive(flow));
    }
    refuseDeep(call.body);
    const patched = patchFlow(call.world, caller, flow, call.body);
    if (patched === undefined) {
      return crashed();
    }
    return 'errors' in patched
      ? { status: 400, body: { errors: patched.errors } }
      : { status: 200, ...oneText<Body<'patchFlow', 200>>(patched.stored) };
  });

  serve(
    'deleteFlow',
    needs('flows.write', { permitFirst: true }),
  )((call, caller) => {
    const id = toObjectId(call.params.id ?? '');
    if (id === undefined) {
      return { status: 400, body: { errors: 'Invalid id' } };
    }
    const flow = visible(call.world.flows, caller, id);
    if (flow === undefined) {
      return oneError(404, 'Flow not found');
    }
    if (flow.status !== 'inactive') {
      return oneError(409, notInactive(flow));
    }
    call.world.flows.delete(id);
    return { status: 200, body: { msg: 'Flow was successfully deleted' } };
  });
}

function notInactive(flow: Stored): string {
  return `Flow is not inactive. Current status: ${flow.status}`;
}
