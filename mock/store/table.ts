import { hash } from 'node:crypto';
import { LayeredMap } from './layered-map.js';

/** A record of IAM at rest. It never changes; a write makes a new one. */
export class Row<T extends { readonly _id: string }> {
  readonly value: T;
  #text: string | undefined;
  #digest: string | undefined;

  constructor(value: T) {
    this.value = value;
  }

  /** Its JSON as it goes to the wire. */
  get text(): string {
    this.#text ??= JSON.stringify(this.value);
    return this.#text;
  }

  get digest(): string {
    this.#digest ??= hash('sha1', this.text, 'base64url');
    return this.#digest;
  }
}

/** Records of one kind by `_id`, in order of insertion, with one further key to look them up by. */
export class Table<T extends { readonly _id: string }> {
  #rows: LayeredMap<Row<T>>;
  #byKey: LayeredMap<Row<T>>;
  readonly #keyOf: (value: T) => string | undefined;
  /** Called after every write; `isNew` when the id was not there before. */
  onChange: ((id: string, row: Row<T> | undefined, isNew: boolean) => void) | undefined;

  /** `keyOf` names the further key; no two records may have the same one. */
  constructor(values: readonly T[] = [], keyOf: (value: T) => string | undefined = () => undefined) {
    this.#keyOf = keyOf;
    const rows = new Map<string, Row<T>>();
    const byKey = new Map<string, Row<T>>();
    for (const value of values) {
      const row = new Row(value);
      rows.set(value._id, row);
      const key = keyOf(value);
      if (key !== undefined) {
        byKey.set(key, row);
      }
    }
    this.#rows = new LayeredMap(rows);
    this.#byKey = new LayeredMap(byKey);
  }

  /** An independent copy, at the cost of what was written only. */
  fork(): Table<T> {
    const copy = new Table<T>([], this.#keyOf);
    copy.#rows = this.#rows.fork();
    copy.#byKey = this.#byKey.fork();
    return copy;
  }

  get size(): number {
    return this.#rows.size;
  }

  get(id: string): T | undefined {
    return this.#rows.get(id)?.value;
  }

  row(id: string): Row<T> | undefined {
    return this.#rows.get(id);
  }

  find(key: string): Row<T> | undefined {
    return this.#byKey.get(key);
  }

  rows(): IterableIterator<Row<T>> {
    return this.#rows.values();
  }

  /** A new list of all of them. */
  values(): T[] {
    return [...this.#rows.values()].map((row) => row.value);
  }

  put(value: T): void {
    const old = this.#rows.get(value._id);
    const oldKey = old === undefined ? undefined : this.#keyOf(old.value);
    if (oldKey !== undefined) {
      this.#byKey.delete(oldKey);
    }
    const row = new Row(value);
    this.#rows.set(value._id, row);
    const key = this.#keyOf(value);
    if (key !== undefined) {
      this.#byKey.set(key, row);
    }
    this.onChange?.(value._id, row, old === undefined);
  }

  delete(id: string): boolean {
    const old = this.#rows.get(id);
    if (old === undefined) {
      return false;
    }
    const key = this.#keyOf(old.value);
    if (key !== undefined) {
      this.#byKey.delete(key);
    }
    this.#rows.delete(id);
    this.onChange?.(id, undefined, false);
    return true;
  }
}
