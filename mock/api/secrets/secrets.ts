import { mayUse } from '../../domain/permissions.js';
import type { SecretDocument } from '../../domain/records/documents.js';
import { castString, member } from '../../domain/upstream/cast.js';
import { ApiError } from '../../http/errors.js';
import { permission } from '../../http/guards.js';
import { routes } from '../../http/routes.js';
import { secretsService } from '../../http/upstream-services.js';
import { casting, created, dataOf, dropFromAll, dropOwner, ownedRecord, pageOf } from './owned.js';
import { isSigned } from './signature.js';
import { changedSecret, makeSecret, written } from './write-secret.js';

const READ_RAW = 'secrets.secret.readRaw';

const HEADERS = { 'cache-control': 'no-store, no-cache, must-revalidate, private' };

/** Secrets: only their owners see them. */
export const secrets = routes(secretsService, {
  getSecrets: {
    handle: (c, caller) => {
      // Those of the user alone: a tenant's can be got, but are not listed.
      const { data, meta } = pageOf(c, listedOf(c.records.secrets.values(), caller.userId));
      return { status: 200, body: { data: data.map(listed), meta }, headers: HEADERS };
    },
  },
  createSecret: {
    handle: (c, caller) => {
      const data = dataOf(c.body);
      const secret = makeSecret(c.world, data, caller);
      c.records.secrets.put(secret);
      return { status: 200, body: { data: created(written(secret), data) } };
    },
  },
  getSecret: {
    handle: (c, caller) => {
      const secret = ownedRecord(c, caller, c.records.secrets);
      const isRaw = c.settings.dialect.secretValue === 'credentials' || mayUse(caller, READ_RAW);
      const value = isRaw ? secret.value : masked(secret);
      return { status: 200, body: { data: { __v: 0, ...secret, value, encryptedFields: [] } }, headers: HEADERS };
    },
  },
  patchSecret: {
    handle: (c, caller) => {
      const secret = ownedRecord(c, caller, c.records.secrets);
      const changed = changedSecret(c.world, secret, dataOf(c.body), caller);
      c.records.secrets.put(changed);
      return { status: 200, body: { data: written(changed) } };
    },
  },
  deleteSecret: {
    handle: (c, caller) => {
      const secret = ownedRecord(c, caller, c.records.secrets);
      dropOwner(c, c.records.secrets, [secret], ({ id, type }) => id === caller.userId && type === 'USER');
      return { status: 204 };
    },
  },
  deleteSecrets: {
    requires: permission('secrets.secret.deleteAny'),
    handle: (c) => {
      const { userId, type } = c.query.parsed;
      dropFromAll(c, c.records.secrets, userId, type);
      return { status: 200, text: 'OK' };
    },
  },
  addSecretOwner: {
    handle: (c, caller) => {
      const secret = ownedRecord(c, caller, c.records.secrets);
      const given = member(dataOf(c.body), 'id');
      if (!given) {
        const hint = 'Owners cannot be empty. Body must contain data: { id: String, type?: String }';
        throw new ApiError(400, hint);
      }
      const id = casting(() => castString(given, 'id')) ?? '';
      // Upstream passes no type on: the new owner is always a user.
      const isThere = secret.owners.some((owner) => owner.id === id && owner.type === 'USER');
      const owners = isThere ? secret.owners : [...secret.owners, { id, type: 'USER' }];
      const changed = { ...secret, owners, updatedAt: c.world.nowIso() };
      c.records.secrets.put(changed);
      return { status: 200, body: { data: written(changed) } };
    },
  },
  removeSecretOwner: {
    handle: (c, caller) => {
      const secret = ownedRecord(c, caller, c.records.secrets);
      const given = c.query.parsed;
      if (!given.id) {
        throw new ApiError(400, 'Provide valid owner id and type as query parameters');
      }
      const id = casting(() => castString(given.id, 'id'));
      const type = casting(() => castString(given.type ?? 'USER', 'type'));
      const owners = secret.owners.filter((owner) => owner.id !== id || owner.type !== type);
      const changed = { ...secret, owners, updatedAt: c.world.nowIso() };
      c.records.secrets.put(changed);
      return { status: 200, body: { data: written(changed) } };
    },
  },
  validateSecretHmac: {
    handle: (c, caller) => {
      const { value } = ownedRecord(c, caller, c.records.secrets);
      return { status: 200, body: { data: isSigned(c.body, member(value, 'key')) }, headers: HEADERS };
    },
  },
});

/** What lists show of a value. */
const LISTED = ['authClientId', 'scope', 'expires', 'externalId'];

/** Those of a user, for lists: a tenant's are not among them. */
export function listedOf(all: readonly SecretDocument[], userId: string): SecretDocument[] {
  return all.filter(({ owners }) => owners?.some(({ id }) => id === userId));
}

export function listed({ _id, name, owners, type, __t, value }: SecretDocument) {
  const shown = Object.entries(value).filter(([key]) => LISTED.includes(key));
  return {
    _id,
    name,
    owners: owners ?? [],
    type,
    __t,
    ...(shown.length === 0 ? {} : { value: Object.fromEntries(shown) }),
  };
}

/** A secret's value as its type is masked. */
function masked({ type, value }: SecretDocument): SecretDocument['value'] {
  switch (type) {
    case 'SIMPLE':
      return { ...value, passphrase: '***' };
    case 'API_KEY':
      return { ...value, key: maskedText(member(value, 'key')) };
    case 'OA2_AUTHORIZATION_CODE':
      return {
        ...value,
        accessToken: maskedText(member(value, 'accessToken')),
        refreshToken: maskedText(member(value, 'refreshToken')),
      };
    case 'SESSION_AUTH':
      return { ...value, inputFields: '***' };
    case 'MIXED':
      return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, maskedText(one)]));
    case 'NO_AUTH':
    case 'OA1_TWO_LEGGED':
    case 'OA1_THREE_LEGGED':
      return value;
  }
}

/** Stars for all of a short text, and for all but the last four characters of a long one. */
function maskedText(text: unknown): unknown {
  if (text !== undefined && typeof text !== 'string') {
    return text;
  }
  const { length } = text ?? '';
  return length < 10 ? '*'.repeat(length) : '*'.repeat(length - 4) + String(text).slice(-4);
}
