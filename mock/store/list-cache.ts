import type { SortedList } from './sorted-list.js';
import type { Stored } from './stored-document.js';

/** A filtered and sorted list that is kept up to date. */
export interface View {
  /** No other list has it, of whatever collection. */
  readonly id: number;
  /** Another one after each change of the list. */
  version: number;
  /** Absent: everybody's. */
  readonly owners: readonly string[] | undefined;
  readonly matches: (item: Stored) => boolean;
  readonly items: SortedList<Stored>;
  /** How many entries it holds that no other list does, about. */
  readonly weight: number;
}

/** Lists are kept while together they hold no more entries than this; then the longest unused go. */
const MAX_ENTRIES = 4_000_000;

/** A write looks at every kept list, so their number is bounded as well. */
const MAX_VIEWS = 2_000;

let made = 0;

export function nextViewId(): number {
  made += 1;
  return made;
}

/** The lists of a collection that were asked for. */
export class Views {
  readonly #kept = new Map<string, View>();
  #entries = 0;

  /** The list of this key, made if it is not there. */
  get(key: string, make: () => View): View {
    const known = this.#kept.get(key);
    this.#kept.delete(key);
    const view = known ?? make();
    this.#kept.set(key, view);
    if (known === undefined) {
      this.#entries += view.weight;
      this.#evict();
    }
    return view;
  }

  /** Brings all lists up to date with one write. */
  refresh(before: Stored | undefined, after: Stored | undefined, version: number): void {
    for (const view of this.#kept.values()) {
      if (refresh(view, before, after)) {
        view.version = version;
      }
    }
  }

  #evict(): void {
    for (const [key, view] of this.#kept) {
      if (this.#entries <= MAX_ENTRIES && this.#kept.size <= MAX_VIEWS) {
        return;
      }
      this.#kept.delete(key);
      this.#entries -= view.weight;
    }
  }
}

/** Brings a list up to date with one write; whether that changed it. */
export function refresh(view: View, before: Stored | undefined, after: Stored | undefined): boolean {
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

function belongs({ owners, matches }: View, item: Stored): boolean {
  return (owners === undefined || owners.some((owner) => item.owners.includes(owner))) && matches(item);
}
