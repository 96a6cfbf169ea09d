import { about, check, isId, oneOf, orNull, ownId, textLike, textOrNull } from '../../checks/check.js';
import { quote, type Report } from '../../checks/report.js';
import { seededToken } from '../../random/seeded.js';
import type { Kind } from '../kind.js';
import { reference } from '../references.js';
import { account, permissions } from './account-members.js';

// A header field: no blanks, or the part behind the first one would be ignored.
const visible = textLike(/^[\x21-\x7e]{1,4096}$/, 'is not a token; visible ASCII characters without blanks are');

const bearer = check(visible.schema, (value, report) => {
  const before = report.findings.length;
  visible(value, report);
  if (report.findings.length === before) report.claim('token', String(value));
});

const lifeSpan = about(
  'Counted from the moment the world is loaded; -1 for ever. Default 3h',
  textLike(
    /^(?:-1|\d{1,9}(?:ms|s|m|h|d|w|y))$/,
    'is not a life span; "3h", "15m", "2s" or, for ever, "-1" are (in quotes)',
  ),
);

function checkOwner({ user, accountId }: Record<string, unknown>, report: Report): void {
  if (user === undefined && accountId === undefined) report.add('lacks the member user (the username of its owner)');
  if (isId(user) && isId(accountId) && user !== accountId) {
    report.addAt('accountId', `${quote(accountId)} is not the user of the token; leave it out`);
  }
}

export const tokens: Kind<'tokens'> = {
  one: 'token',
  idMember: '_id',
  store: 'tokens',
  window: [41, 4],
  isCounted: false,
  members(known) {
    const user = reference(known, 'user');
    return {
      user,
      inquirer: orNull(user),
      initiator: orNull(user),
      accountId: user,
      token: about('The bearer token. Left out: made from the seed', bearer),
      type: oneOf('SELF', 'PERSISTENT', 'DELEGATE', 'EPHEMERAL_SERVICE_ACCOUNT'),
      description: textOrNull,
      permissions,
      tokenLifeSpan: lifeSpan,
      _id: ownId('token'),
      ...account,
    };
  },
  beyond: { schema: { anyOf: [{ required: ['user'] }, { required: ['accountId'] }] }, after: checkOwner },
  complete({ user, ...given }, { make, seed }, to) {
    const token = { ...given };
    if (token.inquirer) token.inquirer = to.user(token.inquirer);
    if (token.initiator) token.initiator = to.user(token.initiator);
    const accountId = to.user(user ?? token.accountId ?? '');
    const { id, createdAt, updatedAt, nth } = make([accountId], token);
    const { type = 'SELF', tokenLifeSpan = '3h', __v = 0 } = token;
    const permissions = token.permissions ?? [...to.permissionsOf(accountId)];
    const text = token.token ?? seededToken(seed, `token ${accountId} ${nth}`);
    return { ...token, accountId, token: text, type, permissions, tokenLifeSpan, _id: id, createdAt, updatedAt, __v };
  },
};
