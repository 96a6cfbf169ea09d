import { randomBytes } from 'node:crypto';
import { stringify } from 'yaml';
import type { Tenant } from '../tenant/tenant.js';
import { TenantRefused } from '../tenant/tenant-refused.js';
import type { Clean } from './clean.js';
import { Pseudonyms } from './pseudonyms.js';
import { RawValues } from './raw-values.js';
import { plannedReads, readTenant } from './read-tenant.js';
import { redact } from './redact.js';
import { scan } from './scan.js';

export { plannedReads };

export interface Recording {
  /** Of a world file. */
  readonly text: string;
  readonly notes: readonly string[];
}

/** The text of a world file; takes what the redactor made, and nothing else. */
export function toText(world: Clean): string {
  return stringify(world, { lineWidth: 0, aliasDuplicateObjects: false });
}

/** Reads a tenant into a world without people. Rejects with TenantRefused when something of the tenant would stand in it. */
export async function record(tenant: Tenant, mostFlows: number, key?: string): Promise<Recording> {
  const { notes, ...raw } = await readTenant(tenant, mostFlows);
  const values = new RawValues();
  for (const records of Object.values(raw)) values.add(records);
  const isRaw = (piece: string): boolean => values.has(piece);
  const names = new Pseudonyms(key === undefined ? randomBytes(32) : Buffer.from(key), isRaw);
  const text = toText(redact({ ...raw, notes }, names));
  const hits = scan(text, isRaw);
  if (hits.length === 0) return { text, notes };
  throw new TenantRefused(
    `nothing was written: something that the tenant holds would stand at ${hits.slice(0, 5).join(' and ')}`,
  );
}
