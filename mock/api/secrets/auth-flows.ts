import { parse } from 'node:querystring';
import { toIso } from '../../domain/dates.js';
import type { AuthClientDocument, SecretDocument } from '../../domain/records/documents.js';
import { castFailureOfId, member } from '../../domain/upstream/cast.js';
import { toObjectId } from '../../domain/upstream/object-id.js';
import { castAuthFlow, secretKind } from '../../domain/upstream/secret-shapes.js';
import type { RequestContext } from '../../http/context.js';
import { ApiError, UpstreamHang } from '../../http/errors.js';
import { routes } from '../../http/routes.js';
import { secretsService } from '../../http/upstream-services.js';
import type { World } from '../../worlds/world.js';
import { dataOf } from './owned.js';

/** Who comes back later than this has to begin anew. */
const LIFE_MS = 600_000;

/** What apps give their tokens, as long as nothing is known of one: the mock asks none. */
const TOKEN_LIFE_MS = 3_600_000;

/** A user who is at the page of an app, as it is stored. */
interface AuthFlow {
  readonly creator: string;
  readonly authClientId: string;
  /** When it began, in milliseconds since 1970. */
  readonly begun: number;
  readonly scope?: string;
  readonly secretName?: string;
  readonly successUrl?: string;
}

/** Connecting an account, as far as the page of the app. */
export const authFlows = routes(secretsService, {
  startAuthFlow: {
    handle: (c, caller) => {
      const client = clientOf(c);
      if (client.type !== 'OA2_AUTHORIZATION_CODE') {
        return { status: 200, body: { data: {} } };
      }
      const data = dataOf(c.body);
      const { document, problem } = castAuthFlow(data);
      if (problem !== undefined) {
        throw new ApiError(400, problem);
      }
      const { scope, secretName, successUrl }: Partial<AuthFlow> = document;
      const flow = { creator: caller.userId, authClientId: client._id, begun: c.world.clock.now() };
      const flowId = store(c.world, JSON.stringify({ ...flow, scope, secretName, successUrl }));
      const state = { flowId, payload: member(data, 'payload') || {} };
      return {
        status: 200,
        body: { data: { authUrl: pageOfApp(client, String(member(data, 'scope') || ''), state) } },
      };
    },
  },
});

/** The way back from there. The app sends the user's browser, which has no token. */
export const callback = routes(
  { ...secretsService, authenticate: () => undefined },
  {
    finishAuthFlow: {
      handle: (c) => {
        const { code, state } = parse(c.request.query);
        const { id, flow } = begunFlow(c.world, code ? flowIdOf(state) : undefined);
        const client = c.records.authClients.get(flow.authClientId);
        if (client === undefined) {
          throw new ApiError(400, "Cannot destructure property 'clientId' of 'authClient' as it is null.");
        }
        const secret = connected(c.world, client, flow);
        c.records.secrets.put(secret);
        c.records.authFlows.delete(id);
        const { successUrl } = flow;
        return {
          status: 200,
          body: { data: { ...(successUrl === undefined ? {} : { successUrl }), secretId: secret._id } },
        };
      },
    },
  },
);

/** The auth client in the path, if a sign-in can begin with it. */
function clientOf(c: RequestContext): AuthClientDocument {
  const id = toObjectId(c.params.id ?? '');
  if (id === undefined) {
    throw new UpstreamHang('the id is malformed, and upstream looks for it outside of what it catches errors of');
  }
  const client = c.records.authClients.get(id);
  if (client === undefined) {
    throw new ApiError(400, "Cannot read properties of null (reading 'type')");
  }
  if (client.type === 'SESSION_AUTH') {
    throw new ApiError(405, 'No Flows Defined');
  }
  if (client.type === 'OA1_THREE_LEGGED') {
    throw new UpstreamHang('upstream asks the app for a token first, and the mock asks no app');
  }
  return client;
}

/** Stores a sign-in, and drops those whose time is over. Returns its id. */
function store(world: World, text: string): string {
  const { authFlows: stored } = world.records;
  // In the order in which they began.
  for (const [id, old] of stored.entries()) {
    if (read(old, world) !== undefined) {
      break;
    }
    stored.delete(id);
  }
  const id = world.newId();
  stored.set(id, text);
  return id;
}

/** A stored sign-in, as long as its user may come back. */
function read(text: string, { clock }: World): AuthFlow | undefined {
  const flow: AuthFlow = JSON.parse(text);
  return clock.now() - flow.begun < LIFE_MS ? flow : undefined;
}

function pageOfApp(client: AuthClientDocument, scope: string, state: object): string {
  const parts: Readonly<Record<string, unknown>> = {
    scope: `${client.predefinedScope ? `${String(client.predefinedScope)} ` : ''}${scope}`,
    state: Buffer.from(JSON.stringify(state)).toString('base64url'),
    redirectUri: client.redirectUri,
    clientId: client.clientId,
  };
  let page = String(member(client.endpoints, 'auth'));
  for (const [name, part] of Object.entries(parts)) {
    page = page.replace(`{{${name}}}`, () => encodeURI(String(part)));
  }
  return page;
}

/** Which sign-in a `state` belongs to. Throws upstream's words for any other text. */
function flowIdOf(state: unknown): unknown {
  if (state === undefined) {
    throw new ApiError(400, "Cannot read properties of undefined (reading 'toString')");
  }
  let given: unknown;
  try {
    given = JSON.parse(Buffer.from(String(state), 'base64').toString());
  } catch (error) {
    throw new ApiError(400, error instanceof Error ? error.message : String(error));
  }
  if (given === null) {
    throw new ApiError(400, "Cannot read properties of null (reading 'flowId')");
  }
  const flowId = member(given, 'flowId');
  if (typeof flowId === 'string' && toObjectId(flowId) === undefined) {
    throw new ApiError(400, castFailureOfId(flowId, 'auth-flow'));
  }
  return flowId;
}

/** The sign-in of an id. Who comes without a code is looked for by the token of OAuth 1, with which none begins here. */
function begunFlow(world: World, given: unknown): { readonly id: string; readonly flow: AuthFlow } {
  const id = typeof given === 'string' ? (toObjectId(given) ?? '') : '';
  const text = world.records.authFlows.get(id);
  const flow = text === undefined ? undefined : read(text, world);
  if (flow === undefined) {
    throw new ApiError(400, "Cannot read properties of null (reading 'authClientId')");
  }
  return { id, flow };
}

/** The secret that an account is connected by, with tokens made up in the place of the app's. */
function connected(world: World, { _id: authClientId, type }: AuthClientDocument, flow: AuthFlow): SecretDocument {
  const { creator, scope, secretName } = flow;
  const externalId = world.newRequestId().replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-a$4-$5');
  const now = world.nowIso();
  const expires = toIso(world.clock.now() + TOKEN_LIFE_MS).replace(/\.\d+Z$/, '+00:00');
  return {
    _id: world.newId(),
    name: secretName || externalId,
    owners: [{ id: creator, type: 'USER' }],
    type,
    __t: secretKind(type),
    value: {
      authClientId,
      refreshToken: world.newTokenText(),
      accessToken: world.newTokenText(),
      ...(scope === undefined ? {} : { scope }),
      expires,
      externalId,
    },
    createdAt: now,
    updatedAt: now,
  };
}
