import { beginLifetime } from './create-sandbox.js';
import { emitNewWorld } from './record-events.js';
import type { Checkpoint, Sandbox } from './sandbox.js';

export function takeCheckpoint({ world, faults, journal }: Sandbox): Checkpoint {
  return { world: world.snapshot(), faults: faults.state, journal: journal.place };
}

/** Brings a sandbox back to a moment: from then on the same requests meet the same answers. Later entries of the journal go. */
export function restore(sandbox: Sandbox, checkpoint: Checkpoint): void {
  const { world, faults, journal } = sandbox;
  faults.restore(checkpoint.faults);
  world.restore(checkpoint.world);
  journal.goBack(checkpoint.journal);
  beginLifetime(sandbox);
  emitNewWorld(sandbox, 'restored');
}
