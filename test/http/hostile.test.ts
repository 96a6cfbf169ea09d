import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { firstSegments, oddSegments } from '../../src/harness/fuzz/draw-values.js';
import {
  anyBody,
  anyHeaders,
  anyOperation,
  anyQuery,
  anyText,
  authorization,
  spoilt,
  toAttack,
} from '../support/arbitraries.js';
import { type Attack, createTarget } from '../support/attack.js';
import { inDepth, isDeep } from '../support/depth.js';
import { idOf, parityWorldFile, tokenOf } from '../support/parity-world.js';

// Every run is repeatable: fast-check prints seed and path of a failure, and each sequence starts from a fresh world.
const SEED = 20_260_131;
const TOTAL = inDepth(20_000, 500);

let target: Awaited<ReturnType<typeof createTarget>>;
const rejections: unknown[] = [];
const noteRejection = (reason: unknown) => rejections.push(reason);

beforeAll(async () => {
  process.on('unhandledRejection', noteRejection);
  target = await createTarget({ scenario: parityWorldFile });
});

afterAll(() => {
  process.off('unhandledRejection', noteRejection);
});

async function survives(attacks: readonly Attack[]): Promise<void> {
  await target.reset();
  for (const attack of attacks) {
    const { problems } = await target.send(attack);
    if (problems.length > 0) throw new Error(`${attack.method} ${attack.path.slice(0, 300)}: ${problems.join('; ')}`);
  }
}

/** `runs` sequences of eight requests each. */
function check(attack: fc.Arbitrary<Attack>, runs: number): Promise<void> {
  const sequence = fc.array(attack, { minLength: 8, maxLength: 8, size: 'max' });
  return fc.assert(fc.asyncProperty(sequence, survives), { seed: SEED, numRuns: runs });
}

const anyAttack = fc
  .tuple(anyOperation, anyQuery, authorization, anyHeaders, anyBody)
  .map(([operation, query, who, headers, { body, headers: type }]) =>
    toAttack(operation, query, [headers, type, who], body),
  );

const LISTS = [
  '/flows',
  '/templates',
  '/users',
  '/api/v1/users',
  '/api/v1/tokens',
  '/api/v1/roles',
  '/secrets',
  '/logs',
  '/executions',
  '/icenter/executions',
];
const listAttack = fc
  .tuple(fc.constantFrom(...LISTS), anyQuery, authorization)
  .map(([path, query, who]) => toAttack({ method: 'GET', path }, query, [who], undefined));

const strangeAttack = fc
  .tuple(
    fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD', 'QUERY', 'x', 'PROPFIND'),
    fc.array(
      fc.oneof(
        fc.constantFrom(...firstSegments, '_mock', 'health', ...oddSegments, '__proto__', 'constructor'),
        anyText.map(encodeURIComponentSafely),
      ),
      { maxLength: 6 },
    ),
    anyQuery,
    authorization,
    anyBody,
  )
  .map(([method, segments, query, who, { body, headers }]) =>
    toAttack(
      { method, path: `/${segments.join('/')}` },
      query,
      [headers, who],
      method === 'OPTIONS' ? undefined : body,
    ),
  );

function encodeURIComponentSafely(text: string): string {
  return encodeURIComponent(Buffer.from(text).toString());
}

