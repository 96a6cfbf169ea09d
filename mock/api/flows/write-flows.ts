import type { Caller } from '../../domain/permissions.js';
import type { Document } from '../../domain/upstream/shape.js';
import { UpstreamHang } from '../../http/errors.js';
import type { StoredDocument } from '../../store/stored-document.js';
import type { World } from '../../worlds/world.js';
import { firstVisible, visible } from '../lists/visibility.js';
import {
  castFlow,
  changedRecord,
  newRecord,
  orNoAnswer,
  refuseNullId,
  UpstreamCrash,
  withOwners,
} from './documents.js';

type Created =
  | { readonly id: string; readonly text: string }
  | { readonly errors: { message: string; code: number }[] };

const withCode = (message: string) => ({ message, code: 400 });

/** Makes a flow of a body, with the caller and the caller's tenant among the owners. */
export function createFlow(world: World, caller: Caller, body: unknown, now?: string): Created {
  if (typeof body !== 'object' || body === null) {
    throw new UpstreamCrash('the body is no object');
  }
  const cast = castFlow(body, withOwners(body, caller.userId, caller.tenant));
  if (cast.errors.length > 0) {
    return { errors: cast.errors.map(withCode) };
  }
  const record = newRecord(world, cast.document, 'inactive', now);
  if (world.records.flows.get(record.id) !== undefined) {
    throw new UpstreamHang('there is a flow with this _id already, and upstream fails on it without answering');
  }
  const stored = world.records.flows.put(record);
  refuseNullId(cast.document);
  // The answer still shows the empty objects inside flowSettings that are not stored.
  const settings = cast.document.flowSettings;
  const text = settings === undefined ? stored.text : JSON.stringify(echoed(record, { flowSettings: settings }));
  return { id: stored.id, text };
}

/** A record with members in it that were not stored, before the times and the id. */
export function echoed(record: Document, members: Document): Document {
  const { createdAt, updatedAt, id, ...rest } = record;
  return { ...rest, ...members, createdAt: createdAt ?? null, updatedAt: updatedAt ?? null, id: id ?? null };
}

type Patched =
  | { readonly stored: StoredDocument }
  | { readonly errors: { message: string; code: number }[] }
  | undefined;

/**
 * Writes a body over a flow. An `id` in the body names the flow that is written instead; undefined when the caller sees none
 * of that id.
 */
export function patchFlow(world: World, caller: Caller, flow: StoredDocument, body: unknown): Patched {
  const old = flow.document();
  const merged: Document = { ...old, ...(typeof body === 'object' ? body : {}) };
  const cast = orNoAnswer(() => {
    const owners = withOwners(merged, caller.userId);
    return castFlow({ ...merged, _id: merged.id }, owners);
  });
  if (cast.errors.length > 0) {
    return { errors: cast.errors.map(withCode) };
  }
  const id = cast.document._id;
  if (id === null) {
    throw new UpstreamHang('id is null: the database changes no _id, and upstream waits for it in vain');
  }
  const target = typeof id === 'string' ? visible(world.records.flows, caller, id) : firstVisible(world, caller);
  if (target === undefined) {
    return undefined;
  }
  return { stored: world.records.flows.put(changedRecord(world, target, cast.document)) };
}

/** Makes a flow of each body, each later than the one before, before the first that is never answered leaves the whole without an answer. */
export function createFlows(world: World, caller: Caller, bodies: readonly unknown[]): Created[] {
  let hang: UpstreamHang | undefined;
  const made = bodies.flatMap((body) => {
    try {
      // An empty text passes for a flow without members.
      return createFlow(world, caller, body === '' ? {} : body, world.risingIso());
    } catch (error) {
      if (!(error instanceof UpstreamHang)) {
        throw error;
      }
      hang ??= error;
      return [];
    }
  });
  if (hang !== undefined) {
    throw hang;
  }
  return made;
}
