import { checkRole, checkSecret, checkToken, checkUser, TENANT } from '../../domain/records/check-accounts.js';
import {
  resolveRoles,
  resolveSecrets,
  resolveTenants,
  resolveTokens,
  resolveUsers,
} from '../../domain/records/complete-accounts.js';
import type { UserDocument } from '../../domain/records/documents.js';
import type { RoleGiven, SecretGiven, TenantGiven, TokenGiven, UserGiven } from '../../domain/records/given.js';
import { type Maker, toUsername } from '../../domain/records/make-ids.js';
import { deleteUser, storeUser } from '../accounts.js';
import type { World } from '../world.js';
import { freshAccount, type RecordKind } from './record-kind.js';
import { referencesIn } from './references.js';

function* ids(rows: Iterable<{ readonly value: { readonly _id: string } }>): IterableIterator<string> {
  for (const { value } of rows) {
    yield value._id;
  }
}

/** What is still left out has the defaults of a scenario. */
function makerOf(world: World): Maker {
  return { seed: world.seed, beginsAt: world.clock.now() };
}

export const tenants: RecordKind<TenantGiven> = {
  one: 'tenant',
  idMember: '_id',
  check: () => TENANT,
  ids: (world) => ids(world.tenants.rows()),
  find: (world, id) => world.tenants.get(id),
  fresh: freshAccount,
  clash: () => undefined,
  put: ({ world }, given) => {
    for (const tenant of resolveTenants({ tenants: [given] }, makerOf(world))) {
      world.tenants.put(tenant);
    }
  },
  remove: ({ world, settings }, id) => {
    for (const user of world.users.values().filter(({ tenant }) => tenant === id)) {
      deleteUser(world, settings, user._id);
    }
    return world.tenants.delete(id);
  },
};

export const roles: RecordKind<RoleGiven> = {
  one: 'role',
  idMember: '_id',
  check: checkRole,
  ids: (world) => ids(world.roles.rows()),
  find: (world, id) => world.roles.get(id),
  fresh: freshAccount,
  clash: () => undefined,
  put: ({ world }, given) => {
    for (const role of resolveRoles({ roles: [given] }, makerOf(world), referencesIn(world).tenant)) {
      world.roles.put(role);
    }
    world.forgetCallers();
  },
  remove: ({ world }, id) => {
    for (const user of world.users.values().filter((one) => one.roles.includes(id))) {
      storeUser(world, { ...user, roles: user.roles.filter((role) => role !== id), updatedAt: world.nowIso() });
    }
    world.forgetCallers();
    return world.roles.delete(id);
  },
};

/** A user with his password, as a scenario file holds him. */
function withPassword(world: World, user: UserDocument): UserGiven {
  const password = world.passwords.get(user._id);
  return password === undefined ? user : { ...user, password };
}

export const users: RecordKind<UserGiven> = {
  one: 'user',
  idMember: '_id',
  check: checkUser,
  ids: (world) => ids(world.users.rows()),
  find: (world, id) => {
    const user = world.users.get(id);
    return user && withPassword(world, user);
  },
  fresh: freshAccount,
  clash: (world, { username }, ownId) => {
    const other = world.users.find(toUsername(username))?.value;
    return other === undefined || other._id === ownId
      ? undefined
      : `the username ${JSON.stringify(toUsername(username))} is that of user ${other._id}`;
  },
  put: ({ world }, given) => {
    for (const { user, password } of resolveUsers({ users: [given] }, makerOf(world), referencesIn(world))) {
      storeUser(world, user);
      if (password !== undefined) {
        world.passwords.set(user._id, password);
      }
    }
  },
  remove: ({ world, settings }, id) => {
    const isThere = world.users.get(id) !== undefined;
    if (isThere) {
      deleteUser(world, settings, id);
    }
    return isThere;
  },
};

export const tokens: RecordKind<TokenGiven> = {
  one: 'token',
  idMember: '_id',
  check: checkToken,
  ids: (world) => [...world.tokens.states()].map(({ document }) => document._id),
  find: (world, id) => [...world.tokens.states()].find(({ document }) => document._id === id)?.document,
  fresh: (world) => ({ token: world.newTokenText(), ...freshAccount(world) }),
  clash: (world, { token }, ownId) => {
    const other = [...world.tokens.states()].find(({ document }) => document.token === token)?.document;
    return other === undefined || other._id === ownId ? undefined : `the token is that of ${other._id} already`;
  },
  put: ({ world }, given) => {
    const to = referencesIn(world);
    const user = world.users.get(to.user(given.user ?? given.accountId ?? ''));
    const owners = new Map(user === undefined ? [] : [[user._id, { user }]]);
    const [token] = resolveTokens({ tokens: [{ ...given }] }, makerOf(world), to.user, owners);
    if (token !== undefined) {
      world.tokens.dropWhere(({ _id }) => _id === token._id);
      world.addToken(token);
      world.forgetCallers();
    }
  },
  remove: ({ world }, id) => {
    const isThere = [...world.tokens.states()].some(({ document }) => document._id === id);
    world.tokens.dropWhere(({ _id }) => _id === id);
    world.forgetCallers();
    return isThere;
  },
};

export const secrets: RecordKind<SecretGiven> = {
  one: 'secret',
  idMember: '_id',
  check: checkSecret,
  ids: (world) => ids(world.secrets.rows()),
  find: (world, id) => world.secrets.get(id),
  fresh: freshAccount,
  clash: () => undefined,
  put: ({ world }, given) => {
    for (const secret of resolveSecrets({ secrets: [given] }, makerOf(world), referencesIn(world))) {
      world.secrets.put(secret);
    }
  },
  remove: ({ world }, id) => world.secrets.delete(id),
};
