import { about, check, count, orNull, ownId, someText, textOrNull, time, truth } from '../../checks/check.js';
import { listOf, object, required } from '../../checks/check-inside.js';
import { withTenant } from '../identify.js';
import type { Kind } from '../kind.js';
import { toUsername } from '../make-ids.js';
import { reference } from '../references.js';
import { account, accountStatus, permissions } from './account-members.js';

const username = check(someText.schema, (value, report) => {
  someText(value, report);
  if (typeof value === 'string') report.claim('username', toUsername(value));
});

export const users: Kind<'users'> = {
  one: 'user',
  idMember: '_id',
  store: 'table',
  window: [1, 10],
  isCounted: true,
  lookUpBy: ({ username }) => username ?? undefined,
  members: (known) => ({
    username: required(about("The partner's own id of the user, or an e-mail address", username)),
    password: about('Left out: the user cannot log in', someText),
    firstname: textOrNull,
    lastname: textOrNull,
    phone: textOrNull,
    avatar: textOrNull,
    img: textOrNull,
    status: about('Default ACTIVE', accountStatus),
    confirmed: truth,
    canLogin: truth,
    tenant: orNull(reference(known, 'tenant')),
    roles: listOf(reference(known, 'role')),
    permissions,
    _id: ownId('user'),
    ...account,
    safeguard: object({ lastLogin: time, failedLoginAttempts: count }),
  }),
  complete({ password: _, ...given }, { make }, to) {
    const user = withTenant(given, to);
    const { status = 'ACTIVE', confirmed = true, permissions = [], __v = 0 } = user;
    const username = user.username === null ? null : toUsername(user.username);
    const toRole = (role: string | null) => (role === null ? null : to.role(role));
    const roles = user.roles === undefined ? [] : (user.roles?.map(toRole) ?? null);
    const { id, createdAt, updatedAt } = make([username], user);
    return { ...user, username, status, confirmed, roles, permissions, _id: id, createdAt, updatedAt, __v };
  },
};
