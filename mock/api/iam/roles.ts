import type { Hono } from 'hono';
import type { Answer } from '../../../openapi/index.js';
import { type Caller, COMMON_PERMISSIONS, isReservedRoleName } from '../../domain/permissions.js';
import type { RoleDocument } from '../../domain/records/documents.js';
import { member } from '../../domain/upstream/cast.js';
import type { Call } from '../../http/context.js';
import type { Env } from '../../http/env.js';
import { NoAnswer, Refusal } from '../../http/errors.js';
import { anybody, iamGate, needsInTenant } from '../../http/guards.js';
import { createRoutes } from '../../http/routes.js';
import { storeUser } from '../../worlds/accounts.js';
import type { Sandboxes } from '../../worlds/sandboxes.js';
import { idOf } from './users.js';

const READ = 'tenant.roles.read';

export function serveRoles(app: Hono<Env>, sandboxes: Sandboxes): void {
  const serve = createRoutes(app, sandboxes, iamGate);

  serve(
    'iamGetPermissions',
    anybody,
  )((call, caller) => {
    const all = [...call.world.base.permissions];
    const shown = caller.isAdmin ? all : all.filter((name) => COMMON_PERMISSIONS.has(name));
    return { status: 200, body: call.query.parsed.meta ? { data: shown, meta: { total: shown.length } } : shown };
  });

  serve(
    'iamGetRoles',
    needsInTenant(READ),
  )((call, caller) => {
    const roles = call.world.roles.values();
    const global = roles.filter((role) => role.isGlobal && (caller.isAdmin || role.type === 'TENANT'));
    const own = roles.filter((role) => (caller.tenant === undefined ? !role.isGlobal : role.tenant === caller.tenant));
    return { status: 200, body: [...global, ...own] };
  });

  serve(
    'iamGetRole',
    needsInTenant(READ),
  )((call, caller) => {
    const found = owned(call, caller);
    if ('status' in found) {
      return found;
    }
    const role = call.world.roles.get(idOf(call));
    if (role === undefined || (role.tenant ?? undefined) !== caller.tenant) {
      return { status: 404, text: 'Not Found' };
    }
    return { status: 200, body: call.query.parsed.meta ? { data: role, meta: {} } : role };
  });

  serve(
    'iamCreateRole',
    needsInTenant(READ, 'tenant.roles.create'),
  )((call, caller) => {
    const name = member(call.body, 'name');
    const permissions = member(call.body, 'permissions') ?? [];
    const description = member(call.body, 'description') ?? '';
    if (!name || typeof permissions !== 'object') {
      return { status: 400, body: { message: 'INPUT_INVALID' } };
    }
    refuseUncommon(permissions);
    refuseReserved(name);
    const isGlobal = caller.isAdmin && Boolean(member(call.body, 'isGlobal'));
    const taken = isTaken(call, name, { tenant: caller.tenant });
    if (taken || typeof description === 'object') {
      throw new Refusal(500, 'UNKNOWN_ERROR');
    }
    const now = call.world.nowIso();
    const role: RoleDocument = {
      name: String(name),
      type: 'TENANT',
      isGlobal,
      permissions: texts(permissions),
      description: String(description),
      ...(caller.tenant === undefined ? {} : { tenant: caller.tenant }),
      _id: call.world.newId(),
      createdAt: now,
      updatedAt: now,
      __v: 0,
    };
    storeRole(call, role);
    return { status: 200, body: role };
  });

  serve(
    'iamPatchRole',
    needsInTenant(READ, 'tenant.roles.update'),
  )((call, caller) => {
    const found = owned(call, caller);
    if ('status' in found) {
      return found;
    }
    const name = member(call.body, 'name');
    const permissions = member(call.body, 'permissions');
    const description = member(call.body, 'description');
    if (permissions) {
      refuseUncommon(permissions);
    }
    if (name) {
      refuseReserved(name);
    }
    const role = call.world.roles.get(idOf(call));
    if (role === undefined || typeof description === 'object' || isTaken(call, name, role)) {
      throw new Refusal(500, 'UNKNOWN_ERROR');
    }
    storeRole(call, {
      ...role,
      ...(name === undefined ? {} : { name: String(name) }),
      ...(permissions === undefined ? {} : { permissions: texts(permissions) }),
      ...(description === undefined ? {} : { description: String(description) }),
      updatedAt: call.world.nowIso(),
    });
    // Upstream shows the role as it was before.
    return { status: 200, body: role };
  });

  serve(
    'iamDeleteRole',
    needsInTenant(READ, 'tenant.roles.delete'),
  )((call, caller) => {
    const found = owned(call, caller);
    if ('status' in found) {
      return found;
    }
    const id = idOf(call);
    for (const user of call.world.users.values()) {
      // All users of the tenant are written, whether they had the role or not.
      if ((user.tenant ?? undefined) === caller.tenant) {
        storeUser(call.world, {
          ...user,
          roles: user.roles.filter((role) => role !== id),
          updatedAt: call.world.nowIso(),
        });
      }
    }
    const role = call.world.roles.get(id);
    if (role !== undefined && (role.tenant ?? undefined) === caller.tenant) {
      call.world.roles.delete(id);
      call.world.forgetCallers();
    }
    return { status: 200, text: 'OK' };
  });
}

/** Whether another role of the same tenant has the name. */
function isTaken(call: Call, name: unknown, role: { _id?: string; tenant?: string | null | undefined }): boolean {
  return call.world.roles
    .values()
    .some(
      (other) =>
        other.name === name && other._id !== role._id && (other.tenant ?? undefined) === (role.tenant ?? undefined),
    );
}

function storeRole(call: Call, role: RoleDocument): void {
  call.world.roles.put(role);
  call.world.forgetCallers();
}

// An admin may look at any role; the others at those of their tenant, and upstream fails on roles or callers without one.
function owned(
  call: Call,
  caller: Caller,
): Extract<Answer<'iamGetRole'>, { status: 403 | 404; body: unknown }> | { ok: true } {
  if (caller.isAdmin) {
    return { ok: true };
  }
  const role = call.world.roles.get(idOf(call));
  if (role === undefined) {
    return { status: 404, body: { message: 'FORBIDDEN' } };
  }
  if (!role.tenant || caller.tenant === undefined) {
    throw new NoAnswer('the role or the caller has no tenant, and upstream fails on it without answering');
  }
  return role.tenant === caller.tenant ? { ok: true } : { status: 403, body: { message: 'FORBIDDEN' } };
}

function refuseUncommon(permissions: unknown): void {
  if (typeof permissions !== 'string' && !Array.isArray(permissions)) {
    throw new NoAnswer('permissions is no list, and upstream fails on it without answering');
  }
  if ([...permissions].some((one) => typeof one !== 'string' || !COMMON_PERMISSIONS.has(one))) {
    throw new Refusal(403, 'FORBIDDEN');
  }
}

function refuseReserved(name: unknown): void {
  if (typeof name !== 'string') {
    throw new NoAnswer('name is no text, and upstream fails on it without answering');
  }
  if (isReservedRoleName(name)) {
    throw new Refusal(403, 'FORBIDDEN');
  }
}

function texts(permissions: unknown): string[] {
  return Array.isArray(permissions) ? permissions.map(String) : [];
}
