import { isCron } from '../../domain/cron.js';
import { member } from '../../domain/upstream/cast.js';
import { isTooDeep } from '../../domain/upstream/depth.js';
import { flowShape } from '../../domain/upstream/flow-shape.js';
import { edgeErrors } from '../../domain/upstream/graph-rules.js';
import { define, minimize } from '../../domain/upstream/minimize.js';
import { castDocument, type Document, type Json } from '../../domain/upstream/shape.js';
import { UpstreamHang } from '../../http/errors.js';
import type { StoredDocument } from '../../store/stored-document.js';
import type { World } from '../../worlds/world.js';

// Making and changing flows and templates, as both repositories do it (facts: upstream behaviour B5, B6, B11).

/** Upstream's own code throws on such a body: what that looks like from outside depends on the route. */
export class UpstreamCrash extends Error {
  override readonly name = 'UpstreamCrash';
}

const STATUS_TEXT = 'Flow status cannot be set manually. Use the flow start/stop end points instead.';

/** What is wrong with a body as a flow, in upstream's order. */
function flowErrors(document: Document, castErrors: readonly string[]): string[] {
  const errors = [...castErrors];
  if (document.status && document.status !== 'inactive') {
    errors.push(STATUS_TEXT);
  }
  return [...errors, ...sharedErrors(document)];
}

/** What both repositories check after the shape: edges, then the cron expression. */
export function sharedErrors(document: Document): string[] {
  const errors = orCrash(() => edgeErrors(document));
  const cron = document.cron;
  return typeof cron === 'string' && cron !== '' && !isCron(cron) ? [...errors, 'Invalid cron expression.'] : errors;
}

/** The body's owners with the caller among them; `tenant` too, if given. */
export function withOwners(body: unknown, userId: string, tenant?: string): Json[] {
  const given = member(body, 'owners') || [];
  if (!Array.isArray(given) || given.some((owner) => owner === null)) {
    throw new UpstreamCrash('owners is not a list of objects');
  }
  const owners: Json[] = [...given];
  if (!owners.some((owner) => member(owner, 'id') === userId)) {
    owners.push({ id: userId, type: 'user' });
  }
  if (tenant !== undefined && !owners.some((o) => member(o, 'id') === tenant && member(o, 'type') === 'tenant')) {
    owners.push({ id: tenant, type: 'tenant' });
  }
  return owners;
}

export function refuseDeep(body: unknown): void {
  if (isTooDeep(body)) {
    throw new UpstreamHang('the document is nested deeper than the database takes, and upstream waits for it in vain');
  }
}

/** Where upstream catches nothing, its crash leaves the request without an answer. */
export function orNoAnswer<T>(act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw error instanceof UpstreamCrash
      ? new UpstreamHang(`${error.message}, and upstream fails on it without answering`)
      : error;
  }
}

function orCrash<T>(act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw error instanceof TypeError ? new UpstreamCrash(error.message) : error;
  }
}

// The shape lets elements pass that are false, 0 or an empty text, and null; making documents of them fails as they are saved. Only
// nodes and edges may be null.
function refuseFalsy(cast: Document): void {
  const isFalsy = (element: Json) => element === false || element === 0 || element === '';
  const lists = [cast.owners, member(cast.graph, 'nodes'), member(cast.graph, 'edges')];
  if (lists.some((list) => Array.isArray(list) && list.some(isFalsy)) || hasNullOwner(cast)) {
    throw new UpstreamHang('an owner, node or edge is no object, and upstream fails on storing it without answering');
  }
}

function hasNullOwner({ owners }: Document): boolean {
  return Array.isArray(owners) && owners.includes(null);
}

type NewRecord = Document & { readonly id: string };

/** To be called when the record is stored. The driver makes an id where the document's is null; the answer then fails on the null. */
export function refuseNullId({ _id }: Document): void {
  if (_id === null) {
    throw new UpstreamHang('_id is null: the record is stored under a new id, and upstream fails on its answer');
  }
}

/** Members that the mapper sets itself. */
const OWN_MEMBERS = new Set(['_id', 'createdAt', 'updatedAt', '__v']);

/**
 * A new record from a cast body: `_id` and `createdAt` are taken from it, `updatedAt` never is; a null `_id` counts as none. Empty
 * objects are not stored.
 */
export function newRecord(world: World, cast: Document, defaultStatus: string, now = world.nowIso()): NewRecord {
  refuseFalsy(cast);
  const record: Document = {};
  for (const [name, value] of Object.entries({
    ...cast,
    status: cast.status === undefined ? defaultStatus : cast.status,
  })) {
    const small = OWN_MEMBERS.has(name) ? undefined : stored(name, value);
    if (small !== undefined) {
      define(record, name, small);
    }
  }
  const createdAt = typeof cast.createdAt === 'string' ? cast.createdAt : now;
  const id = typeof cast._id === 'string' ? cast._id : world.newId();
  return { ...inOrder(record), createdAt, updatedAt: createdAt, id };
}

// `status` has a place of its own, wherever a default put it.
function inOrder(record: Document): Document {
  const { status, cron, fromTemplate, flowSettings, payload, tags, sourceTemplate, ...first } = record;
  const last = { status, cron, fromTemplate, flowSettings, payload, tags, sourceTemplate };
  const ordered: Document = { ...first };
  for (const [name, value] of Object.entries(last)) {
    if (value !== undefined) {
      ordered[name] = value;
    }
  }
  return ordered;
}

function stored(name: string, value: Json): Json | undefined {
  if (name !== 'graph' || typeof value !== 'object' || value === null || Array.isArray(value)) {
    return minimize(value);
  }
  const each = (items: Json = null): Json => minimize(items) ?? null;
  return { nodes: each(value.nodes), edges: each(value.edges) };
}

/**
 * The record with a cast body written over it: members given replace the old ones wholly in their place, new ones come
 * after `updatedAt`, `id` stays last. What is empty is left as it was.
 */
export function changedRecord(world: World, old: StoredDocument, cast: Document): Document & { readonly id: string } {
  refuseFalsy(cast);
  const { id, ...record } = old.document();
  for (const [name, value] of Object.entries(cast)) {
    const small = OWN_MEMBERS.has(name) ? undefined : stored(name, value);
    if (small !== undefined) {
      define(record, name, small);
    }
  }
  return { ...record, updatedAt: world.nowIso(), id: String(id) };
}

/** Casts a flow's body; the caller has been put among the owners. */
export function castFlow(body: unknown, owners: Json[]): { readonly document: Document; readonly errors: string[] } {
  const cast = castDocument(flowShape, { ...(typeof body === 'object' ? body : {}), owners });
  return { document: cast.document, errors: flowErrors(cast.document, cast.errors) };
}
