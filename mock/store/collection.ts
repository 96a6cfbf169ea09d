import { CollectionIndex } from './collection-index.js';
import { KeyedLists } from './keyed-lists.js';
import { LayeredMap } from './layered-map.js';
import { ListCache, nextViewId, refresh, type View } from './list-cache.js';
import { PageCache } from './page-cache.js';
import { type Compare, comparator, type Order } from './sort-order.js';
import { SortedList } from './sorted-list.js';
import { StoredDocument } from './stored-document.js';

/** The documents in a list: all, or those with one of these ids among their owners. */
export type Scope = 'all' | readonly string[];

/** One list of a collection. `key` names the condition: equal keys must mean equal conditions. */
export interface Listing {
  readonly scope: Scope;
  readonly key: string;
  readonly matches: (item: StoredDocument) => boolean;
  readonly order: Order;
}

/** A list as it is now, valid until the next write. */
export interface List {
  readonly items: Iterable<StoredDocument> & Pick<SortedList<StoredDocument>, 'length' | 'slice' | 'first'>;
  /** Unique among the lists of all collections. */
  readonly id: number;
  /** Changes with each change of the list. */
  readonly version: number;
}

/** Weight of a list copied from the base's: the pieces written to. */
const COPY_WEIGHT = 1_000;

const byPosition = comparator({ field: 'none', descending: false });

/**
 * The documents of one kind. A list is filtered and sorted at its first use and then updated by insertion, so that a page costs
 * the same at any depth of any collection. Dropped lists are made again.
 */
export class Collection {
  #byId: LayeredMap<StoredDocument>;
  #byOwner: KeyedLists<StoredDocument>;
  readonly #views = new ListCache();
  readonly #scopes = new Map<string, { version: number; owners: readonly string[] }>();
  /** What this one was copied from; it never changes. */
  #base: Collection | undefined;
  #shared = false;
  /** Rendered pages of its lists and those of its copies. */
  #pages = new PageCache();
  #nextPosition = 0;
  #version = 0;
  /** Called after every write; `isNew` when the id was not there before. */
  onChange: ((id: string, item: StoredDocument | undefined, isNew: boolean) => void) | undefined;

  constructor(items: readonly StoredDocument[] | CollectionIndex = []) {
    const { byId, byOwner } = items instanceof CollectionIndex ? items : toIndex(items);
    for (const { position } of byId.values()) {
      this.#nextPosition = Math.max(this.#nextPosition, position + 1);
    }
    this.#byId = new LayeredMap(byId);
    this.#byOwner = new KeyedLists(byPosition, byOwner);
  }

  /**
   * An independent copy, at the cost of what was changed only. A collection that is no copy itself must not have been written, nor
   * can it be afterwards.
   */
  fork(): Collection {
    if (this.#base === undefined && this.#version > 0) {
      throw new Error('a collection that was written is no base for copies');
    }
    const copy = new Collection();
    copy.#base = this.#base ?? this;
    copy.#base.#shared = true;
    copy.#byId = this.#byId.fork();
    copy.#byOwner = this.#byOwner.fork();
    copy.#pages = this.#pages;
    copy.#nextPosition = this.#nextPosition;
    return copy;
  }

  get size(): number {
    return this.#byId.size;
  }

  get pages(): PageCache {
    return this.#pages;
  }

  get(id: string): StoredDocument | undefined {
    return this.#byId.get(id);
  }

  all(): IterableIterator<StoredDocument> {
    return this.#byId.values();
  }

