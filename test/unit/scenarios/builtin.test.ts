import { hash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { FlowDocument } from '../../../mock/domain/records/documents.js';
import { readBuiltin } from '../../../mock/scenarios/builtin-file.js';
import { compileScenarios } from '../../../mock/scenarios/compile.mjs';
import { builtinScenarios, DEFAULT_SEED, loadScenario } from '../../../mock/scenarios/load.js';
import { makeWorld } from '../../../mock/scenarios/make-world.js';
import { parseScenario } from '../../../mock/scenarios/parse.js';
import type { ScenarioFile, WorldData } from '../../../mock/scenarios/scenario-file.js';
import { scenarioSchema } from '../../../mock/scenarios/schema.js';
import { isDeep } from '../../support/depth.js';

const ID = /^[0-9a-f]{24}$/;

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

const END_USER_PERMISSIONS = [
  'flows.read',
  'tenant.flows.update',
  'flows.update',
  'flows.delete',
  'flows.control',
  'icenter.read',
  'icenter.write',
  'secrets.create',
  'secrets.read',
  'secrets.delete',
  'templates.read',
  'components.read',
  'components.write',
];

function records(world: WorldData): { kind: string; id: string; createdAt: string; updatedAt: string }[] {
  const { tenants, roles, tokens, secrets, users, flows, templates } = world;
  const accounts = { tenants, roles, tokens, secrets, users: users.map(({ user }) => user) };
  return [
    ...Object.entries(accounts).flatMap(([kind, list]) => list.map((record) => ({ kind, ...record, id: record._id }))),
    ...Object.entries({ flows, templates }).flatMap(([kind, list]) => list.map((record) => ({ kind, ...record }))),
  ];
}

/** A world as one short text: that of `busy` has 130 MB. */
const digest = (world: WorldData): string => hash('sha256', JSON.stringify(world));

/** The ids that are written in a world's file. */
function writtenIds(file: ScenarioFile): Set<string> {
  const { tenants = [], roles = [], users = [], tokens = [], secrets = [], flows = [], templates = [] } = file;
  const ids = [
    ...[tenants, roles, users, tokens, secrets].flatMap((list) => list.map(({ _id }) => _id)),
    ...[flows, templates].flatMap((list) => list.map(({ id }) => id)),
  ];
  return new Set(ids.filter((id) => id !== undefined));
}

function owned(world: WorldData, username: string): FlowDocument[] {
  const id = world.users.find(({ user }) => user.username === username)?.user._id;
  return world.flows.filter(({ owners }) => owners.some((owner) => owner.id === id));
}

/** `busy` is a hundred times larger than the others together. */
const names = builtinScenarios.filter((name) => isDeep || name !== 'busy');

describe.each(names)('the built-in world %s', (name) => {
  let shared: WorldData;
  beforeAll(async () => {
    shared = await loadScenario(name, { seed: 3 });
  });

  it('is the same, byte for byte, each time it is loaded, in objects of its own', async () => {
    const [first, second] = [shared, await loadScenario(name, { seed: 3 })];
    expect(digest(second)).toBe(digest(first));
    expect(second.users[0]).toBeDefined();
    expect(second.users[0]?.user).not.toBe(first.users[0]?.user);
    expect(second.flows.length).toBe(first.flows.length);
    expect(second.flows.filter((flow, i) => flow === first.flows[i])).toEqual([]);
  });

  it('is the same in every time zone', async () => {
    const before = process.env.TZ;
    const texts = new Set<string>();
    const offsets = new Set<number>();
    const zones = ['Pacific/Auckland', 'America/St_Johns', 'Asia/Kathmandu', 'UTC'].slice(
      0,
      isDeep && name !== 'busy' ? 4 : 2,
    );
    for (const zone of zones) {
      process.env.TZ = zone;
      offsets.add(new Date(2026, 9, 1).getTimezoneOffset());
      texts.add(digest(await loadScenario(name, { seed: 7 })));
    }
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
    expect(offsets.size).toBe(zones.length);
    expect(texts.size).toBe(1);
  });

  it('leaves nothing out, and no id and no token is there twice', async () => {
    const world = await loadScenario(name, { seed: DEFAULT_SEED });
    const wrong = records(world).filter(
      ({ id, createdAt, updatedAt }) => !ID.test(id) || !TIME.test(createdAt) || updatedAt < createdAt,
    );
    expect(wrong).toEqual([]);
    const ids = records(world).map(({ kind, id }) => `${kind} ${id}`);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { token } of world.tokens) expect(token).toMatch(/^[A-Za-z0-9_-]{171}$/);
    expect(new Set(world.tokens.map(({ token }) => token)).size).toBe(world.tokens.length);
  });

  it('refers by id only, and to records that are there', () => {
    const { users, tenants, roles, flows, templates, secrets, tokens, executions, deletedUsers = [] } = shared;
    const of = (list: readonly { _id: string }[]): Set<string> => new Set(list.map(({ _id }) => _id));
    const userIds = of(users.map(({ user }) => user));
    const owners = [...flows, ...templates, ...secrets].flatMap((record) => record.owners ?? []);
    const [tenantIds, roleIds, gone] = [of(tenants), of(roles), new Set(deletedUsers)];
    const strangers = owners.filter(({ id, type }) => {
      const kind = type.toLowerCase();
      return kind === 'tenant' ? !tenantIds.has(id) : kind !== 'user' || !(userIds.has(id) || gone.has(id));
    });
    // Upstream takes owners of any type; what their ids mean is theirs to know.
    expect(strangers).toEqual(name === 'edge' ? [{ id: 'sales', type: 'group' }] : []);
    const homeless = users.filter(({ user }) => !tenantIds.has(user.tenant ?? '')).map(({ user }) => user.username);
    expect(homeless).toEqual(name === 'edge' ? ['no-tenant'] : []);
    expect(users.filter(({ user }) => !user.roles?.every((role) => role !== null && roleIds.has(role)))).toEqual([]);
    expect(tokens.filter(({ accountId }) => !userIds.has(accountId))).toEqual([]);
    const templateIds = new Set(templates.map(({ id }) => id));
    expect(flows.filter(({ fromTemplate }) => fromTemplate && !templateIds.has(fromTemplate))).toEqual([]);
    const secretIds = of(secrets);
    const credentials = flows.flatMap(({ graph }) => graph.nodes.flatMap((node) => node.credentials_id ?? []));
    // A node may ask for a credential that is gone.
    const lost = credentials.filter((id) => !secretIds.has(id));
    expect(lost).toEqual(name === 'edge' ? ['64aa0000000000000000c0de'] : []);
    const flowIds = new Set(flows.map(({ id }) => id));
    expect(executions.filter(({ flowId }) => !flowIds.has(flowId))).toEqual([]);
  });

  it('has a partner who can log in, holds a token and, by name, what the public operations need', () => {
    const { partner, users, tokens } = shared;
    const record = users.find(({ user }) => user._id === partner?.userId);
    expect(record?.password).toBe('partner-pass');
    expect(tokens.find(({ _id }) => _id === partner?.tokenId)).toMatchObject({
      token: partner?.token,
      accountId: partner?.userId,
      tokenLifeSpan: '-1',
    });
    expect(record?.user.permissions).toEqual(
      expect.arrayContaining([
        ...['flows.read', 'flows.write', 'flows.control', 'flows.bulk', 'templates.read', 'templates.write'],
        ...[
          'flowTemplates.read',
          'flowTemplates.write',
          'webhooks.execute',
          'logs.read',
          'icenter.read',
          'icenter.write',
        ],
        ...['secrets.read', 'tenant.account.read', 'tenant.account.create', 'tenant.account.update'],
        ...['iam.token.introspect', 'iam.token.create', 'iam.account.delete'],
      ]),
    );
  });

  it('serves no password, no end user who is active can log in, and each has the permissions of one', () => {
    const { users, partner } = shared;
    expect(users.filter(({ user }) => Object.hasOwn(user, 'password'))).toEqual([]);
    const endUsers = users.filter(({ user }) => user._id !== partner?.userId);
    const namesOf = (list: typeof users) => list.map(({ user }) => user.username);
    const withPassword = namesOf(endUsers.filter(({ password }) => password !== undefined));
    expect(withPassword).toEqual(name === 'edge' ? ['disabled-admin'] : []);
    expect(namesOf(endUsers.filter(({ user }) => user.canLogin !== false))).toEqual(withPassword);
    const usual = JSON.stringify(END_USER_PERMISSIONS);
    const other = endUsers.filter(({ user }) => JSON.stringify(user.permissions) !== usual);
    expect(other.map(({ user }) => [user.username, user.permissions])).toEqual(
      name === 'edge' ? [['may-nothing', []]] : [],
    );
  });

  it('has other made-up ids and tokens with another seed, and the written ids stay', async () => {
    const [one, two] = [shared, await loadScenario(name, { seed: 2 })];
    const file = readBuiltin(name);
    const written = writtenIds(file);
    const idsOf = (world: WorldData): Set<string> => new Set(records(world).map(({ id }) => id));
    const [first, second] = [idsOf(one), idsOf(two)];
    expect([...written].filter((id) => !first.has(id) || !second.has(id))).toEqual([]);
    expect(first.size).toBeGreaterThan(written.size);
    expect([...first].filter((id) => second.has(id))).toEqual([...first].filter((id) => written.has(id)));
    const tokens = new Set(file.tokens?.map(({ token }) => token));
    const both = one.tokens.filter(({ token }) => two.tokens.some((other) => other.token === token));
    expect(both.filter(({ token }) => !tokens.has(token))).toEqual([]);
    const names = (world: WorldData) => world.flows.slice(0, file.flows?.length ?? 0).map((flow) => flow.name ?? null);
    expect(names(two)).toEqual(names(one));
    expect(names(one)).toEqual((file.flows ?? []).map((flow) => flow.name ?? null));
  });
});

