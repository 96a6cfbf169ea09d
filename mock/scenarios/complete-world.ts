import {
  resolveRoles,
  resolveSecrets,
  resolveTenants,
  resolveTokens,
  resolveUsers,
} from '../domain/records/complete-accounts.js';
import { resolveFlows, resolveTemplates } from '../domain/records/complete-flows.js';
import { DEFAULT_PERMISSIONS } from '../domain/records/defaults.js';
import type { TokenDocument } from '../domain/records/documents.js';
import type { UserRecord } from '../domain/records/given.js';
import { createToId, type ToId } from '../domain/records/identify.js';
import { BEGINNING, type Maker, toUsername } from '../domain/records/make-ids.js';
import { DEFAULT_SEED } from './builtin.js';
import { resolveExecutions } from './complete-executions.js';
import { resolveOutcomes } from './complete-outcomes.js';
import type { Actor, Partner, WorldData, WorldFile } from './world-file.js';

/** A past that is made up lies before a moment of its own, which then must be the world's: it would not be the past else. */
function toClock({ clock, executions = [], generate }: WorldFile): Pick<WorldFile, 'clock'> {
  if (clock !== undefined) return { clock };
  const isMadeUp =
    (generate?.executionsPerFlow ?? 0) > 0 || executions.some(({ createdAt }) => createdAt === undefined);
  return isMadeUp ? { clock: { now: BEGINNING } } : {};
}

function toSettings(
  file: WorldFile,
): Partial<Pick<WorldData, 'description' | 'clock' | 'dialect' | 'timing' | 'strict'>> {
  const { description, dialect, timing, strict } = file;
  return {
    ...(description === undefined ? {} : { description }),
    ...toClock(file),
    ...(dialect === undefined ? {} : { dialect }),
    ...(timing === undefined ? {} : { timing }),
    ...(strict === undefined ? {} : { strict }),
  };
}

function toPartner(
  userId: string,
  users: ReadonlyMap<string, UserRecord>,
  tokens: readonly TokenDocument[],
): Partner | undefined {
  const user = users.get(userId)?.user;
  const token = tokens.find(({ accountId }) => accountId === user?._id);
  if (!user || !token) return undefined;
  return { userId: user._id, username: user.username, tokenId: token._id, token: token.token };
}

/**
 * A world with everything that was left out, but what is to be generated. `label` names it when the file does not. `seed` wins
 * over the file's. The file's objects become the world's.
 */
export function resolveWorld(file: WorldFile, seed: number | undefined, label: string): WorldData {
  const maker: Maker = { seed: seed ?? file.seed ?? DEFAULT_SEED, beginsAt: Date.parse(file.clock?.now ?? BEGINNING) };
  const tenants = resolveTenants(file, maker);
  const toTenant = createToId(tenants.map(({ name, _id }) => [name, _id]));
  const roles = resolveRoles(file, maker, toTenant);
  const toRole = createToId(roles.map(({ name, _id }) => [name, _id]));
  const users = resolveUsers(file, maker, { tenant: toTenant, role: toRole });
  const byUserId = new Map(users.map((record) => [record.user._id, record]));
  const toIdOfUser = createToId(users.map(({ user }) => [user.username, user._id]));
  const toUser: ToId = (reference) => (byUserId.has(reference) ? reference : toIdOfUser(toUsername(reference)));
  const to = { tenant: toTenant, role: toRole, user: toUser };
  const templates = resolveTemplates(file, maker, to);
  const toTemplate = createToId(templates.map(({ name, id }) => [name, id]));
  const tokens = resolveTokens(file, maker, toUser, byUserId);
  const flows = resolveFlows(file, maker, to, toTemplate);
  const partner = file.partner === undefined ? undefined : toPartner(toUser(file.partner), byUserId, tokens);

  const toActor = ({ user, token }: Actor): Actor => {
    const id = toUser(user);
    const bearer = token ?? tokens.find(({ accountId }) => accountId === id)?.token;
    return bearer === undefined ? { user: id } : { user: id, token: bearer };
  };

  return {
    name: file.name ?? label,
    ...toSettings(file),
    seed: maker.seed,
    faults: file.faults ?? [],
    ...(partner === undefined ? {} : { partner }),
    actors: Object.fromEntries(Object.entries(file.actors ?? {}).map(([name, actor]) => [name, toActor(actor)])),
    names: file.names ?? {},
    permissions: file.permissions ?? DEFAULT_PERMISSIONS,
    ...(file.deletedUsers === undefined ? {} : { deletedUsers: file.deletedUsers }),
    tenants,
    roles,
    users,
    tokens,
    flows,
    templates,
    secrets: resolveSecrets(file, maker, to),
    executions: resolveExecutions(file, maker, to, flows),
    ...(file.outcomes === undefined ? {} : { outcomes: resolveOutcomes(file, flows) }),
  };
}
