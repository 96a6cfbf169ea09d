import type { Hono } from 'hono';
import type { Body } from '../../openapi/index.js';
import { crashed, oneError } from '../answers.js';
import type { Call, Env } from '../call.js';
import { member } from '../domain/cast.js';
import type { Caller } from '../domain/permissions.js';
import type { Document } from '../domain/shape.js';
import {
  castFlow,
  changedRecord,
  newRecord,
  orNoAnswer,
  refuseDeep,
  UpstreamCrash,
  visible,
  withOwners,
} from '../flow-records.js';
import { anybody, flowsGate, needs } from '../gates.js';
import { asJson, listText, oneText } from '../list-answer.js';
import { readListQuery } from '../list-query.js';
import type { Mock } from '../mock.js';
import { toObjectId } from '../object-id.js';
import { createRoutes } from '../operation.js';
import { type OwnerFilter, ownerFilter } from '../owner-filter.js';
import { NoAnswer } from '../refusal.js';
import type { Stored } from '../store/stored.js';
import type { World } from '../world.js';

const STATUSES = { active: 'active', '1': 'active', inactive: 'inactive', '0': 'inactive' } as const;
const OLDEST_FIRST = { field: 'createdAt', descending: false } as const;

export function serveFlows(app: Hono<Env>, mock: Mock): void {
  const serve = createRoutes(app, mock, flowsGate);

  serve('getFlows', needs('flows.read'))((call, caller) => {
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
    const items = call.world.flows.list({
      scope: owned.scope,
      key: conditions.map(({ key }) => key).join('&'),
      matches: (item) => conditions.every(({ holds }) => holds(item)),
      order: list.order ?? OLDEST_FIRST,
    });
    return { status: 200, ...listText<Body<'getFlows', 200>>(items, list.page, items.length) };
  });

  serve('getFlow', needs('flows.read'))((call, caller) => {
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

  serve('createFlow', needs('flows.write'))((call, caller) => {
    refuseDeep(call.body);
    const bulk = Array.isArray(call.body);
    if (bulk && !['flows.bulk', 'tenant.all', 'all'].some((permission) => caller.permissions.has(permission))) {
      return oneError(403, 'User is missing permission for bulk operations');
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

  serve('patchFlow', needs('flows.write'))((call, caller) => {
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
    const patched = patchFlow(call, caller, flow, call.body);
    if (patched === undefined) {
      return crashed();
    }
    return 'errors' in patched
      ? { status: 400, body: { errors: patched.errors } }
      : { status: 200, ...oneText<Body<'patchFlow', 200>>(patched.stored) };
  });

  serve('deleteFlow', needs('flows.write', { permitFirst: true }))((call, caller) => {
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

  serve('getStepLogs', anybody)((call, caller) => {
    const id = toObjectId(call.params.id ?? '');
    if (id === undefined) {
      throw new NoAnswer('the id is malformed, and upstream fails on it without answering');
    }
    if (visible(call.world.flows, caller, id) === undefined) {
      return oneError(404, 'Flow not found');
    }
    return { status: 200, body: { data: [], meta: { pageSize: pageSizeOf(call) } } };
  });
}

export function scopeOf(caller: Caller): 'all' | readonly string[] {
  if (caller.isAdmin) {
    return 'all';
  }
  return caller.tenant === undefined ? [caller.userId] : [caller.userId, caller.tenant];
}

export function notInactive(flow: Stored): string {
  return `Flow is not inactive. Current status: ${flow.status}`;
}

/** The flow that the caller sees first, which upstream takes where an id is missing. */
export function firstVisible(world: World, caller: Caller): Stored | undefined {
  const order = { field: 'none', descending: false } as const;
  return world.flows.list({ scope: scopeOf(caller), key: '', matches: () => true, order })[0];
}

type Created = { readonly id: string; readonly text: string } | { readonly errors: { message: string; code: number }[] };

const withCode = (message: string) => ({ message, code: 400 });

/** Makes a flow of a body, the caller and his tenant put among the owners. */
export function createFlow(world: World, caller: Caller, body: unknown): Created {
  if (typeof body !== 'object' || body === null) {
    throw new UpstreamCrash('the body is no object');
  }
  const cast = castFlow(body, withOwners(body, caller.userId, caller.tenant));
  if (cast.errors.length > 0) {
    return { errors: cast.errors.map(withCode) };
  }
  const record = newRecord(world, cast.document, 'inactive');
  if (world.flows.get(record.id) !== undefined) {
    throw new NoAnswer('there is a flow with this _id already, and upstream fails on it without answering');
  }
  const stored = world.flows.put(record);
  // The answer still shows the empty objects inside flowSettings that are not stored.
  const settings = cast.document.flowSettings;
  const text = settings === undefined ? stored.text : JSON.stringify(echoed(record, { flowSettings: settings }));
  return { id: stored.id, text };
}

/** A record with members in it that were not stored, before the times and the id. */
export function echoed(record: Document, members: Document): Document {
  const { createdAt, updatedAt, id, ...rest } = record;
  return { ...rest, ...members, createdAt: createdAt ?? null, updatedAt: updatedAt ?? null, id: id ?? null };
}

type Patched = { readonly stored: Stored } | { readonly errors: { message: string; code: number }[] } | undefined;

/**
 * Writes a body over a flow. An `id` in the body names the flow that is written instead; undefined when the caller sees none
 * of that id.
 */
export function patchFlow(call: Call, caller: Caller, flow: Stored, body: unknown): Patched {
  const old = flow.document();
  const merged: Document = { ...old, ...(typeof body === 'object' ? body : {}) };
  const cast = orNoAnswer(() => {
    const owners = withOwners(merged, caller.userId);
    return castFlow({ ...merged, _id: merged.id }, owners);
  });
  if (cast.errors.length > 0) {
    return { errors: cast.errors.map(withCode) };
  }
  const id = cast.document._id;
  const target = typeof id === 'string' ? visible(call.world.flows, caller, id) : firstVisible(call.world, caller);
  if (target === undefined) {
    return undefined;
  }
  return { stored: call.world.flows.put(changedRecord(call.world, target, cast.document)) };
}

function pageSizeOf(call: Call): number {
  const size = Number(member(call.query.parsed, 'pageSize'));
  return Number.isInteger(size) && size > 0 ? size : 1_000;
}
