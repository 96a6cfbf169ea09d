import { addToGroup } from './keyed-lists.js';
import { byPosition } from './sort-order.js';
import type { StoredDocument } from './stored-document.js';

/** The content of a new collection, added document by document. */
export class CollectionIndex {
  readonly byId = new Map<string, StoredDocument>();
  readonly byOwner = new Map<string, StoredDocument[]>();

  /** In order of position; ids must differ. */
  add(item: StoredDocument): void {
    this.byId.set(item.id, item);
    for (const owner of item.owners) {
      addToGroup(this.byOwner, owner, item);
    }
  }
}

/** The last of documents with the same id counts. */
export function indexOf(items: readonly StoredDocument[]): CollectionIndex {
  const index = new CollectionIndex();
  for (const item of new Map([...items].sort(byPosition).map((each) => [each.id, each])).values()) {
    index.add(item);
  }
  return index;
}
