import { describe, expect, it } from 'vitest';
import { interactions, type State, states } from '../../contracts/index.js';
import { given } from '../../contracts/states.js';
import { createMock } from '../../mock/index.js';
import { mergeWorlds } from '../../src/harness/pact/merge-worlds.js';
import { nearest } from '../../src/harness/pact/nearest.js';
import { resolveStates } from '../../src/harness/pact/resolve-states.js';
import { toStatesTable } from '../../src/harness/pact/states-table.js';

const all: readonly (readonly [string, State])[] = Object.entries(states);

function resolved(...asked: readonly { name: string; params?: object }[]) {
  const found = resolveStates(
    asked.map(({ name, params = {} }) => ({ name, params: JSON.parse(JSON.stringify(params)) })),
  );
  if (found.kind === 'wrong') throw new Error(found.problems.join('\n'));
  return found;
}

const FLOW_ID = '6762e154616e91cb8d8b1aaf';

function problemsWith(...asked: Parameters<typeof resolveStates>[0]): readonly string[] {
  const found = resolveStates(asked);
  return found.kind === 'wrong' ? found.problems : [];
}

describe('a provider state', () => {
  it.each(all)('"%s" makes a world that the fake takes, by its defaults', async (name) => {
    const { world } = resolved({ name });
    await expect(createMock({ scenario: { name: 'state', ...world } })).resolves.toBeDefined();
  });

  it.each(all)('"%s" is described, and so are its parameters', (_name, { description, parameters }) => {
    expect(description).toMatch(/^[A-Z].*\.$/);
    for (const [parameter, each] of Object.entries(parameters)) {
      expect(parameter).toMatch(/^[a-z][A-Za-z]*$/);
      expect(each.description).not.toBe('');
      if (each.oneOf !== undefined) expect(each.oneOf).toContain(each.byDefault);
    }
  });

  it('goes with every other: together they still are a world', async () => {
    const { world } = resolved(...all.map(([name]) => ({ name })));
    await expect(createMock({ scenario: { name: 'all', ...world } })).resolves.toBeDefined();
  });

  it('of every interaction is known, with its parameters', () => {
    for (const { given: uses } of interactions) {
      const asked = uses.map(({ name, parameters }) => ({ name, params: parameters }));
      expect(resolved(...asked).kind).toBe('resolved');
    }
  });

  it('that nobody knows does not compile, nor does a parameter that it has not', () => {
    expect(given('a flow exists', { status: 'inactive' }).parameters).toEqual({ status: 'inactive' });
    // @ts-expect-error there is no such state
    given('a flow exist');
    // @ts-expect-error there is no such parameter
    given('a flow exists', { colour: 'red' });
    // @ts-expect-error there is no such status
    given('a flow exists', { status: 'paused' });
    // @ts-expect-error a count is a number
    given('a user has flows', { count: '3' });
  });

  it('takes what is left out from its defaults', () => {
    const { values } = resolved({ name: 'a user exists', params: { username: 'ann' } });
    expect(values['a user exists']).toEqual({ username: 'ann', id: '636d0762bd257a7eb2373d6c', status: 'ACTIVE' });
  });

  it('that asks for the record of another adds to it', () => {
    const { world } = resolved(
      { name: 'a user exists', params: { username: 'ann', id: 'a'.repeat(24), status: 'DISABLED' } },
      { name: 'the webhook of a flow wants authorization', params: { username: 'ann' } },
      { name: 'the webhook of a flow wants authorization', params: { username: 'ann', id: 'b'.repeat(24) } },
    );
    const anns = world.users?.filter(({ username }) => username === 'ann');
    expect(anns).toEqual([expect.objectContaining({ _id: 'a'.repeat(24), status: 'DISABLED' })]);
    expect(world.flows).toHaveLength(2);
  });

  it.each([
    ['a count that is no whole number', { name: 'a user has flows', params: { count: 1.5 } }],
    ['a count beyond reason', { name: 'a user has flows', params: { count: 1e9 } }],
    ['a negative count', { name: 'a user has flows', params: { count: -1 } }],
    ['null', { name: 'a user exists', params: { username: null } }],
    ['a list for an object', { name: 'a flow exists', params: { input: [] } }],
  ])('refuses %s', (_name, asked) => {
    expect(resolveStates([JSON.parse(JSON.stringify(asked))])).toMatchObject({
      kind: 'wrong',
      problems: [expect.any(String)],
    });
  });

  it('that names a permission nobody knows is refused, with the nearest', () => {
    const asked = { name: 'the caller lacks a permission', params: { permission: 'flows.raed' } };
    const [problem] = problemsWith(asked);
    expect(problem).toMatch(/permission is "flows.raed", none that is known; near it: flows.read/);
  });

  it.each([
    ['no flow exists', { id: FLOW_ID }, 'a flow exists', { id: FLOW_ID }],
    ['no flow exists', { id: FLOW_ID }, 'a user has flows', {}],
    ['no user exists', { username: 'ann' }, 'a flow exists', { username: 'ann' }],
    ['the token is not valid', { token: 't' }, 'the partner is logged in', { token: 't' }],
  ])('"%s" %j is refused beside "%s" %j', (name, params, other, others) => {
    const [problem, ...more] = problemsWith({ name, params }, { name: other, params: others });
    expect(more).toEqual([]);
    expect(problem).toContain(`the state "${name}" contradicts "${other}": `);
  });

  it('of nobody is refused for one who is always there', () => {
    const [problem] = problemsWith({ name: 'no user exists', params: { username: 'partner@vendor.example' } });
    expect(problem).toContain('"no user exists" contradicts what there always is: "partner@vendor.example" is among');
  });

  it('stands in the tables, with all of its parameters', () => {
    const text = toStatesTable('text').join('\n');
    const rows = toStatesTable('markdown');
    expect(rows).toHaveLength(all.length + 2);
    for (const [name, { parameters }] of all) {
      expect(text).toContain(`${name}\n`);
      const row = rows.find((each) => each.startsWith(`| ${name} |`));
      for (const parameter of Object.keys(parameters)) expect(row).toContain(`\`${parameter}\``);
    }
  });
});

describe('worlds put together', () => {
  it('keep records of one key as one, later members over earlier ones, and other lists one behind the other', () => {
    const merged = mergeWorlds([
      { users: [{ username: 'a', status: 'ACTIVE' }, { username: 'b' }], faults: ['x:503'], dialect: { userId: 'id' } },
      { users: [{ username: 'a', status: 'DISABLED' }], faults: ['y:503'], dialect: { search: 'insensitive' } },
    ]);
    expect(merged).toEqual({
      users: [{ username: 'a', status: 'DISABLED' }, { username: 'b' }],
      faults: ['x:503', 'y:503'],
      dialect: { userId: 'id', search: 'insensitive' },
    });
  });
});

describe('the names nearest to one', () => {
  const names = [
    'the partner is logged in',
    'the partner can log in',
    'a flow exists',
    'a user exists',
    'no user exists',
  ];
  it.each([
    ['the partner is loggd in', 'the partner is logged in'],
    ['partner logged in', 'the partner is logged in'],
    ['a Flow Exists', 'a flow exists'],
    ['user exists', 'a user exists'],
  ])('to "%s" begin with "%s"', (name, first) => {
    expect(nearest(name, names)[0]).toBe(first);
  });

  it('are none where nothing is near', () => {
    expect(nearest('xyz', names)).toEqual([]);
    expect(nearest('', names)).toEqual([]);
  });
});
