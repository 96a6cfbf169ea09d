// Permission names (facts: upstream behaviour A3) and the three rules by which upstream's services grant them.

/** Common permissions: `tenant.all` stands for any of them, and a tenant admin may give them to others. */
export const COMMON_PERMISSIONS: ReadonlySet<string> = new Set([
  'tenant.all',
  'tenant.account.read',
  'tenant.account.create',
  'tenant.account.update',
  'tenant.account.delete',
  'tenant.membership.create',
  'tenant.membership.update',
  'tenant.membership.delete',
  'tenant.profile.read',
  'tenant.profile.update',
  'tenant.profile.delete',
  'tenant.roles.read',
  'tenant.roles.create',
  'tenant.roles.update',
  'tenant.roles.delete',
  'tenant.flows.read',
  'tenant.flows.create',
  'tenant.flows.update',
  'tenant.flows.delete',
  'metadata.domains.crud',
  'secrets.secret.readRaw',
  'secrets.authClient.readRaw',
]);

/** Names that no new role may have, whatever their case. */
const RESERVED_ROLE_NAMES: ReadonlySet<string> = new Set([
  'admin',
  'user',
  'service_account',
  'tenant_admin',
  'tenant_integrator',
  'tenant_developer',
  'tenant_guest',
]);

export function isReservedRoleName(name: string): boolean {
  return RESERVED_ROLE_NAMES.has(name.toLowerCase());
}

/** The sender of a request with all permissions: the user's own, those of the user's roles, and the token's copy. */
export interface Caller {
  readonly userId: string;
  readonly username: string;
  /** Absent for a user without tenant. */
  readonly tenant: string | undefined;
  readonly permissions: ReadonlySet<string | null>;
  /** Holds `all`. */
  readonly isAdmin: boolean;
  /** The bearer token of the request; absent with a session cookie or a password. */
  readonly token: string | undefined;
}

/** Rule of flows, templates and webhooks: `tenant.all` counts for common permissions only. */
export function mayUse(caller: Caller, permission: string): boolean {
  return (
    caller.isAdmin ||
    caller.permissions.has(permission) ||
    (COMMON_PERMISSIONS.has(permission) && caller.permissions.has('tenant.all'))
  );
}

/** IAM's rule for permissions over a tenant: `tenant.all` counts for every one. */
export function mayInTenant(caller: Caller, permission: string): boolean {
  return caller.permissions.has('tenant.all') || mayInIam(caller, permission);
}

/** IAM's rule for the rest: only `all` or the permission itself. */
export function mayInIam(caller: Caller, permission: string): boolean {
  return caller.isAdmin || caller.permissions.has(permission);
}
