import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { operations } from '../../../openapi/index.js';
import { isDeep } from '../../support/depth.js';
import { documented, problemsOf } from './document.js';

const byId = new Map(operations.map((each) => [each.id, each]));

/** What the API is agreed to hold: path, then method and operationId pairs; aliases name the operation they stand for. */
const agreed: Record<string, Record<string, string>> = {
  '/healthcheck': { get: 'getHealth' },
  '/login': { post: 'login' },
  '/logout': { post: 'logout' },
  '/impersonate': { post: 'impersonate' },
  '/users': { get: 'getUsers', post: 'createUser' },
  '/users/me': { get: 'getCurrentUser', patch: 'patchCurrentUser' },
  '/users/{id}': { get: 'getUser', patch: 'patchUser', put: 'putUser', delete: 'deleteUser' },
  '/api/users': { get: 'apiGetUsers = getUsers', post: 'apiCreateUser = createUser' },
  '/api/users/me': { get: 'apiGetCurrentUser = getCurrentUser', patch: 'apiPatchCurrentUser = patchCurrentUser' },
  '/api/users/{id}': {
    get: 'apiGetUser = getUser',
    patch: 'apiPatchUser = patchUser',
    put: 'apiPutUser = putUser',
    delete: 'apiDeleteUser = deleteUser',
  },
  '/api/v1/users': { get: 'iamGetUsers', post: 'iamCreateUser' },
  '/api/v1/users/me': { get: 'iamGetCurrentUser', patch: 'iamPatchCurrentUser' },
  '/api/v1/users/{id}': { get: 'iamGetUser', patch: 'iamPatchUser', put: 'iamPutUser', delete: 'iamDeleteUser' },
  '/api/v1/tenants': { get: 'iamGetTenants', post: 'iamCreateTenant' },
  '/api/v1/tenants/{id}': {
    get: 'iamGetTenant',
    patch: 'iamPatchTenant',
    put: 'iamPutTenant',
    delete: 'iamDeleteTenant',
  },
  '/api/v1/tenants/{id}/profile': { get: 'iamGetTenantProfile' },
  '/api/v1/tenants/{id}/users': { get: 'iamGetTenantUsers' },
  '/api/v1/tenants/{id}/key': { post: 'iamCreateTenantKey', get: 'iamGetTenantKey', delete: 'iamDeleteTenantKey' },
  '/api/v1/tenants/{id}/user/{userId}': { delete: 'iamRemoveTenantUser' },
  '/api/v1/roles': { get: 'iamGetRoles', post: 'iamCreateRole' },
  '/api/v1/roles/{id}': { get: 'iamGetRole', patch: 'iamPatchRole', delete: 'iamDeleteRole' },
  '/api/v1/permissions': { get: 'iamGetPermissions' },
  '/api/v1/tokens': { get: 'iamGetTokens', post: 'iamCreateToken' },
  '/api/v1/tokens/introspect': { post: 'iamIntrospectToken' },
  '/api/v1/tokens/refresh': { get: 'iamRefreshToken' },
  '/api/v1/tokens/{id}': { get: 'iamGetToken', delete: 'iamDeleteToken' },
  '/flows': { get: 'getFlows', post: 'createFlow' },
  '/flows/bulk': { patch: 'patchFlowsBulk' },
  '/flows/multiple/start': { post: 'startFlows' },
  '/flows/multiple/stop': { post: 'stopFlows' },
  '/flows/{id}': { get: 'getFlow', patch: 'patchFlow', delete: 'deleteFlow' },
  '/flows/{id}/start': { post: 'startFlow' },
  '/flows/{id}/stop': { post: 'stopFlow' },
  '/flows/{id}/steps/{stepId}/logs': { get: 'getStepLogs' },
  '/templates': { get: 'getTemplates', post: 'createTemplate' },
  '/templates/{id}': { get: 'getTemplate', patch: 'patchTemplate', delete: 'deleteTemplate' },
  '/templates/{id}/generate': { post: 'generateFlow' },
  '/webhooks/{flowId}': { head: 'headWebhook', get: 'getWebhook', post: 'postWebhook' },
  '/hook/{flowId}': { head: 'headHook = headWebhook', get: 'getHook = getWebhook', post: 'postHook = postWebhook' },
  '/executions': { get: 'getExecutions' },
  '/executions/{id}': { get: 'getExecution' },
  '/icenter/executions': { get: 'getExecutionCounts' },
  '/logs': { get: 'getLogs' },
  '/secrets': { get: 'getSecrets', post: 'createSecret', delete: 'deleteSecrets' },
  '/secrets/{id}': { get: 'getSecret', patch: 'patchSecret', delete: 'deleteSecret' },
  '/secrets/{id}/owners': { post: 'addSecretOwner', delete: 'removeSecretOwner' },
  '/auth-clients': { get: 'getAuthClients', post: 'createAuthClient', delete: 'deleteAuthClients' },
  '/auth-clients/{id}': { get: 'getAuthClient', patch: 'patchAuthClient', delete: 'deleteAuthClient' },
  '/auth-clients/{id}/secrets': { get: 'getAuthClientSecrets' },
  '/auth-clients/{id}/start-flow': { post: 'startAuthFlow' },
  '/secrets/{id}/validateHmac': { post: 'validateSecretHmac' },
  '/callback': { get: 'finishAuthFlow' },
  '/components': { get: 'getComponents' },
  '/components/{id}': { get: 'getComponent' },
};

