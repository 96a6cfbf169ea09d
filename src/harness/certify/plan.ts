import type { CertificationCase } from '../../../contracts/index.js';

/** A case with the suite that it belongs to. */
export interface PlannedCase {
  readonly suite: string;
  readonly given: CertificationCase;
}

/** How long a client may have to wait in a case, roughly: 2 for a server that stays silent, 1 for other faults. */
export function waitOf({ given: { faults } }: PlannedCase): number {
  if (faults === undefined) return 0;
  return JSON.stringify(faults).includes('silence') ? 2 : 1;
}
