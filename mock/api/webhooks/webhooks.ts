import type { Body, JsonText } from '../../../openapi/index.js';
import { type Caller, mayUse } from '../../domain/permissions.js';
import { castBoolean, castFailureOfId, member } from '../../domain/upstream/cast.js';
import { toObjectId } from '../../domain/upstream/object-id.js';
import { blueprintOf } from '../../executions/graph/blueprint.js';
import { inputErrors, queryAsInput } from '../../executions/simulation/input.js';
import { callerOf } from '../../http/authenticate.js';
import type { RequestContext } from '../../http/context.js';
import { strictCors } from '../../http/cors.js';
import { ApiError } from '../../http/errors.js';
import { decodeParam } from '../../http/path.js';
import { routes } from '../../http/routes.js';
import { plainError, type Service } from '../../http/upstream-services.js';
import type { Hook, StoredDocument } from '../../store/stored-document.js';
import { startExecution } from '../../worlds/start-execution.js';
import type { World } from '../../worlds/world.js';
import { checkPassword, issueSessionToken } from '../iam/sessions.js';
import { trustJson } from '../lists/page.js';
import { readWebhookBody } from './body.js';

/** Before a 404, against guessing of flow ids. */
const GUESSING_DELAY_MS = 1_000;

export const webhooksService: Service<undefined> = {
  name: 'webhooks',
  cors: strictCors,
  corsInside: true,
  authenticate: () => undefined,
  bodyFirst: true,
  /** 10 MB: the webhooks' own limit. */
  bodySize: 10 * 1024 * 1024,
  readBody: readWebhookBody,
  renderError: plainError,
};

export const webhooks = routes(
  webhooksService,
  {
    getWebhook: {
      // Only asks: nothing is started, and the answer has no headers of its own.
      head: (c) =>
        withHook(c, () => {
          strictCors(c.request);
          return isHandled(c) ? { status: 200 } : notHandled();
        }),
      handle: (c) =>
        withHook(c, (flow) => {
          strictCors(c.request);
          return isHandled(c) ? accept(c, flow, queryOf(c, flow)) : notHandled();
        }),
    },
    postWebhook: {
      handle: (c) =>
        withHook(c, (flow) => {
          strictCors(c.request);
          if (!isHandled(c)) {
            return notHandled();
          }
          if (!c.request.header('content-type')) {
            throw new ApiError(415, 'Content-Type header is missing');
          }
          authorize(c, flow.hook);
          return accept(c, flow, { value: c.body, json: c.request.json });
        }),
    },
  },
  '/*',
);

/** What a call brings along. */
interface TriggerData {
  readonly value: unknown;
  /** Its JSON, where that is at hand. */
  readonly json?: string | undefined;
}

/** The query of a call with GET is its data. */
function queryOf(c: RequestContext, flow: StoredDocument): TriggerData {
  return { value: queryAsInput(blueprintOf(flow).inputParameters, c.query.parsed) };
}

/** The flow as the webhooks know it, or a refusal after a delay. */
export function withHook<T>(c: RequestContext, then: (flow: StoredDocument) => T): T | Promise<T> {
  const given = c.params.flowId ?? '';
  refuseUndecodableSuffix(c.request.path);
  const id = toObjectId(given);
  if (id === undefined) {
    throw new ApiError(500, castFailureOfId(given, 'Flow'));
  }
  const flow = c.records.hooks.get(id);
  if (flow !== undefined && !flow.hook.cron) {
    return then(flow);
  }
  const refusal = new ApiError(404, `Flow ${given} either does not exist or is inactive.`);
  if (c.settings.timing === 'instant') {
    throw refusal;
  }
  return new Promise((_, reject) => {
    setTimeout(() => reject(refusal), GUESSING_DELAY_MS).unref();
  });
}

// What stands behind the id is a parameter, too.
function refuseUndecodableSuffix(path: string): void {
  const suffix = path.split('/').slice(3).join('/');
  if (/^\w/.test(suffix)) {
    decodeParam(`/${suffix}`);
  }
}

// Behind the id comes nothing, or a slash and a word; upstream's last route then fails on everything else.
function isHandled(c: RequestContext): boolean {
  const suffix = c.request.path.split('/').slice(3).join('/');
  return suffix === '' || /^\w/.test(suffix);
}

/** What upstream's last route makes of requests that no other takes. */
export function notHandled(): never {
  throw new ApiError(500, 'next is not a function');
}

