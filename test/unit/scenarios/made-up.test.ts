import { describe, expect, it } from 'vitest';
import { resolveWorld } from '../../../mock/scenarios/complete-world.js';
import { readWorldFile } from '../../../mock/scenarios/parse.js';
import type { WorldData } from '../../../mock/scenarios/scenario-file.js';

const COMPONENT = '5ca5c44c187c040010a9bb8b';

const NODE = `{ id: s, componentId: ${COMPONENT}, function: f }`;

function load(text: string, seed = 1): Promise<WorldData> {
  return resolveWorld(readWorldFile(text, 'world.yaml'), seed, 'world.yaml');
}

/** Everything in a world by what it is called, to tell which records changed. */
function byName(world: WorldData): Map<string, string> {
  const { tenants, roles, users, tokens, flows, templates, secrets } = world;
  const owner = (record: { owners: { id: string }[] | null }): string =>
    (record.owners ?? []).map(({ id }) => id).join();
  return new Map([
    ...tenants.map((record) => [`tenant ${record.name}`, JSON.stringify(record)] as const),
    ...roles.map((record) => [`role ${record.name}`, JSON.stringify(record)] as const),
    ...users.map((record) => [`user ${record.user.username}`, JSON.stringify(record)] as const),
    ...tokens.map((record) => [`token ${record.accountId} ${record.description}`, JSON.stringify(record)] as const),
    ...[...flows, ...templates, ...secrets].map(
      (record) => [`${owner(record)} ${record.name}`, JSON.stringify(record)] as const,
    ),
  ]);
}

const WORLD = `
tenants: [{ name: One }]
users:
  - { username: ann, tenant: One, permissions: [flows.read] }
  - { username: bob, tenant: One }
tokens:
  - { user: ann, description: first }
  - { user: ann, description: second }
  - { user: bob, description: only }
flows:
  - { name: A, graph: { nodes: [${NODE}] }, owners: [{ id: ann, type: user }] }
  - { name: A, graph: { nodes: [${NODE}] }, owners: [{ id: bob, type: user }] }
  - { name: B, graph: { nodes: [${NODE}] } }
templates:
  - { name: T, graph: { nodes: [${NODE}] }, owners: [{ id: bob, type: user }] }
secrets:
  - { name: S, type: API_KEY, owners: [{ id: bob, type: USER }] }
`;

