import type { Caller } from '../../domain/permissions.js';
import type { OwnerDocument } from '../../domain/records/documents.js';
import { CastFailure, member } from '../../domain/upstream/cast.js';
import { toObjectId } from '../../domain/upstream/object-id.js';
import { at, textOf } from '../../domain/upstream/query.js';
import type { RequestContext } from '../../http/context.js';
import { ApiError } from '../../http/errors.js';
import type { Table } from '../../store/table.js';

/** A secret, or an auth client. */
interface Owned {
  readonly _id: string;
  readonly owners: OwnerDocument[] | null;
}

/** The record in the path. Refuses without a word; malformed ids, and records whose owners are null, as it does callers that it does not know. */
export function ownedRecord<T extends Owned>(
  c: RequestContext,
  caller: Caller,
  table: Table<T>,
): T & { readonly owners: OwnerDocument[] } {
  const id = toObjectId(c.params.id ?? '');
  if (id === undefined) {
    throw new ApiError(401, '');
  }
  const record = table.get(id);
  if (record === undefined) {
    throw new ApiError(404, '');
  }
  const { owners } = record;
  if (owners === null) {
    throw new ApiError(401, '');
  }
  const isOwner = ({ id: owner, type }: OwnerDocument) =>
    owner === caller.userId || (owner === caller.tenant && type === 'TENANT');
  if (!owners.some(isOwner)) {
    throw new ApiError(403, '');
  }
  return { ...record, owners };
}

/** What a body holds, in an envelope or without. */
export function dataOf(body: unknown): unknown {
  return member(body, 'data') || body;
}

/** A record as the answer to its creation shows it: where null was given as its id, the store makes one that the answer lacks. */
export function created<T extends { readonly _id: string }>(record: T, data: unknown): Omit<T, '_id'> & WrittenId {
  return member(data, '_id') === null ? { ...record, _id: null } : record;
}

interface WrittenId {
  readonly _id: string | null;
}

/** A page of a list, as this service counts pages. */
export function pageOf<T>(c: RequestContext, all: readonly T[]) {
  const perPage = wanted(c, 'size', 30);
  const page = wanted(c, 'number', 1);
  const skip = (page - 1) * perPage;
  if (skip < 0) {
    throw new ApiError(500, `Skip value must be non-negative, but received: ${skip}`);
  }
  const totalPages = Math.max(1, Math.ceil(all.length / perPage));
  const meta = { page, perPage, total: all.length, totalPages };
  return { data: all.slice(skip, skip + Math.abs(perPage)), meta };
}

/** A number of the query. Zero counts as absent, as does a text that is not a number. */
function wanted(c: RequestContext, name: string, otherwise: number): number {
  return Number.parseInt(textOf(at(c.query.parsed.page, name)), 10) || otherwise;
}

/** Runs a cast, whose failure becomes a refusal in the mapper's words. */
export function casting<T>(cast: () => T): T {
  try {
    return cast();
  } catch (error) {
    throw error instanceof CastFailure ? new ApiError(400, error.message) : error;
  }
}

/** Takes an owner from the records that others own as well, and deletes the rest. */
export function dropOwner<T extends Owned>(
  c: RequestContext,
  table: Table<T>,
  records: readonly T[],
  isDropped: (owner: OwnerDocument) => boolean,
): void {
  for (const record of records) {
    const all = record.owners ?? [];
    if (all.length > 1) {
      const owners = all.filter((owner) => !isDropped(owner));
      table.put({ ...record, owners, updatedAt: c.world.risingIso() });
    } else {
      table.delete(record._id);
    }
  }
}

/** Takes an owner, named by id and type, from everything in the table; owners of the same id and another type go with it. */
export function dropFromAll<T extends Owned>(c: RequestContext, table: Table<T>, id: unknown, type: unknown): void {
  const owned = table.values().filter(({ owners }) => owners?.some((owner) => owner.id === id && owner.type === type));
  dropOwner(c, table, owned, (owner) => owner.id === id);
}
