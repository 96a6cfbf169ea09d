import type { Caller } from '../../domain/permissions.js';
import { toObjectId } from '../../domain/upstream/object-id.js';
import type { RequestContext } from '../../http/context.js';
import { ApiError, type ErrorForm } from '../../http/errors.js';
import type { Collection, Scope } from '../../store/collection.js';
import type { StoredDocument } from '../../store/stored-document.js';
import type { World } from '../../worlds/world.js';

// Who sees which flows and templates (facts: upstream behaviour B3).

/** What a list shows to a caller: to an admin everything, to others what they or their tenant own. */
export function scopeOf(caller: Caller): Scope {
  if (caller.isAdmin) {
    return 'all';
  }
  return caller.tenant === undefined ? [caller.userId] : [caller.userId, caller.tenant];
}

/** Whether a caller sees a document: an admin all of them, others those they or their tenant own, whatever the owner's type. */
function isVisible(caller: Caller, item: StoredDocument): boolean {
  return (
    caller.isAdmin ||
    item.owners.includes(caller.userId) ||
    (caller.tenant !== undefined && item.owners.includes(caller.tenant))
  );
}

export function visible(collection: Collection, caller: Caller, id: string): StoredDocument | undefined {
  const item = collection.get(id);
  return item !== undefined && isVisible(caller, item) ? item : undefined;
}

/** The record with the id in the path, if the caller sees it. Refuses other ids in upstream's words, a malformed one in this form. */
export function seen(
  c: RequestContext,
  caller: Caller,
  collection: Collection,
  missing: string,
  malformed: ErrorForm = 'text',
): StoredDocument {
  const id = toObjectId(c.params.id ?? '');
  if (id === undefined) {
    throw new ApiError(400, 'Invalid id', malformed);
  }
  const found = visible(collection, caller, id);
  if (found === undefined) {
    throw new ApiError(404, missing);
  }
  return found;
}

/** The flow that the caller sees first, which upstream takes where an id is missing. */
export function firstVisible(world: World, caller: Caller): StoredDocument | undefined {
  const order = { field: 'none', descending: false } as const;
  return world.records.flows.list({ scope: scopeOf(caller), key: '', matches: () => true, order }).items.first();
}
