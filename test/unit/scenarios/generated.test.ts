import { hash } from 'node:crypto';
import type { Faker } from '@faker-js/faker';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type GenerateGiven, LOCALES, type LocaleName } from '../../../mock/scenarios/generate-settings.js';
import { builtinScenarios, loadScenario } from '../../../mock/scenarios/load.js';
import { parseScenario } from '../../../mock/scenarios/parse.js';
import type { ScenarioFile, WorldData } from '../../../mock/scenarios/scenario-file.js';
import { inDepth, isDeep } from '../../support/depth.js';

const COMPONENT = '64f1a210c7d3e80011b52100';

const graph = { nodes: [{ id: 'a', componentId: COMPONENT, function: 'receive' }] };

const owner = { id: 'me@vendor.example', type: 'user' };

const own = {
  partner: 'me@vendor.example',
  tenants: [{ name: 'Vendor' }],
  users: [{ username: 'me@vendor.example', tenant: 'Vendor' }],
  flows: [{ name: 'Own', status: 'active' as const, graph, owners: [owner] }],
} satisfies ScenarioFile;

function make(file: ScenarioFile, seed = 1): Promise<WorldData> {
  return parseScenario(file, { file: 'world.json', seed });
}

const generated = (generate: GenerateGiven, more: ScenarioFile = {}): Promise<WorldData> =>
  make({ ...structuredClone(own), ...more, generate });

/** Every record of a world under its id, as text. */
function records({
  tenants,
  roles,
  users,
  tokens,
  flows,
  templates,
  secrets,
  executions,
}: WorldData): Map<string, string> {
  const lists = [tenants, roles, users.map(({ user }) => user), tokens, secrets, executions, flows, templates];
  return new Map(
    lists.flat().map((record) => ['id' in record ? record.id : record._id, JSON.stringify(record)] as const),
  );
}

/** What there was before and is not, or is something else, afterwards. */
function changed(before: WorldData, after: WorldData): string[] {
  const now = records(after);
  return [...records(before)].filter(([id, text]) => now.get(id) !== text).map(([, text]) => text);
}

const counts = fc.record({
  users: fc.nat(8),
  flowsPerUser: fc.nat(8),
  templates: fc.nat(6),
  executionsPerFlow: fc.nat(4),
});

