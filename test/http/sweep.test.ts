import { describe, expect, it } from 'vitest';
import { createParts } from '../../mock/server/mock.js';
import { type OperationId, operations } from '../../openapi/index.js';
import { createClient, textAt } from '../support/client.js';
import { undocumented } from '../support/documented-answer.js';
import { idleFaults } from '../support/fault-arbitraries.js';
import { exampleRequests, isRead, type OperationRequest } from '../support/operation-requests.js';
import { idOf, parityWorldFile, tokenOf } from '../support/parity-world.js';
import { documented, type OperationEntry } from '../unit/openapi/document.js';

const parity = await createParts({ scenario: parityWorldFile });

const guide = await createParts({ scenario: 'guide' });

const demo = await createParts({ scenario: 'demo' });

const watched = await createParts({ scenario: parityWorldFile, faults: idleFaults });

/** Who asks whom: admins may do everything, partners and their users what the public operations need. */
const callers = [
  { name: 'the admin of the parity world', ...parity, token: tokenOf('admin') },
  { name: 'a tenant admin of the parity world', ...parity, token: tokenOf('tenantadmin1') },
  { name: 'a user of the parity world', ...parity, token: tokenOf('alice') },
  { name: 'the partner of guide', ...guide, token: guide.mock.token },
  { name: 'the partner of demo', ...demo, token: demo.mock.token },
  { name: 'the admin of a world whose faults have nothing to do', ...watched, token: tokenOf('admin') },
];

type Caller = (typeof callers)[number];

/** Worlds as they begin, but for what was read in them. */
const untouched = new Set<Caller['mock']>();

async function send({ mock, token }: Caller, entry: OperationEntry, { path, headers, body }: OperationRequest) {
  if (!untouched.has(mock)) await mock.reset();
  if (isRead(entry)) untouched.add(mock);
  else untouched.delete(mock);
  const response = await mock.request(path, {
    method: entry.method.toUpperCase(),
    headers: { authorization: `Bearer ${token}`, ...headers },
    ...(body === undefined ? {} : { body }),
  });
  return {
    status: response.status,
    contentType: response.headers.get('content-type') ?? undefined,
    text: await response.text(),
  };
}

let sent = 0;

/** By operation, the statuses that any caller got to any of its examples. */
const statusesOf = new Map<string, Set<number>>(documented.map(({ operation }) => [operation.operationId, new Set()]));

describe.each(callers)('for $name', (caller) => {
  it.each(documented)('$method $path answers every example of the document as documented', async (entry) => {
    const problems: string[] = [];
    for (const request of exampleRequests(entry, caller.parts.world)) {
      sent += 1;
      const answer = await send(caller, entry, request);
      statusesOf.get(entry.operation.operationId)?.add(answer.status);
      const found = undocumented(entry, entry.method.toUpperCase(), answer);
      problems.push(...found.map((problem) => `${request.path} ${request.body ?? ''}: ${problem}`));
    }
    expect(problems).toEqual([]);
  });
});

describe('the document', () => {
  it('has the operations that the mock serves, and no others', () => {
    expect(documented.map(({ operation }) => operation.operationId).sort()).toEqual(
      operations.map(({ id }) => id).sort(),
    );
  });

  it('is swept with many requests', () => {
    expect(sent).toBeGreaterThan(2_000);
  });

  it.each(documented)('$method $path is served, and noted in the journal under its canonical name', async (entry) => {
    const [request] = exampleRequests(entry, parity.parts.world);
    if (request === undefined) throw new Error('the operation has no request');
    const [admin] = callers;
    if (admin === undefined) throw new Error('there is nobody to ask');
    await send(admin, entry, request);
    const { operationId, 'x-alias-of': canonical } = entry.operation;
    expect(parity.mock.entries().at(-1)?.operation).toBe(canonical ?? operationId);
  });

  // The removal of a user from a tenant ends upstream, for any caller.
  const answered = documented.filter(({ operation }) => operation.operationId !== 'iamRemoveTenantUser');

  it.each(answered)('$method $path succeeds for somebody', async (entry) => {
    for (const { mock } of [parity, demo]) await mock.reset();
    const prepared = await succeedWith[entry.operation.operationId]?.();
    if (prepared !== undefined) return expect([200, 204]).toContain(prepared);
    const statuses = statusesOf.get(entry.operation.operationId) ?? [];
    expect([...statuses].filter((status) => status === 200 || status === 201)).not.toEqual([]);
  });
});

