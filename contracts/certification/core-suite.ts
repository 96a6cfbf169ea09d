import type { CertificationSuite } from './case.js';
import { deliveryCases } from './core-delivery.js';
import { flowCases } from './core-flows.js';
import { identityCases } from './core-identity.js';
import { jsonCases } from './core-json.js';
import { manyCases } from './core-many.js';
import { nameCases } from './core-names.js';
import { payloadCases } from './core-payload.js';
import { valueCases } from './core-values.js';

/** The job itself, while FlowMate behaves well. */
export const core: CertificationSuite = {
  name: 'core',
  description: 'Finds the right user and all active flows of that user, and gives each of them its data.',
  cases: [
    ...deliveryCases,
    ...identityCases,
    ...nameCases,
    ...flowCases,
    ...manyCases,
    ...payloadCases,
    ...jsonCases,
    ...valueCases,
  ],
};
