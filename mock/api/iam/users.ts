import type { Answer, Body, JsonText } from '../../../openapi/index.js';
import type { Caller } from '../../domain/permissions.js';
import type { RoleDocument, UserDocument } from '../../domain/records/documents.js';
import { member } from '../../domain/upstream/cast.js';
import { toObjectId } from '../../domain/upstream/object-id.js';
import type { QueryValue } from '../../domain/upstream/query.js';
import { etagOfParts } from '../../http/answer.js';
import type { RequestContext } from '../../http/context.js';
import { ApiError, UpstreamHang } from '../../http/errors.js';
import { admin, iamPermission, tenantPermission } from '../../http/guards.js';
import { routes } from '../../http/routes.js';
import { iamService } from '../../http/upstream-services.js';
import type { Row } from '../../store/table.js';
import { deleteUser } from '../../worlds/accounts.js';
import type { World } from '../../worlds/world.js';
import { LONG, longJson, trustJson } from '../lists/page.js';
import { refuseUncommon } from './permission-lists.js';
import { changeUser, createUser } from './write-users.js';

const DONE = { status: 200, text: 'OK' } as const;

const NOT_FOUND = { status: 404, text: 'Not Found' } as const;

/** How a user's id is written out. Upstream: always `_id`. */
type IdStyle = '_id' | 'id' | 'both';

const read = tenantPermission('tenant.account.read');

const create = tenantPermission('tenant.account.create');

const update = tenantPermission('tenant.account.update');

const remove = iamPermission('iam.account.delete');

/** FlowMate's own user paths, where partners see the users of their tenant, and upstream's, where admins see all users. */
export const users = routes(iamService, {
  getUsers: { requires: read, handle: (c, caller) => listUsers(c, sees(caller), styleOf(c)) },
  iamGetUsers: { requires: admin, handle: (c) => listUsers(c, () => true, '_id') },
  getCurrentUser: { handle: (c, caller) => currentUser(c, caller, styleOf(c)) },
  iamGetCurrentUser: { handle: (c, caller) => currentUser(c, caller, '_id') },
  patchCurrentUser: { handle: patchCurrentUser },
  iamPatchCurrentUser: { handle: patchCurrentUser },
  getUser: { requires: read, handle: (c, caller) => oneUser(c, caller, styleOf(c)) },
  iamGetUser: { requires: read, handle: (c, caller) => oneUser(c, caller, '_id') },
  createUser: { requires: create, handle: create_ },
  iamCreateUser: { requires: create, handle: create_ },
  patchUser: { requires: update, handle: patch },
  iamPatchUser: { requires: update, handle: patch },
  putUser: { requires: update, handle: put },
  iamPutUser: { requires: update, handle: put },
  deleteUser: { requires: remove, handle: delete_ },
  iamDeleteUser: { requires: remove, handle: delete_ },
});

const styleOf = (c: RequestContext): IdStyle => c.settings.dialect.userId;

const sees = (caller: Caller) => (user: UserDocument) => caller.isAdmin || (user.tenant ?? undefined) === caller.tenant;

function listUsers(c: RequestContext, isSeen: (user: UserDocument) => boolean, style: IdStyle) {
  const { userId, username, meta } = c.query.parsed;
  const ids = userId ? wanted(userId).map((id) => toObjectId(id) ?? invalidFilter()) : undefined;
  const names = username ? usernames(username) : undefined;
  const rows = candidates(c.world, names).filter(
    ({ value }) => isSeen(value) && (ids === undefined || ids.includes(value._id)),
  );
  return userList(rows, Boolean(meta), style);
}

/** Users as a bare list, or in data and meta; as JSON text made of stored texts. */
export function userList(rows: readonly Row<UserDocument>[], meta: boolean, style: IdStyle) {
  const toText = (row: Row<UserDocument>) => (style === '_id' ? row.text : JSON.stringify(styled(row.value, style)));
  const [before, after] = meta ? ['{"data":[', `],"meta":{"total":${rows.length}}}`] : ['[', ']'];
  const answer = { status: 200, json: trustJson<Body<'iamGetUsers', 200>>('') } as const;
  if (rows.length > LONG) {
    return { ...answer, long: longJson(rows, { before, after, toText }) };
  }
  const text = before + rows.map(toText).join() + after;
  const etag = etagOfParts(text.length, rows.map((row) => row.digest).join());
  return { ...answer, json: trustJson<Body<'iamGetUsers', 200>>(text), etag };
}

// A name has one user at most: the list need not be searched.
function candidates(world: World, names: readonly string[] | undefined): Row<UserDocument>[] {
  if (names === undefined) {
    return [...world.records.users.rows()];
  }
  const [name] = names;
  if (names.length === 1 && name !== undefined) {
    const row = world.records.users.find(name);
    return row === undefined ? [] : [row];
  }
  const found = [...new Set(names)].flatMap((each) => world.records.users.find(each) ?? []);
  return found.length < 2 ? found : [...world.records.users.rows()].filter((row) => found.includes(row));
}

function invalidFilter(): never {
  throw new ApiError(500, 'The filter is invalid.');
}

