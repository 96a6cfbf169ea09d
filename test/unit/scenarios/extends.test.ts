import { describe, expect, it } from 'vitest';
import { loadScenario } from '../../../mock/scenarios/load.js';
import { parseScenario } from '../../../mock/scenarios/parse.js';
import { ScenarioError } from '../../../mock/scenarios/scenario-error.js';
import type { WorldData } from '../../../mock/scenarios/scenario-file.js';

const NODE = '{ id: s, componentId: 5ca5c44c187c040010a9bb8b, function: f }';

const load = (text: string): Promise<WorldData> => parseScenario(text, { file: 'world.yaml', seed: 5 });

async function problemsIn(text: string): Promise<string[]> {
  try {
    await load(text);
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    return error.problems.map(({ line, column, path, message }) => `${line}:${column} ${path}: ${message}`);
  }
  return [];
}

describe('a world that extends another', () => {
  it('with nothing of its own is that world, under its own name', async () => {
    const base = await loadScenario('demo', { seed: 5 });
    expect(JSON.stringify(await load('extends: demo'))).toBe(JSON.stringify(base));
    expect(JSON.stringify(await load('{ extends: demo, name: mine }'))).toBe(JSON.stringify({ ...base, name: 'mine' }));
  });

  it('has the other’s records first, each as it is there, then its own', async () => {
    const base = await loadScenario('guide', { seed: 5 });
    const world = await load(`
extends: guide
users: [{ username: new }]
tenants: [{ name: Second }]
flows: [{ name: New, graph: { nodes: [${NODE}] } }]
roles: [{ name: R }]
`);
    expect(world.users.slice(0, base.users.length)).toEqual(base.users);
    expect(world.users.at(-1)?.user.username).toBe('new');
    expect(world.flows.slice(0, base.flows.length)).toEqual(base.flows);
    expect(world.flows.at(-1)?.name).toBe('New');
    expect(world.tenants.map(({ name }) => name)).toEqual([...base.tenants.map(({ name }) => name), 'Second']);
    expect(world.roles.map(({ name }) => name)).toEqual(['ADMIN', 'USER', 'TENANT_ADMIN', 'R']);
    expect(world.partner).toEqual(base.partner);
  });

  it('takes the place of what the other says of the world as a whole', async () => {
    const world = await load(`
extends: edge
description: mine
clock: { now: 2030-01-01T00:00:00.000Z, frozen: true }
timing: real
strict: true
dialect: { search: insensitive }
`);
    expect(world).toMatchObject({
      description: 'mine',
      clock: { now: '2030-01-01T00:00:00.000Z', frozen: true },
      timing: 'real',
      strict: true,
      dialect: { search: 'insensitive' },
      partner: { username: 'partner@edge.example' },
    });
  });

  it('may name the other’s records', async () => {
    const base = await loadScenario('guide', { seed: 5 });
    const world = await load(`
extends: guide
flows:
  - { name: New, graph: { nodes: [${NODE}] }, owners: [{ id: your-userid, type: user }] }
tokens: [{ user: your-userid, token: t }]
executions: [{ flow: 6762e154616e91cb8d8b1aaf }]
`);
    const user = base.users.find(({ user: one }) => one.username === 'your-userid')?.user._id;
    expect(world.flows.at(-1)?.owners).toEqual([{ id: user, type: 'user' }]);
    expect(world.tokens.find(({ token }) => token === 't')?.accountId).toBe(user);
    expect(world.executions).toMatchObject([{ flowId: '6762e154616e91cb8d8b1aaf', userId: user }]);
  });

  it('makes up more, or less, than the other', async () => {
    const world = await load('{ extends: busy, generate: { users: 3, flowsPerUser: 2 } }');
    const busy = await load('{ extends: busy, generate: { users: 5, flowsPerUser: 2 } }');
    expect(world.users.map(({ user }) => user.username)[0]).toBe('integrations@grandbazaar.example');
    expect([world.users.length, world.flows.length]).toEqual([4, 6]);
    expect(busy.flows.slice(0, 6)).toEqual(world.flows);
  });

  it.each<[what: string, text: string, ...problems: string[]]>([
    [
      'an unknown world',
      'extends: dmeo',
      '1:10 extends: "dmeo" is none of demo, guide, empty, edge, busy, outage (did you mean "demo"?)',
    ],
    [
      'a file',
      'extends: ./other.yaml',
      '1:10 extends: "./other.yaml" is none of demo, guide, empty, edge, busy, outage',
    ],
    [
      'a username that the other has',
      'extends: guide\nusers: [{ username: YOUR-USERID }]',
      '2:21 users[0].username: the username "your-userid" is taken by users[1] of guide already; each needs its own',
    ],
    [
      'an id that the other has',
      `extends: guide\nflows: [{ id: 6762e154616e91cb8d8b1aaf, graph: { nodes: [${NODE}] } }]`,
      '2:15 flows[0].id: the flow id "6762e154616e91cb8d8b1aaf" is taken by flows[0] of guide already; each needs its own',
    ],
    [
      'a name that the other has not',
      'extends: guide\npartner: somebody',
      '2:10 partner: there is no user with the id or username "somebody"',
    ],
  ])('is refused with %s', async (_what, text, ...problems) => {
    expect(await problemsIn(text)).toEqual(problems);
  });
});
