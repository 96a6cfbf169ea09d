import { CastFailure, castFailureOfId, castObjectId, castString, member } from '../../domain/upstream/cast.js';
import { toObjectId } from '../../domain/upstream/object-id.js';
import type { RequestContext } from '../../http/context.js';
import { ApiError, UpstreamHang } from '../../http/errors.js';
import { iamPermission, tenantPermission } from '../../http/guards.js';
import { routes } from '../../http/routes.js';
import { iamService } from '../../http/upstream-services.js';

const DONE = { status: 200, text: 'OK' } as const;

/** Keys of tenants, for admins, and the removal of a user from a tenant, which upstream does not survive. */
export const tenantKeys = routes(iamService, {
  iamCreateTenantKey: {
    requires: iamPermission('iam.key.create'),
    handle: (c) => {
      const { id, value } = castKey(c.params.id ?? '', member(c.body, 'value'));
      if (c.records.tenantKeys.get(id) !== undefined) {
        const text = `E11000 duplicate key error collection: accounts.keys index: tenant_1 dup key: { tenant: ObjectId('${id}') }`;
        throw new ApiError(500, text);
      }
      c.records.tenantKeys.set(id, value);
      return DONE;
    },
  },
  iamGetTenantKey: {
    requires: iamPermission('iam.key.read'),
    handle: (c) => ({ status: 200, body: { key: c.records.tenantKeys.get(tenantOf(c)) || null } }),
  },
  iamDeleteTenantKey: {
    requires: iamPermission('iam.key.delete'),
    handle: (c) => {
      c.records.tenantKeys.delete(tenantOf(c));
      return DONE;
    },
  },
  iamRemoveTenantUser: {
    requires: tenantPermission('tenant.account.delete'),
    handle: () => {
      throw new UpstreamHang('upstream calls a function that it does not have, and ends');
    },
  },
});

function tenantOf(c: RequestContext): string {
  const given = c.params.id ?? '';
  const id = toObjectId(given);
  if (id === undefined) {
    throw new ApiError(500, castFailureOfId(given, 'key', 'tenant'));
  }
  return id;
}

/** A new key, whose members are checked in this order and reported together. */
function castKey(tenant: string, value: unknown): { readonly id: string; readonly value: string } {
  const problems: string[] = [];
  const attempt = (path: string, cast: () => string | null): string => {
    try {
      return cast() ?? '';
    } catch (error) {
      if (!(error instanceof CastFailure)) {
        throw error;
      }
      problems.push(`${path}: ${error.message}`);
      return '';
    }
  };
  const id = attempt('tenant', () => castObjectId(tenant, 'tenant'));
  const text = attempt('value', () => castString(value ?? null, 'value'));
  if (problems.length > 0) {
    throw new ApiError(500, `key validation failed: ${problems.join(', ')}`);
  }
  return { id, value: text };
}
