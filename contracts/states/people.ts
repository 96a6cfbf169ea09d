import type { WorldPart } from './state.js';

/** Accounts that exist in every state. */
export const VENDOR = 'Vendor';
export const PARTNER = { username: 'partner@vendor.example', password: 'partner-pass' };

/** What a partner may do, as in the integration guide's world. */
export const PARTNER_PERMISSIONS = [
  'flows.read',
  'flows.write',
  'flows.control',
  'flows.bulk',
  'templates.read',
  'templates.write',
  'webhooks.execute',
  'logs.read',
  'icenter.read',
  'secrets.read',
  'tenant.account.read',
  'tenant.account.create',
  'tenant.account.update',
] as const;

/** What FlowMate's guide shows of an end user's permissions. */
const END_USER_PERMISSIONS = [
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
];

/** A world with the partner as its only user, who cannot log in unless a state says so. */
export const beginning: WorldPart = {
  tenants: [{ name: VENDOR, _id: '636d0762bd257a7eb2373d6a' }],
  users: [partnerAccount(PARTNER.username)],
};

type UserGiven = NonNullable<WorldPart['users']>[number];
type TokenGiven = NonNullable<WorldPart['tokens']>[number];

/** An account of the partner; `without` one permission it has no role, either, since roles bring permissions. */
export function partnerAccount(username: string, without?: string): UserGiven {
  return {
    username,
    canLogin: true,
    tenant: VENDOR,
    roles: without === undefined ? ['TENANT_ADMIN'] : [],
    permissions: PARTNER_PERMISSIONS.filter((permission) => permission !== without),
  };
}

export function endUser(username: string, more: Partial<UserGiven> = {}): UserGiven {
  return { username, canLogin: false, tenant: VENDOR, permissions: END_USER_PERMISSIONS, ...more };
}

/** A token that never runs out. */
export function tokenOf(user: string, token: string): TokenGiven {
  return { user, token, type: 'PERSISTENT', tokenLifeSpan: '-1' };
}
