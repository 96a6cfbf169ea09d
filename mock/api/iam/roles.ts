import type { Answer } from '../../../openapi/index.js';
import { type Caller, COMMON_PERMISSIONS, isReservedRoleName } from '../../domain/permissions.js';
import type { RoleDocument } from '../../domain/records/documents.js';
import { member } from '../../domain/upstream/cast.js';
import type { RequestContext } from '../../http/context.js';
import { ApiError, UpstreamHang } from '../../http/errors.js';
import { tenantPermission } from '../../http/guards.js';
import { routes } from '../../http/routes.js';
import { iamService } from '../../http/upstream-services.js';
import { storeUser } from '../../worlds/accounts.js';
import { idOf } from './users.js';

const READ = 'tenant.roles.read';

export const roles = routes(iamService, {
  iamGetPermissions: {
    handle: (c, caller) => {
      const all = [...c.world.base.permissions];
      const shown = caller.isAdmin ? all : all.filter((name) => COMMON_PERMISSIONS.has(name));
      return { status: 200, body: c.query.parsed.meta ? { data: shown, meta: { total: shown.length } } : shown };
    },
  },
  iamGetRoles: {
    requires: tenantPermission(READ),
    handle: (c, caller) => {
      const roles = c.records.roles.values();
      const global = roles.filter((role) => role.isGlobal && (caller.isAdmin || role.type === 'TENANT'));
      const own = roles.filter((role) =>
        caller.tenant === undefined ? !role.isGlobal : role.tenant === caller.tenant,
      );
      return { status: 200, body: [...global, ...own] };
    },
  },
  iamGetRole: {
    requires: tenantPermission(READ),
    handle: (c, caller) => {
      const found = owned(c, caller);
      if ('status' in found) {
        return found;
      }
      const role = c.records.roles.get(idOf(c));
      if (role === undefined || (role.tenant ?? undefined) !== caller.tenant) {
        return { status: 404, text: 'Not Found' };
      }
      return { status: 200, body: c.query.parsed.meta ? { data: role, meta: {} } : role };
    },
  },
  iamCreateRole: {
    requires: tenantPermission(READ, 'tenant.roles.create'),
    handle: (c, caller) => {
      const name = member(c.body, 'name');
      const permissions = member(c.body, 'permissions') ?? [];
      const description = member(c.body, 'description') ?? '';
      if (!name || typeof permissions !== 'object') {
        return { status: 400, body: { message: 'INPUT_INVALID' } };
      }
      refuseUncommon(permissions);
      refuseReserved(name);
      const isGlobal = caller.isAdmin && Boolean(member(c.body, 'isGlobal'));
      const taken = isTaken(c, name, { tenant: caller.tenant });
      if (taken || typeof description === 'object') {
        throw new ApiError(500, 'UNKNOWN_ERROR');
      }
      const now = c.world.nowIso();
      const role: RoleDocument = {
        name: String(name),
        type: 'TENANT',
        isGlobal,
        permissions: texts(permissions),
        description: String(description),
        ...(caller.tenant === undefined ? {} : { tenant: caller.tenant }),
        _id: c.world.newId(),
        createdAt: now,
        updatedAt: now,
        __v: 0,
      };
      storeRole(c, role);
      return { status: 200, body: role };
    },
  },
  iamPatchRole: {
    requires: tenantPermission(READ, 'tenant.roles.update'),
    handle: (c, caller) => {
      const found = owned(c, caller);
      if ('status' in found) {
        return found;
      }
      const name = member(c.body, 'name');
      const permissions = member(c.body, 'permissions');
      const description = member(c.body, 'description');
      if (permissions) {
        refuseUncommon(permissions);
      }
      if (name) {
        refuseReserved(name);
      }
      const role = c.records.roles.get(idOf(c));
      if (role === undefined || typeof description === 'object' || isTaken(c, name, role)) {
        throw new ApiError(500, 'UNKNOWN_ERROR');
      }
      storeRole(c, {
        ...role,
        ...(name === undefined ? {} : { name: String(name) }),
        ...(permissions === undefined ? {} : { permissions: texts(permissions) }),
        ...(description === undefined ? {} : { description: String(description) }),
        updatedAt: c.world.nowIso(),
      });
      // Upstream shows the role as it was before.
      return { status: 200, body: role };
    },
  },
  iamDeleteRole: {
    requires: tenantPermission(READ, 'tenant.roles.delete'),
    handle: (c, caller) => {
      const found = owned(c, caller);
      if ('status' in found) {
        return found;
      }
      const id = idOf(c);
      for (const user of c.records.users.values()) {
        // All users of the tenant are written, whether they had the role or not.
        if ((user.tenant ?? undefined) === caller.tenant) {
          storeUser(c.world, {
            ...user,
            roles: user.roles.filter((role) => role !== id),
            updatedAt: c.world.nowIso(),
          });
        }
      }
      const role = c.records.roles.get(id);
      if (role !== undefined && (role.tenant ?? undefined) === caller.tenant) {
        c.records.roles.delete(id);
        c.world.forgetCallers();
      }
      return { status: 200, text: 'OK' };
    },
  },
});

/** Whether another role of the same tenant has the name. */
function isTaken(
  c: RequestContext,
  name: unknown,
  role: { _id?: string; tenant?: string | null | undefined },
): boolean {
  return c.records.roles
    .values()
    .some(
      (other) =>
        other.name === name && other._id !== role._id && (other.tenant ?? undefined) === (role.tenant ?? undefined),
    );
}

function storeRole(c: RequestContext, role: RoleDocument): void {
  c.records.roles.put(role);
  c.world.forgetCallers();
}

// An admin may look at any role; the others at those of their tenant, and upstream fails on roles or callers without one.
function owned(
  c: RequestContext,
  caller: Caller,
): Extract<Answer<'iamGetRole'>, { status: 403 | 404; body: unknown }> | { ok: true } {
  if (caller.isAdmin) {
    return { ok: true };
  }
  const role = c.records.roles.get(idOf(c));
  if (role === undefined) {
    return { status: 404, body: { message: 'FORBIDDEN' } };
  }
  if (!role.tenant || caller.tenant === undefined) {
    throw new UpstreamHang('the role or the caller has no tenant, and upstream fails on it without answering');
  }
  return role.tenant === caller.tenant ? { ok: true } : { status: 403, body: { message: 'FORBIDDEN' } };
}

function refuseUncommon(permissions: unknown): void {
  if (typeof permissions !== 'string' && !Array.isArray(permissions)) {
    throw new UpstreamHang('permissions is no list, and upstream fails on it without answering');
  }
  if ([...permissions].some((one) => typeof one !== 'string' || !COMMON_PERMISSIONS.has(one))) {
    throw new ApiError(403, 'FORBIDDEN');
  }
}

function refuseReserved(name: unknown): void {
  if (typeof name !== 'string') {
    throw new UpstreamHang('name is no text, and upstream fails on it without answering');
  }
  if (isReservedRoleName(name)) {
    throw new ApiError(403, 'FORBIDDEN');
  }
}

function texts(permissions: unknown): string[] {
  return Array.isArray(permissions) ? permissions.map(String) : [];
}
