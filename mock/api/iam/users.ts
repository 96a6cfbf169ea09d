import type { Hono } from 'hono';
import type { Answer, Body, JsonText } from '../../../openapi/index.js';
import { type Caller, COMMON_PERMISSIONS } from '../../domain/permissions.js';
import type { RoleDocument, UserDocument } from '../../domain/records/documents.js';
import { member } from '../../domain/upstream/cast.js';
import { toObjectId } from '../../domain/upstream/object-id.js';
import type { QueryValue } from '../../domain/upstream/query.js';
import { etagOfParts } from '../../http/answer.js';
import type { Call } from '../../http/context.js';
import type { Env } from '../../http/env.js';
import { NoAnswer, Refusal } from '../../http/errors.js';
import { adminOnly, anybody, iamGate, needsInIam, needsInTenant } from '../../http/guards.js';
import { createRoutes } from '../../http/routes.js';
import type { Row } from '../../store/table.js';
import { deleteUser } from '../../worlds/accounts.js';
import type { Sandboxes } from '../../worlds/sandboxes.js';
import type { World } from '../../worlds/world.js';
import { asJson } from '../lists/page.js';
import { changeUser, createUser } from './write-users.js';

const DONE = { status: 200, text: 'OK' } as const;

const NOT_FOUND = { status: 404, text: 'Not Found' } as const;

/** How a user's id is written out. Upstream: always `_id`. */
type IdStyle = '_id' | 'id' | 'both';

/** FlowMate's own user paths, where a partner sees the users of his tenant, and upstream's, where admins see everybody. */
export function serveUsers(app: Hono<Env>, sandboxes: Sandboxes): void {
  const serve = createRoutes(app, sandboxes, iamGate);
  const read = needsInTenant('tenant.account.read');
  const create = needsInTenant('tenant.account.create');
  const update = needsInTenant('tenant.account.update');
  const remove = needsInIam('iam.account.delete');

  serve('getUsers', read)((call, caller) => listUsers(call, sees(caller), styleOf(call)));
  serve('iamGetUsers', adminOnly)((call) => listUsers(call, () => true, '_id'));
  serve('getCurrentUser', anybody)((call, caller) => currentUser(call, caller, styleOf(call)));
  serve('iamGetCurrentUser', anybody)((call, caller) => currentUser(call, caller, '_id'));
  serve('patchCurrentUser', anybody)(patchCurrentUser);
  serve('iamPatchCurrentUser', anybody)(patchCurrentUser);
  serve('getUser', read)((call, caller) => oneUser(call, caller, styleOf(call)));
  serve('iamGetUser', read)((call, caller) => oneUser(call, caller, '_id'));
  serve('createUser', create)(create_);
  serve('iamCreateUser', create)(create_);
  serve('patchUser', update)(patch);
  serve('iamPatchUser', update)(patch);
  serve('putUser', update)(patch);
  serve('iamPutUser', update)(patch);
  serve('deleteUser', remove)(delete_);
  serve('iamDeleteUser', remove)(delete_);
}

const styleOf = (call: Call): IdStyle => call.settings.dialect.userId;

const sees = (caller: Caller) => (user: UserDocument) => caller.isAdmin || (user.tenant ?? undefined) === caller.tenant;

function listUsers(call: Call, isSeen: (user: UserDocument) => boolean, style: IdStyle): Answer<'iamGetUsers'> {
  const { userId, username, meta } = call.query.parsed;
  const ids = userId ? wanted(userId).map((id) => toObjectId(id) ?? invalidFilter()) : undefined;
  const names = username ? usernames(username) : undefined;
  const rows = candidates(call.world, names).filter(
    ({ value }) => isSeen(value) && (ids === undefined || ids.includes(value._id)),
  );
  return userList(rows, Boolean(meta), style);
}

/** Users as a bare list, or in data and meta; as JSON text made of stored texts. */
export function userList(rows: readonly Row<UserDocument>[], meta: boolean, style: IdStyle) {
  const parts = rows.map((row) => (style === '_id' ? row.text : JSON.stringify(styled(row.value, style))));
  const list = `[${parts.join()}]`;
  const text = meta ? `{"data":${list},"meta":{"total":${rows.length}}}` : list;
  const etag = etagOfParts(text.length, rows.map((row) => row.digest).join());
  return { status: 200, json: asJson<Body<'iamGetUsers', 200>>(text), etag } as const;
}

// By name there is one at most for each, so that nobody has to be looked through.
function candidates(world: World, names: readonly string[] | undefined): Row<UserDocument>[] {
  if (names === undefined) {
    return [...world.users.rows()];
  }
  const found = [...new Set(names)].flatMap((name) => world.users.find(name) ?? []);
  return found.length < 2 ? found : [...world.users.rows()].filter((row) => found.includes(row));
}

