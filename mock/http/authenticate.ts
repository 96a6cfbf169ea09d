import type { Caller } from '../domain/permissions.js';
import type { UserDocument } from '../domain/records/documents.js';
import type { World } from '../worlds/world.js';
import { ApiError, UpstreamHang } from './errors.js';
import type { RawRequest } from './request.js';

/** Name of IAM's session cookie. */
export const SESSION_COOKIE = 'basaas-iam';

/**
 * The caller of flows and templates. The scheme of the header is never looked at: the second word is the token.
 * Refuses with upstream's texts (facts: upstream behaviour B1).
 */
export function authenticate(world: World, request: RawRequest): Caller {
  const header = request.header('authorization');
  if (!header) {
    throw new ApiError(401, 'Missing authorization header.');
  }
  const token = secondWord(header);
  if (token === undefined) {
    throw new ApiError(401, 'Invalid authorization header');
  }
  const type = request.header('x-auth-type');
  if (type && type.toLowerCase() !== 'basic') {
    authorizationFailed();
  }
  const caller = callerOf(world, token, authorizationFailed);
  if (caller === undefined) {
    throw new ApiError(401, 'Token invalid. Error: Error. Details: Token not found in IAM');
  }
  return caller;
}

/** How upstream words whatever IAM answers but that it knows no such token. */
function authorizationFailed(): never {
  throw new ApiError(401, 'Token invalid. Error: Error. Details: Authorization failed');
}

function sessionExpired(): never {
  throw new ApiError(401, 'SESSION_EXPIRED');
}

/** The caller of IAM, by session cookie or else by token. */
export function authenticateIam(world: World, request: RawRequest): Caller {
  const session = sessionCaller(world, request);
  if (session !== undefined) {
    return session;
  }
  const header = request.header('authorization');
  if (!header) {
    throw new ApiError(401, '');
  }
  const type = request.header('x-auth-type');
  if (type && type !== 'basic') {
    // OIDC is not set up; anything else is not a type.
    throw type === 'oidc' ? new ApiError(500, 'OIDC is not set up') : new ApiError(400, '');
  }
  const token = secondWord(header);
  if (token === undefined) {
    throw new ApiError(401, 'INVALID_HEADER');
  }
  const caller = callerOf(world, token, sessionExpired);
  if (caller === undefined) {
    throw new ApiError(401, 'VALIDATION_ERROR');
  }
  return caller;
}

// Node strips the blanks around a header's value, so `Bearer ` comes as one word.
function secondWord(header: string): string | undefined {
  const start = header.indexOf(' ') + 1;
  const end = header.indexOf(' ', start);
  return start === 0 ? undefined : header.slice(start, end < 0 ? undefined : end);
}

/**
 * The holder of a token, while the token lives and the user is ACTIVE. The use prolongs the token. Upstream fails on a user whose
 * permissions are null: `refuseBroken` throws what becomes of that.
 */
export function callerOf(world: World, token: string, refuseBroken: () => never): Caller | undefined {
  const document = world.records.tokens.use(token, world.clock.now());
  if (document === undefined) {
    return undefined;
  }
  const known = world.knownCaller(token);
  if (known !== undefined) {
    return known;
  }
  const user = world.records.users.get(document.accountId);
  if (user === undefined || user.status !== 'ACTIVE') {
    return undefined;
  }
  if (user.permissions === null) {
    refuseBroken();
  }
  const caller = makeCaller(world, user, document.permissions, token);
  world.rememberCaller(token, caller);
  return caller;
}

/** A user with own permissions, those of roles, and those that a token copied. */
function makeCaller(world: World, user: UserDocument, copied: readonly (string | null)[], token?: string): Caller {
  const permissions = new Set([...permissionsOf(world, user), ...copied]);
  return {
    userId: user._id,
    username: user.username ?? '',
    tenant: user.tenant ?? undefined,
    permissions,
    isAdmin: permissions.has('all'),
    token,
  };
}

/** A user's own permissions, then those of the user's roles, in their order. */
export function permissionsOf(world: World, user: UserDocument): (string | null)[] {
  const roles = (user.roles ?? []).flatMap((id) => {
    const role = id === null ? undefined : world.records.roles.get(id);
    return role === undefined ? [] : (role.permissions ?? [null]);
  });
  return [...(user.permissions ?? []), ...roles];
}

// A session lets its user in whatever the user's status is.
function sessionCaller(world: World, request: RawRequest): Caller | undefined {
  const cookies = request.header('cookie');
  if (cookies === undefined) {
    return undefined;
  }
  const value = new RegExp(`(?:^|;\\s*)${SESSION_COOKIE}=([^;]*)`).exec(cookies)?.[1];
  const userId = value === undefined ? undefined : world.records.sessions.get(value);
  const user = userId === undefined ? undefined : world.records.users.get(userId);
  if (user?.permissions === null) {
    throw new UpstreamHang(
      "the permissions of the session's user are null, and upstream ends on them without answering",
    );
  }
  return user === undefined ? undefined : makeCaller(world, user, []);
}
