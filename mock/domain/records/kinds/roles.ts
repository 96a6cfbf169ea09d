import { oneOf, orNull, ownId, someText, textOrNull, truth } from '../../checks/check.js';
import { required } from '../../checks/check-inside.js';
import { DEFAULT_ROLES } from '../defaults.js';
import { withTenant } from '../identify.js';
import type { Kind } from '../kind.js';
import { reference } from '../references.js';
import { account, permissions } from './account-members.js';

export const roles: Kind<'roles'> = {
  one: 'role',
  idMember: '_id',
  store: 'table',
  window: [0, 0],
  isCounted: false,
  about: "Left out: upstream's ADMIN, USER and TENANT_ADMIN",
  initial: DEFAULT_ROLES,
  members: (known) => ({
    name: required(someText),
    type: oneOf('TENANT', 'SYSTEM'),
    isGlobal: truth,
    permissions,
    description: textOrNull,
    tenant: orNull(reference(known, 'tenant')),
    scope: textOrNull,
    _id: ownId('role'),
    ...account,
  }),
  order: [
    ...['name', 'type', 'isGlobal', 'permissions', 'description', 'tenant', 'scope'],
    ...['_id', '__v', 'createdAt', 'updatedAt'],
  ],
  complete(given, { make }, to) {
    const role = withTenant(given, to);
    const { type = 'TENANT', isGlobal = false, permissions = [], __v = 0 } = role;
    const { id, createdAt, updatedAt } = make([role.name, role.tenant ?? null], role);
    return {
      ...role,
      type,
      isGlobal,
      permissions: permissions && [...permissions],
      _id: id,
      __v,
      createdAt,
      updatedAt,
    };
  },
};