const node = {
  id: 's1',
  componentId: '5ca5c44c187c040010a9bb8b',
  function: 'f',
  name: 'n',
  credentials_id: '5ca5c44c187c040010a9bb8b',
  fields: { a: { b: [1] } },
  nodeSettings: {},
};
const flow = {
  name: 'A flow',
  description: 'of mine',
  graph: {
    nodes: [node, { ...node, id: 's2' }],
    edges: [{ id: 'e', source: 's1', target: 's2', config: { condition: 'x', mapper: { a: 1 } } }],
  },
  type: 'ordinary',
  tenant: 'x',
  owners: [{ id: idOf('users', 'alice'), type: 'user' }],
  status: 'inactive',
  cron: '*/5 * * * *',
  fromTemplate: '5ca5c44c187c040010a9bb8b',
  flowSettings: { webhooks: { requireWebhookAuth: false } },
  payload: { inputParameters: { a: 'string' } },
  id: idOf('flows', 'zeta'),
  _id: '5ca5c44c187c040010a9bb8c',
  createdAt: '2025-01-01T00:00:00.000Z',
  updatedAt: '2025-01-01T00:00:00.000Z',
};
const template = {
  ...flow,
  tags: ['a'],
  id: idOf('templates', 'orders'),
  status: 'draft',
  sourceTemplate: '5ca5c44c187c040010a9bb8b',
};
const user = {
  username: 'new@example.com',
  password: 'p',
  firstname: 'a',
  lastname: 'b',
  phone: 'c',
  avatar: 'd',
  status: 'ACTIVE',
  confirmed: true,
  tenant: idOf('tenants', 'one'),
  roles: [idOf('roles', 'USER')],
  permissions: ['flows.read'],
  safeguard: { lastLogin: '2025-01-01T00:00:00.000Z', failedLoginAttempts: 0 },
  _id: '5ca5c44c187c040010a9bb8d',
};
const role = {
  name: 'A role',
  type: 'TENANT',
  isGlobal: false,
  permissions: ['tenant.all'],
  description: 'd',
  tenant: idOf('tenants', 'one'),
  scope: 's',
};
const tenant = { name: 'A tenant', confirmed: true, status: 'ACTIVE', _id: '5ca5c44c187c040010a9bb8e' };
const token = {
  accountId: idOf('users', 'alice'),
  expiresIn: '2h',
  new: true,
  description: 'd',
  customPermissions: ['flows.read'],
  token: tokenOf('alice'),
};

/** Every operation that takes a body, with a good one. */
const writes: readonly (readonly [method: string, path: string, body: unknown])[] = [
  ['POST', '/flows', flow],
  ['POST', '/flows', [flow, { ...flow, _id: undefined }]],
  ['PATCH', `/flows/${flow.id}`, flow],
  ['PATCH', '/flows/bulk', [flow, { id: idOf('flows', 'bulk1'), name: 'x' }]],
  ['POST', '/flows/multiple/start', [flow.id, idOf('flows', 'alpha')]],
  ['POST', '/flows/multiple/stop', [flow.id, idOf('flows', 'alpha')]],
  ['POST', '/templates', template],
  ['PATCH', `/templates/${template.id}`, template],
  ['POST', `/templates/${template.id}/generate`, flow],
  ['POST', '/users', user],
  ['PATCH', `/users/${idOf('users', 'bob')}`, user],
  ['PUT', `/users/${idOf('users', 'bob')}`, user],
  ['PATCH', '/users/me', user],
  ['POST', '/api/v1/users', user],
  ['PATCH', `/api/v1/users/${idOf('users', 'bob')}`, user],
  ['PATCH', '/api/v1/users/me', user],
  ['POST', '/api/v1/tenants', tenant],
  ['PATCH', `/api/v1/tenants/${idOf('tenants', 'one')}`, tenant],
  ['PUT', `/api/v1/tenants/${idOf('tenants', 'one')}`, tenant],
  ['POST', '/api/v1/roles', role],
  ['PATCH', `/api/v1/roles/${idOf('roles', 'USER')}`, role],
  ['POST', '/api/v1/tokens', token],
  ['POST', '/api/v1/tokens/introspect', token],
  ['POST', '/login', { username: 'alice@example.com', password: 'alice-pass', 'remember-me': true }],
  ['POST', '/impersonate', { username: 'bob@example.com' }],
  ['POST', `/webhooks/${idOf('flows', 'alpha')}`, { data: { a: 1 } }],
];

const asAlice = { authorization: `Bearer ${tokenOf('alice')}` };
const asAdmin = { authorization: `Bearer ${tokenOf('admin')}` };
const asTenantAdmin = { authorization: `Bearer ${tokenOf('tenantadmin1')}` };

const spoiltWrite = (method: string, path: string, body: unknown) =>
  fc.tuple(spoilt(body), fc.constantFrom(asAdmin, asTenantAdmin, asAlice)).map(([spoilt, who]) => ({
    method,
    path,
    headers: { ...who, 'content-type': 'application/json' },
    body: JSON.stringify(spoilt) ?? '',
  }));

describe('whatever is sent', () => {
  it('any request to any operation is answered as documented and changes nothing when refused', async () => {
    await check(anyAttack, inDepth(1_000, 25));
  });

  it('any query of a list is answered as documented', async () => {
    await check(listAttack, inDepth(500, 12));
  });

  it('any method and path at all is answered', async () => {
    await check(strangeAttack, inDepth(300, 8));
  });

  it.each(writes)('wrong types in any member of %s %s change nothing when refused', async (method, path, body) => {
    await check(spoiltWrite(method, path, body), inDepth(40, 1));
  });
});

