import { type Caller, COMMON_PERMISSIONS, isReservedRoleName } from '../../domain/permissions.js';
import type { RoleDocument } from '../../domain/records/documents.js';
import { member } from '../../domain/upstream/cast.js';
import { toObjectId } from '../../domain/upstream/object-id.js';
import { castDocument } from '../../domain/upstream/shape.js';
import { castUpdate } from '../../domain/upstream/update.js';
import { roleShape } from '../../domain/upstream/user-shape.js';
import type { RequestContext } from '../../http/context.js';
import { ApiError, UpstreamHang } from '../../http/errors.js';
import { tenantPermission } from '../../http/guards.js';
import { routes } from '../../http/routes.js';
import { iamService } from '../../http/upstream-services.js';
import { storeUser } from '../../worlds/accounts.js';
import { refuseUncommon } from './permission-lists.js';
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
      const global = roles.filter((role) => role.isGlobal === true && (caller.isAdmin || role.type === 'TENANT'));
      const own = roles.filter((role) =>
        caller.tenant === undefined ? role.isGlobal === false : role.tenant === caller.tenant,
      );
      return { status: 200, body: [...global, ...own] };
    },
  },
  iamGetRole: {
    requires: tenantPermission(READ),
    handle: (c, caller) => {
      refuseForeign(c, caller);
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
      const { name, description = '', permissions = [], isGlobal } = takenMembers(c.body);
      if (!name || typeof permissions !== 'object') {
        return { status: 400, body: { message: 'INPUT_INVALID' } };
      }
      refuseUncommon(permissions);
      refuseReserved(name);
      const given = { name, permissions, description, isGlobal: isGlobal && !caller.isAdmin ? false : isGlobal };
      const { document, errors } = castDocument(roleShape, given);
      const cast: RoleMembers = document;
      // Only new roles are checked: names of permissions that are in no list got through as members of every object.
      const isListed = cast.permissions?.every((one) => one === null || COMMON_PERMISSIONS.has(one)) ?? true;
      if (errors.length > 0 || !isListed || isTaken(c, cast.name, { tenant: caller.tenant })) {
        throw new ApiError(500, 'UNKNOWN_ERROR');
      }
      const now = c.world.nowIso();
      const role: RoleDocument = {
        name: cast.name ?? null,
        type: 'TENANT',
        isGlobal: cast.isGlobal === undefined ? false : cast.isGlobal,
        permissions: cast.permissions ?? [],
        description: cast.description ?? null,
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
      refuseForeign(c, caller);
      const { name, description, permissions } = takenMembers(c.body);
      if (permissions) {
        refuseUncommon(permissions);
      }
      if (name) {
        refuseReserved(name);
      }
      const { members, problem } = castUpdate(roleShape, { name, permissions, description });
      const changes: RoleMembers = members;
      const role = c.records.roles.get(idOf(c));
      if (role === undefined || problem !== undefined || isTaken(c, changes.name, role)) {
        throw new ApiError(500, 'UNKNOWN_ERROR');
      }
      storeRole(c, { ...role, ...changes, updatedAt: c.world.nowIso() });
      // Upstream shows the role as it was before.
      return { status: 200, body: role };
    },
  },
  iamDeleteRole: {
    requires: tenantPermission(READ, 'tenant.roles.delete'),
    handle: (c, caller) => {
      refuseForeign(c, caller);
      const id = idOf(c);
      for (const user of c.records.users.values()) {
        // All users of the tenant are written, whether they had the role or not.
        if ((user.tenant ?? undefined) === caller.tenant) {
          if (user.roles === null) {
            throw new ApiError(500, 'UNKNOWN_ERROR');
          }
          const roles = user.roles.filter((role) => role !== id);
          storeUser(c.world, { ...user, roles, updatedAt: c.world.nowIso() });
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

// An admin may look at any role; the others at those of their tenant. Upstream ends on all that it cannot compare.
function refuseForeign(c: RequestContext, caller: Caller): void {
  if (caller.isAdmin) {
    return;
  }
  const id = toObjectId(c.params.id ?? '');
  const role = id === undefined ? undefined : c.records.roles.get(id);
  if (!role?.tenant || caller.tenant === undefined) {
    throw new UpstreamHang(
      'there is no role with this id that has a tenant, and upstream ends on it without answering',
    );
  }
  if (role.tenant !== caller.tenant) {
    throw new ApiError(403, 'FORBIDDEN');
  }
}

function refuseReserved(name: unknown): void {
  if (typeof name !== 'string') {
    throw new UpstreamHang('name is no text, and upstream ends on it without answering');
  }
  if (isReservedRoleName(name)) {
    throw new ApiError(403, 'FORBIDDEN');
  }
}

type RoleMembers = Partial<Pick<RoleDocument, 'name' | 'isGlobal' | 'permissions' | 'description'>>;

/** The members of a body that the service takes. Null is a value. */
function takenMembers(body: unknown): Readonly<Record<'name' | 'description' | 'permissions' | 'isGlobal', unknown>> {
  const of = (name: string) => member(body, name);
  return { name: of('name'), description: of('description'), permissions: of('permissions'), isGlobal: of('isGlobal') };
}
