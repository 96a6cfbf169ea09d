import type { UserDocument } from '../../domain/records/documents.js';
import { member } from '../../domain/upstream/cast.js';
import { castDocument, type Document } from '../../domain/upstream/shape.js';
import { castUpdate } from '../../domain/upstream/update.js';
import { isEmail, USER_STATUSES, userShape } from '../../domain/upstream/user-shape.js';
import { ApiError } from '../../http/errors.js';
import { storeUser } from '../../worlds/accounts.js';
import type { World } from '../../worlds/world.js';

// Making, changing and deleting users, as IAM does it (facts: upstream behaviour B9). Null is a value: only what is absent gets a default.

function lowerCased(document: Document): Document {
  return typeof document.username === 'string' ? { ...document, username: document.username.toLowerCase() } : document;
}

/** What Node says when it is to hash something else than a text. */
export const PASSWORD_TYPE =
  'The "password" argument must be of type string or an instance of ArrayBuffer, Buffer, TypedArray, or DataView.';

/** What the engine says of a document that was stored under a new id because its own was null. */
export const NULL_ID = "Cannot read properties of null (reading 'toString')";

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
  const { document, errors } = castDocument(userShape, body);
  const cast: Partial<UserDocument> = lowerCased(document);
  const { username, status = 'ACTIVE' } = cast;
  if (errors.length > 0 || typeof username !== 'string' || !isEmail(username) || !isStatus(status)) {
    throw new ApiError(400, 'INPUT_INVALID');
  }
  const own = cast._id ?? undefined;
  if (world.records.users.find(username) !== undefined || (own && world.records.users.get(own) !== undefined)) {
    throw new ApiError(409, 'DUPLICATE_KEY');
  }
  const createdAt = cast.createdAt || world.nowIso();
  const {
    firstname,
    lastname,
    phone,
    avatar,
    confirmed = true,
    tenant,
    roles = [],
    permissions = [],
    safeguard,
  } = cast;
  const user: UserDocument = {
    username,
    ...given({ firstname, lastname, phone, avatar }),
    status,
    confirmed,
    ...given({ tenant }),
    roles,
    permissions,
    _id: own ?? world.newId(),
    createdAt,
    updatedAt: createdAt,
    __v: 0,
    ...given({ safeguard }),
  };
  storeUser(world, user);
  world.records.passwords.set(user._id, password);
  if (document._id === null) {
    throw new ApiError(500, NULL_ID);
  }
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
  const { members, problem } = castUpdate(userShape, body);
  const { _id = id, createdAt: _, ...changes } = lowerCased(members);
  if (user === undefined || problem !== undefined || _id !== id || isTaken(world, id, changes.username)) {
    throw new ApiError(500, 'UNKNOWN_ERROR');
  }
  storeUser(world, { ...user, ...changes, updatedAt: world.nowIso() });
  const password = member(body, 'password');
  if (typeof password === 'string' && password.length > 0) {
    world.records.passwords.set(id, password);
  }
}

/** Usernames are unique, null included. */
function isTaken(world: World, id: string, username: unknown): boolean {
  const { users } = world.records;
  if (username === null) {
    return users.values().some((user) => user.username === null && user._id !== id);
  }
  const owner = typeof username === 'string' ? users.find(username)?.value : undefined;
  return owner !== undefined && owner._id !== id;
}