describe('the table of operations', () => {
  it('holds what was agreed, under the agreed names', () => {
    const found: Record<string, Record<string, string>> = {};
    for (const { id, method, path, aliasOf } of operations) {
      found[path] = { ...found[path], [method]: aliasOf === undefined ? id : `${id} = ${aliasOf}` };
    }
    expect(found).toEqual(agreed);
  });

  it('knows each operation once', () => {
    expect(byId.size).toBe(operations.length);
  });

  it('lists fixed paths before those with a parameter in the same place', () => {
    const paths = operations.filter(({ method }) => method === 'patch').map(({ path }) => path);
    expect(paths.indexOf('/users/me')).toBeLessThan(paths.indexOf('/users/{id}'));
    expect(paths.indexOf('/flows/bulk')).toBeLessThan(paths.indexOf('/flows/{id}'));
  });

  it('has aliases of canonical operations with the same method and the same answers', () => {
    const aliases = documented.filter(({ operation }) => operation['x-alias-of'] !== undefined);
    expect(aliases).toHaveLength(11);
    for (const { operation, method } of aliases) {
      const original = documented.find((each) => each.operation.operationId === operation['x-alias-of']);
      expect(original?.method).toBe(method);
      expect(original?.operation['x-alias-of']).toBeUndefined();
      expect(operation.responses).toEqual(original?.operation.responses);
    }
  });
});

describe.each(documented)('$operation.operationId', ({ operation, parameters, responses }) => {
  it('says what it does and how sure that is, answer by answer', () => {
    expect(operation.summary).toMatch(/^[A-Z]/);
    expect(operation.description).toMatch(/\.$/);
    const evidence = {
      level: expect.stringMatching(/^(observed|documented|assumed)$/),
      source: expect.stringMatching(/\S/),
    };
    expect(operation['x-evidence']).toEqual(evidence);
    for (const [status, response] of responses) expect(response['x-evidence'], status).toEqual(evidence);
  });

  it('documents the refusal of strict mode', () => {
    expect(responses.map(([status]) => status)).toContain('422');
  });

  it('has a valid example of each parameter', () => {
    for (const { name, schema, example, description } of parameters) {
      expect(description, name).toMatch(/\.$/);
      expect(example, name).toBeDefined();
      expect(problemsOf(schema, example), name).toEqual([]);
    }
  });

  it('has valid examples of each body', () => {
    const bodies = responses.map(([status, { content }]) => [status, content] as const);
    for (const [place, content = {}] of [['request', operation.requestBody?.content] as const, ...bodies]) {
      for (const [type, { schema, examples = {} }] of Object.entries(content)) {
        expect(Object.keys(examples), `${place} ${type}`).not.toEqual([]);
        for (const [name, { value }] of Object.entries(examples)) {
          expect(problemsOf(schema, value), `${place} ${type} ${name}`).toEqual([]);
        }
      }
    }
  });
});

describe('openapi/generated', () => {
  // `npm run check` says so as well.
  it.runIf(isDeep)('is what the document makes', () => {
    const script = fileURLToPath(new URL('../../../openapi/generate.mjs', import.meta.url));
    expect(execFileSync(process.execPath, [script, '--check'], { encoding: 'utf8' })).toContain('is fresh');
  });
});
