import { addToGroup } from './keyed-lists.js';
import type { Stored } from './stored-document.js';

/** The content of a new collection, added document by document. */
export class CollectionIndex {
  readonly byId = new Map<string, Stored>();
  readonly byOwner = new Map<string, Stored[]>();

  /** In order of position; ids must differ. */
  add(item: Stored): void {
    this.byId.set(item.id, item);
    for (const owner of item.owners) {
      addToGroup(this.byOwner, owner, item);
    }
  }
}
