import type { StoredRecord } from './engine.js';

/** Values of records by kind and key, each kind in order of first insertion. */
export type RecordValues = Map<string, Map<string, unknown>>;

/** Undefined: the record is gone. One that was gone and comes back goes to the end; one that changes stays in its place. */
export function applyChange(records: RecordValues, kind: string, key: string, value: unknown): void {
  const known = records.get(kind);
  if (value === undefined) {
    known?.delete(key);
  } else if (known === undefined) {
    records.set(kind, new Map([[key, value]]));
  } else {
    known.set(key, value);
  }
}

/**
 * Texts are made one by one: all of them at once are as large as the file. A record that is nested so deeply that it has none is
 * handed to `onTooDeep`, in words, and taken out.
 */
export function* changesIn(
  records: RecordValues,
  onTooDeep: (what: string) => void = () => {},
): IterableIterator<StoredRecord> {
  for (const [kind, values] of records) {
    for (const [key, value] of values) {
      const text = textOf(value);
      if (text === undefined) {
        values.delete(key);
        onTooDeep(`${kind} ${JSON.stringify(key)} is nested too deeply and cannot be loaded`);
      } else {
        yield { kind, key, text, value };
      }
    }
  }
}

function textOf(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch (error) {
    if (error instanceof RangeError) {
      return undefined;
    }
    throw error;
  }
}

/** Keys that JavaScript would move to the front of an object, and those that look like what they are written as. */
const MOVED = /^#*\d+$/;

/** Members of an object stay in order of insertion, but for numbers: those have a `#` before them. */
export function toMembers(values: ReadonlyMap<string, unknown>): Record<string, unknown> {
  const members: Record<string, unknown> = Object.create(null);
  for (const [key, value] of values) {
    members[MOVED.test(key) ? `#${key}` : key] = value;
  }
  return members;
}

export function fromMembers(members: object): Map<string, unknown> {
  return new Map(
    Object.entries(members).map(([name, value]) => [MOVED.test(name) ? name.replace('#', '') : name, value]),
  );
}
