import type { DocumentOf, GivenOf, KindName } from '../../domain/records/kind.js';
import type { CollectionName, TableName } from '../../domain/records/kinds.js';
import { toUsername } from '../../domain/records/make-ids.js';
import type { Table } from '../../store/table.js';
import { deleteTenant, deleteUser, storeUser } from '../accounts.js';
import type { Tables } from '../records/records.js';
import type { Sandbox } from '../sandbox.js';
import type { World } from '../world.js';

/** A world, or what a snapshot has of one. */
export type HasRecords = Pick<World, 'records'>;

/** How the records of one kind are changed one by one in a world. */
export interface RecordAccess<Name extends KindName> {
  /** Ids in order of insertion. */
  ids(world: World): Iterable<string>;
  /** How many there are. */
  count(world: World): number;
  /** Each record by its id as it is stored: another object as soon as the record is another one. */
  stored(world: HasRecords): Iterable<readonly [id: string, stored: object]>;
  /** As a scenario file would hold it. */
  find(world: HasRecords, id: string): object | undefined;
  /** Members of a new record, beside its id and times, that are made where it brings none. */
  fresh?(world: World): object;
  /** What another record has that this one may not have as well; undefined when there is nothing. */
  clash?(world: World, given: GivenOf<Name>, ownId: string | undefined): string | undefined;
  /** Stores the whole record in the place of the one with its id, if there is one. */
  put(sandbox: Sandbox, record: DocumentOf<Name>, given: GivenOf<Name>): void;
  /** Deletes a record as FlowMate would, with what depends on it. False when there is no such record. */
  remove(sandbox: Sandbox, id: string): boolean;
}

/** Records in a table. */
function inTable<Name extends TableName>(name: Name): RecordAccess<Name> {
  const tableOf = (world: HasRecords): Table<DocumentOf<Name>> => {
    const tables: Tables = world.records;
    return tables[name];
  };
  return {
    *ids(world) {
      for (const { value } of tableOf(world).rows()) {
        yield value._id;
      }
    },
    count: (world) => tableOf(world).size,
    *stored(world) {
      for (const { value } of tableOf(world).rows()) {
        yield [value._id, value];
      }
    },
    find: (world, id) => tableOf(world).get(id),
    put: ({ world }, record) => tableOf(world).put(record),
    remove: ({ world }, id) => tableOf(world).delete(id),
  };
}

/** Records in a collection. */
function inCollection<Name extends CollectionName>(name: Name): RecordAccess<Name> {
  return {
    *ids(world) {
      for (const { id } of world.records[name].all()) {
        yield id;
      }
    },
    count: (world) => world.records[name].size,
    *stored(world) {
      for (const document of world.records[name].all()) {
        yield [document.id, document];
      }
    },
    find: (world, id) => world.records[name].get(id)?.document(),
    put: ({ world }, record) => {
      world.records[name].put(record);
    },
    remove: ({ world }, id) => world.records[name].delete(id),
  };
}

const tenants: RecordAccess<'tenants'> = {
  ...inTable('tenants'),
  remove: ({ world, settings }, id) => deleteTenant(world, settings, id),
};

const roles: RecordAccess<'roles'> = {
  ...inTable('roles'),
  put: ({ world }, role) => {
    world.records.roles.put(role);
    world.forgetCallers();
  },
  remove: ({ world }, id) => {
    for (const user of world.records.users.values().filter((one) => one.roles?.includes(id))) {
      storeUser(world, {
        ...user,
        roles: user.roles?.filter((role) => role !== id) ?? null,
        updatedAt: world.nowIso(),
      });
    }
    world.forgetCallers();
    return world.records.roles.delete(id);
  },
};

const users: RecordAccess<'users'> = {
  ...inTable('users'),
  find: (world, id) => {
    const user = world.records.users.get(id);
    const password = user && world.records.passwords.get(user._id);
    return password === undefined ? user : { ...user, password };
  },
  clash: (world, { username }, ownId) => {
    if (username === null) {
      return undefined;
    }
    const other = world.records.users.find(toUsername(username))?.value;
    return other === undefined || other._id === ownId
      ? undefined
      : `the username ${JSON.stringify(toUsername(username))} is that of user ${other._id}`;
  },
  put: ({ world }, user, { password }) => {
    storeUser(world, user);
    if (password !== undefined) {
      world.records.passwords.set(user._id, password);
    }
  },
  remove: ({ world, settings }, id) => {
    const isThere = world.records.users.get(id) !== undefined;
    if (isThere) {
      deleteUser(world, settings, id);
    }
    return isThere;
  },
};

const tokens: RecordAccess<'tokens'> = {
  ids: ({ records: { tokens } }) => [...tokens.states()].map(({ document }) => document._id),
  count: ({ records: { tokens } }) => [...tokens.states()].length,
  stored: ({ records: { tokens } }) => [...tokens.states()].map(({ document }) => [document._id, document] as const),
  find: ({ records: { tokens } }, id) => [...tokens.states()].find(({ document }) => document._id === id)?.document,
  fresh: (world) => ({ token: world.newTokenText() }),
  clash: ({ records: { tokens } }, { token }, ownId) => {
    const other = [...tokens.states()].find(({ document }) => document.token === token)?.document;
    return other === undefined || other._id === ownId ? undefined : `the token is that of ${other._id} already`;
  },
  put: ({ world }, token) => {
    world.records.tokens.dropWhere(({ _id }) => _id === token._id);
    world.addToken(token);
    world.forgetCallers();
  },
  remove: ({ world }, id) => {
    const isThere = tokens.find(world, id) !== undefined;
    world.records.tokens.dropWhere(({ _id }) => _id === id);
    world.forgetCallers();
    return isThere;
  },
};

const flows: RecordAccess<'flows'> = {
  ...inCollection('flows'),
  // From now on the webhooks know an active flow as it is.
  put: ({ world }, document) => {
    const flow = world.records.flows.put(document);
    forget(world, flow.id);
    if (flow.status === 'active') {
      world.switchOn(flow);
    }
  },
  remove: ({ world }, id) => {
    forget(world, id);
    return world.records.flows.delete(id);
  },
};

function forget(world: World, id: string): void {
  world.timeline.forget(id);
  world.switchOff(id);
}

/** Every kind with what is particular about its changes. */
export const accesses: { readonly [Name in KindName]: RecordAccess<Name> } = {
  tenants,
  roles,
  users,
  tokens,
  flows,
  templates: inCollection('templates'),
  secrets: inTable('secrets'),
  authClients: inTable('authClients'),
  components: inTable('components'),
};
