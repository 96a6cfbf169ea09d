import { type Caller, mayInIam } from '../../domain/permissions.js';
import type { TokenDocument, UserDocument } from '../../domain/records/documents.js';
import { castObjectId, member } from '../../domain/upstream/cast.js';
import { toObjectId } from '../../domain/upstream/object-id.js';
import { isRefusal, type Test, testOf } from '../../domain/upstream/operators.js';
import { type QueryValue, textOf as textIn } from '../../domain/upstream/query.js';
import { callerOf, permissionsOf } from '../../http/authenticate.js';
import type { RequestContext } from '../../http/context.js';
import { ApiError, UpstreamHang } from '../../http/errors.js';
import { admin, iamPermission } from '../../http/guards.js';
import { routes } from '../../http/routes.js';
import { iamService } from '../../http/upstream-services.js';
import { lifeOf } from '../../store/tokens.js';
import { DEFAULT_LIFE } from './sessions.js';
import { idOf, withRoles } from './users.js';

export const tokens = routes(iamService, {
  iamGetTokens: {
    requires: admin,
    handle: (c) => {
      const { token, accountId, meta } = c.query.parsed;
      const text = token ? decoded(textIn(token)) : undefined;
      const isOf: Test = accountId ? accountTest(accountId) : () => true;
      const tokens = c.records.tokens
        .list(c.world.clock.now())
        .filter((one) => (text === undefined || one.token === text) && isOf([one.accountId]))
        .map((one) => ({ ...one, token: one.token.replace(/.(?=.{4,}$)/g, '*') }));
      return { status: 200, body: meta ? { data: tokens, meta: { total: tokens.length } } : tokens };
    },
  },
  iamRefreshToken: {
    handle: (_, caller) => {
      if (caller.token === undefined) {
        throw new ApiError(401, 'SESSION_EXPIRED');
      }
      return { status: 200, body: { token: caller.token } };
    },
  },
  iamCreateToken: {
    requires: iamPermission('iam.token.create'),
    handle: (c, caller) => {
      const given = member(c.body, 'accountId');
      const user = given === undefined || given === null ? undefined : c.records.users.get(accountId(given));
      if (user === undefined || user.status !== 'ACTIVE') {
        return { status: 404, body: { message: 'FORBIDDEN' } };
      }
      const custom = member(c.body, 'customPermissions');
      if (custom && !mayInIam(caller, 'iam.token.update')) {
        return { status: 403, body: { message: 'FORBIDDEN' } };
      }
      const token = issue(c, caller, user, customPermissions(custom));
      return { status: 200, body: { token: token.token, id: token._id } };
    },
  },
  iamIntrospectToken: {
    requires: iamPermission('iam.token.introspect'),
    handle: (c) => {
      const token = member(c.body, 'token');
      const isEmpty = Array.isArray(token) && token.length === 0;
      if (typeof token === 'object' && token !== null && !isEmpty) {
        failed();
      }
      const holder = callerOf(c.world, String(token ?? ''), failed);
      const user = holder === undefined ? undefined : c.records.users.get(holder.userId);
      if (holder === undefined || user === undefined) {
        return { status: 404, text: 'Not Found' };
      }
      const isAdmin = permissionsOf(c.world, user).includes('all');
      return { status: 200, body: { ...withRoles(c.world, user), permissions: [...holder.permissions], isAdmin } };
    },
  },
  iamGetToken: {
    requires: admin,
    handle: (c) => {
      const token = c.records.tokens.byId(idOf(c), c.world.clock.now());
      if (token === undefined) {
        return { status: 404, text: 'Not Found' };
      }
      return { status: 200, body: c.query.parsed.meta ? { data: token } : token };
    },
  },
  iamDeleteToken: {
    requires: iamPermission('iam.token.delete'),
    handle: (c) => {
      const id = idOf(c);
      c.records.tokens.dropWhere((token) => token._id === id);
      return { status: 200, text: 'OK' };
    },
  },
});

function failed(): never {
  throw new ApiError(500, 'UNKNOWN_ERROR');
}

/** The filter goes to the database as it stands. */
function accountTest(value: QueryValue): Test {
  try {
    return testOf({ name: 'accountId', type: 'ObjectId', cast: castObjectId }, value);
  } catch (error) {
    if (isRefusal(error)) {
      failed();
    }
    throw error;
  }
}

/** Upstream decodes what was decoded already. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new UpstreamHang('token has a malformed percent escape, and upstream ends on it without answering');
  }
}

const UNCAUGHT = 'and upstream fails on it without answering';

function accountId(given: unknown): string {
  const id = typeof given === 'string' ? toObjectId(given) : undefined;
  if (id === undefined) {
    throw new UpstreamHang(`accountId is malformed, ${UNCAUGHT}`);
  }
  return id;
}

/** A member of the body as text, empty when absent; upstream fails on objects. */
function textOf(c: RequestContext, name: string): string {
  const value = member(c.body, name) || '';
  if (typeof value === 'object') {
    throw new UpstreamHang(`${name} is no text, ${UNCAUGHT}`);
  }
  return String(value);
}

function customPermissions(custom: unknown): string[] {
  const list: readonly unknown[] = Array.isArray(custom) ? custom : custom ? [custom] : [];
  return list.map((one) => {
    if (typeof one === 'object') {
      throw new UpstreamHang(`customPermissions holds something that is no text, ${UNCAUGHT}`);
    }
    return String(one);
  });
}

/** A token for an account: an equal one that is there already, unless `new` is set, else a new one. */
function issue(c: RequestContext, caller: Caller, user: UserDocument, custom: readonly string[]): TokenDocument {
  const { world } = c;
  const expiresIn = member(c.body, 'expiresIn');
  const forEver = expiresIn === -1;
  if (expiresIn && !forEver && (typeof expiresIn !== 'string' || lifeOf(expiresIn) === undefined)) {
    throw new UpstreamHang(`expiresIn is no duration such as 2s, 5m or 3h, ${UNCAUGHT}`);
  }
  const lifeSpan = expiresIn ? String(expiresIn) : DEFAULT_LIFE;
  const inquirer = textOf(c, 'inquirer') || caller.userId;
  const permissions = [...new Set([...(user.permissions ?? []), ...custom])];
  const type = forEver ? 'PERSISTENT' : 'EPHEMERAL_SERVICE_ACCOUNT';
  const equal = (token: TokenDocument) =>
    token.accountId === user._id &&
    token.inquirer === inquirer &&
    token.type === type &&
    token.tokenLifeSpan === lifeSpan &&
    token.permissions.join() === permissions.join();
  const known =
    expiresIn && !member(c.body, 'new') ? world.records.tokens.list(world.clock.now()).find(equal) : undefined;
  if (known !== undefined) {
    world.records.tokens.use(known.token, world.clock.now());
    return known;
  }
  const now = world.nowIso();
  const token: TokenDocument = {
    inquirer,
    initiator: caller.userId,
    accountId: user._id,
    token: world.newTokenText(),
    type,
    description: textOf(c, 'description'),
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
