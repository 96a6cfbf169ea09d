import type { Change, Engine } from '../../mock/store/engines/engine.js';
import { type LowdbOptions, openLowdbEngine } from '../../mock/store/engines/lowdb-engine.js';
import { WriteQueue } from '../../mock/store/engines/write-queue.js';
import { recordsAfter } from './changes.js';

/** A store with the queue that worlds have before it. */
export interface Store extends Pick<WriteQueue, 'flush' | 'close' | 'pending' | 'failure' | 'append'> {
  /** What was there; undefined: nothing was ever stored. */
  readonly found: readonly Change[] | undefined;
  readonly notes: readonly string[];
}

export async function openStore(engine: Engine, notes: string[] = []): Promise<Store> {
  const records = await engine.load();
  const found = records === undefined ? undefined : recordsAfter(records);
  const written: Change[] = [...(found ?? [])];
  const state = () => recordsAfter(written);
  const queue = new WriteQueue(engine, { name: 'the store', state, onNote: (note) => notes.push(note) });
  return {
    found,
    notes,
    append: (change) => {
      written.push(change);
      queue.append(change);
    },
    flush: () => queue.flush(),
    close: () => queue.close(),
    get pending() {
      return queue.pending;
    },
    get failure() {
      return queue.failure;
    },
  };
}

export async function openFile(file: string, options: LowdbOptions = {}): Promise<Store> {
  const notes: string[] = [];
  const engine = await openLowdbEngine(file, { onNote: (note) => notes.push(note), ...options });
  return openStore(engine, notes);
}

/** Writes each batch, and closes. */
export async function writeFile(
  file: string,
  batches: Iterable<readonly Change[]>,
  options: LowdbOptions = {},
): Promise<void> {
  const store = await openFile(file, options);
  for (const batch of batches) {
    for (const change of batch) store.append(change);
    await store.flush();
  }
  await store.close();
}
