import { createKnown } from '../../domain/records/collect-known.js';
import type { References } from '../../domain/records/identify.js';
import type { Known } from '../../domain/records/known.js';
import { toUsername } from '../../domain/records/make-ids.js';
import { Collection } from '../../store/collection.js';
import type { World } from '../world.js';

/** What references in a record of this world can mean. */
export function knownIn({ records, base }: World): Known {
  const recordsOf: Parameters<typeof createKnown>[0] = (name) => {
    const store = records[name];
    return store instanceof Collection ? [...store.all()].map(({ id, name }) => ({ id, name })) : store.values();
  };
  // Records that are changed one by one do not refer to nodes.
  return createKnown(recordsOf, { gone: new Set(base.deletedUsers ?? []), nodes: new Map() });
}

/** Turns what a record refers to by name into ids. */
export function referencesIn({ records: { tenants, roles, users, templates } }: World): References {
  const named = (rows: Iterable<{ readonly name?: unknown }>, name: string) =>
    [...rows].find((one) => one.name === name);
  return {
    tenant: (reference) =>
      tenants.get(reference)?._id ?? tenants.values().find(({ name }) => name === reference)?._id ?? reference,
    role: (reference) =>
      roles.get(reference)?._id ?? roles.values().find(({ name }) => name === reference)?._id ?? reference,
    user: (reference) => users.get(reference)?._id ?? users.find(toUsername(reference))?.value._id ?? reference,
    template: (reference) => {
      const found = templates.get(reference) ?? named(templates.all(), reference);
      return found !== undefined && 'id' in found ? String(found.id) : reference;
    },
    permissionsOf: (userId) => users.get(userId)?.permissions ?? [],
  };
}
