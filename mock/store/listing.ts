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

/** Names a list of a collection: its owners, its order and its condition. */
export function keyOf({ key, order }: Listing, owners: readonly string[] | undefined): string {
  return `${JSON.stringify(owners ?? null)}${order.field}${order.descending ? '-' : ''}|${key}`;
}
