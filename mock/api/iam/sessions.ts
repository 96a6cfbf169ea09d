import type { TokenDocument, UserDocument } from '../../domain/records/documents.js';
import { ApiError } from '../../http/errors.js';
import { storeUser } from '../../worlds/accounts.js';
import type { World } from '../../worlds/world.js';
import { PASSWORD_TYPE } from './write-users.js';

// Logging in, from the login page or by a webhook's Basic credentials (facts: upstream behaviour B2, B10).

/** Life span of a token that none was given for. */
export const DEFAULT_LIFE = '3h';

/**
 * The user of a name and password, of any status; refuses in upstream's order. With `counted` the user's record counts the
 * attempt, good or bad, which does not count as a change.
 */
export function checkPassword(world: World, username: string, password: unknown, counted: boolean): UserDocument {
  const user = world.records.users.find(username.toLowerCase())?.value;
  if (user === undefined) {
    throw new ApiError(401, 'USER_NOT_FOUND');
  }
  if (typeof password !== 'string') {
    throw new ApiError(500, PASSWORD_TYPE);
  }
  const isRight = world.records.passwords.get(user._id) === password;
  if (counted) {
    const failedLoginAttempts = isRight ? 0 : (user.safeguard?.failedLoginAttempts ?? 0) + 1;
    const lastLogin = isRight ? { lastLogin: world.nowIso() } : {};
    storeUser(world, { ...user, safeguard: { ...user.safeguard, ...lastLogin, failedLoginAttempts } });
  }
  if (!isRight) {
    throw new ApiError(401, 'PASSWORD_INCORRECT');
  }
  return user;
}

/** A new session token. With an inquirer it is one that stands for somebody else. */
export function issueSessionToken(world: World, user: UserDocument, inquirer?: string): TokenDocument {
  const now = world.nowIso();
  const token: TokenDocument = {
    ...(inquirer === undefined ? {} : { inquirer, initiator: inquirer }),
    accountId: user._id,
    token: world.newTokenText(),
    type: inquirer === undefined ? 'SELF' : 'DELEGATE',
    permissions: [...(user.permissions ?? [])],
    tokenLifeSpan: DEFAULT_LIFE,
    _id: world.newId(),
    createdAt: now,
    updatedAt: now,
    __v: 0,
  };
  world.addToken(token);
  return token;
}
