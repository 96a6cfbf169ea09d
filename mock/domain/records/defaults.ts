import { COMMON_PERMISSIONS } from '../permissions.js';
import type { RoleGiven } from './given.js';

const TENANT_ADMIN = [
  'tenant.all',
  'tenant.profile.read',
  'tenant.profile.update',
  'tenant.roles.read',
  'tenant.roles.create',
  'tenant.roles.update',
  'tenant.roles.delete',
  'tenant.flows.read',
  'tenant.flows.create',
  'tenant.flows.update',
  'tenant.flows.delete',
];

/** The roles upstream makes at its first start. */
export const DEFAULT_ROLES: readonly RoleGiven[] = [
  { name: 'ADMIN', type: 'TENANT', isGlobal: true, permissions: ['all'] },
  { name: 'USER', type: 'TENANT', isGlobal: true, permissions: ['tenant.profile.read', 'tenant.roles.read'] },
  { name: 'TENANT_ADMIN', type: 'TENANT', isGlobal: true, permissions: TENANT_ADMIN },
];

/** What upstream's GET /api/v1/permissions lists for an admin: the common ones, then the restricted ones. */
export const DEFAULT_PERMISSIONS: readonly string[] = [
  ...COMMON_PERMISSIONS,
  'all',
  'iam.tenant.create',
  'iam.tenant.read',
  'iam.tenant.update',
  'iam.tenant.delete',
  'iam.secret.create',
  'iam.secret.read',
  'iam.key.create',
  'iam.key.read',
  'iam.key.delete',
  'iam.account.create',
  'iam.account.read',
  'iam.account.update',
  'iam.account.delete',
  'iam.token.create',
  'iam.token.update',
  'iam.token.delete',
  'iam.token.introspect',
  'secrets.secret.deleteAny',
  'secrets.authClient.deleteAny',
];

/** What FlowMate's guide shows of an end user's permissions. */
export const END_USER_PERMISSIONS: readonly string[] = [
  'flows.read',
  'tenant.flows.update',
  'flows.update',
  'flows.delete',
  'flows.control',
  'icenter.read',
  'icenter.write',
  'secrets.create',
  'secrets.read',
  'secrets.delete',
  'templates.read',
  'components.read',
  'components.write',
];

/**
 * What a partner needs for the public operations. By name: upstream's TENANT_ADMIN role brings none of these (services check a
 * user's own permissions).
 */
export const PARTNER_PERMISSIONS: readonly string[] = [
  'flows.read',
  'flows.write',
  'flows.control',
  'flows.bulk',
  'tenant.flows.update',
  'flows.update',
  'flows.delete',
  'templates.read',
  'templates.write',
  'flowTemplates.read',
  'flowTemplates.write',
  'webhooks.execute',
  'logs.read',
  'icenter.read',
  'icenter.write',
  'secrets.create',
  'secrets.read',
  'secrets.delete',
  'components.read',
  'components.write',
  'tenant.account.read',
  'tenant.account.create',
  'tenant.account.update',
  'tenant.account.delete',
  'iam.account.delete',
  'iam.token.create',
  'iam.token.delete',
  'iam.token.introspect',
];