describe('what is made up', () => {
  const asked = { users: 6, flowsPerUser: 6, templates: 4, executionsPerFlow: 3 };
  let made: readonly (readonly [id: string, text: string])[];
  beforeAll(async () => {
    const written = records(await generated({}));
    made = [...records(await generated(asked))].filter(([id]) => !written.has(id));
  });

  it.each(['users', 'flowsPerUser', 'templates', 'executionsPerFlow'] as const)(
    'hangs on no other: more of %s changes nothing that was there',
    async (name) => {
      await fc.assert(
        fc.asyncProperty(counts, fc.integer({ min: 1, max: 5 }), async (asked, more) => {
          const before = await generated(asked);
          const after = await generated({ ...asked, [name]: asked[name] + more });
          expect(changed(before, after)).toEqual([]);
        }),
        { seed: 20_261_124, numRuns: inDepth(25, 2) },
      );
    },
  );

  it.each<[what: string, more: ScenarioFile]>([
    ['a user', { users: [...own.users, { username: 'new', tenant: 'Vendor' }] }],
    ['a user before the others', { users: [{ username: 'new', tenant: 'Vendor' }, ...own.users] }],
    ['a tenant', { tenants: [...own.tenants, { name: 'Other' }] }],
    ['a role', { roles: [{ name: 'TENANT_ADMIN' }, { name: 'New' }] }],
    ['a flow before the others', { flows: [{ name: 'New', graph, owners: [] }, ...own.flows] }],
    ['a template', { templates: [{ name: 'New', graph, owners: [] }] }],
    ['a secret', { secrets: [{ name: 'New', type: 'API_KEY' }] }],
    ['an execution', { executions: [{ flow: 'Own' }] }],
    ['a token of somebody else', { tokens: [{ user: 'me@vendor.example', token: 'abc' }] }],
  ])('hangs on nothing that is written: %s more changes nothing of it', async (_what, more) => {
    const after = records(await generated(asked, structuredClone(more)));
    expect(made.length).toBeGreaterThan(100);
    expect(made.filter(([id, text]) => after.get(id) !== text)).toEqual([]);
  });

  it('is other with another seed, throughout, and with the same one the same', async () => {
    const asked = { generate: { users: inDepth(20, 7), flowsPerUser: 10, templates: 5, executionsPerFlow: 2 } };
    const [one, again, two] = [await make(asked, 1), await make(asked, 1), await make(asked, 2)];
    expect(JSON.stringify(again)).toBe(JSON.stringify(one));
    const ids = new Set(records(two).keys());
    expect([...records(one).keys()].filter((id) => ids.has(id))).toEqual([]);
    expect(two.users.map(({ user }) => user.username)).not.toEqual(one.users.map(({ user }) => user.username));
  });

  it('is as much as was asked for, all of it the partner’s tenant’s', async () => {
    const users = inDepth(30, 10);
    const world = await generated({ users, flowsPerUser: 12, templates: 7, executionsPerFlow: 2, days: 3 });
    expect([world.users.length, world.flows.length, world.templates.length]).toEqual([users + 1, 1 + users * 12, 7]);
    const tenant = world.tenants[0]?._id;
    const made = world.flows.slice(1);
    expect(made.every(({ owners }) => owners.some(({ id, type }) => id === tenant && type === 'tenant'))).toBe(true);
    const owners = new Map(world.users.slice(1).map(({ user }) => [user._id, 0]));
    for (const { owners: list } of made) for (const { id } of list) owners.set(id, (owners.get(id) ?? 0) + 1);
    owners.delete(tenant ?? '');
    expect([...new Set(owners.values())]).toEqual([12]);
    const perFlow = new Map<string, number>();
    for (const { flowId } of world.executions) perFlow.set(flowId, (perFlow.get(flowId) ?? 0) + 1);
    expect(Math.max(...perFlow.values())).toBe(2);
    // A schedule that comes round once a week may not have come round in three days.
    const silent = world.flows.filter(({ id, cron }) => !cron && !perFlow.has(id));
    expect(silent).toEqual([]);
    const begins = Date.parse(world.clock?.now ?? '');
    const starts = world.executions.map(({ createdAt }) => Date.parse(createdAt));
    expect(Math.min(...starts)).toBeGreaterThanOrEqual(begins - 3 * 24 * 3_600_000);
    expect(Math.max(...starts)).toBeLessThan(begins);
  });

  it('makes a partner and a tenant where the file has none', async () => {
    const world = await make({ generate: { users: 3, flowsPerUser: 2 } });
    expect(world.tenants).toHaveLength(1);
    expect(world.users).toHaveLength(4);
    expect(world.partner?.username).toMatch(/^integrations@[a-z0-9-]+\.example$/);
    expect(world.tokens.map(({ token }) => token)).toContain(world.partner?.token);
  });

  it('avoids the username of somebody who is written', async () => {
    const first = await generated({ users: 3 });
    const name = first.users[2]?.user.username ?? '';
    const second = await generated({ users: 3 }, { users: [...own.users, { username: name, tenant: 'Vendor' }] });
    expect(second.users.map(({ user }) => user.username)).toEqual([
      'me@vendor.example',
      name,
      first.users[1]?.user.username,
      `1-${name}`,
      first.users[3]?.user.username,
    ]);
  });
});

describe('a language', () => {
  const worlds = new Map<LocaleName, Promise<WorldData>>();
  function asked(locale: LocaleName): Promise<WorldData> {
    const known = worlds.get(locale);
    const world =
      known ?? generated({ users: 60, flowsPerUser: inDepth(24, 8), templates: 20, executionsPerFlow: 2, locale });
    worlds.set(locale, world);
    return world;
  }

  it.each(LOCALES)('%s has people of its own, by its own names', async (locale) => {
    const { faker }: { faker: Faker } = await import(`@faker-js/faker/locale/${locale}`);
    const { first_name, last_name } = faker.rawDefinitions.person ?? {};
    const known = (lists: unknown): Set<unknown> => new Set(Object.values(Object(lists)).flat());
    const [first, last] = [known(first_name), known(last_name)];
    const { users } = await asked(locale);
    const named = users.flatMap(({ user }) => (user.firstname ? [user] : []));
    expect(named.length).toBeGreaterThan(20);
    expect(named.map(({ firstname }) => firstname).filter((name) => !first.has(name))).toEqual([]);
    // Some languages put two family names together.
    const families = named.flatMap(({ lastname }) => (last.has(lastname) ? [] : (lastname ?? '').split(/[ -]/)));
    expect(families.filter((name) => !last.has(name))).toEqual([]);
  });

  it('has texts of its own throughout: names, descriptions, steps and what logs say of failures', async () => {
    const texts = new Map<LocaleName, Set<string>>();
    for (const locale of LOCALES) {
      const { flows, executions } = await asked(locale);
      const failures = executions.flatMap(({ steps }) =>
        steps.flatMap(({ lines }) => lines.filter(({ level }) => level === 'error').map(({ message }) => message)),
      );
      expect(failures.length, locale).toBeGreaterThan(10);
      expect(failures.filter((message) => !message.startsWith('Error'))).toEqual([]);
      const made = flows.slice(1).flatMap(({ name, description }) => [name ?? '', description ?? '']);
      texts.set(locale, new Set([...made, ...failures]));
    }
    for (const [locale, own_] of texts) {
      expect(own_.size, locale).toBeGreaterThan(100);
      for (const [other, others] of texts) {
        if (other !== locale)
          expect(
            [...own_].filter((text) => others.has(text)),
            `${locale} ${other}`,
          ).toEqual([]);
      }
    }
  });
});

