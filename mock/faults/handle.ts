import { type ArmedFaults, shownFault } from './armed-faults.js';
import type { FaultGiven, FaultShown } from './fault.js';

/** The faults of a world, for code in the same process. */
export interface FaultsHandle {
  /**
   * Arms faults behind those that are armed: `arm('getFlows:503x2')`, `arm('flaky')`, `arm({ effect: { kind: 'reset' } })`.
   * Rejects with an OptionError that names all problems; nothing is armed then.
   */
  arm(...faults: readonly FaultGiven[]): Promise<readonly FaultShown[]>;
  /** With their counts, in the order in which they apply. */
  list(): readonly FaultShown[];
  /** Disarms a fault. False: no fault has this id. */
  remove(id: string): boolean;
  /** Disarms all. */
  clear(): void;
}

export function createFaultsHandle(plan: ArmedFaults): FaultsHandle {
  return {
    arm: async (...given) => {
      const { readFaults } = await import('./read.js');
      return plan.add(readFaults(given)).map(shownFault);
    },
    list: () => plan.list().map(shownFault),
    remove: (id) => plan.remove(id),
    clear: () => plan.clear(),
  };
}
