import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type GivenOf, type KindName, orderOf } from '../../mock/domain/records/kind.js';
import { kindNames, kinds } from '../../mock/domain/records/kinds.js';
import { NOTHING } from '../../mock/domain/records/known.js';
import { parseScenario } from '../../mock/scenarios/parse.js';
import { writeOut } from '../../mock/scenarios/write-file.js';
import { createParts } from '../../mock/server/mock.js';
import { readRecords } from '../../mock/worlds/records/read-records.js';
import { createStartingWorld } from '../../mock/worlds/records/records.js';
import { changesOf } from '../../mock/worlds/records/write-records.js';
import { at, createClient, textAt } from '../support/client.js';

const graph = { nodes: [{ id: 'a', componentId: '5ca5c44c187c040010a9bb8b', function: 'f' }] };
const owners = [{ id: 'ada', type: 'user' }];

/** A record of each kind that leaves out what may be left out, and a change of one of its members. */
const samples: { readonly [Name in KindName]: readonly [given: GivenOf<Name>, change: Partial<GivenOf<Name>>] } = {
  tenants: [{ name: 'Sample' }, { name: 'Changed' }],
  roles: [{ name: 'SAMPLE', tenant: 'T' }, { description: 'Changed' }],
  users: [{ username: 'Sample', password: 'secret', roles: ['R'] }, { lastname: 'Changed' }],
  tokens: [{ user: 'ada' }, { description: 'Changed' }],
  flows: [{ graph, owners, status: 'active' }, { description: 'Changed' }],
  templates: [{ graph, owners, tenant: 'T' }, { tags: ['changed'] }],
  secrets: [{ name: 'Sample', type: 'API_KEY', owners }, { value: { key: 'changed' } }],
  authClients: [{ name: 'Sample', type: 'SESSION_AUTH', owners }, { tokenPath: 'changed' }],
  components: [{ name: 'Sample', owners }, { description: 'Changed' }],
};

/** A world that the samples can refer to. */
const world = { tenants: [{ name: 'T' }], roles: [{ name: 'R' }], users: [{ username: 'ada' }] };

const load = (given: object) => parseScenario(given, { file: 'given' });
const withSample = (name: KindName) => {
  const before: { readonly [name: string]: readonly object[] } = world;
  return load({ ...world, [name]: [...(before[name] ?? []), samples[name][0]] });
};

describe.each(kindNames)('a record of the kind %s', (name) => {
  const { one, idMember } = kinds[name];

  it('is completed with its id and times, in the order of upstream', async () => {
    const record = (await withSample(name))[name].at(-1);
    const document = at(record, 'user') ?? record;
    expect(document).toMatchObject({
      [idMember]: expect.stringMatching(/^[0-9a-f]{24}$/),
      createdAt: expect.any(String),
      updatedAt: expect.any(String),
    });
    const order = orderOf(kinds[name]);
    const made = Object.keys(Object(document)).filter((member) => !Object.hasOwn(samples[name][0], member));
    expect(made).toEqual(order.filter((member) => made.includes(member)));
  });

  it.each(['json', 'yaml'] as const)('is written out as %s and loaded again equal', async (format) => {
    const before = await withSample(name);
    const text = [...writeOut(before, format)].join('');
    const after = await parseScenario(text, { file: `world.${format}` });
    expect(JSON.stringify(after)).toBe(JSON.stringify(before));
  });

  it('is stored and read again equal', async () => {
    const { records, scheduled: _, ...base } = await createStartingWorld(await withSample(name), 'given');
    const changes = [...changesOf(records, { ...base, epoch: 0 })];
    expect(changes.filter(({ kind }) => kind === one).length).toBeGreaterThan(0);
    const odd: string[] = [];
    const found = changes.map(({ kind, key, text = '' }) => ({ kind, key, text, value: JSON.parse(text) }));
    const read = readRecords(found, (what) => odd.push(what));
    expect(odd).toEqual([]);
    expect(read && [...changesOf(read.records, { ...base, epoch: 0 })]).toEqual(changes);
  });

  it('is added, changed and deleted one by one, and survives a restart', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'kinds-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const options = { scenario: world, data: join(folder, 'world') };
    const [given, change] = samples[name];
    const first = await createParts(options);
    const client = createClient(first.mock, undefined);
    const added = await client.post(`/_mock/records/${name}`, given);
    expect(added.status).toBe(201);
    const path = `/_mock/records/${name}/${textAt(added.body, idMember)}`;
    expect((await client.send('PATCH', path, { body: change })).body).toMatchObject(change);
    const shown = await client.get(path);
    await first.sandboxes.close();

    const second = await createParts(options);
    onTestFinished(() => second.sandboxes.close());
    const other = createClient(second.mock, undefined);
    expect((await other.get(path)).text).toBe(shown.text);
    expect((await other.send('DELETE', path)).status).toBe(204);
    expect((await other.get(path)).status).toBe(404);
  });

  it('is refused when its members are unknown, with those that it has', async () => {
    const names = Object.keys(kinds[name].members(NOTHING));
    const { mock } = await createParts({ scenario: world });
    const client = createClient(mock, undefined);
    const answer = await client.post(`/_mock/records/${name}`, { qqqqqqqqqqqqqq: 1 });
    expect(answer.status).toBe(400);
    expect(answer.text).toContain(`there are ${names.join(', ')}`);
  });
});
