import { END_USER_PERMISSIONS } from '../../domain/records/defaults.js';
import type { UserDocument } from '../../domain/records/documents.js';
import { member } from '../../domain/upstream/cast.js';
import { SESSION_COOKIE } from '../../http/authenticate.js';
import type { RequestContext } from '../../http/context.js';
import { ApiError } from '../../http/errors.js';
import { tenantPermission } from '../../http/guards.js';
import { routes } from '../../http/routes.js';
import { iamService } from '../../http/upstream-services.js';
import { storeUser } from '../../worlds/accounts.js';
import type { World } from '../../worlds/world.js';
import { checkPassword, issueSessionToken } from './sessions.js';

const THIRTY_DAYS_MS = 30 * 24 * 60 * 60 * 1_000;

/** Logging in takes no caller. */
export const login = routes(
  { ...iamService, authenticate: () => undefined },
  {
    login: {
      handle: (c) => {
        const user = checkCredentials(c);
        const cookie = sessionCookie(c);
        if (user.status !== 'ACTIVE') {
          // The session is saved first and loses its user then.
          c.serviceHeaders = { ...c.serviceHeaders, 'set-cookie': cookie.header };
          throw new ApiError(401, 'ENTITY_DISABLED');
        }
        c.records.sessions.set(cookie.value, user._id);
        const token = issueSessionToken(c.world, user);
        return {
          status: 200,
          body: { token: token.token, id: token._id },
          headers: { 'set-cookie': cookie.header },
        };
      },
    },
  },
);

/** What is done with a session. */
export const sessions = routes(iamService, {
  logout: {
    handle: (c, caller) => {
      // Upstream ends the oldest session of the account, whichever it was asked from.
      c.records.tokens.dropOldestSession(caller.userId);
      return {
        status: 200,
        body: { loggedOut: true },
        headers: { 'set-cookie': 'cookiename=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT' },
      };
    },
  },
  impersonate: {
    requires: tenantPermission('tenant.account.create'),
    handle: (c, caller) => {
      const given = member(c.body, 'username');
      if (typeof given !== 'string' || given.trim() === '') {
        return { status: 400, body: { message: 'INPUT_INVALID' } };
      }
      const username = given.toLowerCase();
      const known = c.records.users.find(username)?.value;
      if (known !== undefined && ((known.tenant ?? undefined) !== caller.tenant || known.status !== 'ACTIVE')) {
        return { status: 403, body: { message: 'FORBIDDEN' } };
      }
      const token = issueSessionToken(c.world, known ?? makeEndUser(c.world, username, caller.tenant), caller.userId);
      return { status: 200, body: { token: token.token, id: token._id } };
    },
  },
});

/** Objects and lists are no credentials; what the body has not may stand in the query. */
function credential(c: RequestContext, name: string): unknown {
  return [member(c.body, name), c.query.parsed[name]].find((value) => value && typeof value !== 'object');
}

/** The user whose name and password these are; refuses as upstream's login does, in its order. */
function checkCredentials(c: RequestContext): UserDocument {
  const username = credential(c, 'username');
  const password = credential(c, 'password');
  if (!username || !password) {
    throw new ApiError(401, 'UNKNOWN_ERROR');
  }
  // Upstream writes attempts down for the name in the body, though it takes one from the query as well.
  return checkPassword(c.world, String(username), password, Boolean(member(c.body, 'username')));
}

function sessionCookie(c: RequestContext): { readonly value: string; readonly header: string } {
  const value = `s%3A${c.world.newTokenText().slice(0, 32)}`;
  const expires = new Date(c.world.clock.now() + THIRTY_DAYS_MS).toUTCString();
  const expiry = member(c.body, 'remember-me') ? ` Expires=${expires};` : '';
  return { value, header: `${SESSION_COOKIE}=${value}; Path=/;${expiry} HttpOnly` };
}

/** The end user that impersonation makes on the first call (documented; the members are those of the guide's example). */
function makeEndUser(world: World, username: string, tenant: string | undefined): UserDocument {
  const now = world.nowIso();
  const user: UserDocument = {
    username,
    status: 'ACTIVE',
    confirmed: true,
    canLogin: false,
    ...(tenant === undefined ? {} : { tenant }),
    roles: [],
    permissions: [...END_USER_PERMISSIONS],
    _id: world.newId(),
    createdAt: now,
    updatedAt: now,
    __v: 0,
  };
  storeUser(world, user);
  return user;
}