  /** Documents with this id among their owners, in order of insertion. */
  ownedBy(owner: string): StoredDocument[] {
    return [...this.#byOwner.get(owner)];
  }

  /** Stores a document under its `id`, in the place of the one that has it. */
  put<T extends { readonly id: string }>(document: T): StoredDocument {
    const old = this.#byId.get(document.id);
    const item = new StoredDocument(document, old?.position ?? this.#nextPosition++);
    this.#refuseShared();
    this.#byId.set(item.id, item);
    this.#reindex(old, item);
    this.onChange?.(item.id, item, old === undefined);
    return item;
  }

  delete(id: string): boolean {
    const old = this.#byId.get(id);
    if (old === undefined) {
      return false;
    }
    this.#refuseShared();
    this.#byId.delete(id);
    this.#reindex(old, undefined);
    this.onChange?.(id, undefined, false);
    return true;
  }

  /** The whole list, sorted. */
  list(listing: Listing): List {
    const owners = listing.scope === 'all' ? undefined : this.#narrow(listing.scope);
    const { field, descending } = listing.order;
    return this.#view(
      `${JSON.stringify(owners ?? null)}${field}${descending ? '-' : ''}|${listing.key}`,
      listing,
      owners,
    );
  }

  /** Drops lists and pages made before; they are made again when they are asked for. */
  forgetLists(): void {
    this.#views.clear();
    this.#pages.clear();
    this.#base?.forgetLists();
  }

  #view(key: string, listing: Listing, owners: readonly string[] | undefined): View {
    if (this.#base !== undefined && this.#byId.changes === 0) {
      return this.#base.#view(key, listing, owners);
    }
    return this.#views.get(key, () => this.#makeView(key, listing, owners));
  }

  #makeView(key: string, listing: Listing, owners: readonly string[] | undefined): View {
    const { matches, order } = listing;
    const made = { id: nextViewId(), version: this.#version, owners, matches };
    // Most copies change little: their lists are the base's with these changes.
    if (this.#base !== undefined && this.#byId.changes * 8 < this.#base.size) {
      const items = this.#base.#view(key, listing, owners).items.fork();
      const view = { ...made, items, weight: COPY_WEIGHT };
      for (const { before, after } of this.#byId.changed()) {
        refresh(view, before, after);
      }
      return view;
    }
    const compare: Compare = comparator(order);
    const found = this.#candidates(owners).filter(matches).sort(compare);
    return { ...made, items: new SortedList(compare, found), weight: found.length };
  }

  // When all documents of one owner belong to another one too (a user and their tenant), the other's list serves both.
  #narrow(scope: readonly string[]): readonly string[] {
    const [first, second] = scope;
    if (first === undefined || second === undefined || scope.length > 2) {
      return scope;
    }
    if (this.#base !== undefined && this.#byId.changes === 0) {
      return this.#base.#narrow(scope);
    }
    const key = JSON.stringify(scope);
    const known = this.#scopes.get(key);
    if (known?.version === this.#version) {
      return known.owners;
    }
    const [small, large] = this.#count(first) < this.#count(second) ? [first, second] : [second, first];
    const covered = this.ownedBy(small).every((item) => item.owners.includes(large));
    const owners = covered ? [large] : [small, large];
    this.#scopes.set(key, { version: this.#version, owners });
    return owners;
  }

  #count(owner: string): number {
    return this.#byOwner.get(owner).length;
  }

  #candidates(owners: readonly string[] | undefined): StoredDocument[] {
    return owners === undefined ? [...this.all()] : [...new Set(owners.flatMap((owner) => this.ownedBy(owner)))];
  }

  #refuseShared(): void {
    if (this.#shared) {
      throw new Error('a collection that others are copies of cannot be written');
    }
  }

  #reindex(old: StoredDocument | undefined, item: StoredDocument | undefined): void {
    this.#version += 1;
    this.#views.refresh(old, item, this.#version);
    if (old !== undefined) {
      for (const owner of old.owners) {
        this.#byOwner.remove(owner, old);
      }
    }
    if (item !== undefined) {
      for (const owner of item.owners) {
        this.#byOwner.insert(owner, item);
      }
    }
  }
}

/** The last of documents with the same id counts. */
function toIndex(items: readonly StoredDocument[]): CollectionIndex {
  const index = new CollectionIndex();
  for (const item of new Map([...items].sort(byPosition).map((each) => [each.id, each])).values()) {
    index.add(item);
  }
  return index;
}
