import type { Change, Persistence } from './persistence.js';

/** The records of a memory store by kind and key, in order of first insertion. */
export type MemoryRecords = Map<string, Change>;

/**
 * Stores nothing, because the world is its own memory and ends with the process. With `records`, stores everything there: a store
 * opened with the same ones later finds it again.
 */
export function createMemoryStore(records?: MemoryRecords): Persistence {
  return {
    load: async () => (records === undefined || records.size === 0 ? undefined : [...records.values()]),
    append: (change) => {
      if (records !== undefined) {
        applyChange(records, change);
      }
    },
    pending: false,
    failure: undefined,
    flush: async () => {},
    close: async () => {},
  };
}

/** A record that was removed and comes back goes to the end; one that changes stays in its place. */
export function applyChange(records: MemoryRecords, change: Change): void {
  const name = `${change.kind.length}:${change.kind}${change.key}`;
  if (change.text === undefined) {
    records.delete(name);
  } else {
    records.set(name, change);
  }
}