const alice = createClient(parity.mock, tokenOf('alice'));

async function status(path: string, body: unknown, token?: string): Promise<number> {
  return (await alice.post(path, body, token === undefined ? {} : { token })).status;
}

/** A request to a secret of a user of demo, with this behind its path. */
async function toOwnSecret(method: string, rest = '', body?: unknown): Promise<number> {
  const partner = createClient(demo.mock, demo.mock.token);
  const token = textAt((await partner.post('/impersonate', { username: 'bd-10482' })).body, 'token');
  const id = textAt((await partner.get('/secrets', { token })).body, 'data', 0, '_id');
  return (await partner.send(method, `/secrets/${id}${rest}`, { token, body })).status;
}

async function deleteOwnAuthClient(): Promise<number> {
  const partner = createClient(demo.mock, demo.mock.token);
  const id = textAt((await partner.get('/auth-clients')).body, 'data', 0, '_id');
  return (await partner.send('DELETE', `/auth-clients/${id}`)).status;
}

async function validateOwnKey(): Promise<number> {
  const made = await alice.post('/secrets', { name: 'Mine', type: 'API_KEY', value: { key: 'k' } });
  const path = `/secrets/${textAt(made.body, 'data', '_id')}/validateHmac`;
  return status(path, { rawBody: 'x', hmacAlgo: 'sha256', hmacValue: 'x' });
}

async function connectAccount(): Promise<number> {
  const partner = createClient(demo.mock, demo.mock.token);
  const id = demo.parts.world.records.authClients.values().find(({ type }) => type === 'OA2_AUTHORIZATION_CODE')?._id;
  const { body } = await partner.post(`/auth-clients/${id}/start-flow`, {});
  const state = new URL(textAt(body, 'data', 'authUrl')).searchParams.get('state');
  return (await partner.get(`/callback?code=1&state=${state}`, { token: null })).status;
}

async function readStartedExecution(): Promise<number> {
  const answer = await alice.post(`/webhooks/${idOf('flows', 'alpha')}`, { data: {} });
  return (await alice.get(`/executions/${textAt(answer.body, 'data', 'requestId')}`)).status;
}

/** Operations whose examples speak of somebody or something that lives in none of the worlds. */
const succeedWith: Partial<Record<OperationId, () => Promise<number>>> = {
  login: () => status('/login', { username: 'alice@example.com', password: 'alice-pass' }),
  iamIntrospectToken: () => status('/api/v1/tokens/introspect', { token: tokenOf('bob') }, tokenOf('admin')),
  startFlows: () => status('/flows/multiple/start', [idOf('flows', 'zeta'), idOf('flows', 'beta')]),
  stopFlows: () => status('/flows/multiple/stop', [idOf('flows', 'alpha'), idOf('flows', 'beta')]),
  getSecret: () => toOwnSecret('GET'),
  patchSecret: () => toOwnSecret('PATCH', '', { name: 'New' }),
  deleteSecret: () => toOwnSecret('DELETE'),
  addSecretOwner: () => toOwnSecret('POST', '/owners', { id: 'x' }),
  removeSecretOwner: () => toOwnSecret('DELETE', '/owners?id=x'),
  validateSecretHmac: validateOwnKey,
  deleteAuthClient: deleteOwnAuthClient,
  finishAuthFlow: connectAccount,
  getExecution: () => readStartedExecution(),
};
