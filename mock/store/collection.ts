import { CollectionIndex, indexOf } from './collection-index.js';
import { KeyedLists } from './keyed-lists.js';
import { LayeredMap } from './layered-map.js';
import { ListCache, nextViewId, refresh, type View } from './list-cache.js';
import { keyOf, type Listing, type Owners, ownersOf } from './listing.js';
import { PageCache } from './page-cache.js';
import { sortInTurns } from './sort-in-turns.js';
import { byPosition, type Compare, comparator } from './sort-order.js';
import { SortedList } from './sorted-list.js';
import { StoredDocument } from './stored-document.js';

export type { Listing, Scope } from './listing.js';

/** A list as it is now, valid until the next write. */
export interface List {
  readonly items: Iterable<StoredDocument> & Pick<SortedList<StoredDocument>, 'length' | 'slice' | 'first'>;
  /** Unique among the lists of all collections. */
  readonly id: number;
  /** Changes with each change of the list. */
  readonly version: number;
}

/** Lists of collections so large are made before they are asked for. */
const LONG = 10_000;

const ALL = ownersOf();

/** Weight of a list copied from the base's: the pieces written to. */
const COPY_WEIGHT = 1_000;

/**
 * The documents of one kind. A list is filtered and sorted at its first use and then updated by insertion, so that a page costs
 * the same at any depth of any collection. Dropped lists are made again.
 */
export class Collection {
  #byId: LayeredMap<StoredDocument>;
  #byOwner: KeyedLists<StoredDocument>;
  readonly #views = new ListCache();
  /** Of two owners, by the first and then by the second. */
  readonly #scopes = new Map<string, Map<string, { readonly version: number; readonly owners: Owners }>>();
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
    const { byId, byOwner } = items instanceof CollectionIndex ? items : indexOf(items);
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

  /** The whole list, sorted. A long one that was not prepared is made in one go. */
  list(listing: Listing): List {
    const owners = this.#ownersOf(listing);
    return this.#view(keyOf(listing, owners), listing, owners);
  }

  /** Makes a list that would take long, with pauses for others. Undefined: `list` has it at once. */
  prepare(listing: Listing): Promise<void> | undefined {
    if (this.size < LONG) {
      return undefined;
    }
    const owners = this.#ownersOf(listing);
    return this.#prepare(keyOf(listing, owners), listing, owners);
  }

  #prepare(key: string, listing: Listing, owners: Owners): Promise<void> | undefined {
    if (this.#base !== undefined && this.#isNearBase()) {
      return this.#base.#prepare(key, listing, owners);
    }
    return this.#views.prepare(key, () => this.#inTurns(listing, owners));
  }

  /** Undefined: there was a write meanwhile. */
  async #inTurns({ matches, order }: Listing, owners: Owners): Promise<View | undefined> {
    const version = this.#version;
    const compare = comparator(order);
    const found = await sortInTurns(this.#candidates(owners), matches, compare);
    const view = {
      id: nextViewId(),
      version,
      owners: owners.ids,
      matches,
      items: new SortedList(compare, found),
      weight: found.length,
    };
    return version === this.#version ? view : undefined;
  }

  /** Most copies change little: their lists are the base's with these changes. */
  #isNearBase(): boolean {
    return this.#base !== undefined && this.#byId.changes * 8 < this.#base.size;
  }

  #ownersOf({ scope }: Listing): Owners {
    return scope === 'all' ? ALL : this.#narrow(scope);
  }

  /** Drops lists and pages made before; they are made again when they are asked for. */
  forgetLists(): void {
    this.#views.clear();
    this.#pages.clear();
    this.#base?.forgetLists();
  }

  #view(key: string, listing: Listing, owners: Owners): View {
    if (this.#base !== undefined && this.#byId.changes === 0) {
      return this.#base.#view(key, listing, owners);
    }
    return this.#views.get(key, () => this.#makeView(key, listing, owners));
  }

  #makeView(key: string, listing: Listing, owners: Owners): View {
    const { matches, order } = listing;
    const made = { id: nextViewId(), version: this.#version, owners: owners.ids, matches };
    if (this.#base !== undefined && this.#isNearBase()) {
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
  #narrow(scope: readonly string[]): Owners {
    const [first, second] = scope;
    if (first === undefined || second === undefined || scope.length > 2) {
      return ownersOf(scope);
    }
    if (this.#base !== undefined && this.#byId.changes === 0) {
      return this.#base.#narrow(scope);
    }
    const seconds = this.#scopes.get(first) ?? new Map();
    const known = seconds.get(second);
    if (known?.version === this.#version) {
      return known.owners;
    }
    const [small, large] = this.#count(first) < this.#count(second) ? [first, second] : [second, first];
    const covered = this.ownedBy(small).every((item) => item.owners.includes(large));
    const owners = ownersOf(covered ? [large] : [small, large]);
    this.#scopes.set(first, seconds.set(second, { version: this.#version, owners }));
    return owners;
  }

  #count(owner: string): number {
    return this.#byOwner.get(owner).length;
  }

  #candidates({ ids }: Owners): StoredDocument[] {
    return ids === undefined ? [...this.all()] : [...new Set(ids.flatMap((owner) => this.ownedBy(owner)))];
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