function wanted(value: QueryValue): string[] {
  const list = Array.isArray(value) ? value : [value];
  return list.map((item) => (typeof item === 'string' ? item : invalidFilter()));
}

function usernames(value: QueryValue): string[] {
  const list = Array.isArray(value) ? value : [value];
  return list.map((item) => {
    if (typeof item !== 'string') {
      throw new ApiError(500, 'UNKNOWN_ERROR');
    }
    return item.toLowerCase();
  });
}

function styled(user: UserDocument, style: IdStyle): object {
  const { _id, ...rest } = user;
  return style === 'id' ? { id: _id, ...rest } : { ...user, id: _id };
}

/** A user with roles as whole documents, as upstream shows a single user. */
export function withRoles(
  world: World,
  user: UserDocument,
): Omit<UserDocument, 'roles'> & { roles: RoleDocument[] | null } {
  const roles = user.roles?.flatMap((id) => (id === null ? [] : (world.records.roles.get(id) ?? [])));
  return { ...user, roles: roles ?? null };
}

function single(
  c: RequestContext,
  user: UserDocument,
  style: IdStyle,
): { status: 200; json: JsonText<Body<'iamGetUser', 200>> } {
  const { _id, ...rest } = withRoles(c.world, user);
  const shown =
    style === '_id' ? withRoles(c.world, user) : style === 'id' ? { id: _id, ...rest } : { ...rest, _id, id: _id };
  return { status: 200, json: trustJson(JSON.stringify(c.query.parsed.meta ? { data: shown } : shown)) };
}

function currentUser(c: RequestContext, caller: Caller, style: IdStyle): Answer<'iamGetCurrentUser'> {
  const user = c.records.users.get(caller.userId);
  if (user === undefined) {
    throw new ApiError(500, 'UNKNOWN_ERROR');
  }
  return single(c, user, style);
}

function oneUser(c: RequestContext, caller: Caller, style: IdStyle): Answer<'iamGetUser'> {
  const user = c.records.users.get(idOf(c));
  if (user === undefined || !sees(caller)(user)) {
    return NOT_FOUND;
  }
  return single(c, user, style);
}

/** The id in the path; a malformed one is a server error in IAM. */
export function idOf(c: RequestContext): string {
  const id = toObjectId(c.params.id ?? '');
  if (id === undefined) {
    throw new ApiError(500, 'UNKNOWN_ERROR');
  }
  return id;
}

function patchCurrentUser(c: RequestContext, caller: Caller): Answer<'iamPatchCurrentUser'> {
  const names: Record<string, unknown> = {};
  for (const name of ['firstname', 'lastname']) {
    const value = member(c.body, name);
    if (value !== undefined) {
      names[name] = value;
    }
  }
  change(c, caller.userId, names);
  return DONE;
}

function change(c: RequestContext, id: string, body: unknown): void {
  try {
    changeUser(c.world, id, body);
  } catch {
    throw new ApiError(500, 'UNKNOWN_ERROR');
  }
}

function create_(c: RequestContext, caller: Caller): Answer<'iamCreateUser'> {
  const id = createUser(c.world, sanitized(c, caller));
  return { status: 200, body: c.query.parsed.meta ? { data: { id } } : { id } };
}

function patch(c: RequestContext, caller: Caller): Answer<'iamPatchUser'> {
  const body = sanitized(c, caller);
  change(c, idOf(c), body);
  return DONE;
}

/** Members that are not given stay: it is no replacement. Without any, nothing is written, not even the time. */
function put(c: RequestContext, caller: Caller): Answer<'iamPutUser'> {
  const body = sanitized(c, caller);
  const id = idOf(c);
  if (Object.keys(body).length > 0) {
    change(c, id, body);
  } else if (c.records.users.get(id) === undefined) {
    throw new ApiError(500, 'UNKNOWN_ERROR');
  }
  return DONE;
}

// Only admins grant permissions or roles beyond their tenant's; the users of other callers are in the caller's tenant.
function sanitized(c: RequestContext, caller: Caller): object {
  const body = typeof c.body === 'object' && c.body !== null ? c.body : {};
  if (caller.isAdmin) {
    return body;
  }
  const roles = member(body, 'roles');
  if (typeof roles === 'string' ? roles.length > 0 : !Array.isArray(roles) && member(roles, 'length')) {
    throw new UpstreamHang('roles is no list, and upstream ends on it without answering');
  }
  if (Array.isArray(roles) && roles.some((id) => !isRoleOf(c.world, id, caller.tenant))) {
    throw new ApiError(403, 'FORBIDDEN');
  }
  const permissions = member(body, 'permissions');
  if (permissions) {
    refuseUncommon(permissions);
  }
  return { ...body, ...(caller.tenant === undefined ? {} : { tenant: caller.tenant }) };
}

function isRoleOf(world: World, id: unknown, tenant: string | undefined): boolean {
  const role = typeof id === 'string' ? world.records.roles.get(id) : undefined;
  return role !== undefined && tenant !== undefined && role.tenant === tenant;
}

function delete_(c: RequestContext): Answer<'iamDeleteUser'> {
  deleteUser(c.world, c.settings, idOf(c));
  return DONE;
}
