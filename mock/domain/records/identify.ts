import type { GraphDocument, OwnerDocument } from './documents.js';
import type { GraphGiven } from './given.js';

/** Turns a reference into an id. Unknown references stay as they are: they were refused before, or belong to an owner of unknown type. */
export type ToId = (reference: string) => string;

/** What records refer to, in a scenario or in a running world. */
export interface References {
  readonly tenant: ToId;
  readonly role: ToId;
  readonly user: ToId;
  readonly template: ToId;
  /** A user's own permissions; none when there is no such user. */
  permissionsOf(userId: string): readonly (string | null)[];
}

/** The record with its tenant by id. */
export function withTenant<Given extends { readonly tenant?: string | null }>(given: Given, to: References): Given {
  return given.tenant ? { ...given, tenant: to.tenant(given.tenant) } : given;
}

export function toOwners(owners: readonly OwnerDocument[], to: References): OwnerDocument[] {
  return owners.map((owner) => {
    const type = owner.type.toLowerCase();
    const id = type === 'user' ? to.user(owner.id) : type === 'tenant' ? to.tenant(owner.id) : owner.id;
    return id === owner.id ? owner : { ...owner, id };
  });
}

/** The owner whose list a record is in: part of its key, so that two users may use the same names. */
export function ownerKey(owners: readonly OwnerDocument[]): string {
  return (owners.find(({ type }) => type.toLowerCase() === 'user') ?? owners[0])?.id ?? '';
}

export function toGraph(graph: GraphGiven, to: References): GraphDocument {
  for (const node of graph.nodes) if (node.tenant) node.tenant = to.tenant(node.tenant);
  const { edges = [] } = graph;
  return { ...graph, edges };
}
