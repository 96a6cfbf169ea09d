import { BoundedCache } from '../domain/bounded-cache.js';
import type { SortedList } from './sorted-list.js';
import type { StoredDocument } from './stored-document.js';

/** A filtered and sorted list that follows the writes to its collection. */
export interface View {
  /** Unique among the lists of all collections. */
  readonly id: number;
  /** Changes with each change of the list. */
  version: number;
  /** Absent: of all owners. */
  readonly owners: readonly string[] | undefined;
  readonly matches: (item: StoredDocument) => boolean;
  readonly items: SortedList<StoredDocument>;
  /** Roughly how many entries it holds that it shares with no other list. */
  readonly weight: number;
}

/** Of all lists together. */
const MAX_WEIGHT = 4_000_000;

/** A write looks at every list, so their number is bounded as well. */
const MAX_VIEWS = 2_000;

let made = 0;

export function nextViewId(): number {
  made += 1;
  return made;
}

/** The lists of a collection that were requested lately. */
export class ListCache {
  readonly #views = new BoundedCache<string, View>({
    entries: MAX_VIEWS,
    weight: MAX_WEIGHT,
    weightOf: ({ weight }) => weight,
  });

  /** By key: lists that are being made. */
  readonly #preparing = new Map<string, Promise<void>>();

  /** The list of this key, made when it is not there. */
  get(key: string, make: () => View): View {
    return this.#views.get(key) ?? this.#views.set(key, make());
  }

  /** Makes a list that is not there, once at a time. Undefined: it is there. */
  prepare(key: string, make: () => Promise<View | undefined>): Promise<void> | undefined {
    if (this.#views.get(key) !== undefined) {
      return undefined;
    }
    const under = this.#preparing.get(key) ?? this.#prepare(key, make);
    this.#preparing.set(key, under);
    return under;
  }

  async #prepare(key: string, make: () => Promise<View | undefined>): Promise<void> {
    const view = await make().finally(() => this.#preparing.delete(key));
    if (view !== undefined) {
      this.get(key, () => view);
    }
  }

  clear(): void {
    this.#views.clear();
  }

  /** Brings all lists up to date with one write. */
  refresh(before: StoredDocument | undefined, after: StoredDocument | undefined, version: number): void {
    for (const view of this.#views.values()) {
      if (refresh(view, before, after)) {
        view.version = version;
      }
    }
  }
}

/** Brings a list up to date with one write. Returns whether that changed it. */
export function refresh(view: View, before: StoredDocument | undefined, after: StoredDocument | undefined): boolean {
  const leaves = before !== undefined && belongs(view, before);
  const comes = after !== undefined && belongs(view, after);
  if (leaves) {
    view.items.remove(before);
  }
  if (comes) {
    view.items.insert(after);
  }
  return leaves || comes;
}

function belongs({ owners, matches }: View, item: StoredDocument): boolean {
  return (owners === undefined || owners.some((owner) => item.owners.includes(owner))) && matches(item);
}
