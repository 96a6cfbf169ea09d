import { OptionError } from '../domain/option-error.js';
import { Yielder } from '../domain/yielder.js';
import { restore, takeCheckpoint } from './checkpoint.js';
import { findChanges, type RecordChange } from './editing/changes.js';
import type { ExpectedChange } from './editing/expected-changes.js';
import type { Checkpoint, Sandbox } from './sandbox.js';

/** Restores what was recorded, as often as it is called. */
export type Restore = () => void;

/** Moments of a world, and what happened to its records since. */
export interface ChangesHandle {
  /**
   * Records the world as it is now, with its armed faults and the place in the journal. The function restores that, as often as it is
   * called: the same requests meet the same answers then.
   */
  snapshot(): Restore;
  /**
   * The records that were created, changed or deleted since, with their differences. `since` is what `snapshot` gave, or the name
   * of a snapshot of the control API. Rejects with an OptionError where there is no such snapshot.
   */
  changes(since: Restore | string): Promise<readonly RecordChange[]>;
  /** The same; rejects with UnexpectedChanges unless these are the changes, in any order, and no others. */
  expectChanges(since: Restore | string, expected: readonly ExpectedChange[]): Promise<readonly RecordChange[]>;
}

export function createChangesHandle(sandbox: Sandbox): ChangesHandle {
  const taken = new WeakMap<Restore, Checkpoint>();
  const changes = async (since: Restore | string): Promise<readonly RecordChange[]> => {
    const checkpoint = typeof since === 'string' ? sandbox.snapshots.get(since) : taken.get(since);
    if (checkpoint === undefined) {
      const what = typeof since === 'string' ? `There is no snapshot ${JSON.stringify(since)}` : 'This is no snapshot';
      throw new OptionError(`${what} of this world: snapshot() takes one.`);
    }
    // A copy: the world may go on meanwhile.
    return findChanges(checkpoint.world, sandbox.world.snapshot(), new Yielder());
  };
  return {
    snapshot: () => {
      const checkpoint = takeCheckpoint(sandbox);
      const back: Restore = () => restore(sandbox, checkpoint);
      taken.set(back, checkpoint);
      return back;
    },
    changes,
    expectChanges: async (since, expected) => {
      const found = await changes(since);
      const { compareChanges } = await import('./editing/expected-changes.js');
      compareChanges(found, expected);
      return found;
    },
  };
}
