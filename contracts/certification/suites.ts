import type { CertificationSuite } from './case.js';
import { core } from './core-suite.js';
import { evolution } from './evolution.js';
import { hygiene } from './hygiene.js';
import { resilience } from './resilience.js';

/** All suites, in the order in which they are run and reported. */
export const suites: readonly CertificationSuite[] = [core, resilience, evolution, hygiene];
