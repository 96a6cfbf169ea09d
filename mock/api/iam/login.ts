import type { Hono } from 'hono';
import { type Caller, mayInTenant } from '../../domain/permissions.js';
import type { UserDocument } from '../../domain/records/documents.js';
import { member } from '../../domain/upstream/cast.js';
import { SESSION_COOKIE } from '../../http/authenticate.js';
import type { Call } from '../../http/context.js';
import type { Env } from '../../http/env.js';
import { Refusal } from '../../http/errors.js';
import { anybody, iamGate } from '../../http/guards.js';
import { createRoutes, type Gate } from '../../http/routes.js';
import { storeUser } from '../../worlds/accounts.js';
import type { Sandboxes } from '../../worlds/sandboxes.js';
import type { World } from '../../worlds/world.js';
import { checkPassword, issueSessionToken } from './sessions.js';

/** Nobody has to be logged in to log in. */
const openGate: Gate<undefined> = { ...iamGate, authenticate: () => undefined };

const THIRTY_DAYS_MS = 30 * 24 * 60 * 60 * 1_000;

export function serveAuth(app: Hono<Env>, sandboxes: Sandboxes): void {
  createRoutes(app, sandboxes, openGate)('login', {})((call) => {
    const user = checkCredentials(call);
    if (user.status !== 'ACTIVE') {
      throw new Refusal(401, 'ENTITY_DISABLED');
    }
    const token = issueSessionToken(call.world, user);
    return {
      status: 200,
      body: { token: token.token, id: token._id },
      headers: { 'set-cookie': sessionCookie(call, user) },
    };
  });

  const serve = createRoutes(app, sandboxes, iamGate);

  serve(
    'logout',
    anybody,
  )((call, caller) => {
    // Upstream ends the oldest session of the account, whichever it was asked from.
    call.world.tokens.dropOldestSession(caller.userId);
    return {
      status: 200,
      body: { loggedOut: true },
      headers: { 'set-cookie': 'cookiename=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT' },
    };
  });

  serve('impersonate', { permit: permitImpersonation })((call, caller) => {
    const given = member(call.body, 'username');
    if (typeof given !== 'string' || given.trim() === '') {
      return { status: 400, body: { message: 'INPUT_INVALID' } };
    }
    const username = given.toLowerCase();
    const known = call.world.users.find(username)?.value;
    if (known !== undefined && ((known.tenant ?? undefined) !== caller.tenant || known.status !== 'ACTIVE')) {
      return { status: 403, body: { message: 'FORBIDDEN' } };
    }
    const token = issueSessionToken(
      call.world,
      known ?? makeEndUser(call.world, username, caller.tenant),
      caller.userId,
    );
    return { status: 200, body: { token: token.token, id: token._id } };
  });
}

function permitImpersonation(caller: Caller): void {
  if (!mayInTenant(caller, 'tenant.account.create')) {
    throw new Refusal(403, 'MISSING_PERMISSION');
  }
}

/** Objects and lists are no credentials; what the body has not may stand in the query. */
function credential(call: Call, name: string): unknown {
  return [member(call.body, name), call.query.parsed[name]].find((value) => value && typeof value !== 'object');
}

/** The user whose name and password these are; refuses as upstream's login does, in its order. */
function checkCredentials(call: Call): UserDocument {
  const username = credential(call, 'username');
  const password = credential(call, 'password');
  if (!username || !password) {
    throw new Refusal(401, 'UNKNOWN_ERROR');
  }
  // Upstream writes attempts down for the name in the body, though it takes one from the query as well.
  return checkPassword(call.world, String(username), password, Boolean(member(call.body, 'username')));
}

function sessionCookie(call: Call, user: UserDocument): string {
  const value = `s%3A${call.world.newTokenText().slice(0, 32)}`;
  call.world.sessions.set(value, user._id);
  const expires = new Date(call.world.clock.now() + THIRTY_DAYS_MS).toUTCString();
  return `${SESSION_COOKIE}=${value}; Path=/;${member(call.body, 'remember-me') ? ` Expires=${expires};` : ''} HttpOnly`;
}

/** What FlowMate's guide shows of an end user's permissions. */
const END_USER_PERMISSIONS = [
  'flows.read',
  'tenant.flows.update',
  'flows.update',
  'flows.delete',
  'flows.control',
  'icenter.read',
  'icenter.write',
  'secrets.create',
  'secrets.read',
  'secrets.delete',
  'templates.read',
  'components.read',
  'components.write',
];

/** An end user as impersonation makes him on the first call (documented; his members are those of the guide's example). */
function makeEndUser(world: World, username: string, tenant: string | undefined): UserDocument {
  const now = world.nowIso();
  const user: UserDocument = {
    username,
    status: 'ACTIVE',
    confirmed: true,
    canLogin: false,
    ...(tenant === undefined ? {} : { tenant }),
    roles: [],
    permissions: END_USER_PERMISSIONS,
    _id: world.newId(),
    createdAt: now,
    updatedAt: now,
    __v: 0,
  };
  storeUser(world, user);
  return user;
}
