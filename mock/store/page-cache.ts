import { BoundedCache } from '../domain/bounded-cache.js';

const MAX_PAGES = 256;

/** Longer pages are not stored. In characters. */
const MAX_LENGTH = 65_536;

/** A page of a list as it is sent. */
export interface CachedPage {
  readonly text: string;
  readonly etag: string;
}

/** The pages requested last, valid while their lists do not change: clients that poll request the same ones again. */
export class PageCache {
  readonly #pages = new BoundedCache<string, { readonly version: number; readonly page: CachedPage }>({
    entries: MAX_PAGES,
  });

  clear(): void {
    this.#pages.clear();
  }

  /** The page of this key if its list still has this version, else a new one. */
  get(key: string, version: number, make: () => CachedPage): CachedPage {
    const known = this.#pages.get(key);
    if (known?.version === version) {
      return known.page;
    }
    const page = make();
    if (page.text.length <= MAX_LENGTH) {
      this.#pages.set(key, { version, page });
    } else {
      this.#pages.delete(key);
    }
    return page;
  }
}
