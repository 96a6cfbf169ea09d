import { toIso } from '../../domain/dates.js';
import type { UserDocument } from '../../domain/records/documents.js';
import { CastFailure, castBoolean, castDate, castObjectId, castString, member } from '../../domain/upstream/cast.js';
import { castDocument, type Document } from '../../domain/upstream/shape.js';
import { isEmail, USER_STATUSES, userShape } from '../../domain/upstream/user-shape.js';
import { ApiError } from '../../http/errors.js';
import { storeUser } from '../../worlds/accounts.js';
import type { World } from '../../worlds/world.js';

// Making, changing and deleting users, as IAM does it (facts: upstream behaviour B9).

/** The members of a body that a user has, cast; throws a CastFailure for the first that can't be. */
function castUser(body: unknown): Partial<UserDocument> {
  const { document, errors } = castDocument(userShape, body);
  const [error] = errors;
  if (error !== undefined) {
    throw new ApiError(400, error);
  }
  return {
    ...lowerCased(document),
    ...(document.confirmed === undefined ? {} : { confirmed: castBoolean(document.confirmed, 'confirmed') ?? false }),
    ...(document.roles === undefined ? {} : { roles: castList(document.roles, castId) }),
    ...(document.permissions === undefined ? {} : { permissions: castList(document.permissions, castText) }),
  };
}

const castId = (value: unknown) => castObjectId(value, 'roles') ?? '';

const castText = (value: unknown) => castString(value, 'permissions') ?? '';

function castList(value: unknown, cast: (item: unknown) => string): string[] {
  const items: readonly unknown[] = Array.isArray(value) ? value : value === null ? [] : [value];
  return items.map(cast);
}

function lowerCased(document: Document): Document {
  return typeof document.username === 'string' ? { ...document, username: document.username.toLowerCase() } : document;
}

function orInvalid<T>(act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw error instanceof CastFailure || error instanceof ApiError ? new ApiError(400, 'INPUT_INVALID') : error;
  }
}

/** What Node says when it is to hash something else than a text. */
export const PASSWORD_TYPE =
  'The "password" argument must be of type string or an instance of ArrayBuffer, Buffer, TypedArray, or DataView.';

/** Makes a user of a body; the id of the new one. */
export function createUser(world: World, body: unknown): string {
  const password = member(body, 'password');
  if (!password) {
    throw new ApiError(500, 'No password was given');
  }
  if (typeof password !== 'string') {
    // Node's own words, which upstream passes on.
    throw new ApiError(500, PASSWORD_TYPE);
  }
  const cast = orInvalid(() => castUser(body));
  const own = orInvalid(() => castObjectId(member(body, '_id') ?? null, '_id'));
  const created = orInvalid(() => castDate(member(body, 'createdAt') ?? null, 'createdAt'));
  const { username, status = 'ACTIVE' } = cast;
  if (typeof username !== 'string' || !isEmail(username) || !isStatus(status)) {
    throw new ApiError(400, 'INPUT_INVALID');
  }
  if (
    world.records.users.find(username) !== undefined ||
    (own !== null && world.records.users.get(own) !== undefined)
  ) {
    throw new ApiError(409, 'DUPLICATE_KEY');
  }
  const createdAt = created === null ? world.nowIso() : toIso(created);
  const { firstname, lastname, phone, avatar, tenant } = cast;
  const user: UserDocument = {
    username,
    ...given({ firstname, lastname, phone, avatar }),
    status,
    confirmed: cast.confirmed ?? true,
    ...given({ tenant }),
    roles: cast.roles ?? [],
    permissions: cast.permissions ?? [],
    _id: own ?? world.newId(),
    createdAt,
    updatedAt: createdAt,
    __v: 0,
    ...given({ safeguard: cast.safeguard }),
  };
  storeUser(world, user);
  world.records.passwords.set(user._id, password);
  return user._id;
}

const isStatus = (status: unknown) => USER_STATUSES.some((known) => known === status);

function given<T extends object>(members: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const kept: { [K in keyof T]?: Exclude<T[K], undefined> } = {};
  return Object.assign(kept, Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)));
}

/**
 * Writes the members of a body over a user, without any check of what they mean: that is upstream's way.
 * Throws when there is no such user, when a value can't be cast, or when somebody else has the username.
 */
export function changeUser(world: World, id: string, body: unknown): void {
  const user = world.records.users.get(id);
  if (user === undefined) {
    throw new ApiError(500, 'UNKNOWN_ERROR');
  }
  if (castObjectId(member(body, '_id') ?? null, '_id') !== null && member(body, '_id') !== id) {
    throw new ApiError(500, 'UNKNOWN_ERROR');
  }
  const changes = castUser(body);
  if (changes.username === null) {
    throw new ApiError(500, 'UNKNOWN_ERROR');
  }
  const owner = typeof changes.username === 'string' ? world.records.users.find(changes.username) : undefined;
  if (owner !== undefined && owner.value._id !== id) {
    throw new ApiError(500, 'UNKNOWN_ERROR');
  }
  storeUser(world, { ...user, ...changes, updatedAt: world.nowIso() });
  const password = member(body, 'password');
  if (typeof password === 'string' && password.length > 0) {
    world.records.passwords.set(id, password);
  }
}
