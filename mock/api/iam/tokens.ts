import type { Hono } from 'hono';
import { type Caller, mayInIam } from '../../domain/permissions.js';
import type { TokenDocument, UserDocument } from '../../domain/records/documents.js';
import { member } from '../../domain/upstream/cast.js';
import { toObjectId } from '../../domain/upstream/object-id.js';
import type { QueryValue } from '../../domain/upstream/query.js';
import { callerOf, permissionsOf } from '../../http/authenticate.js';
import type { Call } from '../../http/context.js';
import type { Env } from '../../http/env.js';
import { NoAnswer, Refusal } from '../../http/errors.js';
import { adminOnly, anybody, iamGate, needsInIam } from '../../http/guards.js';
import { createRoutes } from '../../http/routes.js';
import { lifeOf } from '../../store/tokens.js';
import type { Sandboxes } from '../../worlds/sandboxes.js';
import { DEFAULT_LIFE } from './sessions.js';
import { idOf, withRoles } from './users.js';

export function serveTokens(app: Hono<Env>, sandboxes: Sandboxes): void {
  const serve = createRoutes(app, sandboxes, iamGate);

  serve(
    'iamGetTokens',
    adminOnly,
  )((call) => {
    const { token, accountId, meta } = call.query.parsed;
    const tokens = call.world.tokens
      .list(call.world.clock.now())
      .filter((one) => (!token || one.token === token) && (!accountId || one.accountId === accountFilter(accountId)))
      .map((one) => ({ ...one, token: one.token.replace(/.(?=.{4,}$)/g, '*') }));
    return { status: 200, body: meta ? { data: tokens, meta: { total: tokens.length } } : tokens };
  });

  serve(
    'iamRefreshToken',
    anybody,
  )((_, caller) => {
    if (caller.token === undefined) {
      throw new Refusal(401, 'SESSION_EXPIRED');
    }
    return { status: 200, body: { token: caller.token } };
  });

  serve(
    'iamCreateToken',
    needsInIam('iam.token.create'),
  )((call, caller) => {
    const given = member(call.body, 'accountId');
    const user = given === undefined || given === null ? undefined : call.world.users.get(accountId(given));
    if (user === undefined || user.status !== 'ACTIVE') {
      return { status: 404, body: { message: 'FORBIDDEN' } };
    }
    const custom = member(call.body, 'customPermissions');
    if (custom && !mayInIam(caller, 'iam.token.update')) {
      return { status: 403, body: { message: 'FORBIDDEN' } };
    }
    const token = issue(call, caller, user, customPermissions(custom));
    return { status: 200, body: { token: token.token, id: token._id } };
  });

  serve(
    'iamIntrospectToken',
    needsInIam('iam.token.introspect'),
  )((call) => {
    const token = member(call.body, 'token');
    if (typeof token === 'object' && token !== null) {
      throw new Refusal(500, 'UNKNOWN_ERROR');
    }
    const holder = callerOf(call.world, String(token ?? ''));
    const user = holder === undefined ? undefined : call.world.users.get(holder.userId);
    if (holder === undefined || user === undefined) {
      return { status: 404, text: 'Not Found' };
    }
    const isAdmin = permissionsOf(call.world, user).includes('all');
    return { status: 200, body: { ...withRoles(call.world, user), permissions: [...holder.permissions], isAdmin } };
  });

  serve(
    'iamGetToken',
    adminOnly,
  )((call) => {
    const token = call.world.tokens.byId(idOf(call), call.world.clock.now());
    if (token === undefined) {
      return { status: 404, text: 'Not Found' };
    }
    return { status: 200, body: call.query.parsed.meta ? { data: token } : token };
  });

  serve(
    'iamDeleteToken',
    needsInIam('iam.token.delete'),
  )((call) => {
    const id = idOf(call);
    call.world.tokens.dropWhere((token) => token._id === id);
    return { status: 200, text: 'OK' };
  });
}

function accountFilter(value: QueryValue): string {
  const id = typeof value === 'string' ? toObjectId(value) : undefined;
  if (id === undefined) {
    throw new Refusal(500, 'UNKNOWN_ERROR');
  }
  return id;
}

const UNCAUGHT = 'and upstream fails on it without answering';

function accountId(given: unknown): string {
  const id = typeof given === 'string' ? toObjectId(given) : undefined;
  if (id === undefined) {
    throw new NoAnswer(`accountId is malformed, ${UNCAUGHT}`);
  }
  return id;
}

/** A member of the body as text, empty when absent; upstream fails on objects. */
function textOf(call: Call, name: string): string {
  const value = member(call.body, name) || '';
  if (typeof value === 'object') {
    throw new NoAnswer(`${name} is no text, ${UNCAUGHT}`);
  }
  return String(value);
}

function customPermissions(custom: unknown): string[] {
  const list: readonly unknown[] = Array.isArray(custom) ? custom : custom ? [custom] : [];
  return list.map((one) => {
    if (typeof one === 'object') {
      throw new NoAnswer(`customPermissions holds something that is no text, ${UNCAUGHT}`);
    }
    return String(one);
  });
}

/** A token for an account: an equal one that is there already, unless `new` is set, else a new one. */
function issue(call: Call, caller: Caller, user: UserDocument, custom: readonly string[]): TokenDocument {
  const { world } = call;
  const expiresIn = member(call.body, 'expiresIn');
  const forEver = expiresIn === -1;
  if (expiresIn && !forEver && (typeof expiresIn !== 'string' || lifeOf(expiresIn) === undefined)) {
    throw new NoAnswer(`expiresIn is no duration such as 2s, 5m or 3h, ${UNCAUGHT}`);
  }
  const lifeSpan = expiresIn ? String(expiresIn) : DEFAULT_LIFE;
  const inquirer = textOf(call, 'inquirer') || caller.userId;
  const permissions = [...new Set([...user.permissions, ...custom])];
  const type = forEver ? 'PERSISTENT' : 'EPHEMERAL_SERVICE_ACCOUNT';
  const equal = (token: TokenDocument) =>
    token.accountId === user._id &&
    token.inquirer === inquirer &&
    token.type === type &&
    token.tokenLifeSpan === lifeSpan &&
    token.permissions.join() === permissions.join();
  const known = expiresIn && !member(call.body, 'new') ? world.tokens.list(world.clock.now()).find(equal) : undefined;
  if (known !== undefined) {
    world.tokens.use(known.token, world.clock.now());
    return known;
  }
  const now = world.nowIso();
  const token: TokenDocument = {
    inquirer,
    initiator: caller.userId,
    accountId: user._id,
    token: world.newTokenText(),
    type,
    description: textOf(call, 'description'),
    permissions,
    tokenLifeSpan: lifeSpan,
    _id: world.newId(),
    createdAt: now,
    updatedAt: now,
    __v: 0,
  };
  world.addToken(token);
  return token;
}
