import type { CertificationCase } from '../../../contracts/index.js';

/** A case with the suite that it belongs to. */
export interface PlannedCase {
  readonly suite: string;
  readonly given: CertificationCase;
}