describe('the world guide', () => {
  it('holds the ids, the payload and the user of the integration guide', async () => {
    const { tenants, users, flows } = await loadScenario('guide', { seed: 5 });
    expect(tenants.map(({ _id }) => _id)).toEqual(['636d0762bd257a7eb2373d6a']);
    expect(users[1]?.user).toEqual({
      _id: '636d0762bd257a7eb2373d6c',
      username: 'your-userid',
      status: 'ACTIVE',
      confirmed: true,
      canLogin: false,
      tenant: '636d0762bd257a7eb2373d6a',
      roles: [],
      permissions: END_USER_PERMISSIONS,
      createdAt: '2023-11-09T20:46:58.652Z',
      updatedAt: '2023-11-09T20:46:58.652Z',
      __v: 0,
      safeguard: { failedLoginAttempts: 0, lastLogin: '2024-12-30T13:30:27.529Z' },
    });
    expect(flows).toHaveLength(1);
    expect(flows[0]).toMatchObject({
      id: '6762e154616e91cb8d8b1aaf',
      status: 'active',
      owners: [
        { id: '636d0762bd257a7eb2373d6c', type: 'user' },
        { id: '636d0762bd257a7eb2373d6a', type: 'tenant' },
      ],
      payload: {
        inputParameters: { firstName: 'string', lastName: 'string' },
        outputParameters: { ID: 'number', active: 'boolean' },
      },
    });
    expect(flows[0]?.cron).toBeUndefined();
  });
});

