import { seededToken } from '../seeded.js';
import { DEFAULT_PERMISSIONS, DEFAULT_ROLES } from './defaults.js';
import { createMaker, toUsername } from './made.js';
import { inOrder, ORDER } from './order.js';
import type {
  Actor,
  FlowDocument,
  GraphDocument,
  GraphGiven,
  OwnerDocument,
  Partner,
  RoleDocument,
  SecretDocument,
  TemplateDocument,
  TenantDocument,
  TokenDocument,
  UserRecord,
  WorldData,
  WorldFile,
} from './world-file.js';

/** Turns a reference into the id it means. A reference that means nothing was refused before, or belongs to an owner of unknown type. */
type ToId = (reference: string) => string;

function createToId(pairs: Iterable<readonly [name: string | null | undefined, id: string]>): ToId {
  const ids = new Set<string>();
  const byName = new Map<string, string>();
  for (const [name, id] of pairs) {
    ids.add(id);
    if (name) byName.set(name, id);
  }
  return (reference) => (ids.has(reference) ? reference : (byName.get(reference) ?? reference));
}

interface References {
  readonly tenant: ToId;
  readonly role: ToId;
  readonly user: ToId;
}

function toOwners(owners: readonly OwnerDocument[], to: References): OwnerDocument[] {
  return owners.map((owner) => {
    const type = owner.type.toLowerCase();
    const id = type === 'user' ? to.user(owner.id) : type === 'tenant' ? to.tenant(owner.id) : owner.id;
    return id === owner.id ? owner : { ...owner, id };
  });
}

/** Whose list a record stands in: its key holds this, so that two users may use the same names. */
function ownerKey(owners: readonly OwnerDocument[]): string {
  return (owners.find(({ type }) => type.toLowerCase() === 'user') ?? owners[0])?.id ?? '';
}

function toGraph(graph: GraphGiven, to: References): GraphDocument {
  for (const node of graph.nodes) if (node.tenant) node.tenant = to.tenant(node.tenant);
  const { edges = [] } = graph;
  return { ...graph, edges };
}

function resolveTenants(file: WorldFile, seed: number): TenantDocument[] {
  const given = file.tenants ?? [];
  const make = createMaker(
    seed,
    'tenant',
    given.map(({ _id }) => _id),
  );
  return given.map((tenant) => {
    const { id, ...times } = make([tenant.name ?? null], tenant._id, tenant);
    const { confirmed = true, status = 'ACTIVE', __v = 0 } = tenant;
    return inOrder({ ...tenant, confirmed, status, _id: id, ...times, __v }, tenant, ORDER.tenant);
  });
}

function resolveRoles(file: WorldFile, seed: number, toTenant: ToId): RoleDocument[] {
  const given = file.roles ?? DEFAULT_ROLES;
  const make = createMaker(
    seed,
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

function resolveUsers(file: WorldFile, seed: number, to: Omit<References, 'user'>): UserRecord[] {
  const given = file.users ?? [];
  const make = createMaker(
    seed,
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

function resolveTemplates(file: WorldFile, seed: number, to: References): TemplateDocument[] {
  const given = file.templates ?? [];
  const make = createMaker(
    seed,
    'template',
    given.map(({ id }) => id),
  );
  return given.map((written) => {
    const template = written.tenant ? { ...written, tenant: to.tenant(written.tenant) } : written;
    const owners = toOwners(template.owners ?? [], to);
    const { id, ...times } = make([ownerKey(owners), template.name ?? null], template.id, template);
    const { status = 'draft' } = template;
    const whole = { ...template, graph: toGraph(template.graph, to), owners, status, ...times, id };
    return inOrder(whole, template, ORDER.template);
  });
}

function resolveFlows(file: WorldFile, seed: number, to: References, toTemplate: ToId): FlowDocument[] {
  const given = file.flows ?? [];
  const make = createMaker(
    seed,
    'flow',
    given.map(({ id }) => id),
  );
  return given.map((written) => {
    const owners = toOwners(written.owners ?? [], to);
    const { id, ...times } = make([ownerKey(owners), written.name ?? null], written.id, written);
    const { status = 'inactive' } = written;
    const flow = { ...written, graph: toGraph(written.graph, to), owners, status, ...times, id };
    if (flow.tenant) flow.tenant = to.tenant(flow.tenant);
    if (flow.fromTemplate) flow.fromTemplate = toTemplate(flow.fromTemplate);
    return inOrder(flow, written, ORDER.flow);
  });
}

function resolveTokens(
  file: WorldFile,
  seed: number,
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
    seed,
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
    const bearer = token.token ?? seededToken(seed, `token ${accountId} ${position}`);
    const permissions = token.permissions ?? [...(users.get(accountId)?.user.permissions ?? [])];
    const whole = { ...token, accountId, token: bearer, type, permissions, tokenLifeSpan, _id: id, ...times, __v };
    return inOrder(whole, token, ORDER.token);
  });
}

function resolveSecrets(file: WorldFile, seed: number, to: References): SecretDocument[] {
  const given = file.secrets ?? [];
  const make = createMaker(
    seed,
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

/** A world with everything that was left out. `label` names it when the file does not. The file's objects become the world's. */
export function resolveWorld(file: WorldFile, seed: number, label: string): WorldData {
  const tenants = resolveTenants(file, seed);
  const toTenant = createToId(tenants.map(({ name, _id }) => [name, _id]));
  const roles = resolveRoles(file, seed, toTenant);
  const toRole = createToId(roles.map(({ name, _id }) => [name, _id]));
  const users = resolveUsers(file, seed, { tenant: toTenant, role: toRole });
  const byUserId = new Map(users.map((record) => [record.user._id, record]));
  const toIdOfUser = createToId(users.map(({ user }) => [user.username, user._id]));
  const toUser: ToId = (reference) => (byUserId.has(reference) ? reference : toIdOfUser(toUsername(reference)));
  const to = { tenant: toTenant, role: toRole, user: toUser };
  const templates = resolveTemplates(file, seed, to);
  const toTemplate = createToId(templates.map(({ name, id }) => [name, id]));
  const tokens = resolveTokens(file, seed, toUser, byUserId);

  const toActor = ({ user, token }: Actor): Actor => {
    const id = toUser(user);
    const bearer = token ?? tokens.find(({ accountId }) => accountId === id)?.token;
    return bearer === undefined ? { user: id } : { user: id, token: bearer };
  };
  const toPartner = (reference: string): { partner?: Partner } => {
    const user = byUserId.get(toUser(reference))?.user;
    const token = tokens.find(({ accountId }) => accountId === user?._id);
    if (!user || !token) return {};
    return { partner: { userId: user._id, username: user.username, tokenId: token._id, token: token.token } };
  };

  return {
    name: file.name ?? label,
    ...(file.description === undefined ? {} : { description: file.description }),
    ...(file.partner === undefined ? {} : toPartner(file.partner)),
    actors: Object.fromEntries(Object.entries(file.actors ?? {}).map(([name, actor]) => [name, toActor(actor)])),
    names: file.names ?? {},
    permissions: file.permissions ?? DEFAULT_PERMISSIONS,
    tenants,
    roles,
    users,
    tokens,
    flows: resolveFlows(file, seed, to, toTemplate),
    templates,
    secrets: resolveSecrets(file, seed, to),
  };
}
