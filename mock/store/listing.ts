import type { Order } from './sort-order.js';
import type { StoredDocument } from './stored-document.js';

/** The documents in a list: all, or those with one of these ids among their owners. */
export type Scope = 'all' | readonly string[];

/** One list of a collection. `key` names the condition: equal keys must mean equal conditions. */
export interface Listing {
  readonly scope: Scope;
  readonly key: string;
  readonly matches: (item: StoredDocument) => boolean;
  readonly order: Order;
}

/** Ids of owners whose documents a list has, and a name that only these ids have. */
export interface Owners {
  /** Absent: the documents of all. */
  readonly ids: readonly string[] | undefined;
  readonly name: string;
}

export function ownersOf(ids?: readonly string[]): Owners {
  return { ids, name: JSON.stringify(ids ?? null) };
}

/** Names a list of a collection: its owners, its order and its condition. */
export function keyOf({ key, order }: Listing, { name }: Owners): string {
  return `${name}${order.field}${order.descending ? '-' : ''}|${key}`;
}
