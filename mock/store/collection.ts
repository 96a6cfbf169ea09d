import { type Compare, comparator, type Order, positionIn } from './order.js';
import { Pages } from './pages.js';
import { Stored } from './stored.js';

/** Whose documents a list shows: everybody's, or those that have one of these ids among their owners. */
export type Scope = 'all' | readonly string[];

/** One list of a collection. `key` names the condition: equal keys must mean equal conditions. */
export interface Listing {
  readonly scope: Scope;
  readonly key: string;
  readonly matches: (item: Stored) => boolean;
  readonly order: Order;
}

/** A list as it is now. Not to be changed, and good only until the next write. */
export interface List {
  readonly items: readonly Stored[];
  /** Names the list. */
  readonly key: string;
  /** Another one after each change of the list. */
  readonly version: number;
}

interface View {
  readonly key: string;
  version: number;
  readonly owners: readonly string[] | undefined;
  readonly matches: (item: Stored) => boolean;
  readonly compare: Compare;
  readonly items: Stored[];
}

/** Sorted lists are kept while together they hold no more entries than this; then the longest unused go. */
const MAX_VIEW_ENTRIES = 4_000_000;

/**
 * The documents of one kind. A list is filtered and sorted at its first use, then kept up to date by insertion, so that a page
 * costs the same at any depth of any collection. Dropped lists are made again.
 */
export class Collection {
  readonly #byId = new Map<string, Stored>();
  readonly #byOwner = new Map<string, Set<Stored>>();
  readonly #views = new Map<string, View>();
  readonly #scopes = new Map<string, { version: number; owners: readonly string[] }>();
  /** Rendered pages of its lists. */
  readonly pages = new Pages();
  #viewEntries = 0;
  #nextPosition = 0;
  #version = 0;

  constructor(items: readonly Stored[] = []) {
    for (const item of items) {
      this.#byId.set(item.id, item);
      this.#index(item);
      this.#nextPosition = Math.max(this.#nextPosition, item.position + 1);
    }
  }

  get size(): number {
    return this.#byId.size;
  }

  get(id: string): Stored | undefined {
    return this.#byId.get(id);
  }

  all(): IterableIterator<Stored> {
    return this.#byId.values();
  }

  /** Those that have this id among their owners, in order of insertion. */
  ownedBy(owner: string): Stored[] {
    return [...(this.#byOwner.get(owner) ?? [])].sort((a, b) => a.position - b.position);
  }

  /** Stores a document under its `id`, in the place of the one that has it. */
  put<T extends { readonly id: string }>(document: T): Stored {
    const old = this.#byId.get(document.id);
    const item = new Stored(document, old?.position ?? this.#nextPosition++);
    this.#replace(old, item);
    return item;
  }

  delete(id: string): boolean {
    const old = this.#byId.get(id);
    if (old === undefined) {
      return false;
    }
    this.#replace(old, undefined);
    return true;
  }

  /** The whole list, sorted. */
  list(listing: Listing): List {
    const owners = listing.scope === 'all' ? undefined : this.#narrow(listing.scope);
    const { field, descending } = listing.order;
    const key = `${JSON.stringify(owners ?? null)}${field}${descending ? '-' : ''}|${listing.key}`;
    const known = this.#views.get(key);
    if (known !== undefined) {
      this.#views.delete(key);
      this.#views.set(key, known);
      return known;
    }
    const compare = comparator(listing.order);
    const items = this.#candidates(owners).filter(listing.matches).sort(compare);
    const view: View = { key, version: this.#version, owners, matches: listing.matches, compare, items };
    this.#views.set(key, view);
    this.#viewEntries += items.length;
    this.#evict();
    return view;
  }

  // When everything one owner has belongs to another one too (a user and his tenant), the other's list is theirs together.
  #narrow(scope: readonly string[]): readonly string[] {
    const [first, second] = scope;
    if (first === undefined || second === undefined || scope.length > 2) {
      return scope;
    }
    const key = JSON.stringify(scope);
    const known = this.#scopes.get(key);
    if (known?.version === this.#version) {
      return known.owners;
    }
    const [small, large] = this.#count(first) < this.#count(second) ? [first, second] : [second, first];
    const within = this.#byOwner.get(large);
    const covered = [...(this.#byOwner.get(small) ?? [])].every((item) => within?.has(item));
    const owners = covered ? [large] : [small, large];
    this.#scopes.set(key, { version: this.#version, owners });
    return owners;
  }

  #count(owner: string): number {
    return this.#byOwner.get(owner)?.size ?? 0;
  }

  #candidates(owners: readonly string[] | undefined): Stored[] {
    if (owners === undefined) {
      return [...this.#byId.values()];
    }
    const found = new Set<Stored>();
    for (const owner of owners) {
      for (const item of this.#byOwner.get(owner) ?? []) {
        found.add(item);
      }
    }
    return [...found];
  }

  #replace(old: Stored | undefined, item: Stored | undefined): void {
    this.#version += 1;
    for (const view of this.#views.values()) {
      this.#refresh(view, old, item);
    }
    if (old !== undefined) {
      for (const owner of old.owners) {
        this.#byOwner.get(owner)?.delete(old);
      }
      if (item === undefined) {
        this.#byId.delete(old.id);
      }
    }
    if (item !== undefined) {
      this.#byId.set(item.id, item);
      this.#index(item);
    }
  }

  #refresh(view: View, old: Stored | undefined, item: Stored | undefined): void {
    if (old !== undefined && belongs(view, old)) {
      view.items.splice(positionIn(view.items, old, view.compare), 1);
      view.version = this.#version;
      this.#viewEntries -= 1;
    }
    if (item !== undefined && belongs(view, item)) {
      view.items.splice(positionIn(view.items, item, view.compare), 0, item);
      view.version = this.#version;
      this.#viewEntries += 1;
    }
  }

  #index(item: Stored): void {
    for (const owner of item.owners) {
      const owned = this.#byOwner.get(owner);
      if (owned === undefined) {
        this.#byOwner.set(owner, new Set([item]));
      } else {
        owned.add(item);
      }
    }
  }

  #evict(): void {
    for (const [key, view] of this.#views) {
      if (this.#viewEntries <= MAX_VIEW_ENTRIES && this.#views.size <= MAX_VIEWS) {
        return;
      }
      this.#views.delete(key);
      this.#viewEntries -= view.items.length;
    }
  }
}

/** A write looks at every kept list, so their number is bounded as well. */
const MAX_VIEWS = 2_000;

function belongs(view: View, item: Stored): boolean {
  return (view.owners === undefined || view.owners.some((owner) => item.owners.includes(owner))) && view.matches(item);
}