const deep = (levels: number, open: string, close: string) => open.repeat(levels) + close.repeat(levels);
const members = inDepth(8_000);
const flows = inDepth(30_000, 1_000);
const monsters: readonly (readonly [string, string])[] = [
  ['lists nested 100,000 deep', deep(100_000, '[', ']')],
  ['lists nested 50,000 deep, just inside the limit', deep(50_000, '[', ']')],
  ['objects nested 16,000 deep', `${'{"a":'.repeat(16_000)}1${'}'.repeat(16_000)}`],
  ['a text of 1 MB', JSON.stringify({ name: 'x'.repeat(1_000_000) })],
  [`${members} members`, JSON.stringify(Object.fromEntries(Array.from({ length: members }, (_, i) => [`m${i}`, i])))],
  [`${flows} flows`, `[${Array.from({ length: flows }, () => '{}').join()}]`],
];

describe('bodies beyond reason', () => {
  it.each(monsters)('%s are taken or refused by every operation, without harm', async (_, body) => {
    for (const [method, path] of writes.filter((_, at) => isDeep || at % 3 === 0)) {
      await target.reset();
      const attack = { method, path, headers: { ...asAdmin, 'content-type': 'application/json' }, body };
      expect({ method, path, problems: (await target.send(attack)).problems }).toEqual({
        method,
        path,
        problems: [],
      });
    }
  });

  it.each(writes.filter(([, path]) => !path.startsWith('/webhooks')))(
    '1 MB to %s %s is too large',
    async (method, path) => {
      const body = JSON.stringify({ name: 'x'.repeat(1_000_000) });
      const answer = await target.send({
        method,
        path,
        headers: { ...asAdmin, 'content-type': 'application/json' },
        body,
      });
      expect(answer).toMatchObject({ status: 413, problems: [] });
    },
  );

  it.each([
    [413, 11 * 1024 * 1024],
    [200, 9 * 1024 * 1024],
  ])('%i is the answer of a webhook to %i bytes', async (status, size) => {
    const path = `/webhooks/${idOf('flows', 'alpha')}`;
    const body = JSON.stringify({ data: 'x'.repeat(size) });
    const answer = await target.send({ method: 'POST', path, headers: { 'content-type': 'application/json' }, body });
    expect(answer).toMatchObject({ status, problems: [] });
  });
});

describe('queries beyond reason', () => {
  const nested = (levels: number) => `a${'[b]'.repeat(levels)}=1`;
  it.each([
    ['10,000 parameters', Array.from({ length: 10_000 }, (_, i) => `p${i}=${i}`).join('&')],
    ['one name 10,000 times', Array.from({ length: 10_000 }, () => 'filter[status]=active').join('&')],
    ['an index of 4,000,000,000', 'filter[user][4000000000]=x'],
    ['10,000 nested brackets', nested(10_000)],
    ['100,000 brackets that open', '['.repeat(100_000)],
    ['100,000 percent signs', '%'.repeat(100_000)],
    ['100,000 ampersands', '&'.repeat(100_000)],
    ['a value of 1 MB', `search=${'x'.repeat(1_000_000)}`],
    ['a search that backtracks', `search=${'a'.repeat(30)}${'{1}'.repeat(50)}`],
  ])('%s are answered by every list', async (_, query) => {
    for (const path of LISTS.slice(0, inDepth(LISTS.length, 3))) {
      const { problems } = await target.send({ method: 'GET', path: `${path}?${query}`, headers: asAdmin });
      expect({ path, problems }).toEqual({ path, problems: [] });
    }
  });
});

describe('after all that', () => {
  it(`${TOTAL} requests or more were sent`, () => {
    expect(target.counts.sent).toBeGreaterThanOrEqual(TOTAL);
  });

  it('no promise was left to reject on its own', () => {
    expect(rejections).toEqual([]);
  });

  it('requests of every kind got through to the handlers', () => {
    for (const status of [200, 201, 400, 401, 403, 404, 413, 415, 500, 504]) {
      expect(target.counts.byStatus.get(status) ?? 0, `answers of ${status}`).toBeGreaterThan(inDepth(10, 0));
    }
  });

  it('the world still comes back to its start', async () => {
    await target.reset();
    const answer = await target.send({ method: 'GET', path: '/flows?page[size]=0', headers: asAdmin });
    expect(answer.problems).toEqual([]);
    expect(JSON.parse(answer.text).data).toHaveLength(55);
  });
});
