import type { Answer, Body } from '../../../openapi/index.js';
import type { Caller } from '../../domain/permissions.js';
import type { TenantDocument } from '../../domain/records/documents.js';
import { castErrorOfId, castFailureOfId } from '../../domain/upstream/cast.js';
import { toObjectId } from '../../domain/upstream/object-id.js';
import { castDocument } from '../../domain/upstream/shape.js';
import { castUpdate } from '../../domain/upstream/update.js';
import { tenantShape, USER_STATUSES } from '../../domain/upstream/user-shape.js';
import { etagOfParts } from '../../http/answer.js';
import type { RequestContext } from '../../http/context.js';
import { ApiError } from '../../http/errors.js';
import { admin, iamPermission, tenantPermission } from '../../http/guards.js';
import { routes } from '../../http/routes.js';
import { iamService } from '../../http/upstream-services.js';
import { deleteTenant } from '../../worlds/accounts.js';
import { trustJson } from '../lists/page.js';
import { userList } from './users.js';
import { NULL_ID } from './write-users.js';

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
      const found = newTenant(c);
      if (found === undefined) {
        return { status: 400, text: 'Bad Request' };
      }
      const { made, hasNullId } = found;
      if (c.records.tenants.get(made._id) !== undefined) {
        throw new ApiError(500, 'E11000 duplicate key error');
      }
      c.records.tenants.put(made);
      if (hasNullId) {
        throw new ApiError(500, NULL_ID);
      }
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
      const given = c.params.id ?? '';
      const id = toObjectId(given);
      if (id === undefined) {
        // The error itself is sent, of the first query.
        return { status: 500, body: { message: castErrorOfId(given, 'account', 'tenant') } };
      }
      deleteTenant(c.world, c.settings, id);
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

function newTenant(c: RequestContext): { readonly made: TenantDocument; readonly hasNullId: boolean } | undefined {
  const { document, errors } = castDocument(tenantShape, c.body);
  const { name, confirmed = true, status = 'ACTIVE', createdAt, _id }: Partial<TenantDocument> = document;
  if (errors.length > 0 || !USER_STATUSES.some((known) => known === status)) {
    return undefined;
  }
  const created = createdAt || c.world.nowIso();
  const made = {
    ...(name === undefined ? {} : { name }),
    confirmed,
    status,
    _id: _id ?? c.world.newId(),
    createdAt: created,
    updatedAt: created,
    __v: 0,
  };
  return { made, hasNullId: document._id === null };
}

/** What the store says of an update that changes an id. */
const IMMUTABLE_ID = "Performing an update on the path '_id' would modify the immutable field '_id'";

// No check of what the members mean, and no word when there is no such tenant: that is upstream's way.
function changeTenant(c: RequestContext, caller: Caller): { status: 200; text: 'OK' } {
  const id = caller.isAdmin ? tenantId(c) : caller.tenant;
  const tenant = id === undefined ? undefined : c.records.tenants.get(id);
  const { members, problem } = castUpdate(tenantShape, c.body);
  if (problem !== undefined) {
    throw new ApiError(500, problem);
  }
  const { _id = id, createdAt: _, ...changes } = members;
  if (tenant !== undefined && _id !== id) {
    throw new ApiError(500, IMMUTABLE_ID);
  }
  // PUT without members writes nothing, not even the time.
  const isEmpty = c.request.method === 'PUT' && Object.keys(Object(c.body)).length === 0;
  if (tenant !== undefined && !isEmpty) {
    c.records.tenants.put({ ...tenant, ...changes, updatedAt: c.world.nowIso() });
  }
  return { status: 200, text: 'OK' };
}
