import type { Caller } from '../domain/permissions.js';
import type { SecretDocument } from '../domain/records/documents.js';
import { member } from '../domain/upstream/cast.js';
import { toObjectId } from '../domain/upstream/object-id.js';
import { at, textOf } from '../domain/upstream/query.js';
import type { RequestContext } from '../http/context.js';
import { ApiError } from '../http/errors.js';
import { routes } from '../http/routes.js';
import { secretsService } from '../http/upstream-services.js';

const READ_RAW = 'secrets.secret.readRaw';

const HEADERS = { 'cache-control': 'no-store, no-cache, must-revalidate, private' };

/** Secrets: only who owns one sees it. */
export const secrets = routes(secretsService, {
  getSecrets: {
    handle: (c, caller) => {
      // Those of the user alone: a tenant's can be got, but are not listed.
      const owned = c.records.secrets.values().filter(({ owners }) => owners.some(({ id }) => id === caller.userId));
      const perPage = wanted(c, 'size', 30);
      const page = wanted(c, 'number', 1);
      const skip = (page - 1) * perPage;
      if (skip < 0) {
        throw new ApiError(500, `Skip value must be non-negative, but received: ${skip}`);
      }
      const data = owned.slice(skip, skip + Math.abs(perPage)).map(listed);
      const totalPages = Math.max(1, Math.ceil(owned.length / perPage));
      const meta = { page, perPage, total: owned.length, totalPages };
      return { status: 200, body: { data, meta }, headers: HEADERS };
    },
  },
  getSecret: {
    handle: (c, caller) => {
      const secret = ownedSecret(c, caller);
      const isRaw =
        c.settings.dialect.secretValue === 'credentials' || caller.isAdmin || caller.permissions.has(READ_RAW);
      const value = isRaw ? secret.value : masked(secret);
      return { status: 200, body: { data: { ...secret, value, encryptedFields: [], __v: 0 } }, headers: HEADERS };
    },
  },
});

/** The secret in the path. Refuses without a word, and malformed ids as it does callers that it does not know. */
function ownedSecret(c: RequestContext, caller: Caller): SecretDocument {
  const id = toObjectId(c.params.id ?? '');
  if (id === undefined) {
    throw new ApiError(401, '');
  }
  const secret = c.records.secrets.get(id);
  if (secret === undefined) {
    throw new ApiError(404, '');
  }
  if (!secret.owners.some(({ id: owner }) => owner === caller.userId || owner === caller.tenant)) {
    throw new ApiError(403, '');
  }
  return secret;
}

/** What lists show of a value. */
const LISTED = ['authClientId', 'scope', 'expires', 'externalId'];

function listed({ _id, name, owners, type, __t, value }: SecretDocument) {
  const shown = Object.entries(value).filter(([key]) => LISTED.includes(key));
  return { _id, name, owners, type, __t, ...(shown.length === 0 ? {} : { value: Object.fromEntries(shown) }) };
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

/** A number of the query. Zero counts as absent, as does a text that is not a number. */
function wanted(c: RequestContext, name: string, otherwise: number): number {
  return Number.parseInt(textOf(at(c.query.parsed.page, name)), 10) || otherwise;
}