describe('what a world file leaves out', () => {
  it.each([
    ['a user', 'users:\n', 'users:\n  - { username: zoe, tenant: One }\n'],
    ['a token of somebody else', 'tokens:\n', 'tokens:\n  - { user: bob, description: new, token: t0 }\n'],
    ['a flow', 'flows:\n', `flows:\n  - { name: C, graph: { nodes: [${NODE}] }, owners: [{ id: ann, type: user }] }\n`],
    ['a tenant', 'tenants: [', 'tenants: [{ name: Two }, '],
  ])('does not hang on other records: %s more changes nothing else', async (_what, place, more) => {
    const before = byName(await load(WORLD));
    const after = byName(await load(WORLD.replace(place, more)));
    const changed = [...before].filter(([name, text]) => after.get(name) !== text).map(([name]) => name);
    // The n-th token of a user is told from the others by n: one before it makes it another.
    expect(changed.filter((name) => !name.startsWith('token'))).toEqual([]);
    expect(after.size).toBe(before.size + 1);
    if (!place.startsWith('tokens')) expect(changed).toEqual([]);
  });

  it('does not hang on the order of the records', async () => {
    const lines = WORLD.split('\n');
    const ann = lines.findIndex((line) => line.includes('username: ann'));
    const swapped = lines.with(ann, lines[ann + 1] ?? '').with(ann + 1, lines[ann] ?? '');
    expect(Object.fromEntries(byName(await load(swapped.join('\n'))))).toEqual(
      Object.fromEntries(byName(await load(WORLD))),
    );
  });

  it('is other with another seed, throughout', async () => {
    const [one, two] = [await load(WORLD, 1), await load(WORLD, 2)];
    const ids = (world: WorldData): string[] => JSON.stringify(world).match(/"[0-9a-f]{24}"/g) ?? [];
    const [first, second] = [new Set(ids(one)), new Set(ids(two))];
    expect([...first].filter((id) => second.has(id))).toEqual([`"${COMPONENT}"`]);
    expect(first.size).toBe(second.size);
  });

  it('is made for two records of one name each on its own', async () => {
    const flow = `{ name: A, graph: { nodes: [${NODE}] }, owners: [] }`;
    const { flows } = await load(`flows: [${flow}, ${flow}, ${flow}]`);
    expect(new Set(flows.map(({ id }) => id)).size).toBe(3);
  });

  it('never repeats an id that the file gives', async () => {
    const made = (await load(`flows: [{ name: A, graph: { nodes: [${NODE}] } }]`)).flows[0]?.id;
    const { flows } = await load(
      `flows: [{ name: A, graph: { nodes: [${NODE}] } }, { name: B, graph: { nodes: [${NODE}] }, id: ${made} }]`,
    );
    expect(flows[1]?.id).toBe(made);
    expect(flows[0]?.id).not.toBe(made);
  });

  it('stands where upstream sends it', async () => {
    const { tenants, users, flows, templates, tokens, roles, secrets } = await load(WORLD);
    expect(Object.keys(tenants[0] ?? {})).toEqual([
      'name',
      'confirmed',
      'status',
      '_id',
      'createdAt',
      'updatedAt',
      '__v',
    ]);
    expect(Object.keys(users[0]?.user ?? {})).toEqual([
      'username',
      'status',
      'confirmed',
      'tenant',
      'roles',
      'permissions',
      '_id',
      'createdAt',
      'updatedAt',
      '__v',
    ]);
    const flow = ['name', 'graph', 'owners', 'status', 'createdAt', 'updatedAt', 'id'];
    expect(Object.keys(flows[0] ?? {})).toEqual(flow);
    expect(Object.keys(templates[0] ?? {})).toEqual(flow);
    expect(Object.keys(flows[0]?.graph ?? {})).toEqual(['nodes', 'edges']);
    expect(Object.keys(roles[0] ?? {})).toEqual([
      'name',
      'type',
      'isGlobal',
      'permissions',
      '_id',
      '__v',
      'createdAt',
      'updatedAt',
    ]);
    expect(Object.keys(tokens[0] ?? {})).toEqual([
      'accountId',
      'token',
      'type',
      'description',
      'permissions',
      'tokenLifeSpan',
      '_id',
      'createdAt',
      'updatedAt',
      '__v',
    ]);
    expect(Object.keys(secrets[0] ?? {})).toEqual([
      '_id',
      'name',
      'type',
      'owners',
      '__t',
      'value',
      'createdAt',
      'updatedAt',
    ]);
  });

  it('leaves the order of what is written alone', async () => {
    const { flows } = await load(`flows: [{ status: active, id: ${COMPONENT}, graph: { nodes: [${NODE}] }, name: A }]`);
    expect(Object.keys(flows[0] ?? {})).toEqual(['status', 'id', 'graph', 'name', 'owners', 'createdAt', 'updatedAt']);
  });

  it('has the values upstream gives', async () => {
    const { users, tokens, flows, templates, secrets, permissions, roles } = await load(WORLD);
    expect(users[0]?.user).toMatchObject({ status: 'ACTIVE', confirmed: true, roles: [], __v: 0 });
    expect(tokens[0]).toMatchObject({
      accountId: users[0]?.user._id,
      type: 'SELF',
      tokenLifeSpan: '3h',
      permissions: ['flows.read'],
    });
    expect(flows[0]).toMatchObject({ status: 'inactive', graph: { edges: [] } });
    expect(templates[0]?.status).toBe('draft');
    expect(secrets[0]).toMatchObject({ __t: 'S_API_KEY', value: {} });
    expect(roles.map(({ name, permissions: held }) => [name, held?.length])).toEqual([
      ['ADMIN', 1],
      ['USER', 2],
      ['TENANT_ADMIN', 11],
    ]);
    expect(permissions).toHaveLength(42);
    expect(flows[0]?.updatedAt).toBe(flows[0]?.createdAt);
  });

  it('is an id that begins with the second of creation', async () => {
    const { flows } = await load(`flows: [{ createdAt: 2026-10-01T00:00:00.000Z, graph: { nodes: [${NODE}] } }]`);
    expect(Number.parseInt(flows[0]?.id.slice(0, 8) ?? '', 16)).toBe(Date.UTC(2026, 9, 1) / 1000);
  });
});

