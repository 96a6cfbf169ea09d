import type { Json } from '../../../contracts/index.js';
import { isRecord } from '../json.js';
import type { RawTenant } from './read-tenant.js';

// What is asked of records as a tenant answered them.

export type Item = Readonly<Record<string, Json>>;

const isTenant = (type: Json | undefined): boolean => typeof type === 'string' && type.toLowerCase() === 'tenant';

export function byId(items: readonly Item[]): readonly Item[] {
  return [...new Map(items.map((item) => [idOf(item), item])).values()];
}

/** Ids of users who own something and are no longer there. */
export function ownersWithout({ flows, templates }: RawTenant, users: readonly Item[]): readonly Json[] {
  const known = new Set(users.map(idOf));
  const owners = [...flows, ...templates].flatMap(({ owners }) => itemsOf(owners));
  const ids = owners.flatMap(({ id, type }) => (isTenant(type) || id === undefined || known.has(id) ? [] : [id]));
  return [...new Set(ids)];
}

/** Ids of tenants that anything names. */
export function tenantsIn({ users, flows, templates, roles, me }: RawTenant): readonly Json[] {
  const owned = [...flows, ...templates].flatMap(({ owners }) =>
    itemsOf(owners).flatMap(({ id, type }) => (isTenant(type) && id !== undefined ? [id] : [])),
  );
  const named = [me, ...users, ...roles, ...flows, ...templates].map(({ tenant }) =>
    isRecord(tenant) ? idOf(tenant) : tenant,
  );
  return [...new Set([...named, ...owned])].filter((id) => typeof id === 'string' && id !== '') as Json[];
}

export function itemsOf(value: Json | undefined): readonly Item[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

export function idOf(item: Item): Json | undefined {
  return item._id ?? item.id;
}
