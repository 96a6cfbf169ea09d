import type { DocumentOf, GivenOf, Kind, KindName, RecordTypes } from './kind.js';
import { authClients } from './kinds/auth-clients.js';
import { components } from './kinds/components.js';
import { flows } from './kinds/flows.js';
import { roles } from './kinds/roles.js';
import { secrets } from './kinds/secrets.js';
import { templates } from './kinds/templates.js';
import { tenants } from './kinds/tenants.js';
import { tokens } from './kinds/tokens.js';
import { users } from './kinds/users.js';

/** Every kind of record, in the order in which scenario files list them. */
export const kinds: { readonly [Name in KindName]: Kind<Name> } = {
  tenants,
  roles,
  users,
  tokens,
  flows,
  templates,
  secrets,
  authClients,
  components,
};

/** The records of a scenario file, before what was left out is completed. */
export type RecordsGiven = { readonly [Name in KindName]?: readonly GivenOf<Name>[] };

export type RecordDocuments = { readonly [Name in KindName]: readonly DocumentOf<Name>[] };

type StoredAs<Store> = { [Name in KindName]: RecordTypes[Name]['store'] extends Store ? Name : never }[KindName];

export type TableName = StoredAs<'table'>;

export type CollectionName = StoredAs<'collection'>;

// TypeScript types the result of `Object.keys` as string[].
export const kindNames = Object.keys(kinds) as KindName[];

export const tableNames = kindNames.filter((name): name is TableName => kinds[name].store === 'table');

export const collectionNames = kindNames.filter((name): name is CollectionName => kinds[name].store === 'collection');

/** An object with a member for each of the names. */
export function fromNames<Name extends string, Value>(
  names: readonly Name[],
  make: (name: Name) => Value,
): Record<Name, Value> {
  // Every name has its member: the compiler cannot see that.
  return Object.fromEntries(names.map((name) => [name, make(name)])) as Record<Name, Value>;
}