describe('a reference', () => {
  it('is a name or an id, of a user in any case', async () => {
    const world = await load(`
tenants: [{ name: One }, { name: Two, _id: ${COMPONENT} }]
roles: [{ name: R, tenant: One }]
users:
  - { username: Ann, tenant: One, roles: [R], password: p }
  - { username: bob, tenant: ${COMPONENT} }
templates: [{ name: T, tenant: Two, graph: { nodes: [${NODE}] }, owners: [{ id: ANN, type: user }] }]
flows:
  - { name: F, fromTemplate: T, tenant: One, graph: { nodes: [${NODE}] }, owners: [{ id: One, type: tenant }, { id: x, type: robot }] }
tokens: [{ user: aNN, initiator: bob, token: secret-of-ann }]
actors: { a: { user: ann }, b: { user: bob }, c: { user: ANN, token: secret-of-ann } }
`);
    const [one] = world.tenants;
    const [ann, bob] = world.users;
    expect(ann).toMatchObject({
      password: 'p',
      user: { username: 'ann', tenant: one?._id, roles: [world.roles[0]?._id] },
    });
    expect(ann?.user).not.toHaveProperty('password');
    expect(bob?.user.tenant).toBe(COMPONENT);
    expect(world.roles[0]?.tenant).toBe(one?._id);
    expect(world.templates[0]).toMatchObject({ tenant: COMPONENT, owners: [{ id: ann?.user._id, type: 'user' }] });
    expect(world.flows[0]).toMatchObject({
      fromTemplate: world.templates[0]?.id,
      tenant: one?._id,
      owners: [
        { id: one?._id, type: 'tenant' },
        { id: 'x', type: 'robot' },
      ],
    });
    expect(world.tokens[0]).toMatchObject({ accountId: ann?.user._id, initiator: bob?.user._id });
    expect(world.actors).toEqual({
      a: { user: ann?.user._id, token: 'secret-of-ann' },
      b: { user: bob?.user._id },
      c: { user: ann?.user._id, token: 'secret-of-ann' },
    });
  });
});

describe('the partner', () => {
  it('without a token in the file gets one that lasts for ever', async () => {
    const { partner, tokens } = await load('users: [{ username: ann }]\npartner: ann');
    expect(tokens).toHaveLength(1);
    expect(tokens[0]).toMatchObject({ _id: partner?.tokenId, type: 'PERSISTENT', tokenLifeSpan: '-1' });
    expect(partner).toMatchObject({ username: 'ann', token: tokens[0]?.token });
  });

  it('with tokens in the file is known by the first', async () => {
    const { partner, tokens } = await load(
      'users: [{ username: ann }]\npartner: ann\ntokens: [{ user: ann, token: one }, { user: ann, token: two }]',
    );
    expect(tokens).toHaveLength(2);
    expect(partner?.token).toBe('one');
  });

  it('may be missing', async () => {
    expect(await load('users: [{ username: ann }]')).not.toHaveProperty('partner');
  });
});

it('records never share an object, even where the file uses an alias', async () => {
  const { flows } = await load(`
x-graph: &graph { nodes: [${NODE}] }
flows: [{ name: A, graph: *graph }, { name: B, graph: *graph }, { <<: { name: C, graph: *graph } }]
`);
  expect(flows.map(({ name }) => name)).toEqual(['A', 'B', 'C']);
  expect(new Set(flows.map(({ graph }) => graph)).size).toBe(3);
  expect(new Set(flows.map(({ graph }) => graph.nodes[0])).size).toBe(3);
});
