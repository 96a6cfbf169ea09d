import { toUsername } from '../../domain/records/make-ids.js';
import { deleteUser, storeUser } from '../accounts.js';
import { inTable, type RecordAccess } from './record-kind.js';

export const tenants: RecordAccess<'tenants'> = {
  ...inTable('tenants'),
  remove: ({ world, settings }, id) => {
    for (const user of world.users.values().filter(({ tenant }) => tenant === id)) {
      deleteUser(world, settings, user._id);
    }
    return world.tenants.delete(id);
  },
};

export const roles: RecordAccess<'roles'> = {
  ...inTable('roles'),
  put: ({ world }, role) => {
    world.roles.put(role);
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

export const users: RecordAccess<'users'> = {
  ...inTable('users'),
  find: (world, id) => {
    const user = world.users.get(id);
    const password = user && world.passwords.get(user._id);
    return password === undefined ? user : { ...user, password };
  },
  clash: (world, { username }, ownId) => {
    const other = world.users.find(toUsername(username))?.value;
    return other === undefined || other._id === ownId
      ? undefined
      : `the username ${JSON.stringify(toUsername(username))} is that of user ${other._id}`;
  },
  put: ({ world }, user, { password }) => {
    storeUser(world, user);
    if (password !== undefined) {
      world.passwords.set(user._id, password);
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

export const tokens: RecordAccess<'tokens'> = {
  ids: ({ tokens }) => [...tokens.states()].map(({ document }) => document._id),
  find: ({ tokens }, id) => [...tokens.states()].find(({ document }) => document._id === id)?.document,
  clash: ({ tokens }, { token }, ownId) => {
    const other = [...tokens.states()].find(({ document }) => document.token === token)?.document;
    return other === undefined || other._id === ownId ? undefined : `the token is that of ${other._id} already`;
  },
  put: ({ world }, token) => {
    world.tokens.dropWhere(({ _id }) => _id === token._id);
    world.addToken(token);
    world.forgetCallers();
  },
  remove: ({ world }, id) => {
    const isThere = tokens.find(world, id) !== undefined;
    world.tokens.dropWhere(({ _id }) => _id === id);
    world.forgetCallers();
    return isThere;
  },
};
