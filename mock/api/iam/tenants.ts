import type { Answer, Body } from '../../../openapi/index.js';
import type { Caller } from '../../domain/permissions.js';
import type { TenantDocument } from '../../domain/records/documents.js';
import { CastFailure, castBoolean, castFailureOfId, member } from '../../domain/upstream/cast.js';
import { toObjectId } from '../../domain/upstream/object-id.js';
import { castDocument } from '../../domain/upstream/shape.js';
import { tenantShape, USER_STATUSES } from '../../domain/upstream/user-shape.js';
import { etagOfParts } from '../../http/answer.js';
import type { RequestContext } from '../../http/context.js';
import { ApiError } from '../../http/errors.js';
import { admin, iamPermission, tenantPermission } from '../../http/guards.js';
import { routes } from '../../http/routes.js';
import { iamService } from '../../http/upstream-services.js';
import { deleteUser } from '../../worlds/accounts.js';
import { trustJson } from '../lists/page.js';
import { userList } from './users.js';

const profile = tenantPermission('tenant.profile.read');

const update = tenantPermission('tenant.profile.update');

export const tenants = routes(iamService, {
  iamGetTenants: {
    requires: admin,
    handle: (c) => {
      const rows = [...c.records.tenants.rows()];
      const list = `[${rows.map((row) => row.text).join()}]`;
      const text = c.query.parsed.meta ? `{"data":${list},"meta":{"total":${rows.length}}}` : list;
      const etag = etagOfParts(text.length, rows.map((row) => row.digest).join());
      return { status: 200, json: trustJson<Body<'iamGetTenants', 200>>(text), etag };
    },
  },
  iamCreateTenant: {
    requires: iamPermission('iam.tenant.create'),
    handle: (c) => {
      const made = newTenant(c);
      if (made === undefined) {
        return { status: 400, text: 'Bad Request' };
      }
      if (c.records.tenants.get(made._id) !== undefined) {
        throw new ApiError(500, 'E11000 duplicate key error');
      }
      c.records.tenants.put(made);
      return { status: 200, body: { id: made._id } };
    },
  },
  iamGetTenant: { requires: profile, handle: showTenant },
  iamGetTenantProfile: { requires: profile, handle: showTenant },
  iamPatchTenant: { requires: update, handle: changeTenant },
  iamPutTenant: { requires: update, handle: changeTenant },
  iamDeleteTenant: {
    requires: iamPermission('iam.tenant.delete'),
    handle: (c) => {
      const id = tenantId(c);
      for (const user of c.records.users.values().filter((one) => one.tenant === id)) {
        deleteUser(c.world, c.settings, user._id);
      }
      c.records.tenants.delete(id);
      return { status: 200, text: 'OK' };
    },
  },
  iamGetTenantUsers: {
    requires: tenantPermission('tenant.account.read'),
    handle: (c, caller) => {
      const id = caller.isAdmin ? tenantId(c, 'account', 'tenant') : caller.tenant;
      const rows = [...c.records.users.rows()].filter(({ value }) => id !== undefined && value.tenant === id);
      return userList(rows, Boolean(c.query.parsed.meta), '_id');
    },
  },
});

function tenantId(c: RequestContext, model = 'tenant', path = '_id'): string {
  const given = c.params.id ?? '';
  const id = toObjectId(given);
  if (id === undefined) {
    throw new ApiError(500, castFailureOfId(given, model, path));
  }
  return id;
}

function showTenant(c: RequestContext, caller: Caller): Answer<'iamGetTenant'> {
  const tenant = asked(c, caller);
  if (tenant === undefined) {
    return { status: 404, text: 'Not Found' };
  }
  return { status: 200, body: c.query.parsed.meta ? { data: tenant } : tenant };
}

/** Admins get the tenant in the path, other callers their own. */
function asked(c: RequestContext, caller: Caller): TenantDocument | undefined {
  if (caller.isAdmin) {
    return c.records.tenants.get(tenantId(c));
  }
  return caller.tenant === undefined ? undefined : c.records.tenants.get(caller.tenant);
}

function newTenant(c: RequestContext): TenantDocument | undefined {
  const cast = castTenant(c.body);
  if (cast === undefined || !USER_STATUSES.some((status) => status === (cast.status ?? 'ACTIVE'))) {
    return undefined;
  }
  const now = c.world.nowIso();
  const { name, confirmed = true, status = 'ACTIVE', createdAt, _id } = cast;
  return {
    ...(name === undefined ? {} : { name }),
    confirmed,
    status,
    _id: _id ?? c.world.newId(),
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
function changeTenant(c: RequestContext, caller: Caller): { status: 200; text: 'OK' } {
  const id = caller.isAdmin ? tenantId(c) : caller.tenant;
  const tenant = id === undefined ? undefined : c.records.tenants.get(id);
  const changes = castTenant(c.body);
  if (changes === undefined) {
    throw new ApiError(500, castProblem(c.body));
  }
  if (tenant !== undefined) {
    const { _id, createdAt, ...members } = changes;
    c.records.tenants.put({ ...tenant, ...members, updatedAt: c.world.nowIso() });
  }
  return { status: 200, text: 'OK' };
}

function castProblem(body: unknown): string {
  const [first] = castDocument(tenantShape, body).errors;
  return first ?? new CastFailure('Boolean', member(body, 'confirmed'), 'confirmed', 'CastError').message;
}
