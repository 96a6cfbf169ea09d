import { SeededRandom, toId, toTime } from '../../domain/random/seeded-random.js';
import { END_USER_PERMISSIONS, PARTNER_PERMISSIONS } from '../../domain/records/defaults.js';
import type { UserDocument } from '../../domain/records/documents.js';
import type { UserRecord } from '../../domain/records/given.js';
import { DAY } from '../../domain/records/make-ids.js';
import type { ScenarioFile } from '../scenario-file.js';
import { type Names, toSlug } from './names.js';

/** Users were created between a year and a month before the world begins. */
const LONGEST_AGO = 365 * DAY;

const SPREAD = 335 * DAY;

/** The tenant that made-up users belong to, and whose partner makes up templates. */
export interface Host {
  readonly tenantId?: string;
  readonly tenantName?: string;
  readonly partnerId?: string;
}

/**
 * The file with a tenant and a partner with a token, where it has neither for made-up records to belong to. A file with users of
 * its own gets no partner, one with a tenant no other tenant.
 */
export function withHost(file: ScenarioFile, seed: number, names: Names): ScenarioFile {
  const hasTenant = (file.tenants ?? []).length > 0;
  const hasPartner = file.partner !== undefined || (file.users ?? []).length > 0;
  const name = hasTenant ? file.tenants?.[0]?.name : names.company(new SeededRandom(seed, 'tenant'));
  const tenants = hasTenant ? {} : { tenants: [{ name: name ?? 'Tenant' }] };
  if (hasPartner) return { ...file, ...tenants };
  const draw = new SeededRandom(seed, 'partner');
  const username = `integrations@${toSlug(name ?? 'partner')}.example`;
  const hasRole = file.roles === undefined || file.roles.some((role) => role.name === 'TENANT_ADMIN');
  const tenant = file.tenants?.[0]?._id ?? name;
  const partner = {
    username,
    password: 'partner-pass',
    firstname: names.first(draw),
    lastname: names.last(draw),
    canLogin: true,
    ...(tenant === undefined || tenant === null ? {} : { tenant }),
    roles: hasRole ? ['TENANT_ADMIN'] : [],
    permissions: [...PARTNER_PERMISSIONS],
  };
  return { ...file, ...tenants, users: [partner], partner: username };
}

/** Vendors name their customers by number, by hash or by e-mail address. */
function usernameOf(
  draw: SeededRandom,
  n: number,
  prefix: string,
  person: readonly [string, string],
  company: string,
): string {
  const kind = draw.next();
  // Numbers grow with n and leave gaps, as numbers of customers do.
  if (kind < 0.5) return `${prefix}-${10_000 + 3 * n + draw.below(3)}`;
  if (kind < 0.75)
    return Array.from({ length: 4 }, () =>
      draw
        .below(2 ** 32)
        .toString(16)
        .padStart(8, '0'),
    ).join('');
  return `${person.map(toSlug).join('.')}@${toSlug(company)}.example`;
}

/** A made-up user with the time of creation, in milliseconds since 1970. */
export interface MadeUser {
  readonly record: UserRecord;
  readonly bornAt: number;
}

/** The n-th user, from 0, with a username that is not `taken`; adds it there. */
export function makeUser(
  { seed, beginsAt, names, host }: { seed: number; beginsAt: number; names: Names; host: Host },
  n: number,
  taken: Set<string>,
): MadeUser {
  const draw = new SeededRandom(seed, `user ${n}`);
  const prefix = toSlug(host.tenantName ?? 'user')
    .replaceAll('-', '')
    .slice(0, 2);
  const person = [names.first(draw), names.last(draw)] as const;
  const wanted = usernameOf(draw, n, prefix, person, names.company(draw));
  const username = taken.has(wanted) ? `${n}-${wanted}` : wanted;
  taken.add(username);
  const bornAt = beginsAt - LONGEST_AGO + draw.below(SPREAD);
  const place = draw.next();
  const status = place < 0.94 ? 'ACTIVE' : place < 0.97 ? 'DISABLED' : 'PENDING';
  const isNamed = username.includes('@') || draw.chance(0.4);
  const seenAt = bornAt + draw.below(beginsAt - bornAt);
  const user: UserDocument = {
    username,
    ...(isNamed ? { firstname: person[0], lastname: person[1] } : {}),
    status,
    confirmed: status !== 'PENDING',
    canLogin: false,
    ...(host.tenantId === undefined ? {} : { tenant: host.tenantId }),
    roles: [],
    permissions: [...END_USER_PERMISSIONS],
    _id: toId(draw, bornAt),
    createdAt: toTime(bornAt),
    updatedAt: toTime(bornAt),
    __v: 0,
    ...(status === 'PENDING' || draw.chance(0.2)
      ? {}
      : { safeguard: { lastLogin: toTime(seenAt), failedLoginAttempts: 0 } }),
  };
  return { record: { user }, bornAt };
}
