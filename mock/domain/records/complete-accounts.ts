import { seededToken } from '../random/seeded.js';
import { DEFAULT_ROLES } from './defaults.js';
import type { RoleDocument, SecretDocument, TenantDocument, TokenDocument } from './documents.js';
import type { RecordsGiven, UserRecord } from './given.js';
import { ownerKey, type References, type ToId, toOwners } from './identify.js';
import { createMaker, type Maker, toUsername } from './make-ids.js';
import { inOrder, ORDER } from './member-order.js';

export function resolveTenants(file: RecordsGiven, maker: Maker): TenantDocument[] {
  const given = file.tenants ?? [];
  const make = createMaker(
    maker,
    'tenant',
    given.map(({ _id }) => _id),
  );
  return given.map((tenant) => {
    const { id, ...times } = make([tenant.name ?? null], tenant._id, tenant);
    const { confirmed = true, status = 'ACTIVE', __v = 0 } = tenant;
    return inOrder({ ...tenant, confirmed, status, _id: id, ...times, __v }, tenant, ORDER.tenant);
  });
}

export function resolveRoles(file: RecordsGiven, maker: Maker, toTenant: ToId): RoleDocument[] {
  const given = file.roles ?? DEFAULT_ROLES;
  const make = createMaker(
    maker,
    'role',
    given.map(({ _id }) => _id),
  );
  return given.map((written) => {
    const role = written.tenant ? { ...written, tenant: toTenant(written.tenant) } : written;
    const { id, ...times } = make([role.name, role.tenant ?? null], role._id, role);
    const { type = 'TENANT', isGlobal = false, permissions = [], __v = 0 } = role;
    const whole = { ...role, type, isGlobal, permissions: [...permissions], _id: id, __v, ...times };
    return inOrder(whole, role, ORDER.role);
  });
}

export function resolveUsers(file: RecordsGiven, maker: Maker, to: Omit<References, 'user'>): UserRecord[] {
  const given = file.users ?? [];
  const make = createMaker(
    maker,
    'user',
    given.map(({ _id }) => _id),
  );
  return given.map(({ password, ...written }) => {
    const user = written.tenant ? { ...written, tenant: to.tenant(written.tenant) } : written;
    const username = toUsername(user.username);
    const { id, ...times } = make([username], user._id, user);
    const { status = 'ACTIVE', confirmed = true, permissions = [], __v = 0 } = user;
    const roles = (user.roles ?? []).map(to.role);
    const whole = { ...user, username, status, confirmed, roles, permissions, _id: id, ...times, __v };
    const record = { user: inOrder(whole, user, ORDER.user) };
    return password === undefined ? record : { ...record, password };
  });
}

export function resolveTokens(
  file: RecordsGiven & { readonly partner?: string },
  maker: Maker,
  toUser: ToId,
  users: ReadonlyMap<string, UserRecord>,
): TokenDocument[] {
  const given = [...(file.tokens ?? [])];
  const userOf = ({ user, accountId }: (typeof given)[number]): string => toUser(user ?? accountId ?? '');
  if (file.partner !== undefined) {
    const partner = toUser(file.partner);
    if (!given.some((token) => userOf(token) === partner)) {
      given.push({ user: partner, type: 'PERSISTENT', tokenLifeSpan: '-1' });
    }
  }
  const make = createMaker(
    maker,
    'token',
    given.map(({ _id }) => _id),
  );
  const positions = new Map<string, number>();
  return given.map((written) => {
    const { user: _reference, ...token } = written;
    const accountId = userOf(written);
    const position = (positions.get(accountId) ?? 0) + 1;
    positions.set(accountId, position);
    if (token.inquirer) token.inquirer = toUser(token.inquirer);
    if (token.initiator) token.initiator = toUser(token.initiator);
    const { id, ...times } = make([accountId], token._id, token);
    const { type = 'SELF', tokenLifeSpan = '3h', __v = 0 } = token;
    const bearer = token.token ?? seededToken(maker.seed, `token ${accountId} ${position}`);
    const permissions = token.permissions ?? [...(users.get(accountId)?.user.permissions ?? [])];
    const whole = { ...token, accountId, token: bearer, type, permissions, tokenLifeSpan, _id: id, ...times, __v };
    return inOrder(whole, token, ORDER.token);
  });
}

export function resolveSecrets(file: RecordsGiven, maker: Maker, to: References): SecretDocument[] {
  const given = file.secrets ?? [];
  const make = createMaker(
    maker,
    'secret',
    given.map(({ _id }) => _id),
  );
  return given.map((secret) => {
    const owners = toOwners(secret.owners ?? [], to);
    const { id, ...times } = make([ownerKey(owners), secret.name], secret._id, secret);
    const { __t = `S_${secret.type}`, value = {} } = secret;
    return inOrder({ ...secret, _id: id, owners, __t, value, ...times }, secret, ORDER.secret);
  });
}
