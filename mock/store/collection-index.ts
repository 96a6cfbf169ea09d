import { addToGroup } from './keyed-lists.js';
import type { Stored } from './stored-document.js';

/** What a collection begins with, put together document by document. */
export class CollectionIndex {
  readonly byId = new Map<string, Stored>();
  readonly byOwner = new Map<string, Stored[]>();

  /** The document comes after all those before it, and no other has its id. */
  add(item: Stored): void {
    this.byId.set(item.id, item);
    for (const owner of item.owners) {
      addToGroup(this.byOwner, owner, item);
    }
  }
}
