import type { Fault } from './fault.js';

const NONE: readonly Fault[] = [];

/** Faults by the list that they were read from: worlds of one scenario share them. */
const loaded = new WeakMap<readonly unknown[], readonly Fault[]>();

/**
 * Reads faults, each as text, object or name of a preset. The code that reads them is loaded with the first fault.
 * Rejects with a FaultError whose paths begin with `under`.
 */
export async function loadFaults(
  given: readonly unknown[] = NONE,
  under: readonly string[] = [],
): Promise<readonly Fault[]> {
  const known = given.length === 0 ? NONE : loaded.get(given);
  if (known !== undefined) {
    return known;
  }
  const { readFaults } = await import('./read.js');
  const faults = readFaults(given, under);
  loaded.set(given, faults);
  return faults;
}
