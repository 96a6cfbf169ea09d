import { ownId, textOrNull, truth } from '../../checks/check.js';
import type { Kind } from '../kind.js';
import { account, accountStatus } from './account-members.js';

export const tenants: Kind<'tenants'> = {
  one: 'tenant',
  idMember: '_id',
  store: 'table',
  window: [0, 0],
  isCounted: true,
  members: () => ({
    name: textOrNull,
    confirmed: truth,
    status: accountStatus,
    _id: ownId('tenant'),
    ...account,
  }),
  complete(tenant, { make }) {
    const { confirmed = true, status = 'ACTIVE', __v = 0 } = tenant;
    const { id, createdAt, updatedAt } = make([tenant.name ?? null], tenant);
    return { ...tenant, confirmed, status, _id: id, createdAt, updatedAt, __v };
  },
};
