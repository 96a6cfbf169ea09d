/** How many pages are kept, and the most characters that one of them may have. */
const KEPT = 256;

const KEPT_LENGTH = 65_536;

/** A page of a list as it goes to the wire. */
export interface Page {
  readonly text: string;
  readonly etag: string;
}

/** The last pages that were asked for, as long as their lists do not change: clients that poll ask for the same ones again. */
export class Pages {
  readonly #kept = new Map<string, { readonly version: number; readonly page: Page }>();

  /** The page of this key if its list still has this version, else a new one. */
  get(key: string, version: number, make: () => Page): Page {
    const known = this.#kept.get(key);
    if (known?.version === version) {
      return known.page;
    }
    const page = make();
    this.#kept.delete(key);
    if (page.text.length <= KEPT_LENGTH) {
      this.#kept.set(key, { version, page });
      if (this.#kept.size > KEPT) {
        this.#kept.delete(this.#kept.keys().next().value ?? '');
      }
    }
    return page;
  }
}