/** Starts the flow. */
function accept(
  c: RequestContext,
  flow: StoredDocument,
  { value, json = JSON.stringify(value) }: TriggerData,
): { status: 200; json: JsonText<Body<'postWebhook', 200>>; etag?: string } {
  if (c.settings.dialect.webhookValidation === 'door') {
    const errors = inputErrors(blueprintOf(flow).inputParameters, value);
    if (errors.length > 0) {
      throw new ApiError(400, `The data does not fit the flow's inputParameters: ${errors.join('; ')}`);
    }
  }
  const given = c.request.header('x-request-id') || undefined;
  if (given !== undefined) {
    startUnder(c, flow, given, json);
    return { status: 200, json: thanks(JSON.stringify(given)) };
  }
  c.execution = startExecution(c.sandbox, flow, { trigger: 'webhook', input: json });
  const id = c.execution.flowExecId;
  const answer = thanks(`"${id}"`);
  // Nothing but the id differs from one answer to the next, so it will do for the ETag.
  return { status: 200, json: answer, etag: `W/"${answer.length.toString(16)}-${id.slice(0, 27)}"` };
}

/**
 * The request id is the execution's, and no two executions have the same one, of whatever flows: a call that is repeated under one
 * id is answered as before and starts nothing.
 */
function startUnder(c: RequestContext, flow: StoredDocument, requestId: string, input: string | undefined): void {
  if (c.records.executions.get(requestId) === undefined) {
    const beginning = { trigger: 'webhook', input, flowExecId: requestId, requestId } as const;
    c.execution = startExecution(c.sandbox, flow, beginning);
  } else {
    c.entry?.note(`there is an execution ${JSON.stringify(requestId)} already: nothing was started`);
  }
}

function thanks(requestId: string): JsonText<Body<'postWebhook', 200>> {
  return trustJson(`{"data":{"requestId":${requestId},"message":"thank you"}}`);
}

/** Refuses a call to a flow that wants authorization, unless its caller may execute webhooks and owns the flow. */
function authorize(c: RequestContext, hook: Hook): void {
  const settings = member(hook.flowSettings, 'webhooks');
  if (!isSet(settings, 'requireWebhookAuth')) {
    return;
  }
  const caller = credentialsOf(c);
  c.caller = caller;
  if (
    caller === undefined ||
    !mayUse(caller, 'webhooks.execute') ||
    !isOwner(caller, hook, isSet(settings, 'allTenantUsers'))
  ) {
    unauthorized();
  }
}

function unauthorized(): never {
  throw new ApiError(403, 'Unauthorized');
}

// The webhooks read these settings as booleans, whatever was stored.
function isSet(settings: unknown, name: string): boolean {
  try {
    return castBoolean(member(settings, name) ?? null, name) ?? false;
  } catch {
    return false;
  }
}

function credentialsOf(c: RequestContext): Caller | undefined {
  const [scheme, value] = (c.request.header('authorization') ?? '').split(' ');
  const type = c.request.header('x-auth-type');
  if (scheme === 'Basic') {
    if (value === undefined) {
      throw new ApiError(500, BASIC_WITHOUT_VALUE);
    }
    const token = logIn(c.world, Buffer.from(value, 'base64').toString());
    return token === undefined || isOtherType(type) ? undefined : callerOf(c.world, token, unauthorized);
  }
  return scheme === 'Bearer' && !isOtherType(type) ? callerOf(c.world, value ?? '', unauthorized) : undefined;
}

const isOtherType = (type: string | undefined) => Boolean(type) && type?.toLowerCase() !== 'basic';

/** What Node says when it is to decode nothing. */
const BASIC_WITHOUT_VALUE =
  'The first argument must be of type string or an instance of Buffer, ArrayBuffer, or Array or an Array-like Object. Received undefined';

// Basic credentials are a login: upstream sends them to IAM and goes on with the token it gets.
function logIn(world: World, pair: string): string | undefined {
  const colon = pair.indexOf(':');
  const [username, password] = [pair.slice(0, Math.max(0, colon)), pair.slice(colon + 1)];
  if (username === '' || password === '') {
    return undefined;
  }
  try {
    const user = checkPassword(world, username, password, true);
    return user.status === 'ACTIVE' ? issueSessionToken(world, user).token : undefined;
  } catch (error) {
    if (error instanceof ApiError) {
      return undefined;
    }
    throw error;
  }
}

// A caller and a flow that both have no tenant count as of the same one: upstream compares what is not there.
function isOwner(caller: Caller, hook: Hook, allTenantUsers: boolean): boolean {
  const owners: readonly unknown[] = Array.isArray(hook.owners) ? hook.owners : [];
  const has = (id: string | undefined, type: string) =>
    owners.some((owner) => member(owner, 'id') === id && String(member(owner, 'type')).toUpperCase() === type);
  const tenantOwns = (hook.tenant ?? undefined) === caller.tenant || has(caller.tenant, 'TENANT');
  return has(caller.userId, 'USER') || (tenantOwns && (caller.permissions.has('tenant.all') || allTenantUsers));
}
