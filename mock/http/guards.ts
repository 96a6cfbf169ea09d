import { type Caller, mayInIam, mayInTenant, mayUse } from '../domain/permissions.js';
import type { Sandbox } from '../worlds/sandbox.js';
import { ApiError } from './errors.js';

/** Refuses a caller who may not use an operation. */
export type Guard<C> = (caller: C, sandbox: Sandbox) => void;

const guard =
  (status: number, message: string, permits: (caller: Caller, sandbox: Sandbox) => boolean): Guard<Caller> =>
  (caller, sandbox) => {
    if (!permits(caller, sandbox)) {
      throw new ApiError(status, message);
    }
  };

const forbidMissing = (permits: Parameters<typeof guard>[2]) => guard(403, 'MISSING_PERMISSION', permits);

/** A permission of the flow and template services, by its name or as the sandbox's settings have it. */
export function permission(name: string | ((sandbox: Sandbox) => string)): Guard<Caller> {
  const nameIn = typeof name === 'string' ? () => name : name;
  return forbidMissing((caller, sandbox) => mayUse(caller, nameIn(sandbox)));
}

/** IAM: a permission over the caller's tenant. */
export function tenantPermission(...names: readonly string[]): Guard<Caller> {
  return forbidMissing((caller) => names.every((name) => mayInTenant(caller, name)));
}

/** IAM: a permission over everything. */
export function iamPermission(name: string): Guard<Caller> {
  return forbidMissing((caller) => mayInIam(caller, name));
}

/** IAM: admins alone. */
export const admin: Guard<Caller> = guard(403, 'FORBIDDEN', ({ isAdmin }) => isAdmin);
