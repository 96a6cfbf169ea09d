import type { Caller } from '../../domain/permissions.js';
import type { AuthClientDocument } from '../../domain/records/documents.js';
import { member } from '../../domain/upstream/cast.js';
import { toObjectId } from '../../domain/upstream/object-id.js';
import {
  authClientKind,
  authClientShape,
  castAuthClient,
  isAuthClientType,
  ownersShape,
} from '../../domain/upstream/secret-shapes.js';
import { castDocument } from '../../domain/upstream/shape.js';
import { castUpdate } from '../../domain/upstream/update.js';
import { ApiError } from '../../http/errors.js';
import { permission } from '../../http/guards.js';
import { routes } from '../../http/routes.js';
import { secretsService } from '../../http/upstream-services.js';
import type { World } from '../../worlds/world.js';
import { casting, created, dataOf, dropFromAll, dropOwner, ownedRecord, pageOf } from './owned.js';
import { listed, listedOf } from './secrets.js';

const READ_RAW = 'secrets.authClient.readRaw';

/** How FlowMate signs in at apps. */
export const authClients = routes(secretsService, {
  getAuthClients: {
    handle: (c) => {
      const { data, meta } = pageOf(c, c.records.authClients.values());
      return { status: 200, body: { data: data.map(({ _id, name, type, __t }) => ({ _id, name, type, __t })), meta } };
    },
  },
  createAuthClient: {
    handle: (c, caller) => {
      const data = dataOf(c.body);
      const client = makeAuthClient(c.world, data, caller);
      c.records.authClients.put(client);
      return { status: 200, body: { data: created(masked(client, caller), data) } };
    },
  },
  getAuthClient: {
    handle: (c, caller) => {
      const client = ownedRecord(c, caller, c.records.authClients);
      return { status: 200, body: { data: masked(client, caller) } };
    },
  },
  patchAuthClient: {
    handle: (c, caller) => {
      const client = ownedRecord(c, caller, c.records.authClients);
      const data = dataOf(c.body);
      const type = member(data, 'type');
      if (!isAuthClientType(type)) {
        throw new ApiError(400, "Cannot read properties of undefined (reading 'findOneAndUpdate')");
      }
      const changed = changedAuthClient(c.world, client, data);
      if (type !== client.type) {
        // Nothing of that type has the id: nothing is written, and there is nothing to mask.
        if (caller.permissions.has(READ_RAW)) {
          return { status: 200, body: { data: null } };
        }
        throw new ApiError(400, "Cannot read properties of null (reading 'type')");
      }
      c.records.authClients.put(changed);
      return { status: 200, body: { data: masked(changed, caller) } };
    },
  },
  deleteAuthClient: {
    handle: (c, caller) => {
      const client = ownedRecord(c, caller, c.records.authClients);
      dropOwner(c, c.records.authClients, [client], ({ id }) => id === caller.userId);
      return { status: 204 };
    },
  },
  deleteAuthClients: {
    requires: permission('secrets.authClient.deleteAny'),
    handle: (c) => {
      const { ownerId, type } = c.query.parsed;
      dropFromAll(c, c.records.authClients, ownerId, type);
      return { status: 200, text: 'OK' };
    },
  },
  getAuthClientSecrets: {
    handle: (c, caller) => {
      const id = toObjectId(c.params.id ?? '');
      if (id === undefined) {
        throw new ApiError(400, 'Argument passed in must be a string of 12 bytes or a string of 24 hex characters');
      }
      const own = listedOf(c.records.secrets.values(), caller.userId);
      return { status: 200, body: { data: own.filter(({ value }) => value.authClientId === id).map(listed) } };
    },
  },
});

/** What an OAuth 2 client is known by at the app is shown to callers with the permission itself: `all` does not count. */
function masked(client: AuthClientDocument, { permissions }: Caller): AuthClientDocument {
  const shown = { __v: 0, ...client };
  return client.type !== 'OA2_AUTHORIZATION_CODE' || permissions.has(READ_RAW)
    ? shown
    : { ...shown, clientId: '***', clientSecret: '***' };
}

function makeAuthClient(world: World, data: unknown, caller: Caller): AuthClientDocument {
  const type = member(data, 'type');
  if (!isAuthClientType(type)) {
    throw new ApiError(400, 'AuthClient[obj.type] is not a constructor');
  }
  const owners = [{ id: caller.userId, type: 'USER' }];
  const { document, problem } = castAuthClient(type, { ...Object(data), owners, tenant: caller.tenant });
  if (problem !== undefined) {
    throw new ApiError(400, problem);
  }
  const { _id, createdAt, ...cast }: Partial<AuthClientDocument> = document;
  if (_id && world.records.authClients.get(_id) !== undefined) {
    const key = `E11000 duplicate key error collection: secret-service.auth-clients index: _id_ dup key: { _id: ObjectId('${_id}') }`;
    throw new ApiError(400, key);
  }
  const now = createdAt || world.nowIso();
  return {
    name: '',
    owners,
    ...cast,
    ...(type === 'OA2_AUTHORIZATION_CODE' ? { refreshWithScope: cast.refreshWithScope ?? false } : {}),
    type,
    _id: _id || world.newId(),
    __t: authClientKind(type),
    createdAt: now,
    updatedAt: now,
  };
}

function changedAuthClient(world: World, client: AuthClientDocument, data: unknown): AuthClientDocument {
  const { members, problem } = castUpdate(authClientShape(client.type), data);
  const changes: Partial<AuthClientDocument> = members;
  if (problem !== undefined) {
    throw new ApiError(400, problem);
  }
  if (changes._id !== undefined && changes._id !== client._id) {
    throw new ApiError(400, "Performing an update on the path '_id' would modify the immutable field '_id'");
  }
  const given = member(data, 'owners');
  const { owners = client.owners }: Partial<AuthClientDocument> =
    given === undefined ? {} : casting(() => owned(given));
  return { ...client, ...changes, owners, createdAt: client.createdAt, updatedAt: world.nowIso() };
}

function owned(given: unknown): Partial<AuthClientDocument> {
  const { document, errors } = castDocument(ownersShape, { owners: given });
  if (errors[0] !== undefined) {
    throw new ApiError(400, errors[0]);
  }
  return document;
}
