import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MockServer, startMock } from '../../mock/index.js';
import { createParts } from '../../mock/server/mock.js';
import { operations } from '../../openapi/index.js';
import { isDeep } from '../support/depth.js';
import { undocumented } from '../support/documented-answer.js';
import { idsIn, isRead, pathWith, unknownPath } from '../support/operation-requests.js';
import { idOf, parityWorldFile, tokenOf } from '../support/parity-world.js';
import { sendWire } from '../support/wire.js';
import { documented, type OperationEntry } from '../unit/openapi/document.js';

// Every refusal that the document knows is brought about once for every operation: what is documented is reachable.

// Over the wire, because fetch and app.request let neither GET nor HEAD have a body.

type Kind = 'lenient' | 'strict' | 'conflicting' | 'hasty';

const servers = new Map<Kind, MockServer>();

const { world } = (await createParts({ scenario: parityWorldFile })).parts;

beforeAll(async () => {
  const options = { scenario: parityWorldFile, port: 0 };
  servers.set('lenient', await startMock(options));
  servers.set('hasty', await startMock({ ...options, bodyTimeoutMs: 20 }));
  servers.set('strict', await startMock({ ...options, strict: true }));
  servers.set('conflicting', await startMock({ ...options, dialect: { startConflict: 'documented' } }));
});

afterAll(async () => {
  for (const server of servers.values()) await server.close();
});

interface Try {
  readonly path: string;
  /** An actor; absent: nobody. */
  readonly as?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly text?: string;
  readonly stalls?: number;
  readonly on?: Kind;
}

const admin = { as: 'admin' };

const json = { 'content-type': 'application/json' };

const idFor = (entry: OperationEntry) => idsIn(world, entry.path)[0] ?? '636d0762bd257a7eb2373d6c';

const path = (entry: OperationEntry) => withRequired(entry, pathWith(entry, idFor(entry)));

function withRequired(entry: OperationEntry, plain: string): string {
  const pairs = entry.parameters
    .filter((each) => each.in === 'query' && 'required' in each)
    .map(({ name, example }) => `${name}=${example}`);
  return pairs.length === 0 ? plain : `${plain}?${pairs.join('&')}`;
}