describe('the world demo', () => {
  it('has a dozen end users, forty flows in every status, and lists long enough to page through', async () => {
    const world = await loadScenario('demo', { seed: 5 });
    const count = (status: string): number => world.flows.filter((flow) => flow.status === status).length;
    expect(
      world.users
        .slice(1)
        .map(({ user }) => user.status)
        .sort(),
    ).toEqual([...Array.from({ length: 10 }, () => 'ACTIVE'), 'DISABLED', 'PENDING']);
    expect(world.flows).toHaveLength(40);
    expect(['active', 'inactive', 'starting', 'stopping'].map(count)).toEqual([23, 12, 3, 2]);
    expect(owned(world, 'bd-10482').filter(({ status }) => status === 'active')).toHaveLength(11);
    expect(owned(world, 'bd-10517')).toHaveLength(21);
    expect(owned(world, 'bd-10588')).toEqual([]);
    expect(world.templates.map(({ status }) => status).sort()).toEqual([
      'draft',
      'draft',
      ...Array(6).fill('published'),
    ]);
    expect(new Set(world.secrets.map(({ __t }) => __t)).size).toBe(4);
  });

  it('gives every flow two to five connected steps, and those that wait for a webhook a payload', async () => {
    const { flows } = await loadScenario('demo', { seed: 5 });
    const active = flows.filter(({ status }) => status === 'active');
    expect(active.filter(({ cron }) => cron !== undefined).length).toBeGreaterThan(5);
    for (const { name, graph, cron, payload, description } of flows) {
      expect(graph.nodes.length, name ?? '').toBeGreaterThanOrEqual(2);
      expect(graph.nodes.length, name ?? '').toBeLessThanOrEqual(5);
      const reached = new Set(graph.edges.map(({ target }) => target));
      expect(
        graph.nodes.slice(1).every(({ id }) => reached.has(id)),
        name ?? '',
      ).toBe(true);
      expect(description).toBeTruthy();
      expect(payload === undefined, name ?? '').toBe(cron !== undefined);
    }
  });
});

it.runIf(isDeep)(
  'the worlds that the build writes as JSON are those of the YAML, those not made up ready for the default seed',
  async () => {
    const dir = await mkdtemp(join(tmpdir(), 'scenarios-'));
    try {
      await compileScenarios(dir, { builtinScenarios, DEFAULT_SEED, parseScenario, scenarioSchema });
      const read = async (file: string): Promise<string> => readFile(join(dir, file), 'utf8');
      const files = await readdir(dir);
      expect(files.filter((file) => file.endsWith('.ready.json')).sort()).toEqual(
        ['demo', 'edge', 'empty', 'guide'].map((name) => `${name}.ready.json`),
      );
      for (const name of builtinScenarios) {
        if (files.includes(`${name}.ready.json`)) {
          const ready = JSON.stringify(await loadScenario(name, { seed: DEFAULT_SEED }));
          expect(await read(`${name}.ready.json`)).toBe(ready);
        }
        const other = digest(await loadScenario(name, { seed: 99 }));
        expect(digest(await makeWorld(JSON.parse(await read(`${name}.json`)), 99, name))).toBe(other);
      }
      const schema = await read('scenario.schema.json');
      expect(JSON.parse(schema)).toEqual(scenarioSchema());
    } finally {
      await rm(dir, { recursive: true });
    }
  },
);
