import type { Change, Engine } from './engine.js';
import { applyChange, changesIn, type RecordValues } from './record-values.js';

/** Stores everything in `records`, which ends with the process: an engine made with the same ones later finds it again. */
export function createMemoryEngine(records: RecordValues = new Map()): Engine {
  let wasStored = records.size > 0;
  const apply = (changes: Iterable<Change>): void => {
    for (const { kind, key, text } of changes) {
      wasStored = true;
      applyChange(records, kind, key, text === undefined ? undefined : JSON.parse(text));
    }
  };
  return {
    load: async () => (wasStored ? changesIn(records) : undefined),
    write: async (batch) => apply(batch),
    rewrite: async (state) => {
      records.clear();
      apply(state);
    },
    close: async () => {},
  };
}
