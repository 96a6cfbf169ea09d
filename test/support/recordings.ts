import type { Mock } from '../../mock/index.js';
import { type RecordGiven, record } from '../../src/harness/record/record.js';
import { NOTHING_KEPT } from '../../src/harness/record/rules.js';
import { openTenant, type TenantGiven } from '../../src/harness/tenant/tenant.js';

export const NOW = Date.parse('2026-12-01T10:00:00Z');
const URL = 'http://tenant.example';

function tenantOf(mock: Mock, given: Partial<TenantGiven> = {}) {
  const fetch = (request: Request) => mock.fetch(request);
  return openTenant({ url: URL, token: mock.token ?? '', fetch, sleep: async () => {}, ...given });
}

/** A recording of a mock that is asked in process. */
export async function recordingOf(mock: Mock, given: Partial<RecordGiven> = {}, access: Partial<TenantGiven> = {}) {
  const bounds = { mostRecords: 10_000, flowsWithExecutions: 3 };
  return record({ tenant: tenantOf(mock, access), bounds, kept: NOTHING_KEPT, now: NOW, key: 'a key', ...given });
}
