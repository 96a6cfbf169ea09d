import type { Hono } from 'hono';
import type { Body } from '../../../openapi/index.js';
import type { Caller } from '../../domain/permissions.js';
import type { TenantDocument } from '../../domain/records/documents.js';
import { CastFailure, castBoolean, castFailureOfId, member } from '../../domain/upstream/cast.js';
import { toObjectId } from '../../domain/upstream/object-id.js';
import { castDocument } from '../../domain/upstream/shape.js';
import { tenantShape, USER_STATUSES } from '../../domain/upstream/user-shape.js';
import { etagOfParts } from '../../http/answer.js';
import type { Call } from '../../http/context.js';
import type { Env } from '../../http/env.js';
import { Refusal } from '../../http/errors.js';
import { adminOnly, iamGate, needsInIam, needsInTenant } from '../../http/guards.js';
import { createRoutes } from '../../http/routes.js';
import { deleteUser } from '../../worlds/accounts.js';
import type { Sandboxes } from '../../worlds/sandboxes.js';
import { asJson } from '../lists/page.js';
import { userList } from './users.js';

export function serveTenants(app: Hono<Env>, sandboxes: Sandboxes): void {
  const serve = createRoutes(app, sandboxes, iamGate);
  const profile = needsInTenant('tenant.profile.read');
  const update = needsInTenant('tenant.profile.update');

  serve(
    'iamGetTenants',
    adminOnly,
  )((call) => {
    const rows = [...call.world.tenants.rows()];
    const list = `[${rows.map((row) => row.text).join()}]`;
    const text = call.query.parsed.meta ? `{"data":${list},"meta":{"total":${rows.length}}}` : list;
    const etag = etagOfParts(text.length, rows.map((row) => row.digest).join());
    return { status: 200, json: asJson<Body<'iamGetTenants', 200>>(text), etag };
  });

  serve(
    'iamCreateTenant',
    needsInIam('iam.tenant.create'),
  )((call) => {
    const made = newTenant(call);
    if (made === undefined) {
      return { status: 400, text: 'Bad Request' };
    }
    if (call.world.tenants.get(made._id) !== undefined) {
      throw new Refusal(500, 'E11000 duplicate key error');
    }
    call.world.tenants.put(made);
    return { status: 200, body: { id: made._id } };
  });

  serve(
    'iamGetTenant',
    profile,
  )((call, caller) => {
    const tenant = asked(call, caller);
    if (tenant === undefined) {
      return { status: 404, text: 'Not Found' };
    }
    return { status: 200, body: call.query.parsed.meta ? { data: tenant } : tenant };
  });

  serve(
    'iamGetTenantProfile',
    profile,
  )((call, caller) => {
    const tenant = asked(call, caller);
    if (tenant === undefined) {
      return { status: 404, text: 'Not Found' };
    }
    return { status: 200, body: call.query.parsed.meta ? { data: tenant } : tenant };
  });

  serve('iamPatchTenant', update)(changeTenant);
  serve('iamPutTenant', update)(changeTenant);

  serve(
    'iamDeleteTenant',
    needsInIam('iam.tenant.delete'),
  )((call) => {
    const id = tenantId(call);
    for (const user of call.world.users.values().filter((one) => one.tenant === id)) {
      deleteUser(call.world, call.settings, user._id);
    }
    call.world.tenants.delete(id);
    return { status: 200, text: 'OK' };
  });

  serve(
    'iamGetTenantUsers',
    needsInTenant('tenant.account.read'),
  )((call, caller) => {
    const id = caller.isAdmin ? tenantId(call, 'account', 'tenant') : caller.tenant;
    const rows = [...call.world.users.rows()].filter(({ value }) => id !== undefined && value.tenant === id);
    return userList(rows, Boolean(call.query.parsed.meta), '_id');
  });
}

function tenantId(call: Call, model = 'tenant', path = '_id'): string {
  const given = call.params.id ?? '';
  const id = toObjectId(given);
  if (id === undefined) {
    throw new Refusal(500, castFailureOfId(given, model, path));
  }
  return id;
}

/** An admin gets the tenant he asks for, anybody else his own, whatever he asks for. */
function asked(call: Call, caller: Caller): TenantDocument | undefined {
  if (caller.isAdmin) {
    return call.world.tenants.get(tenantId(call));
  }
  return caller.tenant === undefined ? undefined : call.world.tenants.get(caller.tenant);
}

function newTenant(call: Call): TenantDocument | undefined {
  const cast = castTenant(call.body);
  if (cast === undefined || !USER_STATUSES.some((status) => status === (cast.status ?? 'ACTIVE'))) {
    return undefined;
  }
  const now = call.world.nowIso();
  const { name, confirmed = true, status = 'ACTIVE', createdAt, _id } = cast;
  return {
    ...(name === undefined ? {} : { name }),
    confirmed,
    status,
    _id: _id ?? call.world.newId(),
    createdAt: createdAt || now,
    updatedAt: createdAt || now,
    __v: 0,
  };
}

type TenantMembers = Partial<Pick<TenantDocument, 'name' | 'confirmed' | 'status' | 'createdAt' | '_id'>>;

function castTenant(body: unknown): TenantMembers | undefined {
  const { document, errors } = castDocument(tenantShape, body);
  if (errors.length > 0) {
    return undefined;
  }
  const { confirmed, ...rest } = document;
  try {
    return { ...rest, ...(confirmed === undefined ? {} : { confirmed: castBoolean(confirmed, 'confirmed') ?? false }) };
  } catch (error) {
    if (error instanceof CastFailure) {
      return undefined;
    }
    throw error;
  }
}

// No check of what the members mean, and no word when there is no such tenant: that is upstream's way.
function changeTenant(call: Call, caller: Caller): { status: 200; text: 'OK' } {
  const id = caller.isAdmin ? tenantId(call) : caller.tenant;
  const tenant = id === undefined ? undefined : call.world.tenants.get(id);
  const changes = castTenant(call.body);
  if (changes === undefined) {
    throw new Refusal(500, castProblem(call.body));
  }
  if (tenant !== undefined) {
    const { _id, createdAt, ...members } = changes;
    call.world.tenants.put({ ...tenant, ...members, updatedAt: call.world.nowIso() });
  }
  return { status: 200, text: 'OK' };
}

function castProblem(body: unknown): string {
  const [first] = castDocument(tenantShape, body).errors;
  return first ?? new CastFailure('Boolean', member(body, 'confirmed'), 'confirmed', 'CastError').message;
}