describe('made-up flows read like a partner’s', () => {
  it('named by what they do, each name once to a user, with connected steps of apps that there are', async () => {
    const { flows, users } = await generated({ users: 20, flowsPerUser: 40 });
    const names = flows.slice(1).map(({ name }) => name ?? '');
    expect(names).toContain('Sync new deals to Slack');
    expect(names.filter((name) => /[{}]|undefined|^\s|\s$/.test(name))).toEqual([]);
    for (const { user } of users.slice(1)) {
      const his = flows.filter(({ owners }) => owners.some(({ id }) => id === user._id)).map(({ name }) => name);
      expect(new Set(his).size, user._id).toBe(40);
    }
    for (const {
      graph: { nodes, edges },
      name,
      payload,
      cron,
    } of flows.slice(1)) {
      const reached = new Set(edges.map(({ target }) => target));
      expect(
        nodes.slice(1).filter(({ id }) => !reached.has(id)),
        name ?? '',
      ).toEqual([]);
      expect(nodes.filter((node) => !/^[0-9a-f]{24}$/.test(node.componentId))).toEqual([]);
      expect(Object.keys(payload?.inputParameters ?? {}).length > 0, name ?? '').toBe(cron === undefined);
    }
  });
});

// The bytes of all that is generated, on any machine and version of Node. An intended change takes the new ones over with
// `npx vitest run --config vitest.deep.config.ts test/unit/scenarios/generated.test.ts -u`.

it.runIf(isDeep)('large worlds and their seeds have the same bytes everywhere', async () => {
  const digests: Record<string, string> = { busy: await digestOf('busy') };
  for (const locale of LOCALES) {
    digests[locale] = digest(await make({ generate: { users: 50, flowsPerUser: 20, executionsPerFlow: 3, locale } }));
  }
  expect(digests).toMatchInlineSnapshot(`
    {
      "busy": "a9818f856716f2cf 4f53cda18c2baa0c",
      "de": "44333639d551a460 9b3b3b2446ec9608",
      "en": "348b63413bf0dcd0 86affdbd9e88f1f4",
      "es": "c711fd61fd34b7b7 27f7f5f0c079e3be",
      "fr": "cac11d0a36a22b36 6f9665df9f50e18b",
    }
  `);
});

it('the same world and seed have the same bytes everywhere', async () => {
  const digests: Record<string, string> = {};
  for (const name of builtinScenarios) if (name !== 'busy') digests[name] = await digestOf(name);
  expect(digests).toMatchInlineSnapshot(`
    {
      "demo": "bc2621b161d4bde8 707703fbb6fb34cf",
      "edge": "310a703d13100ffa 8b536445f39e18ae",
      "empty": "ecfe662c5ae33403 4f53cda18c2baa0c",
      "guide": "28910a477db2e7b9 4f53cda18c2baa0c",
      "outage": "eadfb97def5278d2 707703fbb6fb34cf",
    }
  `);
});

const digestOf = async (name: string): Promise<string> => digest(await loadScenario(name, { seed: 1 }));

function digest({ executions, ...rest }: WorldData): string {
  return `${short(rest)} ${short(executions)}`;
}

function short(value: unknown): string {
  return hash('sha256', JSON.stringify(value)).slice(0, 16);
}
