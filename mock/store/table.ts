import { hash } from 'node:crypto';

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
  readonly #rows = new Map<string, Row<T>>();
  readonly #byKey = new Map<string, Row<T>>();
  readonly #keyOf: (value: T) => string | undefined;

  /** `keyOf` names the further key; no two records may have the same one. */
  constructor(values: readonly T[] = [], keyOf: (value: T) => string | undefined = () => undefined) {
    this.#keyOf = keyOf;
    for (const value of values) {
      this.put(value);
    }
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
  }

  delete(id: string): boolean {
    const old = this.#rows.get(id);
    const key = old === undefined ? undefined : this.#keyOf(old.value);
    if (key !== undefined) {
      this.#byKey.delete(key);
    }
    return this.#rows.delete(id);
  }
}
