import type { GraphDocument, OwnerDocument } from './documents.js';
import type { GraphGiven } from './given.js';

/** Turns a reference into the id it means. A reference that means nothing was refused before, or belongs to an owner of unknown type. */
export type ToId = (reference: string) => string;

export function createToId(pairs: Iterable<readonly [name: string | null | undefined, id: string]>): ToId {
  const ids = new Set<string>();
  const byName = new Map<string, string>();
  for (const [name, id] of pairs) {
    ids.add(id);
    if (name) byName.set(name, id);
  }
  return (reference) => (ids.has(reference) ? reference : (byName.get(reference) ?? reference));
}

export interface References {
  readonly tenant: ToId;
  readonly role: ToId;
  readonly user: ToId;
}

export function toOwners(owners: readonly OwnerDocument[], to: References): OwnerDocument[] {
  return owners.map((owner) => {
    const type = owner.type.toLowerCase();
    const id = type === 'user' ? to.user(owner.id) : type === 'tenant' ? to.tenant(owner.id) : owner.id;
    return id === owner.id ? owner : { ...owner, id };
  });
}

/** Whose list a record stands in: its key holds this, so that two users may use the same names. */
export function ownerKey(owners: readonly OwnerDocument[]): string {
  return (owners.find(({ type }) => type.toLowerCase() === 'user') ?? owners[0])?.id ?? '';
}

export function toGraph(graph: GraphGiven, to: References): GraphDocument {
  for (const node of graph.nodes) if (node.tenant) node.tenant = to.tenant(node.tenant);
  const { edges = [] } = graph;
  return { ...graph, edges };
}
