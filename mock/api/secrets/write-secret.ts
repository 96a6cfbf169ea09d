import type { Caller } from '../../domain/permissions.js';
import type { OwnerDocument, SecretDocument } from '../../domain/records/documents.js';
import { member } from '../../domain/upstream/cast.js';
import { encryptValue, SENSITIVE } from '../../domain/upstream/encryption.js';
import {
  castSecret,
  isSecretType,
  ownersShape,
  secretKind,
  secretUpdate,
} from '../../domain/upstream/secret-shapes.js';
import { castDocument } from '../../domain/upstream/shape.js';
import { castUpdate } from '../../domain/upstream/update.js';
import { ApiError } from '../../http/errors.js';
import type { World } from '../../worlds/world.js';

/** The members of a secret as they are cast. What no schema has is gone. */
type Cast = Partial<Omit<SecretDocument, 'name'>> & {
  readonly name?: string | null;
  readonly encryptedFields?: readonly string[];
};

/** The given owners of a secret. Tenants other than the caller's are refused, as is what is no list of owners. */
function givenOwners(data: unknown, { tenant }: Caller): readonly unknown[] {
  const owners = member(data, 'owners');
  const length = typeof owners === 'string' ? owners.length : member(owners, 'length');
  if (!owners || !length) {
    return [];
  }
  const isRight = (owner: unknown) => {
    if (owner === null || owner === undefined) {
      return false;
    }
    const id = member(owner, 'id') ?? undefined;
    return member(owner, 'type') !== 'TENANT' || (id !== undefined && String(id) === tenant);
  };
  if (!Array.isArray(owners) || !owners.every(isRight)) {
    throw new ApiError(400, 'Owners is not valid');
  }
  return owners;
}

/** A new secret of the caller's. Throws what upstream's mapper says of it. */
export function makeSecret(world: World, data: unknown, caller: Caller): SecretDocument {
  const owners = [{ id: caller.userId, type: 'USER' }, ...givenOwners(data, caller)];
  const type = member(data, 'type');
  if (!isSecretType(type)) {
    throw new ApiError(400, 'Secret[data.type] is not a constructor');
  }
  const { document, problem } = castSecret(type, { ...Object(data), owners });
  const cast: Cast = document;
  const { name, tenant, domain, value = {}, createdAt, _id, __v = 0 } = cast;
  refuseEncrypted(value, cast.encryptedFields);
  if (problem !== undefined) {
    throw new ApiError(400, problem);
  }
  refuseStranger(world, type, value);
  if (_id && world.records.secrets.get(_id) !== undefined) {
    const key = `E11000 duplicate key error collection: secret-service.secrets index: _id_ dup key: { _id: ObjectId('${_id}') }`;
    throw new ApiError(400, key);
  }
  const now = createdAt || world.nowIso();
  return {
    _id: _id ?? world.newId(),
    name: name ?? '',
    owners: cast.owners ?? [],
    type,
    __t: secretKind(type),
    ...(tenant === undefined ? {} : { tenant }),
    ...(domain === undefined ? {} : { domain }),
    value,
    createdAt: now,
    updatedAt: now,
    ...(__v === 0 ? {} : { __v }),
  };
}

/** What of the value is encrypted is not to be encrypted again. */
function refuseEncrypted(value: Readonly<Record<string, unknown>>, names: readonly string[] = []): void {
  const twice = SENSITIVE.find((name) => value[name] && names.includes(name));
  if (twice !== undefined) {
    throw new ApiError(400, `Field ${twice} already encrypted!`);
  }
}

/** A secret that comes from an auth client wants one that there is. */
function refuseStranger({ records }: World, type: string, { authClientId }: Readonly<Record<string, unknown>>): void {
  if (authClientId === undefined || records.authClients.get(String(authClientId)) !== undefined) {
    return;
  }
  const verb = type === 'OA2_AUTHORIZATION_CODE' ? 'is not existing' : 'does not exist';
  throw new ApiError(400, `${secretKind(type)} validation failed: value.authClientId: Auth client ${verb}`);
}

/** The secret with the members of a body over its own, those of `value` one by one. Nothing is checked that can be cast. */
export function changedSecret(world: World, secret: SecretDocument, data: unknown, caller: Caller): SecretDocument {
  givenOwners(data, caller);
  const value = member(data, 'value');
  if (value) {
    refuseEncrypted(Object(value), namesIn(member(data, 'encryptedFields')));
  }
  const { members, problem } = castUpdate(secretUpdate, data);
  const changes: Cast = members;
  if (problem !== undefined) {
    throw new ApiError(400, problem);
  }
  if (changes._id !== undefined && changes._id !== secret._id) {
    throw new ApiError(400, "Performing an update on the path '_id' would modify the immutable field '_id'");
  }
  const { encryptedFields: _, name, type, createdAt: __, ...rest } = changes;
  return {
    ...secret,
    ...rest,
    ...(name === undefined ? {} : { name: name ?? '' }),
    ...(isSecretType(type) ? { type } : {}),
    ...ownersIn(data),
    value: value ? { ...secret.value, ...Object(value) } : secret.value,
    updatedAt: world.nowIso(),
  };
}

function namesIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((name) => typeof name === 'string') : [];
}

function ownersIn(data: unknown): { owners?: OwnerDocument[] | null } {
  const given = member(data, 'owners');
  if (given === undefined) {
    return {};
  }
  const { document, errors } = castDocument(ownersShape, { owners: given });
  if (errors[0] !== undefined) {
    throw new ApiError(400, errors[0]);
  }
  const { owners = [] }: Cast = document;
  return { owners };
}

/** A secret as the answers to writes show it: passwords and tokens are encrypted. */
export function written({ value, ...secret }: SecretDocument) {
  const sealed = encryptValue(value);
  return { __v: 0, ...secret, value: sealed.value, encryptedFields: sealed.names };
}