function invalidFilter(): never {
  throw new Refusal(500, 'The filter is invalid.');
}

function wanted(value: QueryValue): string[] {
  const list = Array.isArray(value) ? value : [value];
  return list.map((item) => (typeof item === 'string' ? item : invalidFilter()));
}

function usernames(value: QueryValue): string[] {
  const list = Array.isArray(value) ? value : [value];
  return list.map((item) => {
    if (typeof item !== 'string') {
      throw new Refusal(500, 'UNKNOWN_ERROR');
    }
    return item.toLowerCase();
  });
}

function styled(user: UserDocument, style: IdStyle): object {
  const { _id, ...rest } = user;
  return style === 'id' ? { id: _id, ...rest } : { ...user, id: _id };
}

/** A user with his roles as whole documents, where upstream shows one user only. */
export function withRoles(world: World, user: UserDocument): Omit<UserDocument, 'roles'> & { roles: RoleDocument[] } {
  return { ...user, roles: (user.roles ?? []).flatMap((id) => world.roles.get(id) ?? []) };
}

function single(
  call: Call,
  user: UserDocument,
  style: IdStyle,
): { status: 200; json: JsonText<Body<'iamGetUser', 200>> } {
  const { _id, ...rest } = withRoles(call.world, user);
  const shown =
    style === '_id' ? withRoles(call.world, user) : style === 'id' ? { id: _id, ...rest } : { ...rest, _id, id: _id };
  return { status: 200, json: asJson(JSON.stringify(call.query.parsed.meta ? { data: shown } : shown)) };
}

function currentUser(call: Call, caller: Caller, style: IdStyle): Answer<'iamGetCurrentUser'> {
  const user = call.world.users.get(caller.userId);
  if (user === undefined) {
    throw new Refusal(500, 'UNKNOWN_ERROR');
  }
  return single(call, user, style);
}

function oneUser(call: Call, caller: Caller, style: IdStyle): Answer<'iamGetUser'> {
  const user = call.world.users.get(idOf(call));
  if (user === undefined || !sees(caller)(user)) {
    return NOT_FOUND;
  }
  return single(call, user, style);
}

/** The id in the path; a malformed one is a server error in IAM. */
export function idOf(call: Call): string {
  const id = toObjectId(call.params.id ?? '');
  if (id === undefined) {
    throw new Refusal(500, 'UNKNOWN_ERROR');
  }
  return id;
}

function patchCurrentUser(call: Call, caller: Caller): Answer<'iamPatchCurrentUser'> {
  const names: Record<string, unknown> = {};
  for (const name of ['firstname', 'lastname']) {
    const value = member(call.body, name);
    if (value !== undefined) {
      names[name] = value;
    }
  }
  change(call, caller.userId, names);
  return DONE;
}

function change(call: Call, id: string, body: unknown): void {
  try {
    changeUser(call.world, id, body);
  } catch {
    throw new Refusal(500, 'UNKNOWN_ERROR');
  }
}

function create_(call: Call, caller: Caller): Answer<'iamCreateUser'> {
  const id = createUser(call.world, sanitized(call, caller));
  return { status: 200, body: call.query.parsed.meta ? { data: { id } } : { id } };
}

function patch(call: Call, caller: Caller): Answer<'iamPatchUser'> {
  const body = sanitized(call, caller);
  change(call, idOf(call), body);
  return DONE;
}

// Nobody but an admin gives away permissions or roles that are not his tenant's, and his users are in his tenant.
function sanitized(call: Call, caller: Caller): object {
  const body = typeof call.body === 'object' && call.body !== null ? call.body : {};
  if (caller.isAdmin) {
    return body;
  }
  const roles = member(body, 'roles');
  if (Array.isArray(roles) && roles.some((id) => !isRoleOf(call.world, id, caller.tenant))) {
    throw new Refusal(403, 'FORBIDDEN');
  }
  const permissions = member(body, 'permissions');
  if (permissions) {
    if (typeof permissions !== 'string' && !Array.isArray(permissions)) {
      throw new NoAnswer('permissions is no list, and upstream fails on it without answering');
    }
    if ([...permissions].some((one) => typeof one !== 'string' || !COMMON_PERMISSIONS.has(one))) {
      throw new Refusal(403, 'FORBIDDEN');
    }
  }
  return { ...body, ...(caller.tenant === undefined ? {} : { tenant: caller.tenant }) };
}

function isRoleOf(world: World, id: unknown, tenant: string | undefined): boolean {
  const role = typeof id === 'string' ? world.roles.get(id) : undefined;
  return role !== undefined && tenant !== undefined && role.tenant === tenant;
}

function delete_(call: Call): Answer<'iamDeleteUser'> {
  deleteUser(call.world, call.settings, idOf(call));
  return DONE;
}
