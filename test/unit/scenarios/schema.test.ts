import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBuiltin } from '../../../mock/scenarios/builtin-file.js';
import { builtinScenarios } from '../../../mock/scenarios/load.js';
import { readWorldFile } from '../../../mock/scenarios/parse.js';
import { ScenarioError } from '../../../mock/scenarios/scenario-error.js';
import { scenarioSchema } from '../../../mock/scenarios/schema.js';
import { inDepth } from '../../support/depth.js';

const ajv = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true });

addFormats.default(ajv);

const fits = ajv.compile(scenarioSchema());

/** What the loader says is wrong. */
function problemsIn(file: unknown): string[] {
  try {
    readWorldFile(JSON.stringify(file), 'world.json');
    return [];
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    return error.problems.map(({ path, message }) => `${path}: ${message}`);
  }
}

/** What no schema can say: what other places of the file hold, what a calendar or a schedule knows, and products. */
const BEYOND = [
  /there is no (tenant|role|user|template|flow|node) with the id/,
  /(tenant|role|user|template|flow)s are called .*; use the id/,
  /is taken by .* already; each needs its own/,
  /is none of the tokens of this file/,
  /the flow has no node with the id/,
  /is not the user of the token; leave it out/,
  /"\d{4}-\d\d-\d\dT[\d:.]+Z" is not a time; .* is \(UTC, with milliseconds\)/,
  /is not a cron expression/,
  /at most \d+ are made$/,
  /is nested deeper than/,
  // Of faults: their short texts, durations as text, and what goes together.
  /is no fault(?!; "getFlows)/,
  /: (-?\d|").* is no (delay|window);/,
  /is less than minMs/,
  /another node of the graph has the id/,
  /is no method of HTTP/,
  /takes no parameter called/,
  /means the id in the path/,
  /has a query; the member query takes it/,
  /is no name of a header|follows from the answer itself/,
  /an answer of \d+ has no body/,
];

const isBeyond = (problem: string): boolean => BEYOND.some((pattern) => pattern.test(problem));

const COMPONENT = '64f1a210c7d3e80011b52100';

const ID = '64aa0000000000000000a000';

const node = (id: string) => ({ id, componentId: COMPONENT, function: 'f', name: null, fields: { a: 1 } });

const graph = {
  nodes: [node('a'), node('b')],
  edges: [{ source: 'a', target: 'b', id: null, config: { condition: 'x', mapper: {} } }],
};

const owners = [{ id: 'ann', type: 'user' }];

const time = '2026-10-01T08:30:00.000Z';

/** One record of each kind with every member that there is. */
const whole = {
  $schema: './scenario.schema.json',
  name: 'whole',
  description: '',
  clock: { now: time, frozen: true },
  seed: 5,
  timing: 'real',
  dialect: { userId: 'both', search: 'insensitive' },
  strict: false,
  faults: [
    'outage',
    'getFlows:503x2',
    { preset: 'flaky' },
    { id: 'a-text', text: 'postWebhook:reset' },
    {
      ...{ id: 'f', times: 2, every: 3, probability: 0.5, delay: '200ms' },
      match: { operation: ['getFlows'], method: 'GET', path: '/flows*', query: { a: 'b' }, nth: 2, bodyContains: 'x' },
      effect: { kind: 'status', status: 503, body: { error: 'x' }, headers: { 'retry-after': '1' } },
    },
    { effect: { kind: 'latency', distribution: 'uniform', minMs: 1, maxMs: 5 }, times: 'always' },
    { effect: { kind: 'omit-members', members: ['name'] }, match: { operation: 'getUsers', user: 'ann' } },
    { effect: { kind: 'rate-limit', limit: 3, window: '1s', per: 'token', headers: true } },
  ],
  generate: { users: 1, flowsPerUser: 1, templates: 1, executionsPerFlow: 1, days: 3, locale: 'de' },
  partner: 'ann',
  actors: { a: { user: 'ann', token: 't1' } },
  names: { users: { ann: ID } },
  permissions: ['all'],
  deletedUsers: ['64aa0000000000000000de1e'],
  tenants: [{ name: 'One', confirmed: true, status: 'ACTIVE', _id: ID, createdAt: time, updatedAt: time, __v: 0 }],
  roles: [
    { name: 'R', type: 'TENANT', isGlobal: false, permissions: [], description: null, tenant: null, scope: null },
  ],
  users: [
    {
      ...{ username: 'ann', password: 'p', firstname: 'A', lastname: null, phone: null, avatar: null, img: null },
      ...{ status: 'ACTIVE', confirmed: true, canLogin: true, tenant: 'One', roles: ['R'], permissions: ['x'] },
      safeguard: { lastLogin: time, failedLoginAttempts: 0 },
    },
  ],
  tokens: [{ user: 'ann', inquirer: null, initiator: 'ann', token: 't1', type: 'SELF', tokenLifeSpan: '3h' }],
  flows: [
    {
      ...{ name: 'F', description: null, graph, type: 'ordinary', tenant: null, owners, cron: '0 * * * *' },
      ...{ flowSettings: { a: [1] }, payload: { inputParameters: { a: 'string' }, outputParameters: {} } },
      ...{ status: 'active', fromTemplate: 'T' },
    },
  ],
  templates: [{ name: 'T', graph, status: 'draft', sourceTemplate: null, tags: ['a'], owners }],
  secrets: [{ name: 'S', owners, type: 'SIMPLE', __t: 'S_SIMPLE', value: {} }],
  executions: [
    {
      flow: 'F',
      trigger: 'webhook',
      input: null,
      output: {},
      createdAt: time,
      outcome: { failAtStep: 'a', message: 'm' },
    },
    {
      flow: 'F',
      flowExecId: 'a'.repeat(32),
      userId: 'ann',
      steps: [{ stepId: 'a', attempts: 2, lines: [{ message: 'm' }] }],
    },
  ],
};

/** All places inside a value. */
function placesIn(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  const inner = Object.entries(value).flatMap(([name, member]) =>
    placesIn(member, [...path, Array.isArray(value) ? Number(name) : name]),
  );
  return [path, ...inner];
}

type Change = { readonly kind: 'set'; readonly value: unknown } | { readonly kind: 'remove' | 'add' };

/** A copy with one place changed. */
function changed(file: unknown, path: readonly (string | number)[], change: Change): unknown {
  const copy = structuredClone(file);
  const last = path.at(-1);
  if (last === undefined) return change.kind === 'set' ? change.value : copy;
  const parent: unknown = path.slice(0, -1).reduce<unknown>((inner, name) => Reflect.get(Object(inner), name), copy);
  const target = Object(parent);
  if (change.kind === 'set') target[last] = change.value;
  else if (change.kind === 'add') Object.assign(Object(target[last]), { unknown: 1 });
  else if (Array.isArray(target)) target.splice(Number(last), 1);
  else delete target[last];
  return copy;
}

const values = fc.constantFrom<unknown>(
  ...[
    null,
    true,
    0,
    -1,
    1,
    1.5,
    2 ** 53,
    '',
    ' ',
    'x',
    'ann',
    'ACTIVE',
    'active',
    'TENANT',
    '3h',
    '-1',
    '-2',
    '0 * * * *',
  ],
  ...[
    [],
    {},
    [null],
    [''],
    ['x'],
    [1],
    { a: 1 },
    COMPONENT,
    time,
    '2026-02-30T08:30:00.000Z',
    '2026-10-01',
    '1999-12-31T23:59:59.999Z',
  ],
  ...[
    'x'.repeat(31),
    'a b',
    'S_API_KEY',
    'en',
    'both',
    '0'.repeat(32),
    [{ id: 'ann', type: 'user' }],
    [node('a')],
    'webhook',
  ],
);

const changes: fc.Arbitrary<Change> = fc.oneof(
  { weight: 5, arbitrary: values.map((value) => ({ kind: 'set' as const, value })) },
  { weight: 1, arbitrary: fc.constantFrom<Change>({ kind: 'remove' }, { kind: 'add' }) },
);

const places = placesIn(whole);

describe('the published schema', () => {
  it.each(builtinScenarios)('takes the built-in world %s', (name) => {
    expect(fits(readBuiltin(name)) || fits.errors).toBe(true);
    expect(problemsIn(readBuiltin(name))).toEqual([]);
  });

  it('takes a file with every member that there is, as the loader does', () => {
    expect(fits(whole) || fits.errors).toBe(true);
    expect(problemsIn(whole)).toEqual([]);
  });

  it('takes what the loader takes, and refuses what it refuses, but for what no schema can say', () => {
    const [taken, refused, beyond] = [new Set<string>(), new Set<string>(), new Set<string>()];
    fc.assert(
      fc.property(fc.constantFrom(...places), changes, fc.constantFrom(...places), fc.option(changes), (...drawn) => {
        const [place, change, other, second] = drawn;
        const once = changed(whole, place, change);
        let file: unknown = once;
        try {
          file = second === null ? once : changed(once, other, second);
        } catch {
          // The place went with the first change.
        }
        const problems = problemsIn(file);
        const fit = fits(file);
        const text = JSON.stringify([place, change, other, second]);
        if (problems.length === 0) {
          taken.add(text);
          expect(fit || [text, fits.errors], 'the loader takes it').toBe(true);
        } else if (problems.some((problem) => !isBeyond(problem))) {
          refused.add(text);
          expect(fit, `${text} ${problems.join('; ')}`).toBe(false);
        } else {
          beyond.add(text);
        }
      }),
      { seed: 20_261_124, numRuns: inDepth(4_000, 200) },
    );
    // All three come up often enough to mean something.
    for (const seen of [taken, refused, beyond]) expect(seen.size).toBeGreaterThan(inDepth(200, 10));
  });

  it('describes members to who writes a file, and knows no others but those that begin with x-', () => {
    const schema = JSON.stringify(scenarioSchema());
    expect(schema).toContain('Username or id of the partner');
    expect(JSON.parse(schema)).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      additionalProperties: false,
      patternProperties: { '^x-': true },
    });
  });
});