/** Bytes beyond what an operation takes: webhooks take ten times as much as others. */
const sizeOver = ({ path }: OperationEntry) => (/^\/(?:hook|webhooks)\//.test(path) ? 10_500_000 : 1_050_000);

const flow = { graph: { nodes: [{ id: 'a', componentId: '5ca5c44c187c040010a9bb8b', function: 'f' }] } };

const deep = JSON.parse(`${'['.repeat(200)}${']'.repeat(200)}`);

const active = idOf('flows', 'alpha');

const inactive = idOf('flows', 'zeta');

/** Requests that should bring a status about, whatever the operation. */
const general: Readonly<Record<number, (entry: OperationEntry) => readonly Try[]>> = {
  304: (entry) => [{ ...admin, path: path(entry), headers: { 'if-none-match': '*' } }],
  400: (entry) => [
    { ...admin, path: path(entry), headers: json, text: '{' },
    { ...admin, path: pathWith(entry, 'zz') },
    { ...admin, path: `${path(entry)}?start=x&filter[status]=x` },
  ],
  401: (entry) => [{ path: path(entry) }],
  403: (entry) => [
    { as: 'nobody', path: path(entry) },
    { as: 'loner', path: path(entry) },
  ],
  404: (entry) => [{ ...admin, path: unknownPath(entry) }],
  408: (entry) => [{ ...admin, path: path(entry), headers: json, stalls: 10, on: 'hasty' }],
  411: (entry) => [{ path: path(entry), headers: { 'content-type': 'application/xml' }, text: ' ' }],
  413: (entry) => [{ ...admin, path: path(entry), headers: json, text: ' '.repeat(sizeOver(entry)) }],
  415: (entry) => [{ ...admin, path: path(entry), headers: { ...json, 'content-encoding': 'zzz' }, text: '{}' }],
  422: (entry) => [
    { ...admin, path: `${path(entry)}${path(entry).includes('?') ? '&' : '?'}nope=1`, on: 'strict', body: {} },
  ],
  500: (entry) => [
    { ...admin, path: path(entry), headers: { origin: 'http://elsewhere.example' } },
    { ...admin, path: path(entry), body: { owners: [null] } },
  ],
  504: (entry) => [
    { ...admin, path: `${path(entry)}?page[number]=0` },
    { ...admin, path: pathWith(entry, 'zz') },
    { ...admin, path: path(entry), body: { ...flow, flowSettings: deep, permissions: 5 } },
    { as: 'tenantadmin1', path: path(entry), body: { permissions: 5, tenant: deep } },
  ],
};

/** Requests for what only some operations know; by canonical operation and status. */
const special: Readonly<Record<string, readonly Try[]>> = {
  'startFlow 409': [{ ...admin, on: 'conflicting', path: `/flows/${active}/start` }],
  'stopFlow 409': [{ ...admin, on: 'conflicting', path: `/flows/${inactive}/stop` }],
  'startFlows 409': [{ ...admin, on: 'conflicting', path: '/flows/multiple/start', body: [active] }],
  'stopFlows 409': [{ ...admin, on: 'conflicting', path: '/flows/multiple/stop', body: [inactive] }],
  'patchFlow 409': [{ ...admin, path: `/flows/${active}`, body: {} }],
  'patchFlow 504': [{ ...admin, path: `/flows/${inactive}`, body: { flowSettings: deep } }],
  'iamCreateRole 504': [{ as: 'tenantadmin1', path: '/api/v1/roles', body: { name: 5, permissions: [] } }],
  'iamCreateToken 504': [{ ...admin, path: '/api/v1/tokens', body: { accountId: 'zz' } }],
  'postWebhook 403': [{ path: `/webhooks/${idOf('flows', 'guarded')}`, body: {} }],
  'getStepLogs 400': [{ ...admin, path: `/flows/${active}/steps/a/logs?pageSize=x&pageToken=x` }],
  'getAuthClients 500': [{ ...admin, path: '/auth-clients?page[number]=-1' }],
  'getSecrets 500': [{ ...admin, path: '/secrets?page[number]=-1' }],
  'iamGetTokens 504': [{ ...admin, path: '/api/v1/tokens?token=%25' }],
  'getStepLogs 422': [{ ...admin, path: '/flows/abcdefghijkl/steps/a/logs', on: 'strict' }],
  'getWebhook 422': [{ path: '/webhooks/abcdefghijkl', on: 'strict' }],
  'headWebhook 422': [{ path: '/webhooks/abcdefghijkl', on: 'strict' }],
  'generateFlow 500': [{ ...admin, path: `/templates/${idOf('templates', 'orders')}/generate`, body: { cron: 'x' } }],
  'deleteFlow 409': [{ ...admin, path: `/flows/${active}` }],
  'createUser 409': [{ ...admin, path: '/users', body: { username: 'alice@example.com', password: 'x' } }],
  'iamCreateUser 409': [{ ...admin, path: '/api/v1/users', body: { username: 'alice@example.com', password: 'x' } }],
};

/** Servers whose world is no more as it begins. */
const touched = new Set<Kind>();

async function answerTo(entry: OperationEntry, { on = 'lenient', as, path, headers, body, text, stalls }: Try) {
  const server = servers.get(on);
  if (server === undefined) throw new Error(`there is no ${on} server`);
  if (touched.delete(on)) await server.reset();
  // A body that never comes changes nothing.
  if (!isRead(entry) && stalls === undefined) touched.add(on);
  const sent = body === undefined ? text : JSON.stringify(body);
  const answer = await sendWire(server.url, {
    method: entry.method.toUpperCase(),
    path,
    headers: {
      ...(as === undefined ? {} : { authorization: `Bearer ${tokenOf(as)}` }),
      ...(body === undefined ? {} : json),
      ...headers,
    },
    ...(sent === undefined ? {} : { body: sent }),
    ...(stalls === undefined ? {} : { stalls }),
  });
  return { ...answer, contentType: answer.headers['content-type'] };
}

function tries(entry: OperationEntry, status: number): readonly Try[] {
  return [...(special[nameOf(entry, status)] ?? []), ...(general[status]?.(entry) ?? [])];
}

const pairs = documented.flatMap((entry) =>
  entry.responses
    .map(([status]) => Number(status))
    .filter((status) => status >= 300)
    .map((status) => ({ method: entry.method, path: entry.path, status, entry })),
);

/**
 * What the document takes over from the published references though the code behind it never answers so, by canonical
 * operation. Each is tried all the same: none may come about unseen.
 */
const unreached = new Set<string>([
  // IAM answers 500 for what is not there to be written, and 200 for what is not there to be deleted.
  ...['patchUser', 'putUser', 'deleteUser', 'iamPatchUser', 'iamPutUser', 'iamDeleteUser'].map((id) => `${id} 404`),
  ...['iamPatchTenant', 'iamPutTenant', 'iamDeleteTenant', 'iamGetTenantUsers'].map((id) => `${id} 404`),
  ...['iamPatchRole', 'iamDeleteRole', 'iamDeleteToken'].map((id) => `${id} 404`),
  // Whoever is logged in may do it.
  ...['getCurrentUser', 'patchCurrentUser', 'iamGetCurrentUser', 'iamPatchCurrentUser'].map((id) => `${id} 403`),
  ...['iamGetPermissions', 'iamRefreshToken', 'getSecrets', 'getSecret'].map((id) => `${id} 403`),
  // Conflicts stand inside the list of a 200.
  'startFlows 409',
  'stopFlows 409',
  // Templates mind no origin.
  ...['getTemplates', 'createTemplate', 'getTemplate', 'patchTemplate', 'deleteTemplate'].map((id) => `${id} 500`),
  // The recorded world has no secrets; secrets.test.ts has one.
  'getSecret 304',
  'getSecret 500',
  'validateSecretHmac 500',
  ...['patchSecret', 'deleteSecret', 'addSecretOwner', 'removeSecretOwner'].map((id) => `${id} 403`),
  // Nor has it auth clients, nor private components; auth-clients.test.ts and components.test.ts have them.
  ...['getAuthClient', 'patchAuthClient', 'deleteAuthClient', 'getComponent'].map((id) => `${id} 403`),
  'getAuthClient 304',
  'startAuthFlow 405',
  'validateSecretHmac 403',
  'finishAuthFlow 304',
  // Executions read no body, know no origin, and no world has any yet.
  ...['getExecutions 408', 'getExecutions 500', 'getExecution 408', 'getExecution 500', 'getExecution 304'],
]);

function nameOf({ operation: { operationId, 'x-alias-of': canonical } }: OperationEntry, status: number): string {
  return `${canonical ?? operationId} ${status}`;
}

const answersTo = async (entry: OperationEntry, status: number) => {
  const answers = [];
  for (const one of tries(entry, status)) answers.push(await answerTo(entry, one));
  return answers;
};

/** The same operation at another path is answered by the same handler. */
const looked = pairs.filter(({ entry }) => isDeep || entry.operation['x-alias-of'] === undefined);

const reached = looked.filter(({ entry, status }) => !unreached.has(nameOf(entry, status)));

async function comesAbout({ entry, status }: (typeof pairs)[number]): Promise<void> {
  const answers = await answersTo(entry, status);
  expect(answers.map((answer) => answer.status)).toContain(status);
  const problems = answers.flatMap((answer) => undocumented(entry, entry.method.toUpperCase(), answer));
  expect(problems).toEqual([]);
}

describe('a documented refusal', () => {
  it.each(reached.filter(({ status }) => status !== 408))(
    'comes about, as documented: $method $path: $status',
    comesAbout,
  );

  // They wait for time to pass, in a world that none of them changes.
  it.concurrent.each(reached.filter(({ status }) => status === 408))(
    'comes about, as documented: $method $path: $status',
    comesAbout,
  );

  it.each(looked.filter(({ entry, status }) => unreached.has(nameOf(entry, status))))(
    'does not come about in the mock: $method $path: $status',
    async ({ entry, status }) => {
      const answers = await answersTo(entry, status);
      expect(answers.map((answer) => answer.status)).not.toContain(status);
    },
  );

  it('is tried for every operation', () => {
    expect(new Set(pairs.map(({ entry }) => entry.operation.operationId)).size).toBe(operations.length);
    expect(pairs.length).toBeGreaterThan(600);
  });
});
